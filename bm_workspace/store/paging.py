"""One page of a long list: an index in the order asked for finds its rows, and only those shown are read.

Which index serves which order stands in `list_indexes`. Whatever is sorted, filtered or searched, a page
costs two questions: one that counts, and one that walks at most half of the index from its nearer end.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, null, select, true, union_all
from sqlalchemy.orm import Session

from bm_workspace.store.listing import Column, Declared, Listing, Page, in_order, page_number

Narrowing = Sequence[ColumnElement[bool]]
Load = Callable[[Select[Any]], Select[Any]]


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Rows that stand together in a list: all of them, those with the same word, those with or without a day.

    Inside it the order is that of the index.
    """

    inside: ColumnElement[bool]
    many: int


def paged(
    session: Session, table: Any, where: Narrowing, declared: Declared, listing: Listing, *, load: Load
) -> Page:
    """The page of rows that was asked for; `load` is what a row brings along."""
    where = [*where, *declared.conditions(listing)]
    column, descending = declared.order(listing)
    whole = [] if listing.is_narrowed else [declared.counted_by >= ""]
    stretches = _stretches(session, table, where, whole, column, descending, listing.language)
    total = sum(stretch.many for stretch in stretches)
    number = page_number(listing, total)
    by = _worked_out(column.by) if listing.filters.get("deleted") else column.by
    ids = [
        _ids(table, [*where, stretch.inside], by, _nearer_end(stretch, first, many, descending))
        for stretch, first, many in _shown(stretches, (number - 1) * listing.per_page, listing.per_page)
    ]
    rows: Sequence[Any] = []
    if ids:
        own = where[0]  # the workspace, which is half of the key
        query = load(select(table).where(own, table.id.in_(union_all(*ids))))
        if len(stretches) > 1:
            query = query.order_by(case(*((one.inside, place) for place, one in enumerate(stretches))))
        order = (_worked_out(column.by), table.id)
        query = query.order_by(*(part.desc() if descending else part for part in order))
        rows = session.scalars(query).unique().all()
    return Page(rows=rows, total=total, number=number, per_page=listing.per_page)


def _stretches(
    session: Session,
    table: Any,
    where: Narrowing,
    whole: Narrowing,
    column: Column,
    descending: bool,
    language: str,
) -> list[Stretch]:
    """The stretches of a list in their order: by the words of a language; rows without a day at the end.

    `whole` says nothing about the rows; it leads to the index that counts them all.
    """
    if column.codes:
        counted = select(column.by, func.count()).where(*where).group_by(column.by)
        counts = {row[0]: row[1] for row in session.execute(counted)}
        keys = in_order(counts, column.codes(language))
        keys = keys[::-1] if descending else keys
        return [Stretch(inside=column.by == key, many=counts[key]) for key in keys]
    if not column.by.nullable:
        counting = select(func.count()).select_from(table).where(*where, *whole)
        return [Stretch(inside=true(), many=session.scalars(counting).one())]
    both = select(func.count(), func.count(column.by)).select_from(table).where(*where)
    total, known = session.execute(both).one()
    with_day = Stretch(inside=column.by.is_not(None), many=known)
    without = Stretch(inside=column.by.is_(None), many=total - known)
    return [one for one in (with_day, without) if one.many]


def _shown(stretches: Sequence[Stretch], first: int, left: int) -> Iterator[tuple[Stretch, int, int]]:
    """The stretches that a page shows a part of, each with the first row and how many."""
    for stretch in stretches:
        many = min(left, stretch.many - first)
        if many > 0:
            yield stretch, first, many
            left -= many
        first = max(0, first - stretch.many)


def _nearer_end(stretch: Stretch, first: int, many: int, descending: bool) -> tuple[int, int, bool]:
    """The same rows, counted from the end of the stretch that is nearer to them."""
    behind = stretch.many - first - many
    return (behind, many, not descending) if behind < first else (first, many, descending)


def _worked_out(by: Any) -> ColumnElement[Any]:
    """The same order, which no index is in: SQLite looks few rows up and sorts them, and walks none."""
    return func.coalesce(by, null())


def _ids(table: Any, where: Narrowing, by: Any, part: tuple[int, int, bool]) -> Select[Any]:
    first, many, descending = part
    found = select(table.id).where(*where).order_by(*_ordered(table, by, descending))
    return select(found.limit(many).offset(first).correlate(None).subquery().c.id)


def _ordered(table: Any, by: Any, descending: bool) -> tuple[Any, Any]:
    """The order of an index read from its beginning or from its end."""
    return (by.desc(), table.id.desc()) if descending else (by, table.id)
