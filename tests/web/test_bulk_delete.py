"""Deleting ticked rows asks once, and names what goes."""

import pytest
from flask import Flask

from tests.conftest import Draft, listed, mobility_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, held_by
from tests.web.ticking import ticks


def test_deleting_documents_asks_once_and_names_them(
    app: Flask, trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    before = held_by(app, trainee.workspace)

    question = trainee.post(f"{documents}/bulk", {"action": "delete", "tick": three})

    assert "Delete 3 documents?" in text_of(question, "h1")
    named = [item.get_text() for item in page(question).select("#confirm-dialog .named li")]
    assert sorted(named) == [f"{mobility} {title}" for title in ("Bumbieris", "Ābols", "Ķirsis")]
    assert held_by(app, trainee.workspace) == before

    answer = trainee.submit(question, "#confirm-dialog form")

    assert answer.status_code == 303
    assert listed(trainee, project, search=mobility) == []


def test_deleting_mobilities_asks_once_and_names_the_documents_that_go_along(
    app: Flask, trainee: Visitor, project: str, mobilities: str, mobility: str, three: list[str]
) -> None:
    other = mobility_of(trainee, project, "Ūla Zīverte")
    before, rows = held_by(app, trainee.workspace), ticks(trainee, mobilities)
    sent = [row for row in rows if row.split(":")[0] in (mobility, other)]

    question = trainee.post(f"{mobilities}/bulk", {"action": "delete", "tick": sent})

    assert "Delete 2 mobilities?" in text_of(question, "h1")
    named = text_of(question, "#confirm-dialog")
    for words in (
        f"{mobility} Žanete Ābele",
        f"{other} Ūla Zīverte",
        "Documents that go along (3)",
        "Ķirsis",
    ):
        assert words in named
    assert held_by(app, trainee.workspace) == before

    shown = trainee.get(trainee.submit(question, "#confirm-dialog form").location)

    assert len(ticks(trainee, mobilities)) == len(rows) - 2
    trainee.submit(shown, "#messages form")
    assert len(ticks(trainee, mobilities)) == len(rows)
    assert len(listed(trainee, project, search=mobility)) == 3


def test_of_many_documents_that_go_along_fifty_are_named(
    trainee: Visitor, mobilities: str, mobility: str, draft: Draft
) -> None:
    for number in range(52):
        draft("learning_agreement", title=f"Līgums {number}")

    question = trainee.post(f"{mobilities}/bulk", {"action": "delete", "tick": f"{mobility}:1"})

    named = [item.get_text() for item in page(question).select("#confirm-dialog .named:last-of-type li")]
    assert "Documents that go along (52)" in text_of(question, "#confirm-dialog")
    assert (len(named), named[-1]) == (51, "and 2 more")


@pytest.mark.parametrize("entry", ["documents", "mobilities"])
def test_nothing_is_asked_about_rows_that_are_not_there(
    stranger: Visitor, project: str, agreement: DocumentAt, mobility: str, entry: str
) -> None:
    key = agreement.id if entry == "documents" else mobility.replace("-000", "-009")

    answer = stranger.post(f"/projects/{project}/{entry}/bulk", {"action": "delete", "tick": f"{key}:1"})

    assert answer.status_code == 404
