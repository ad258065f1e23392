"""Duplicating a document, for its own mobility or for another of the project."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace.copying import copied, copied_for_another
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.services.documents import NewDocument, added, require_offered, require_room
from bm_workspace.services.given import given_before, giver
from bm_workspace.services.record import require_edit
from bm_workspace.store.models import Document, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore


@dataclass(frozen=True, kw_only=True)
class Copy:
    """What the page asks; `id` is made with it, so that pressing Duplicate twice makes one document."""

    id: UUID
    mobility: str
    title: str


def duplicate_document(store: WorkspaceStore, document_id: UUID, copy: Copy, *, now: datetime) -> Document:
    """A draft with the answers of a document; the same `id` again gives the copy already made.

    Raises NotFound, NotAllowed, TitleTaken, LimitReached.
    """
    with store.writing():
        original = store.document_for_change(document_id)
        mobility = store.mobility(original.project.code, copy.mobility)
        made = store.find_document(copy.id)
        if made:
            return made
        require_edit(store, original)
        require_offered(mobility, original.type)
        require_room(store, 1)
        is_same = mobility.id == original.mobility_id
        new = NewDocument(
            id=copy.id,
            type=original.type,
            title=copy.title,
            language=original.language,
            made_from=original.made_from if is_same else None,
        )
        return added(store, mobility, new, _answers(store, original, mobility), action="duplicated", now=now)


def _answers(store: WorkspaceStore, original: Document, mobility: Mobility) -> dict[str, Any]:
    document_type = DOCUMENT_TYPES[original.type]
    if mobility.id == original.mobility_id:
        return copied(document_type, original.values)
    given = giver(store, mobility, [mobility.values])(document_type, mobility.values)
    earlier = given_before(store, original)
    return copied_for_another(document_type, original.values, given=given, earlier=earlier)
