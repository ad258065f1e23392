"""The cells of a text copied from a spreadsheet, with the lines on which its rows begin."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bm_workspace.wording import Text, _t

END = "\x1e"
"""Stands after the last line: a control, which no cleaned text holds. In a cell it shows an open quote."""

QUOTED = re.compile('"[^"]*"')
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, kw_only=True)
class Cells:
    """One row of the text: the line on which it begins, its cells, and why it cannot be read."""

    number: int
    cells: tuple[str, ...] = ()
    problem: Text | None = None

    def cell(self, place: int) -> str:
        """What stands in a column, counted from 0; empty where the row is shorter."""
        return self.cells[place] if place < len(self.cells) else ""


def cells_of(text: str) -> Iterator[Cells]:
    """The rows of a cleaned text that are not blank; a row's empty last cells are left out."""
    return (row for row in _rows(text.removeprefix(BYTE_ORDER_MARK)) if row.cells or row.problem)


def _rows(text: str) -> Iterator[Cells]:
    reader = csv.reader(io.StringIO(f"{text}\n{END}", newline=""), delimiter=_separator(text))
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Cells(number=number, problem=_t("A cell of this line is too long to be read."))
            continue
        if END not in "".join(cells):
            yield Cells(number=number, cells=tuple(_without_empty_end(cells)))
        elif cells != [END]:
            problem = _t("A quotation mark opens in this line and never closes.")
            yield Cells(number=number, problem=problem)


def _separator(text: str) -> str:
    """Tab or semicolon, whichever more lines hold outside quotation marks."""
    lines = QUOTED.sub("", text).split("\n")
    tabs, semicolons = (sum(mark in line for line in lines) for mark in "\t;")
    return "\t" if tabs >= semicolons else ";"


def _without_empty_end(cells: Iterable[str]) -> list[str]:
    """Cells without surrounding space, up to the last that holds something."""
    kept = [cell.strip() for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def is_separated(rows: Iterable[Cells]) -> bool:
    """Whether any row has more than one column."""
    return any(len(row.cells) > 1 for row in rows)
