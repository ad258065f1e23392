"""The header row of a table: which column says what."""

from collections.abc import Sequence
from dataclasses import dataclass

from bm_workspace.answers import clean
from bm_workspace.exchange.columns import HINT_MARK, Column, Sort, by_title, columns, folded
from bm_workspace.exchange.escaping import unescaped
from bm_workspace.exchange.tables import EMPTY, FileRefused, Table
from bm_workspace.wording import Text, _t

NO_COLUMN = _t("The column “%(title)s” is missing. Take the header row of the template.")
TWO_COLUMNS = _t("The column “%(title)s” stands there twice. Keep one of them.")
NO_ROWS = _t("Under the header row there is no mobility.")
KEYS = (Sort.GRANT, Sort.ACTIVITY_ID)
LONGEST_TITLE = 100


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The columns that are read by their place, titles nobody knows, known ones not kept, the first row."""

    places: tuple[tuple[int, Column], ...]
    width: int
    unknown: tuple[str, ...]
    not_kept: tuple[str, ...]
    first_row: int

    def title(self, place: int) -> str:
        """The title of the column at a place; empty where none is read there."""
        return next((column.title for n, column in self.places if n == place), "")


def heading(table: Table) -> Heading:
    """The header row and where the mobilities begin. Raises FileRefused."""
    at = next((n for n, row in enumerate(table.rows) if any(cell.strip() for cell in row)), None)
    if at is None:
        raise FileRefused(EMPTY)
    titles = [" ".join(unescaped(cell).split()) for cell in table.rows[at]]
    known = [(n, by_title()[folded(title)]) for n, title in enumerate(titles) if folded(title) in by_title()]
    _require(known)
    places = tuple((n, column) for n, column in known if column.is_read)
    first = at + 1
    if _is_hints(table, first, places):
        first += 1
    if not any(cell.strip() for row in table.rows[first:] for cell in row):
        raise FileRefused(NO_ROWS)
    return Heading(
        places=places,
        width=len(titles),
        unknown=tuple(_shortened(t) for t in titles if t and folded(t) not in by_title()),
        not_kept=tuple(column.title for _n, column in known if column.sort is Sort.NOT_KEPT),
        first_row=first,
    )


def _shortened(title: str) -> str:
    shown = clean(title, is_long=False)
    return shown if len(shown) <= LONGEST_TITLE else f"{shown[:LONGEST_TITLE]}…"


def _require(known: Sequence[tuple[int, Column]]) -> None:
    found = [column for _n, column in known]
    for column in columns():
        if column.sort in KEYS and column not in found:
            raise FileRefused(Text(NO_COLUMN.msgid, {"title": column.title}))
        if found.count(column) > 1:
            raise FileRefused(Text(TWO_COLUMNS.msgid, {"title": column.title}))


def _is_hints(table: Table, at: int, places: Sequence[tuple[int, Column]]) -> bool:
    """Whether the row is that of the template: its keys are hints."""
    row = table.rows[at] if at < len(table.rows) else ()
    keys = [n for n, column in places if column.sort in KEYS]
    return all(n < len(row) and row[n].strip().startswith(HINT_MARK) for n in keys)
