"""One page of a list: what is searched, how it is sorted, which page is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bm_workspace.keys import search_key

PAGE_SIZES = (10, 25, 50, 100)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What a reader asked of a list; unknown sort keys and page sizes fall back to the list's own."""

    search: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1
    per_page: int = 25
    filters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Page:
    """The rows shown, and how many there are in all."""

    rows: Sequence[Any]
    total: int
    number: int
    per_page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.per_page))


def contains(column: InstrumentedAttribute[str], search: str) -> ColumnElement[bool]:
    """Every word searched for is part of the column, whatever its case and diacritics."""
    condition: ColumnElement[bool] = column.is_not(None)
    for word in search_key(search).split():
        condition &= column.contains(word, autoescape=True)
    return condition


def paged(
    session: Session,
    query: Select[Any],
    listing: Listing,
    sorts: Mapping[str, Any],
    *,
    default: Any,
    tie: Any,
) -> Page:
    """One page of the query; `sorts` are its columns by sort key, `default` its own order."""
    column = sorts.get(listing.sort)
    asked = (column.desc() if listing.descending else column.asc()) if column is not None else default
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    last = max(1, -(-total // listing.per_page))
    number = min(max(listing.page, 1), last)
    ordered = query.order_by(asked, tie)
    rows = (
        session.scalars(ordered.limit(listing.per_page).offset((number - 1) * listing.per_page))
        .unique()
        .all()
    )
    return Page(rows=rows, total=total, number=number, per_page=listing.per_page)
