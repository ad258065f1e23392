"""Another's ids in a form or a question do what ids that never were do: nothing to what is another's."""

from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy import select

from bm_workspace.store.models import Document
from bm_workspace.web.bulk import DELETE, SURE
from tests.web.things import engine_of
from tests.web.ticking import KEY
from tests.web.world import NEVER, World, comparable, world_of

DOCUMENTS, MOBILITIES = "/projects/{code}/documents", "/projects/{code}/mobilities"
NEW = MOBILITIES + "/{own_mobility}/documents/new"
DRAFT = {"type": "learning_agreement", "title": "Visiem", "language": "lv", "key": KEY}
DOCUMENT, MOBILITY = {"tick": "{document_id}:3"}, {"tick": "{mobility_id}:1"}
SENT: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "ask to delete documents": (f"{DOCUMENTS}/bulk", {"action": DELETE, **DOCUMENT}),
    "delete documents": (f"{DOCUMENTS}/bulk", {"action": SURE, **DOCUMENT}),
    "restore documents": (f"{DOCUMENTS}/bulk", {"action": "restore", **DOCUMENT}),
    "download documents": (f"{DOCUMENTS}/download", {"action": "pdf", **DOCUMENT}),
    "ask to delete mobilities": (f"{MOBILITIES}/bulk", {"action": DELETE, **MOBILITY}),
    "delete mobilities": (f"{MOBILITIES}/bulk", {"action": SURE, **MOBILITY}),
    "duplicate mobilities": (f"{MOBILITIES}/bulk", {"action": "duplicate", "key": KEY, **MOBILITY}),
    "ask for drafts": (f"{MOBILITIES}/bulk", {"action": "drafts", **MOBILITY}),
    "make drafts": (f"{MOBILITIES}/bulk/drafts", {**DRAFT, **MOBILITY}),
    "duplicate a document for": (
        "/documents/{own_document}/duplicate",
        {"mobility": "{mobility_id}", "title": "Kopija", "key": KEY},
    ),
    "make a certificate from": (
        NEW,
        {**DRAFT, "type": "mobility_certificate", "agreement": "{document_id}"},
    ),
}


@pytest.fixture(scope="module")
def world(app: Flask) -> World:
    return world_of(app)


@pytest.mark.parametrize("what", SENT)
def test_anothers_id_in_a_form_reads_like_one_that_never_was(world: World, what: str) -> None:
    rule, sent = SENT[what]
    own = {"own_document": world.own["document_id"], "own_mobility": world.own["mobility_id"]}
    before = world.rows()

    def answer(ids: Mapping[str, str]) -> tuple[object, ...]:
        fields = {name: text.format(**{**ids, **own}) for name, text in sent.items()}
        answer = world.stranger.post(rule.format(code=world.own["code"], **own), fields)
        return comparable(answer, ids["document_id"], ids["mobility_id"])

    assert answer(world.anothers) == answer(NEVER)
    assert world.rows() == before


def test_the_moment_at_which_another_deleted_brings_nothing_back(app: Flask, world: World) -> None:
    list_of_both = f"/projects/{world.own['code']}/documents"
    tick = f"{world.anothers['document_id']}:3"
    assert world.trainee.post(f"{list_of_both}/bulk", {"action": SURE, "tick": tick}).status_code == 303
    with engine_of(app).connect() as connection:
        query = select(Document.deleted_at).where(Document.workspace_id == world.trainee.workspace)
        moment = connection.scalars(query.where(Document.deleted_at.is_not(None))).one()
    before = world.rows()

    world.stranger.post(f"{list_of_both}/bulk/undo", {"moment": str(moment), "key": KEY})

    assert world.rows() == before
