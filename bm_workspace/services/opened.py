"""What is filled in section by section, opened for a change: a document or a mobility."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from bm_workspace.schema import document_type
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.types import Declaration, DocumentType
from bm_workspace.sent_to_host import of_host
from bm_workspace.services import mobilities
from bm_workspace.services.mobility_record import rewrite, with_country
from bm_workspace.services.record import opened_for_change, record
from bm_workspace.store.models import Document, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore


class Opened(Protocol):
    """A locked row with answers, its declaration and its earlier states."""

    @property
    def declaration(self) -> Declaration:
        """What it is filled in by."""

    @property
    def values(self) -> dict[str, Any]:
        """Its answers now."""

    @property
    def revision(self) -> int:
        """The number of its present state."""

    def values_at(self, revision: int) -> Mapping[str, Any]:
        """Its answers at a revision. Raises NotFound."""

    def write(self, values: Mapping[str, Any], *, action: str, now: datetime) -> int:
        """Keep new answers as a new revision; gives how many documents have other answers because of it."""


Opener = Callable[[WorkspaceStore], Opened]
"""Opens it within a writing transaction. Raises NotFound, NotAllowed."""


def declaration_of(store: WorkspaceStore, document: Document) -> DocumentType:
    """What a document is filled in by: of all its sections, a host has its own."""
    found = document_type(document.type, document.number)
    return of_host(found) if store.as_host else found


@dataclass(frozen=True)
class OpenedDocument:
    """A document, opened."""

    store: WorkspaceStore
    document: Document

    @property
    def declaration(self) -> Declaration:
        return declaration_of(self.store, self.document)

    @property
    def values(self) -> dict[str, Any]:
        return self.document.values

    @property
    def revision(self) -> int:
        return self.document.revision

    def values_at(self, revision: int) -> Mapping[str, Any]:
        """Its answers at a revision. Raises NotFound."""
        return self.store.revision(self.document.id, revision).values

    def write(self, values: Mapping[str, Any], *, action: str, now: datetime) -> int:
        """Keep new answers as a new revision."""
        record(self.store, self.document, action=action, values=values, now=now)
        return 0


@dataclass(frozen=True)
class OpenedMobility:
    """A mobility, opened."""

    store: WorkspaceStore
    mobility: Mobility

    @property
    def declaration(self) -> Declaration:
        return DECLARED[self.mobility.kind]

    @property
    def values(self) -> dict[str, Any]:
        return self.mobility.values

    @property
    def revision(self) -> int:
        return self.mobility.revision

    def values_at(self, revision: int) -> Mapping[str, Any]:
        """Its answers at a revision. Raises NotFound."""
        return self.store.mobility_revision(self.mobility, revision).values

    def write(self, values: Mapping[str, Any], *, action: str, now: datetime) -> int:
        """Keep new answers as a new revision; gives how many documents have other answers because of it."""
        values = with_country(self.store, self.mobility.project, self.mobility.values, values)
        return rewrite(self.store, self.mobility, values, action=action, now=now)


def document_opener(document_id: UUID) -> Opener:
    """Opens a document that may be edited now."""
    return lambda store: OpenedDocument(store, opened_for_change(store, document_id))


def mobility_opener(code: str, number: str) -> Opener:
    """Opens a mobility that may be changed now."""
    return lambda store: OpenedMobility(store, mobilities.opened_mobility(store, code, number))
