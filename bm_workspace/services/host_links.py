"""Sending a document to its hosting organisation, taking the link back, and the host's confirmation."""

import secrets
from datetime import datetime
from uuid import UUID

from bm_workspace.identifiers import DATABASE
from bm_workspace.policies import why_not_send
from bm_workspace.services.opened import declaration_of
from bm_workspace.services.project import require_change
from bm_workspace.services.record import record, require_edit, require_revision
from bm_workspace.status import issues
from bm_workspace.store.errors import NotAllowed, StillMissing
from bm_workspace.store.models import Document
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import Text

BYTES = 16
"""A token has 128 bits: nobody guesses one."""


def send_to_host(store: WorkspaceStore, document_id: UUID, *, expected_revision: int, now: datetime) -> None:
    """Make the link by which the host fills in its part; sending twice makes one.

    Raises NotFound, NotAllowed, StaleDocument.
    """
    with store.writing():
        document = store.document_for_change(document_id)
        require_change(document.project)
        if store.host_link(document):
            return
        reason = why_not_send_now(store, document)
        if reason:
            raise NotAllowed(reason)
        require_revision(document, expected_revision)
        record(store, document, action="sent_to_host", now=now)
        store.add_host_link(document, secrets.token_urlsafe(BYTES), now)


def why_not_send_now(store: WorkspaceStore, document: Document) -> Text | None:
    """Why a document may not be sent to its host now, or None where it may."""
    project = document.project
    return why_not_send(
        project.status,
        project.acting.rights,
        is_deleted=document.deleted_at is not None,
        host=store.host_status(document),
        of_database=document.number_source == DATABASE,
    )


def take_back(store: WorkspaceStore, document_id: UUID, *, expected_revision: int, now: datetime) -> None:
    """Revoke the link of a document, confirmed or not: its sender goes on working on it.

    Raises NotFound, NotAllowed, StaleDocument.
    """
    with store.writing():
        document = store.document_for_change(document_id)
        require_change(document.project)
        link = store.host_link(document)
        if link is None:
            return
        require_revision(document, expected_revision)
        link.revoked_at = now
        record(store, document, action="taken_back", now=now)


def confirm(
    store: WorkspaceStore, document_id: UUID, name: str, *, expected_revision: int, now: datetime
) -> None:
    """What the host does once its sections are filled in; doing it twice is harmless.

    Raises NotFound, NotAllowed, StaleDocument, StillMissing.
    """
    with store.writing():
        document = store.document_for_change(document_id)
        link = store.host_link(document)
        if link and link.confirmed_at:
            return
        require_edit(store, document)
        require_revision(document, expected_revision)
        if link is None or issues(declaration_of(store, document), document.values):
            raise StillMissing
        link.confirmed_at, link.confirmed_by = now, name
        record(store, document, action="host_confirmed", now=now)
