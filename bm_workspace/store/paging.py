"""One page of a long list, asked of the database so that it costs little however long the list is."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from bm_workspace.store.listing import Column, Declared, Listing, Page, in_order, page_number

Narrowing = Sequence[ColumnElement[bool]]
Load = Callable[[Select[Any]], Select[Any]]


def paged(
    session: Session,
    table: Any,
    where: Narrowing,
    declared: Declared,
    listing: Listing,
    *,
    default: Any,
    load: Load,
) -> Page:
    """The page of rows that was asked for; `default` is the list's own order, `load` what a row brings along.

    Rows are found by an index first, and only those that are shown are read.
    """
    where = [*where, *declared.conditions(listing)]
    column = declared.column(listing.sort)
    if column and column.codes:
        return _paged_by_words(session, table, where, column, listing, load)
    order = default if column is None else _ordered(column.by, listing.descending)
    total = session.scalar(select(func.count()).select_from(table).where(*where)) or 0
    number = page_number(listing, total)
    first = (number - 1) * listing.per_page
    rows = _rows(session, table, where, order, first, listing.per_page, load) if total else []
    return Page(rows=rows, total=total, number=number, per_page=listing.per_page)


def _paged_by_words(
    session: Session, table: Any, where: Narrowing, column: Column, listing: Listing, load: Load
) -> Page:
    """The same, sorted by what people read for the keys of a column: key after key."""
    counted = select(column.by, func.count()).select_from(table).where(*where).group_by(column.by)
    counts = {row[0]: row[1] for row in session.execute(counted)}
    words = column.codes(listing.language) if column.codes else {}
    keys = in_order(counts, words)
    total = sum(counts.values())
    number = page_number(listing, total)
    first, left, rows = (number - 1) * listing.per_page, listing.per_page, []
    for key in reversed(keys) if listing.descending else keys:
        if left and first < counts[key]:
            rows += _rows(session, table, [*where, column.by == key], table.id, first, left, load)
            left = listing.per_page - len(rows)
        first = max(0, first - counts[key])
    return Page(rows=rows, total=total, number=number, per_page=listing.per_page)


def _ordered(column: Any, descending: bool) -> Any:
    return column.desc().nulls_last() if descending else column.asc().nulls_last()


def _rows(
    session: Session, table: Any, where: Narrowing, order: Any, first: int, many: int, load: Load
) -> list[Any]:
    ids = select(table.id).where(*where).order_by(order, table.id).limit(many).offset(first).correlate(None)
    own = where[0]  # the workspace, which is half of the key
    query = load(select(table).where(own, table.id.in_(ids)))
    return list(session.scalars(query.order_by(order, table.id)).unique().all())
