"""A pasted list that takes the place of the present one: nothing goes unseen, and it can be undone."""

import pytest
from flask import Flask

from tests.conftest import Draft
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.test_pasting import FORM, PASTE, TEXT, TWO, pasted, people
from tests.web.things import DocumentAt, revisions, saved


@pytest.fixture
def programme(draft: Draft) -> DocumentAt:
    """A new learning programme, nobody in its list."""
    return draft("group_programme")


@pytest.fixture
def colleague(trainee: Visitor) -> Visitor:
    """Somebody in the same workspace, at another window."""
    return trainee.another_window()


@pytest.fixture
def listed(trainee: Visitor, programme: DocumentAt) -> DocumentAt:
    """A programme with three people in its list: a, Jānis Ūdris as j, and c."""
    names = {"a": "Aiga", "j": "Jānis Ūdris", "c": "Cēzars"}
    typed = {f"participants-{row}-name": name for row, name in names.items()}
    typed |= {f"participants-{row}-role": "participant" for row in names}
    typed |= {"participants-j-note": "7.a", "revision": "1"}
    trainee.post(programme.tab("participants"), typed)
    return programme


def test_a_list_is_replaced_and_that_can_be_undone(app: Flask, trainee: Visitor, listed: DocumentAt) -> None:
    answer = trainee.submit(pasted(trainee, listed, TEXT), PASTE, press="replace=1")

    assert people(app, listed) == TWO
    assert saved(app, listed).values["participants"][0]["id"] == "j"
    opened = trainee.get(answer.location)
    assert "The list was replaced. Rows in it now: 2." in text_of(opened, "#messages")
    trainee.submit(opened, "#messages form")
    assert [name for name, _, _ in people(app, listed)] == ["Aiga", "Jānis Ūdris", "Cēzars"]


def test_replace_pressed_twice_replaces_once(app: Flask, trainee: Visitor, listed: DocumentAt) -> None:
    preview = pasted(trainee, listed, TEXT)

    answers = [trainee.submit(preview, PASTE, press="replace=1") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert people(app, listed) == TWO
    assert len(revisions(app, listed)) == 3


@pytest.mark.parametrize("theirs", ["participants__a__name", "participants__new1__name"])
def test_a_list_changed_meanwhile_is_not_replaced_unseen(
    app: Flask, trainee: Visitor, colleague: Visitor, listed: DocumentAt, theirs: str
) -> None:
    preview = pasted(trainee, listed, TEXT)
    colleague.submit(colleague.get(listed.tab("participants")), FORM, **{theirs: "Their own"})

    answer = trainee.submit(preview, PASTE, press="replace=1")

    assert answer.status_code == 409
    assert "Somebody else changed the list" in text_of(answer, ".notice")
    assert ("Their own", "participant" if "__a__" in theirs else "", "") in people(app, listed)
    assert shown(answer, "pasted") == TEXT
    trainee.submit(answer, PASTE, press="replace=1")
    assert people(app, listed) == TWO


def test_an_empty_list_is_not_offered_to_be_replaced(trainee: Visitor, programme: DocumentAt) -> None:
    assert not page(pasted(trainee, programme, TEXT)).select("[name=replace]")
