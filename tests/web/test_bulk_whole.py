"""A change to many rows is one transaction: where it breaks in the middle, nothing was changed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from bm_workspace.store.errors import DatabaseUnavailable
from tests.conftest import Draft
from tests.web.browsing import Visitor
from tests.web.things import engine_of, held_by
from tests.web.ticking import KEY, ticks

WAYS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "delete documents": ("documents/bulk", {"action": "delete_for_sure"}),
    "delete mobilities": ("mobilities/bulk", {"action": "delete_for_sure"}),
    "duplicate": ("mobilities/bulk", {"action": "duplicate", "key": KEY}),
    "drafts": (
        "mobilities/bulk/drafts",
        {"type": "learning_agreement", "title": "Visiem", "language": "lv", "key": KEY},
    ),
}


@contextmanager
def refused_at(app: Flask, nth: int) -> Iterator[None]:
    """The database refuses the revision that is written as the nth."""
    written = []

    def refuse(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(("INSERT INTO document_revision", "INSERT INTO mobility_revision")):
            written.append(statement)
            if len(written) == nth:
                raise DatabaseUnavailable

    event.listen(engine_of(app), "before_cursor_execute", refuse)
    yield
    event.remove(engine_of(app), "before_cursor_execute", refuse)
    assert len(written) == nth


@pytest.mark.parametrize("way", WAYS)
def test_where_the_database_refuses_in_the_middle_nothing_is_changed(
    app: Flask, trainee: Visitor, project: str, draft: Draft, way: str
) -> None:
    for number in range(5):
        draft("learning_agreement", title=f"Līgums {number}")
    listed_at = f"/projects/{project}/{'documents' if way == 'delete documents' else 'mobilities'}"
    ending, sent = WAYS[way]
    five = ticks(trainee, f"{listed_at}?role=participant")[:5]
    before = held_by(app, trainee.workspace)

    with refused_at(app, 3):
        answer = trainee.post(f"/projects/{project}/{ending}", {**sent, "tick": five}, may_fail=True)

    assert (len(five), answer.status_code) == (5, 503)
    assert held_by(app, trainee.workspace) == before
