"""The links by which documents are with their hosting organisations."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Select

from bm_workspace.identifiers import DATABASE
from bm_workspace.sent_to_host import COMPLETED, INCOMPLETE, SENT
from bm_workspace.store.host_models import HostLink
from bm_workspace.store.models import Document
from bm_workspace.store.rows import Rows


class HostRows(Rows):
    """The links of one workspace."""

    as_host = False
    """Whether it is the host who works here, by a link."""

    def host_link(self, document: Document) -> HostLink | None:
        """The link by which a document is with its host, or was confirmed by it."""
        if document.number_source != DATABASE:
            return None
        return self.session.scalars(self._links([document.id])).one_or_none()

    def host_status(self, document: Document) -> str:
        """How far a document is: with its sender, with its host, confirmed."""
        return _status(self.host_link(document))

    def host_statuses(self, documents: Iterable[Document]) -> Mapping[UUID, str]:
        """The same of many documents at once, by their ids."""
        ids = [document.id for document in documents]
        found = {link.document_id: link for link in self.session.scalars(self._links(ids))}
        return {key: _status(found.get(key)) for key in ids}

    def add_host_link(self, document: Document, token: str, now: datetime) -> None:
        """The link to a document as it stands now; it must have none."""
        self.session.add(
            HostLink(
                workspace_id=self.workspace_id,
                id=uuid4(),
                document_id=document.id,
                token=token,
                sent_at=now,
                sent_revision=document.revision,
            )
        )

    def _links(self, ids: Iterable[UUID]) -> Select[HostLink]:
        active = HostLink.document_id.in_(ids), HostLink.revoked_at.is_(None)
        return self._own(HostLink).where(*active)


def _status(link: HostLink | None) -> str:
    if link is None:
        return INCOMPLETE
    return COMPLETED if link.confirmed_at else SENT
