"""What a host finds by a link: one document, and nothing else of its workspace."""

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, false, select
from sqlalchemy.orm import Session

from bm_workspace.schema.rules import answer
from bm_workspace.store.errors import NotFound
from bm_workspace.store.host_models import HostLink
from bm_workspace.store.models import Document, DocumentRevision, Owned
from bm_workspace.store.rows import Rows
from bm_workspace.store.workspace_store import WorkspaceStore

Row = TypeVar("Row", bound=Owned)

OPEN = {
    "add_revision",
    "document",
    "document_for_change",
    "host_link",
    "host_status",
    "naming",
    "revision",
}
"""What a host may ask of the store."""

CLOSED = {name for name in dir(WorkspaceStore) if name[0] != "_"} - {*dir(Rows), *OPEN, "as_host"}
"""Everything else: to a host there is no such thing."""


class HostStore(WorkspaceStore):
    """The document of one link, as long as it is not deleted."""

    as_host = True

    def __init__(self, session: Session, token: str, *, now: datetime) -> None:
        """Open the link with that token. Raises NotFound, whether it was revoked or never was."""
        query = select(HostLink.workspace_id, HostLink.id, Document.id, Document.values)
        query = query.join(Document, Document.id == HostLink.document_id)
        query = query.where(Document.workspace_id == HostLink.workspace_id, Document.deleted_at.is_(None))
        query = query.where(HostLink.token == token, HostLink.revoked_at.is_(None))
        found = session.execute(query).one_or_none()
        if found is None:
            raise NotFound
        workspace_id, self.link_id, self.document_id, values = found
        super().__init__(session, workspace_id, now=now)
        self.token = token
        self.hosting = answer(values, "hosting", "name")

    def _own(self, table: type[Row]) -> Select[Row]:
        own = {
            Document: (Document.id == self.document_id, Document.deleted_at.is_(None)),
            HostLink: (HostLink.id == self.link_id,),
        }
        return super()._own(table).where(*own.get(table, (false(),)))

    def _revisions(self, document_id: UUID) -> Select[DocumentRevision]:
        return super()._revisions(document_id).where(DocumentRevision.document_id == self.document_id)


def _nothing(_store: HostStore, *_asked: Any, **_more: Any) -> Any:
    raise NotFound


for _name in CLOSED:
    setattr(HostStore, _name, _nothing)
