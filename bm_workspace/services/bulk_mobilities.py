"""Mobilities, as they are ticked in their lists; copies of all, the same draft document for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from bm_workspace.services import mobilities
from bm_workspace.services.bulk import DELETED, Listed, Result, Ticked, each, opened, require_fresh
from bm_workspace.services.documents import NewDocument, make_draft, require_room
from bm_workspace.store.errors import NotAllowed
from bm_workspace.store.models import Mobility
from bm_workspace.store.workspace_store import WorkspaceStore

MOBILITIES = Listed[Mobility](
    key=lambda mobility: mobility.number,
    name=lambda mobility: f"{mobility.number} {mobility.participant}".strip(),
    at=WorkspaceStore.mobilities_with_answers,
    deleted_at=WorkspaceStore.mobilities_deleted_at,
    remove=mobilities.remove,
    bring_back=mobilities.bring_back,
)


@dataclass(frozen=True, kw_only=True)
class SameDraft:
    """The draft that every ticked mobility gets; with the same `key` again nothing is made twice."""

    key: UUID
    type: str
    title: str
    language: str


def duplicate(
    store: WorkspaceStore, code: str, ticked: Sequence[Ticked], key: UUID, *, now: datetime
) -> Result:
    """Copies with numbers of their own, without documents; the same `key` again makes no others.

    Raises NotFound, NotAllowed.
    """

    def act(mobility: Mobility, tick: Ticked) -> str:
        require_fresh(mobility, tick)
        project, copy_key = mobility.project, uuid5(key, str(mobility.id))
        answers = {"activity_type": mobility.activity_type}
        copy = mobilities.copy_mobility(store, project, mobility, copy_key, answers, now=now)
        return copy.number

    with store.writing():
        found = opened(store, MOBILITIES, code, [tick.key for tick in ticked])
        return each(store, MOBILITIES, ticked, found, act)


def create_drafts(
    store: WorkspaceStore, code: str, ticked: Sequence[Ticked], draft: SameDraft, *, now: datetime
) -> Result:
    """The same draft document for many mobilities. Raises NotFound, NotAllowed, LimitReached."""

    def act(mobility: Mobility, _tick: Ticked) -> str:
        if mobility.deleted_at is not None:
            raise NotAllowed(DELETED)
        new = NewDocument(
            id=uuid5(draft.key, str(mobility.id)),
            type=draft.type,
            title=draft.title,
            language=draft.language,
        )
        made = store.find_document(new.id) or make_draft(store, mobility, new, now=now)
        return str(made.id)

    with store.writing():
        found = opened(store, MOBILITIES, code, [tick.key for tick in ticked])
        require_room(store, len(found))
        return each(store, MOBILITIES, ticked, found, act)
