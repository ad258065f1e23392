"""One change to many ticked rows, in one transaction: what cannot be done is said, the rest is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from bm_workspace.services import documents, mobilities
from bm_workspace.services.documents import NewDocument, make_draft, require_room
from bm_workspace.services.project import require_change
from bm_workspace.store.errors import NotAllowed, TitleTaken
from bm_workspace.store.models import Document, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import Text, _t

MOST = 100
"""Rows that can be changed at once."""

GONE = _t("It is not in this project.")
STALE = _t("It was changed meanwhile. Look at it, then try again.")
DELETED = _t("It is deleted. Restore it first.")
MOBILITY_DELETED = _t("Its mobility is deleted. Restore the mobility first.")
TITLE_TAKEN = _t("Another document of this mobility has this title.")


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """A ticked row: its identity, and the revision at which the list showed it."""

    key: str
    revision: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one ticked row: what it is known by now, or why nothing was done."""

    name: str
    key: str = ""
    deleted_at: datetime | None = None
    why_not: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of each ticked row; `moment` is when rows were deleted, by which Undo finds them."""

    outcomes: tuple[Outcome, ...]
    moment: datetime | None = None

    @property
    def done(self) -> int:
        """How many rows were changed."""
        return sum(outcome.why_not is None for outcome in self.outcomes)

    @property
    def left(self) -> tuple[Outcome, ...]:
        """The rows that were not changed."""
        return tuple(outcome for outcome in self.outcomes if outcome.why_not)


@dataclass(frozen=True, kw_only=True)
class SameDraft:
    """The draft that every ticked mobility gets; with the same `key` again nothing is made twice."""

    key: UUID
    type: str
    title: str
    language: str


Act = Callable[[Any, Ticked], Any]
"""Changes one row and gives what was made of it. Raises NotAllowed, TitleTaken."""


def delete_documents(store: WorkspaceStore, code: str, ticked: Sequence[Ticked], *, now: datetime) -> Result:
    """Take documents off the list. Raises NotFound, NotAllowed."""

    def delete(document: Document, row: Ticked) -> Document:
        if not _is_deleted_by(document, row):
            _require_fresh(document, row)
            documents.remove(store, document, now=now)
        return document

    with store.writing():
        return _each(store, ticked, _documents(store, code, ticked), delete)


def restore_documents(store: WorkspaceStore, code: str, ticked: Sequence[Ticked], *, now: datetime) -> Result:
    """Put deleted documents back on the list. Raises NotFound, NotAllowed."""
    with store.writing():
        return _restore_documents(store, code, ticked, now)


def _restore_documents(store: WorkspaceStore, code: str, ticked: Sequence[Ticked], now: datetime) -> Result:
    def restore(document: Document, row: Ticked) -> Document:
        if document.deleted_at is not None:
            _require_revision(document, row)
            if document.mobility is not None and document.mobility.deleted_at is not None:
                raise NotAllowed(MOBILITY_DELETED)
            documents.bring_back(store, document, now=now)
        return document

    return _each(store, ticked, _documents(store, code, ticked), restore)


def undo_documents(store: WorkspaceStore, code: str, moment: datetime, *, now: datetime) -> Result:
    """Put back what was deleted at that moment and not touched since. Raises NotFound, NotAllowed."""
    with store.writing():
        require_change(store.project(code))
        ids = store.documents_deleted_at(code, moment)
        found = store.documents_for_change(code, ids)
        ticked = [Ticked(key=str(document.id), revision=document.revision) for document in found]
        return _restore_documents(store, code, ticked, now)


def delete_mobilities(store: WorkspaceStore, code: str, ticked: Sequence[Ticked], *, now: datetime) -> Result:
    """Take mobilities off the lists with their documents. Raises NotFound, NotAllowed."""

    def delete(mobility: Mobility, row: Ticked) -> Mobility:
        if not _is_deleted_by(mobility, row):
            _require_fresh(mobility, row)
            mobilities.remove(store, mobility, now=now)
        return mobility

    with store.writing():
        return _each(store, ticked, _mobilities(store, code, ticked), delete)


def restore_mobilities(
    store: WorkspaceStore, code: str, ticked: Sequence[Ticked], *, now: datetime
) -> Result:
    """Put deleted mobilities back on the lists with their documents. Raises NotFound, NotAllowed."""

    def restore(mobility: Mobility, row: Ticked) -> Mobility:
        if mobility.deleted_at is not None:
            _require_revision(mobility, row)
            mobilities.bring_back(store, mobility, now=now)
        return mobility

    with store.writing():
        return _each(store, ticked, _mobilities(store, code, ticked), restore)


def undo_mobilities(store: WorkspaceStore, code: str, moment: datetime, *, now: datetime) -> Result:
    """Put back what was deleted at that moment and not touched since. Raises NotFound, NotAllowed."""

    def restore(mobility: Mobility, _row: Ticked) -> Mobility:
        mobilities.bring_back(store, mobility, now=now)
        return mobility

    with store.writing():
        require_change(store.project_for_change(code))
        ticked = [Ticked(key=number, revision=0) for number in store.mobilities_deleted_at(code, moment)]
        return _each(store, ticked, _mobilities(store, code, ticked), restore)


def duplicate_mobilities(
    store: WorkspaceStore, code: str, ticked: Sequence[Ticked], key: UUID, *, now: datetime
) -> Result:
    """Copies with numbers of their own, without documents; the same `key` again makes no others.

    Raises NotFound, NotAllowed.
    """

    def duplicate(mobility: Mobility, row: Ticked) -> Mobility:
        _require_fresh(mobility, row)
        copy_key = uuid5(key, str(mobility.id))
        return mobilities.copy_mobility(
            store, mobility.project, mobility, copy_key, mobility.activity_type, now=now
        )

    with store.writing():
        return _each(store, ticked, _mobilities(store, code, ticked), duplicate)


def create_drafts(
    store: WorkspaceStore, code: str, ticked: Sequence[Ticked], draft: SameDraft, *, now: datetime
) -> Result:
    """The same draft document for many mobilities. Raises NotFound, NotAllowed, LimitReached."""

    def create(mobility: Mobility, _row: Ticked) -> Document:
        if mobility.deleted_at is not None:
            raise NotAllowed(DELETED)
        new = NewDocument(
            id=uuid5(draft.key, str(mobility.id)),
            type=draft.type,
            title=draft.title,
            language=draft.language,
        )
        return store.find_document(new.id) or make_draft(store, mobility, new, now=now)

    with store.writing():
        found = _mobilities(store, code, ticked)
        require_room(store, len(found))
        return _each(store, ticked, found, create)


def _documents(store: WorkspaceStore, code: str, ticked: Sequence[Ticked]) -> Mapping[str, Document]:
    require_change(store.project(code))
    ids = [UUID(row.key) for row in ticked]
    return {str(document.id): document for document in store.documents_for_change(code, ids)}


def _mobilities(store: WorkspaceStore, code: str, ticked: Sequence[Ticked]) -> Mapping[str, Mobility]:
    require_change(store.project_for_change(code))
    numbers = [row.key for row in ticked]
    return {mobility.number: mobility for mobility in store.mobilities_for_change(code, numbers)}


def _each(store: WorkspaceStore, ticked: Sequence[Ticked], rows: Mapping[str, Any], act: Act) -> Result:
    """Every ticked row in turn; one that cannot be changed does not stand against the others."""
    outcomes = tuple(_outcome(store, row, rows.get(row.key), act) for row in ticked)
    moments = [outcome.deleted_at for outcome in outcomes if outcome.deleted_at]
    return Result(outcomes=outcomes, moment=max(moments, default=None))


def _outcome(store: WorkspaceStore, ticked: Ticked, row: Any, act: Act) -> Outcome:
    if row is None:
        return Outcome(name=ticked.key, why_not=GONE)
    name = f"{row.number} {row.title if isinstance(row, Document) else row.participant}".strip()
    try:
        with store.one_of_many():
            made = act(row, ticked)
            key = str(made.id) if isinstance(made, Document) else made.number
            return Outcome(name=name, key=key, deleted_at=made.deleted_at)
    except NotAllowed as refused:
        return Outcome(name=name, why_not=refused.reason)
    except TitleTaken:
        return Outcome(name=name, why_not=TITLE_TAKEN)


def _is_deleted_by(row: Any, ticked: Ticked) -> bool:
    """Whether the same click came before."""
    return row.deleted_at is not None and row.revision == ticked.revision + 1


def _require_fresh(row: Any, ticked: Ticked) -> None:
    if row.deleted_at is not None:
        raise NotAllowed(DELETED)
    _require_revision(row, ticked)


def _require_revision(row: Any, ticked: Ticked) -> None:
    if row.revision != ticked.revision:
        raise NotAllowed(STALE)
