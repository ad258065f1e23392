"""Every writing address, sent from a page that was opened too long ago: nothing is changed unseen."""

import pytest
from flask import Flask

from bm_workspace.web.bulk import SURE
from tests.conftest import Draft
from tests.web.addresses import address_of, rules
from tests.web.browsing import Visitor, text_of
from tests.web.stale import CANNOT_BE_STALE, PROJECT, STALE, Room
from tests.web.things import held_by


@pytest.fixture
def room(app: Flask, trainee: Visitor, project: str, mobility: str, draft: Draft) -> Room:
    colleague = trainee.another_window()
    return Room(
        app=app, trainee=trainee, colleague=colleague, project=project, mobility=mobility, draft=draft
    )


IN_A_LIST = {"/database/documents/bulk", f"{PROJECT}/documents/bulk", f"{PROJECT}/mobilities/bulk"}
"""Where the result says of each row that was left why."""


def test_every_writing_address_is_tried_or_cannot_be_stale() -> None:
    assert STALE.keys() | CANNOT_BE_STALE.keys() == set(rules("POST"))
    assert not STALE.keys() & CANNOT_BE_STALE.keys()


@pytest.mark.parametrize("revision", ["1", "", str(10**30)])
@pytest.mark.parametrize("rule", STALE)
def test_nothing_is_changed_and_what_was_sent_is_in_sight(
    app: Flask, trainee: Visitor, room: Room, rule: str, revision: str
) -> None:
    change, sent = STALE[rule]
    places = {"code": room.project, **change(room)}
    ticked = str(places.get("ticked", "")).replace(":1", f":{revision or 0}")
    before = kept(app, trainee)

    answer = trainee.post(
        address_of(rule, places), {**sent, "revision": revision, **({"tick": ticked} if ticked else {})}
    )

    if rule in IN_A_LIST:
        said = "It was changed meanwhile." if len(revision) < 10 else "Nothing was ticked"
        assert said in text_of(answer, "main")
    else:
        assert answer.status_code == 409
        assert all(text in answer.text for text in sent.values() if text not in ("1", SURE))
    assert kept(app, trainee) == before


def kept(app: Flask, visitor: Visitor) -> dict[str, object]:
    """Every row of the workspace, but for previews, which show anew what would happen."""
    return {name: rows for name, rows in held_by(app, visitor.workspace).items() if name != "mobility_import"}
