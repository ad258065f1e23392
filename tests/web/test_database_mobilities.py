"""Mobilities in the Europass mobility database: entering, editing, the list, copies, deletion and undo."""

import pytest
from flask import Flask

from bm_workspace.wording import LANGUAGES
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.databasing import (
    ENTRY,
    FORM,
    HOME,
    MOBILITIES,
    SHORT,
    certificates,
    entered,
    numbers,
    registered,
    tab,
    with_participants,
)
from tests.web.things import held_by

TYPED = {name.replace("__", "-"): text for name, text in ENTRY.items()}


def titles(visitor: Visitor, **asked: str) -> list[str]:
    """The titles that the list shows."""
    rows = page(visitor.get(HOME, query_string=asked)).select("td[data-label='Title of the mobility']")
    return [cell.get_text() for cell in rows]


# Entering one.


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_missing_is_said(trainee: Visitor, language: str) -> None:
    registered(trainee).switch_language(language)
    form = trainee.get(f"{MOBILITIES}/new")

    answer = trainee.submit(form, SHORT, **dict.fromkeys(ENTRY, ""))

    assert answer.status_code == 422
    assert len(page(answer).select(".field .problem")) == len(ENTRY)
    assert len(page(form).select(".field .star")) == len(ENTRY)
    assert shown(form, "new-sending_name") == ENTRY["new__sending_name"]
    assert titles(trainee) == []


@pytest.mark.parametrize("missing", ENTRY)
def test_what_was_typed_stays_where_something_is_missing(trainee: Visitor, missing: str) -> None:
    form = registered(trainee).get(f"{MOBILITIES}/new")

    answer = trainee.submit(form, SHORT, **(ENTRY | {missing: ""}))

    assert answer.status_code == 422
    assert {name: shown(answer, name) for name in TYPED} == TYPED | {missing.replace("__", "-"): ""}


@pytest.mark.parametrize("end", ["01.03.2026", "31.02.2026", "🙂" * 100])
def test_a_mobility_does_not_end_before_it_begins(trainee: Visitor, end: str) -> None:
    form = registered(trainee).get(f"{MOBILITIES}/new")

    answer = trainee.submit(form, SHORT, **(ENTRY | {"new__end_date": end}))

    assert answer.status_code == 422
    assert text_of(answer, "#new-end_date-error")
    assert {name: shown(answer, name) for name in TYPED} == TYPED | {"new-end_date": end}


def test_pressing_create_twice_makes_one(trainee: Visitor) -> None:
    form = registered(trainee).get(f"{MOBILITIES}/new")

    first, second = (trainee.submit(form, SHORT, **ENTRY).location for _ in range(2))

    assert first == second
    assert titles(trainee) == [ENTRY["new__title"]]


def test_a_mobility_has_an_id_of_its_own_in_order(trainee: Visitor) -> None:
    registered(trainee)

    ids = [entered(trainee, new__title=title) for title in ("Viens", "Divi", "Trīs")]

    assert [number[-4:] for number in ids] == ["0001", "0002", "0003"]
    assert {number[:2] for number in ids} == {"M-"}


# Its tabs.


@pytest.mark.parametrize("key", ["participant", "provisions", "contacts", "no-such"])
def test_what_is_of_one_person_has_no_tab(trainee: Visitor, entry: str, key: str) -> None:
    assert trainee.send("GET", tab(entry, key)).status_code == 404


def test_it_is_complete_as_soon_as_nothing_is_missing(trainee: Visitor, entry: str) -> None:
    before = text_of(trainee.get(HOME), "tbody .chip")
    trainee.submit(trainee.get(tab(entry, "mobility")), FORM, mobility__mode="physical")
    hosting = {"address": "Lange Straße 1", "city": "01067 Dresden", "email": "host@example.org"}
    typed = {f"hosting-{key}": text for key, text in hosting.items()}
    trainee.submit(trainee.get(tab(entry, "hosting")), FORM, **typed)

    assert (before, text_of(trainee.get(HOME), "tbody .chip")) == ("Draft", "Complete")


def test_an_older_state_can_be_brought_back(trainee: Visitor, entry: str) -> None:
    trainee.submit(trainee.get(tab(entry, "entry")), FORM, entry__title="Cits nosaukums")
    history = trainee.get(f"{MOBILITIES}/{entry}/history")

    trainee.submit(trainee.get(f"{MOBILITIES}/{entry}/history/1"), "form[action$='/restore']")

    assert "Cits nosaukums" in text_of(history, "main")
    assert titles(trainee) == [ENTRY["new__title"]]


def test_two_windows_do_not_overwrite_each_other(trainee: Visitor, entry: str) -> None:
    mine, other = trainee.get(tab(entry, "entry")), trainee.another_window()
    other.submit(other.get(tab(entry, "entry")), FORM, entry__title="Otra loga nosaukums")

    answer = trainee.submit(mine, FORM, entry__title="Mans nosaukums")

    assert answer.status_code == 409
    assert "Otra loga nosaukums" in text_of(answer, "#conflict")
    assert titles(trainee) == ["Otra loga nosaukums"]


# The list.


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Zvejnieki", "Āra pavāri", "Elektriķi"]),
        ({"search": "ara pav"}, ["Āra pavāri"]),
        ({"search": "Elbtal"}, ["Zvejnieki", "Elektriķi"]),
        ({"search": "nekas tāds"}, []),
        ({"sort": "participant"}, ["Āra pavāri", "Elektriķi", "Zvejnieki"]),
        ({"sort": "number", "order": "desc"}, ["Elektriķi", "Āra pavāri", "Zvejnieki"]),
        ({"sort": "start"}, ["Elektriķi", "Zvejnieki", "Āra pavāri"]),
        ({"status": "complete"}, []),
        ({"from": "2026-04-01"}, ["Zvejnieki", "Āra pavāri"]),
        ({"deleted": "1"}, []),
    ],
    ids=str,
)
def test_the_list_is_searched_sorted_and_narrowed(
    trainee: Visitor, asked: dict[str, str], found: list[str]
) -> None:
    registered(trainee)
    april = {"new__start_date": "02.04.2026"}
    entered(trainee, new__title="Zvejnieki", **april)
    entered(trainee, new__title="Āra pavāri", new__name="Trattoria", new__start_date="03.04.2026")
    entered(trainee, new__title="Elektriķi")

    assert titles(trainee, **asked) == found


# A copy.


def test_a_copy_has_the_text_an_id_of_its_own_and_nobody(app: Flask, trainee: Visitor, entry: str) -> None:
    with_participants(trainee, entry)
    trainee.submit(trainee.get(tab(entry, "activities")), FORM, activities__tasks="Liek kabeļus")
    form = trainee.get(f"{MOBILITIES}/{entry}/duplicate")

    answer = trainee.submit(form, SHORT, new__title="Elektriķi rudenī")
    again = trainee.submit(form, SHORT, new__title="Elektriķi rudenī")

    copy = answer.location.split("/")[3]
    assert again.location == answer.location
    assert copy != entry
    assert titles(trainee) == [ENTRY["new__title"], "Elektriķi rudenī"]
    assert shown(trainee.get(tab(copy, "activities")), "activities-tasks") == "Liek kabeļus"
    assert (numbers(trainee, copy), len(certificates(app, trainee))) == ([], 3)


def test_a_copy_without_a_title_is_refused(trainee: Visitor, entry: str) -> None:
    form = trainee.get(f"{MOBILITIES}/{entry}/duplicate")

    assert shown(form, "new-title") == ENTRY["new__title"]
    assert trainee.submit(form, SHORT, new__title=" ").status_code == 422
    assert len(titles(trainee)) == 1


# Deleted, and back again.


def test_it_is_deleted_with_its_certificates_and_undo_brings_all_back(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    given = with_participants(trainee, entry)
    question = trainee.get(f"{MOBILITIES}/{entry}/delete")
    before = certificates(app, trainee)

    gone = trainee.submit(question, "#confirm-dialog form")
    listed = trainee.get(gone.location)
    documents = trainee.get(f"{HOME}/documents")
    deleted = titles(trainee, deleted="1")
    back = trainee.submit(listed, "#messages form")

    assert all(row.title in text_of(question, "#confirm-dialog") for row in before)
    assert gone.location == HOME
    assert not page(documents).select("tbody tr")
    assert deleted == [ENTRY["new__title"]]
    assert back.status_code == 303
    assert numbers(trainee, entry) == given


def test_it_is_restored_from_the_list_of_deleted_ones(trainee: Visitor, entry: str) -> None:
    given = with_participants(trainee, entry)
    trainee.submit(trainee.get(f"{MOBILITIES}/{entry}/delete"), "#confirm-dialog form")

    listed = trainee.get(HOME, query_string={"deleted": "1"})
    answer = trainee.submit(listed, "tbody form")

    assert answer.status_code == 303
    assert numbers(trainee, entry) == given


def test_a_stale_page_deletes_nothing(app: Flask, trainee: Visitor, entry: str) -> None:
    question = trainee.get(f"{MOBILITIES}/{entry}/delete")
    trainee.submit(trainee.get(tab(entry, "entry")), FORM, entry__title="Cits nosaukums")
    before = held_by(app, trainee.workspace)

    assert trainee.submit(question, "#confirm-dialog form").status_code == 409
    assert held_by(app, trainee.workspace) == before
