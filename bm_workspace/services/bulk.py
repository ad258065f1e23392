"""One change to many ticked rows, in one transaction: what cannot be done is said, the rest is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from bm_workspace.services.project import opened_project
from bm_workspace.store.errors import NotAllowed, TitleTaken
from bm_workspace.store.models import Document, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import Text, _t

MOST = 100
"""Rows that can be changed at once."""

GONE = _t("It is not in this project.")
STALE = _t("It was changed meanwhile. Look at it, then try again.")
DELETED = _t("It is deleted. Restore it first.")
TITLE_TAKEN = _t("Another document of this mobility has this title.")


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """A ticked row: its identity, and the revision at which the list showed it."""

    key: str
    revision: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one ticked row: the key of what was made of it, or why nothing was done."""

    name: str
    key: str = ""
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


Row = TypeVar("Row", Document, Mobility)


class Change(Protocol):
    """What is done to a row as a whole, within a writing transaction. Raises NotAllowed, TitleTaken."""

    def __call__(self, store: WorkspaceStore, row: Any, /, *, now: datetime) -> None:
        """Do it."""


@dataclass(frozen=True, kw_only=True)
class Listed(Generic[Row]):
    """A kind of rows that are ticked in lists: their keys and names, how they are found and changed."""

    key: Callable[[Row], str]
    name: Callable[[Row], str]
    at: Callable[[WorkspaceStore, str, Sequence[str]], Sequence[Row]]
    deleted_at: Callable[[WorkspaceStore, str, datetime], Sequence[str]]
    remove: Change
    bring_back: Change


def delete(
    store: WorkspaceStore, listed: Listed[Row], code: str, ticked: Sequence[Ticked], *, now: datetime
) -> Result:
    """Take rows off their list. Raises NotFound, NotAllowed."""

    def act(row: Row, tick: Ticked) -> str:
        if not _is_deleted_by(row, tick):
            require_fresh(row, tick)
            listed.remove(store, row, now=now)
        return listed.key(row)

    with store.writing():
        found = opened(store, listed, code, [tick.key for tick in ticked])
        result = each(store, listed, ticked, found, act)
        done = (found[outcome.key].deleted_at for outcome in result.outcomes if outcome.key)
        return replace(result, moment=max((moment for moment in done if moment), default=None))


def restore(
    store: WorkspaceStore, listed: Listed[Row], code: str, ticked: Sequence[Ticked], *, now: datetime
) -> Result:
    """Put deleted rows back on their list. Raises NotFound, NotAllowed."""

    def act(row: Row, tick: Ticked) -> str:
        if row.deleted_at is not None:
            _require_revision(row, tick)
            listed.bring_back(store, row, now=now)
        return listed.key(row)

    with store.writing():
        found = opened(store, listed, code, [tick.key for tick in ticked])
        return each(store, listed, ticked, found, act)


def undo(store: WorkspaceStore, listed: Listed[Row], code: str, moment: datetime, *, now: datetime) -> Result:
    """Put back what was deleted at that moment and not touched since. Raises NotFound, NotAllowed."""

    def act(row: Row, _tick: Ticked) -> str:
        listed.bring_back(store, row, now=now)
        return listed.key(row)

    with store.writing():
        opened_project(store, code)
        keys = listed.deleted_at(store, code, moment)
        found = {listed.key(row): row for row in listed.at(store, code, keys)}
        ticked = [Ticked(key=key, revision=row.revision) for key, row in found.items()]
        return each(store, listed, ticked, found, act)


def opened(store: WorkspaceStore, listed: Listed[Row], code: str, keys: Sequence[str]) -> Mapping[str, Row]:
    """The ticked rows that are in the project, which is locked and may be changed. Raises NotAllowed."""
    opened_project(store, code)
    return {listed.key(row): row for row in listed.at(store, code, keys)}


def each(
    store: WorkspaceStore,
    listed: Listed[Row],
    ticked: Sequence[Ticked],
    found: Mapping[str, Row],
    act: Callable[[Row, Ticked], str],
) -> Result:
    """Every ticked row in turn; one that cannot be changed does not stand against the others.

    `act` changes one row and gives the key of what was made of it. Raises NotAllowed, TitleTaken.
    """

    def outcome(tick: Ticked) -> Outcome:
        row = found.get(tick.key)
        if row is None:
            return Outcome(name=tick.key, why_not=GONE)
        name = listed.name(row)
        try:
            with store.one_of_many():
                return Outcome(name=name, key=act(row, tick))
        except NotAllowed as refused:
            return Outcome(name=name, why_not=refused.reason)
        except TitleTaken:
            return Outcome(name=name, why_not=TITLE_TAKEN)

    return Result(outcomes=tuple(outcome(tick) for tick in ticked))


def _is_deleted_by(row: Document | Mobility, tick: Ticked) -> bool:
    """Whether the same click came before."""
    return row.deleted_at is not None and row.revision == tick.revision + 1


def require_fresh(row: Document | Mobility, tick: Ticked) -> None:
    """Raise NotAllowed where a row is deleted, or otherwise than its list showed it."""
    if row.deleted_at is not None:
        raise NotAllowed(DELETED)
    _require_revision(row, tick)


def _require_revision(row: Document | Mobility, tick: Ticked) -> None:
    if row.revision != tick.revision:
        raise NotAllowed(STALE)
