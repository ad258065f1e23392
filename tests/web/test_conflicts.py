"""Two people, one document: nothing is overwritten unseen, on any way of writing."""

from collections.abc import Mapping

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.things import DocumentAt, revisions, saved

FORM = "#section-form"
CONFLICT = "#conflict"


@pytest.fixture
def colleague(trainee: Visitor) -> Visitor:
    """Somebody in the same workspace, at another window."""
    return trainee.another_window()


def answers(app: Flask, document: DocumentAt, key: str) -> Mapping[str, str]:
    found: Mapping[str, str] = saved(app, document).values[key]
    return found


def rows_of(app: Flask, document: DocumentAt) -> dict[str, str]:
    """The outcomes by their row, in order."""
    return {row["id"]: row.get("text", "") for row in saved(app, document).values["outcomes"]}


def chosen(response: TestResponse, side: str) -> dict[str, str]:
    """The fields of the conflict page with one side chosen throughout."""
    inputs = page(response).select(f"{CONFLICT} input[id$='-{side}']")
    return {tag["name"]: tag["value"] for tag in inputs}


def test_a_stale_save_of_another_field_goes_in(
    app: Flask, trainee: Visitor, colleague: Visitor, agreement: DocumentAt
) -> None:
    mine, theirs = trainee.get(agreement.tab("status")), colleague.get(agreement.tab("status"))

    colleague.submit(theirs, FORM, status__position="Galdnieks")
    answer = trainee.submit(mine, FORM, status__level="EQF 4")

    assert answer.status_code == 303
    kept = answers(app, agreement, "status")
    assert (kept["position"], kept["level"]) == ("Galdnieks", "EQF 4")


def test_a_stale_save_of_another_section_goes_in(
    app: Flask, trainee: Visitor, colleague: Visitor, agreement: DocumentAt
) -> None:
    mine = trainee.get(agreement.tab("status"))

    colleague.submit(colleague.get(agreement.tab("participant")), FORM, participant__address="Rīga")
    trainee.submit(mine, FORM, status__level="EQF 4")

    assert answers(app, agreement, "participant")["address"] == "Rīga"
    assert answers(app, agreement, "status")["level"] == "EQF 4"


@pytest.fixture
def clash(trainee: Visitor, colleague: Visitor, agreement: DocumentAt) -> TestResponse:
    """The answer to a save of level and position, after a colleague has saved another level."""
    mine = trainee.get(agreement.tab("status"))
    colleague.submit(colleague.get(agreement.tab("status")), FORM, status__level="Kolēģes & <b>")
    return trainee.submit(mine, FORM, status__level="Mans „līmenis”", status__position="Pavārs")


def test_the_same_field_changed_twice_is_shown_with_both_texts(
    app: Flask, agreement: DocumentAt, clash: TestResponse
) -> None:
    shown = page(clash)

    assert clash.status_code == 409
    assert [legend.get_text() for legend in shown.select(f"{CONFLICT} legend")] == [
        "School year or EQF level"
    ]
    assert "Mans „līmenis”" in text_of(clash, "[for=clash-1-mine]")
    assert "Kolēģes & <b>" in text_of(clash, "[for=clash-1-saved]")
    assert [tag["id"] for tag in shown.select("input[checked]")] == ["clash-1-mine"]
    assert shown.select_one(f"{CONFLICT} [name=revision]")["value"] == "2"
    assert len(shown.select(f"{CONFLICT} button")) == 1
    assert saved(app, agreement).revision == 2


@pytest.mark.parametrize(("side", "level"), [("mine", "Mans „līmenis”"), ("saved", "Kolēģes & <b>")])
def test_a_clash_is_resolved_either_way_and_nothing_else_is_lost(
    app: Flask, trainee: Visitor, agreement: DocumentAt, clash: TestResponse, side: str, level: str
) -> None:
    answer = trainee.submit(clash, CONFLICT, **chosen(clash, side))

    assert answer.location == agreement.tab("status")
    kept = answers(app, agreement, "status")
    assert (kept["level"], kept["position"]) == (level, "Pavārs")
    assert len(revisions(app, agreement)) == 3


def test_a_clash_during_a_clash_is_shown_again(
    app: Flask, trainee: Visitor, colleague: Visitor, agreement: DocumentAt, clash: TestResponse
) -> None:
    colleague.submit(colleague.get(agreement.tab("status")), FORM, status__level="Trešais")

    again = trainee.submit(clash, CONFLICT)

    assert again.status_code == 409
    assert "Trešais" in text_of(again, "[for=clash-1-saved]")
    assert trainee.submit(again, CONFLICT).status_code == 303
    assert answers(app, agreement, "status")["level"] == "Mans „līmenis”"


def test_a_clash_in_a_date_is_shown_in_words_and_kept_as_a_date(
    app: Flask, trainee: Visitor, colleague: Visitor, agreement: DocumentAt
) -> None:
    mine = trainee.get(agreement.tab("mobility"))
    colleague.submit(colleague.get(agreement.tab("mobility")), FORM, mobility__start_date="01.02.2026")

    clash = trainee.submit(mine, FORM, mobility__start_date="03.04.2026", headers=HTMX)

    assert "3 April 2026" in text_of(clash, CONFLICT)
    trainee.submit(clash, CONFLICT)
    assert answers(app, agreement, "mobility")["start_date"] == "2026-04-03"


@pytest.mark.parametrize("revision", ["", "0", "99", "-1", "x", str(10**30), "²"])
def test_a_save_at_a_revision_that_never_was_overwrites_nothing(
    app: Flask, trainee: Visitor, agreement: DocumentAt, revision: str
) -> None:
    data = {"participant-full_name": "Kāds cits", "revision": revision}

    answer = trainee.post(agreement.tab("participant"), data)

    assert answer.status_code == 409
    assert chosen(answer, "mine") == {"participant-full_name": "Kāds cits"}
    assert saved(app, agreement).revision == 1


def test_saving_twice_in_a_row_from_one_page_is_no_conflict_of_untouched_fields(
    app: Flask, trainee: Visitor, agreement: DocumentAt
) -> None:
    opened = trainee.get(agreement.tab("status"))
    trainee.submit(opened, FORM, status__level="EQF 3")

    again = trainee.submit(opened, FORM, status__level="EQF 3", status__position="Pavārs")

    assert again.status_code == 303
    assert answers(app, agreement, "status")["position"] == "Pavārs"


@pytest.fixture
def with_rows(trainee: Visitor, agreement: DocumentAt) -> DocumentAt:
    """An agreement with the outcomes a and b."""
    typed = {"outcomes-a-text": "A", "outcomes-b-text": "B", "outcomes-a-framework": "C", "revision": "1"}
    trainee.post(agreement.tab("outcomes"), typed)
    return agreement


def test_two_people_add_rows(app: Flask, trainee: Visitor, colleague: Visitor, with_rows: DocumentAt) -> None:
    mine, theirs = trainee.get(with_rows.tab("outcomes")), colleague.get(with_rows.tab("outcomes"))

    colleague.submit(theirs, FORM, press="add=theirs")
    trainee.submit(mine, FORM, press="add=mine", outcomes__a__text="A1")

    assert rows_of(app, with_rows) == {"a": "A1", "b": "B", "theirs": "", "mine": ""}


def test_two_people_change_different_rows(
    app: Flask, trainee: Visitor, colleague: Visitor, with_rows: DocumentAt
) -> None:
    mine, theirs = trainee.get(with_rows.tab("outcomes")), colleague.get(with_rows.tab("outcomes"))

    colleague.submit(theirs, FORM, press="up=b", outcomes__b__text="B2")
    trainee.submit(mine, FORM, outcomes__a__text="A2")

    assert rows_of(app, with_rows) == {"b": "B2", "a": "A2"}


@pytest.mark.parametrize(("side", "rows"), [("mine", {"b": "B", "a": "A2"}), ("saved", {"b": "B"})])
def test_a_row_changed_here_and_removed_there(
    app: Flask, trainee: Visitor, colleague: Visitor, with_rows: DocumentAt, side: str, rows: dict[str, str]
) -> None:
    mine, theirs = trainee.get(with_rows.tab("outcomes")), colleague.get(with_rows.tab("outcomes"))
    colleague.submit(theirs, FORM, press="remove=a")

    clash = trainee.submit(mine, FORM, outcomes__a__text="A2")

    assert clash.status_code == 409
    assert "A2" in text_of(clash, "[for=clash-2-mine]")
    trainee.submit(clash, CONFLICT, **chosen(clash, side))
    assert rows_of(app, with_rows) == rows


@pytest.mark.parametrize(("side", "rows"), [("mine", {"b": "B"}), ("saved", {"a": "A2", "b": "B"})])
def test_a_row_removed_here_and_changed_there(
    app: Flask, trainee: Visitor, colleague: Visitor, with_rows: DocumentAt, side: str, rows: dict[str, str]
) -> None:
    mine, theirs = trainee.get(with_rows.tab("outcomes")), colleague.get(with_rows.tab("outcomes"))
    colleague.submit(theirs, FORM, outcomes__a__text="A2")

    clash = trainee.submit(mine, FORM, press="remove=a")

    assert clash.status_code == 409
    assert "A2" in text_of(clash, "[for=clash-1-saved]")
    trainee.submit(clash, CONFLICT, **chosen(clash, side))
    assert rows_of(app, with_rows) == rows


def test_a_row_removed_by_both_is_gone(
    app: Flask, trainee: Visitor, colleague: Visitor, with_rows: DocumentAt
) -> None:
    mine, theirs = trainee.get(with_rows.tab("outcomes")), colleague.get(with_rows.tab("outcomes"))
    colleague.submit(theirs, FORM, press="remove=a")

    answer = trainee.submit(mine, FORM, press="remove=a")

    assert answer.status_code == 303
    assert rows_of(app, with_rows) == {"b": "B"}
