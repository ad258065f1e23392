"""One page of a list: what a list declares, what is asked of it, and the rows shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from bm_workspace.keys import search_key, sort_key
from bm_workspace.wording import SOURCE_LANGUAGE, Text

PAGE_SIZES = (10, 25, 50, 100)
CHOICE, DAY, TICK, NAME = "choice", "day", "tick", "name"
"""Kinds of filters: a key of a few, a day, yes or nothing, the name of an organisation of the project."""

Codes = Callable[[str], Mapping[str, str]]
"""What people read in a language for each key of a column."""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What a reader asked of a list; unknown sort keys and page sizes fall back to the list's own."""

    search: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1
    per_page: int = 25
    filters: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    """The filters that are days, where they are readable."""
    language: str = SOURCE_LANGUAGE
    zone: tzinfo = UTC

    @property
    def is_narrowed(self) -> bool:
        """Whether something is searched for or filtered."""
        return bool(self.search) or any(self.filters.values())


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its name above the list, and by what it sorts.

    `by` is a column of the database that sorts as the Latvian alphabet does; of keys, `codes` gives the
    words by which they sort. Short lists sort by `text` instead: what a row shows in a language.
    """

    key: str
    label: Text
    by: Any = None
    codes: Codes | None = None
    text: Callable[[Any, str], str] | None = None

    @property
    def sorts(self) -> bool:
        """Whether the list can be sorted by it."""
        return self.by is not None or self.text is not None


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One of the More filters: its kind, the choices of a choice, and which rows it leaves."""

    key: str
    label: Text
    kind: str
    where: Callable[[Any, Listing], ColumnElement[bool]]
    codes: Codes | None = None

    def asked(self, listing: Listing) -> Any:
        """What a reader asked of it; nothing where that says nothing."""
        return listing.days.get(self.key) if self.kind == DAY else listing.filters.get(self.key)


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A list: its columns and filters in the order in which they stand, and what a search looks in."""

    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    search: InstrumentedAttribute[str]
    counted_by: Any = None
    """A text that every row has and that begins, after the place, the narrow index: SQLite would count the
    whole list by a wide one, which takes twice as long, were it not asked for."""
    deleted_at: Any = None
    """Where rows can be deleted: they are shown under the filter `deleted`, and only there."""
    own_order: str = ""
    """The column by which a long list is sorted where nobody asks for another order."""
    own_order_descends: bool = False

    def order(self, listing: Listing) -> tuple[Column, bool]:
        """By which column a long list is sorted, and whether from the end."""
        asked = self.column(listing.sort)
        if asked:
            return asked, listing.descending
        own = self.column(self.own_order)
        if own is None:
            raise AssertionError("a long list has an order of its own")
        return own, self.own_order_descends

    def column(self, key: str) -> Column | None:
        """The column that the list can be sorted by under that key."""
        return next((column for column in self.columns if column.key == key and column.sorts), None)

    def conditions(self, listing: Listing) -> list[ColumnElement[bool]]:
        """Which rows a reader asked for."""
        found = [f.where(f.asked(listing), listing) for f in self.filters if f.asked(listing)]
        if self.deleted_at is not None and not listing.filters.get("deleted"):
            found.append(self.deleted_at.is_(None))
        return [*found, *contains(self.search, listing.search)]


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


def contains(column: InstrumentedAttribute[str], search: str) -> Iterable[ColumnElement[bool]]:
    """Every word searched for is part of the column, whatever its case and diacritics."""
    return [column.contains(word, autoescape=True) for word in search_key(search).split()]


def page_number(listing: Listing, total: int) -> int:
    """The page that is shown: the last one where the asked one lies beyond it."""
    return min(max(listing.page, 1), max(1, -(-total // listing.per_page)))


def in_order(keys: Iterable[str], codes: Mapping[str, str]) -> list[str]:
    """The keys in the Latvian order of their words."""
    return sorted(keys, key=lambda key: (sort_key(codes.get(key, key)), key))


def page_of(rows: Sequence[Any], listing: Listing, declared: Declared) -> Page:
    """One page of a short list, sorted by what its rows show."""
    column = declared.column(listing.sort)
    text = column.text if column else None
    if text is not None:
        shown = text
        rows = sorted(
            rows, key=lambda row: sort_key(shown(row, listing.language)), reverse=listing.descending
        )
    number = page_number(listing, len(rows))
    first = (number - 1) * listing.per_page
    return Page(
        rows=rows[first : first + listing.per_page], total=len(rows), number=number, per_page=listing.per_page
    )
