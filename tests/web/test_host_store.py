"""The store of a host holds one document: what no page asks it for is not there either."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from bm_workspace.extensions import db
from bm_workspace.merge import Edit
from bm_workspace.policies import TO_HOST
from bm_workspace.sent_to_host import INCOMPLETE
from bm_workspace.services.opened import document_opener
from bm_workspace.services.sections import save_section
from bm_workspace.store.errors import NotAllowed, NotFound
from bm_workspace.store.host_store import CLOSED, HostStore
from tests.web.browsing import Visitor
from tests.web.sent import RESULT, TAKE_BACK, sent
from tests.web.things import DocumentAt


@pytest.fixture
def store(app: Flask, link: str) -> Iterator[HostStore]:
    """What the program has in its hands while a host works."""
    with app.app_context():
        yield HostStore(db.session(), link.rpartition("/")[2], now=datetime.now(UTC))


def test_the_store_of_a_host_finds_its_document_alone(
    trainee: Visitor, document: DocumentAt, store: HostStore, agreement: DocumentAt
) -> None:
    assert store.document(document.id).id == store.document_for_change(document.id).id == document.id
    assert store.revision(document.id, 1).number == 1
    for find in (store.document, store.document_for_change, lambda other: store.revision(other, 1)):
        with pytest.raises(NotFound):
            find(agreement.id)


def test_nothing_else_of_a_workspace_is_asked_by_a_host(store: HostStore) -> None:
    assert len(CLOSED) > 60
    for name in CLOSED:
        with pytest.raises(NotFound):
            getattr(store, name)()


def test_a_link_taken_back_between_opening_and_saving_saves_nothing(
    app: Flask, trainee: Visitor, document: DocumentAt, store: HostStore
) -> None:
    """The request has found its document already, and a new link may be there by the time it saves."""
    trainee.submit(trainee.get(document.view), TAKE_BACK)
    sent(trainee, document)
    edit = Edit(answers={"": {"result": RESULT}})

    with pytest.raises(NotAllowed) as refused:
        save_section(
            store, document_opener(document.id), "assessment", edit, read_at=2, now=datetime.now(UTC)
        )

    assert refused.value.reason == TO_HOST[INCOMPLETE]
