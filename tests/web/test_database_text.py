"""The text of a mobility in the database is written once: what changes there goes into its certificates."""

from typing import Any

import pytest
from flask import Flask

from tests.web.browsing import Visitor, page, text_of
from tests.web.databasing import (
    FORM,
    HOME,
    MOBILITIES,
    certificate,
    certificates,
    entered,
    one,
    tab,
    with_participants,
)
from tests.web.things import held_by, revisions

FIRST = {
    "outcomes-first-framework": "C",
    "outcomes-first-framework_name": "Nozares ietvars",
    "outcomes-first-text": "Uzstāda rozeti.",
}
SECOND = {
    "outcomes-second-framework": "C",
    "outcomes-second-framework_name": "Nozares ietvars",
    "outcomes-second-text": "Nolasa shēmu.",
}


def write(visitor: Visitor, address: str, **typed: str) -> None:
    answer = visitor.submit(visitor.get(address), FORM, **typed)
    assert answer.status_code == 303, text_of(answer, "main")


def texts(app: Flask, visitor: Visitor, section: str, key: str) -> list[str]:
    """One answer in all certificates, in the order of their numbers."""
    return [row.values.get(section, {}).get(key, "") for row in certificates(app, visitor)]


def outcomes(app: Flask, visitor: Visitor) -> list[list[str]]:
    rows: list[Any] = [row.values.get("outcomes") or [] for row in certificates(app, visitor)]
    return [[outcome["text"] for outcome in found] for found in rows]


def test_a_certificate_begins_with_the_text_of_its_mobility(app: Flask, trainee: Visitor, entry: str) -> None:
    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus\nUn rozetes")
    write(trainee, tab(entry, "outcomes"), **FIRST)

    with_participants(trainee, entry)

    first, *_ = certificates(app, trainee)
    assert texts(app, trainee, "activities", "tasks") == ["Liek kabeļus\nUn rozetes"] * 3
    assert outcomes(app, trainee) == [["Uzstāda rozeti."]] * 3
    assert first.values["mobility"]["activity_type"] == "Nordplus: kokapstrādes prakse"
    assert first.values["hosting"]["name"] == "Elbtal Ausbildungszentrum"
    assert "entry" not in first.values


def test_a_change_goes_into_the_certificates_of_its_mobility_alone(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    with_participants(trainee, entry)
    one(trainee, entered(trainee, new__title="Otra grupa"), "Elza")

    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")
    write(trainee, tab(entry, "activities"), activities__tasks="Liek rozetes")

    assert texts(app, trainee, "activities", "tasks") == ["Liek rozetes"] * 3 + [""]


def test_a_text_of_ones_own_stays(app: Flask, trainee: Visitor, entry: str) -> None:
    given = with_participants(trainee, entry)
    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")
    own = certificate(trainee, given[1])
    write(trainee, own.tab("activities"), activities__tasks="Tikai Žanis: metina")

    write(trainee, tab(entry, "activities"), activities__tasks="Liek rozetes")
    write(trainee, tab(entry, "hosting"), hosting__city="01067 Dresden")

    assert texts(app, trainee, "activities", "tasks") == [
        "Liek rozetes",
        "Tikai Žanis: metina",
        "Liek rozetes",
    ]
    assert texts(app, trainee, "hosting", "city") == ["01067 Dresden"] * 3
    mobility = text_of(trainee.get(f"{MOBILITIES}/{entry}"), "#editor .named")
    assert "Žanis Ābols" in mobility
    assert "Ņina" not in mobility


def test_what_was_emptied_at_the_mobility_is_emptied_where_it_was_the_same(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")
    given = with_participants(trainee, entry)
    write(trainee, certificate(trainee, given[0]).tab("activities"), activities__tasks="Pati")

    write(trainee, tab(entry, "activities"), activities__tasks="")

    assert texts(app, trainee, "activities", "tasks") == ["Pati", "", ""]


def test_what_is_of_one_person_is_never_touched(app: Flask, trainee: Visitor, entry: str) -> None:
    with_participants(trainee, entry)
    before = [row.values["participant"] for row in certificates(app, trainee)]

    write(trainee, tab(entry, "mobility"), mobility__field="SCH", mobility__mode="physical")
    write(trainee, tab(entry, "entry"), entry__title="Cits nosaukums")

    assert [row.values["participant"] for row in certificates(app, trainee)] == before
    assert texts(app, trainee, "mobility", "field") == ["SCH"] * 3


def test_rows_go_over_as_a_whole_where_all_were_the_same(app: Flask, trainee: Visitor, entry: str) -> None:
    given = with_participants(trainee, entry)
    write(trainee, tab(entry, "outcomes"), **FIRST)
    own = certificate(trainee, given[2])
    write(trainee, own.tab("outcomes"), **{"outcomes-first-text": "Ilze uzstāda slēdzi."})

    write(trainee, tab(entry, "outcomes"), **SECOND)

    assert outcomes(app, trainee) == [["Uzstāda rozeti.", "Nolasa shēmu."]] * 2 + [["Ilze uzstāda slēdzi."]]


def test_a_certificate_whose_rows_were_written_before_keeps_them(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    given = with_participants(trainee, entry)
    write(trainee, certificate(trainee, given[0]).tab("outcomes"), **SECOND)

    write(trainee, tab(entry, "outcomes"), **FIRST)

    assert outcomes(app, trainee) == [["Nolasa shēmu."], ["Uzstāda rozeti."], ["Uzstāda rozeti."]]


def test_a_deleted_certificate_stays_as_it_is(app: Flask, trainee: Visitor, entry: str) -> None:
    given = with_participants(trainee, entry)
    deleted = certificate(trainee, given[1])
    trainee.submit(trainee.get(deleted.at("delete")), "#delete-dialog form")

    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")
    listed = trainee.get(f"{HOME}/documents", query_string={"deleted": "1"})
    assert trainee.submit(listed, "tbody form").status_code == 303

    assert texts(app, trainee, "activities", "tasks") == ["Liek kabeļus", "", "Liek kabeļus"]


def test_every_certificate_that_followed_has_a_revision_that_says_so(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    given = with_participants(trainee, entry)
    document = certificate(trainee, given[0])

    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")

    assert [row.action for row in revisions(app, document)] == ["created", "taken_over"]
    assert "Programme and tasks" in text_of(trainee.get(document.at("history")), "main")


def test_saving_what_is_unchanged_changes_no_certificate(app: Flask, trainee: Visitor, entry: str) -> None:
    with_participants(trainee, entry)
    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")
    before = held_by(app, trainee.workspace)

    write(trainee, tab(entry, "activities"))

    assert held_by(app, trainee.workspace) == before


def test_an_older_state_that_is_brought_back_goes_over_too(app: Flask, trainee: Visitor, entry: str) -> None:
    with_participants(trainee, entry)
    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")
    write(trainee, tab(entry, "activities"), activities__tasks="Liek rozetes")

    trainee.submit(trainee.get(f"{MOBILITIES}/{entry}/history/2"), "form[action$='/restore']")

    assert texts(app, trainee, "activities", "tasks") == ["Liek kabeļus"] * 3


def test_what_somebody_types_into_a_certificate_meanwhile_is_not_lost(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    given = with_participants(trainee, entry)
    document = certificate(trainee, given[0])
    opened = trainee.get(document.tab("activities"))
    write(trainee.another_window(), tab(entry, "activities"), activities__tasks="Liek kabeļus")

    answer = trainee.submit(opened, FORM, activities__tasks="Tikai Ņina: metina")

    assert answer.status_code == 409
    assert "Tikai Ņina: metina" in text_of(answer, "#conflict")
    assert texts(app, trainee, "activities", "tasks") == ["Liek kabeļus"] * 3


@pytest.mark.parametrize("text", ["🙂" * 1000, "vārds " * 10_000, "<b>&amp;</b>\n\n  „x”"])
def test_whatever_is_written_arrives_as_it_is(app: Flask, trainee: Visitor, entry: str, text: str) -> None:
    with_participants(trainee, entry)

    write(trainee, tab(entry, "activities"), activities__tasks=text)

    assert texts(app, trainee, "activities", "tasks") == [text] * 3


def test_the_answers_of_one_certificate_can_be_taken_from_the_mobility_again(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    given = with_participants(trainee, entry)
    write(trainee, tab(entry, "activities"), activities__tasks="Liek kabeļus")
    document = certificate(trainee, given[0])
    write(trainee, document.tab("activities"), activities__tasks="Pati")

    offer = trainee.get(document.at("take-over"))
    ticked = {"take/activities//tasks": "Liek kabeļus"}

    answer = trainee.submit(offer, "form[action$='/take-over']", **ticked)

    assert len(page(offer).select("tbody tr")) == 1
    assert answer.status_code == 303
    assert texts(app, trainee, "activities", "tasks") == ["Liek kabeļus"] * 3
