"""A table in a PDF: its header row on every page again, and no row parted that a page can hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable, Spacer

NUMBER_WIDTH = 11 * mm
GAP = 3 * mm
INK, GREY = 0.07, 0.6
THICK, THIN = 0.8, 0.4
BELOW = 8


@dataclass(frozen=True)
class Line:
    """The cells of a row, laid out, and the height that they take."""

    cells: tuple[Any, ...]
    height: float


def columns(shares: Sequence[int], width: float) -> tuple[float, ...]:
    """The widths of all columns: the numbers' first, then the others by their shares."""
    unit = (width - NUMBER_WIDTH) / sum(shares)
    return (NUMBER_WIDTH, *(share * unit for share in shares))


def laid_out(cells: Sequence[Any], widths: Sequence[float]) -> Line:
    """A row, broken into lines: each cell ends before the next column."""
    sizes = [cell.wrap(width - GAP, 0) for cell, width in zip(cells, widths, strict=True)]
    return Line(tuple(cells), max(height for _, height in sizes))


class Grid(Flowable):
    """Rows under a header row. A page takes as many as it has room for, the next one the others."""

    _frame: Any  # ReportLab sets it while it asks

    def __init__(self, widths: Sequence[float], header: Line, lines: Sequence[Line]) -> None:
        super().__init__()
        self.widths, self.header, self.lines = tuple(widths), header, tuple(lines)
        self.spaceBefore, self.spaceAfter = 0, BELOW

    @property
    def beginning(self) -> float:
        """What a page must have room for, so that the table may begin there."""
        return self.header.height + self.lines[0].height

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """As wide as the text of a page, as high as all rows together."""
        self.width, self.height = width, self.header.height + sum(line.height for line in self.lines)
        return self.width, self.height

    def split(self, _: float, height: float) -> list[Any]:
        """What fits, and a table of the rest; nothing where the first row fits on the next page only."""
        ends = accumulate((line.height for line in self.lines), initial=self.header.height)
        fitting = sum(1 for _ in takewhile(lambda end: end <= height, ends)) - 1
        if fitting > 0:
            return [self._of(self.lines[:fitting]), self._of(self.lines[fitting:])]
        return [] if self.beginning <= self._frame._aH else self._parted(height - self.header.height)

    def _parted(self, room: float) -> list[Any]:
        """The first row in two, which no page can hold: letters written as their numbers take much room."""
        first, *others = self.lines
        halves = [
            (*(cell.split(width - GAP, room) or [_nothing(), cell]), _nothing())
            for cell, width in zip(first.cells, self.widths, strict=True)
        ]
        upper, lower = (laid_out([half[place] for half in halves], self.widths) for place in (0, 1))
        return [self._of([upper]), self._of([lower, *others])] if upper.height else []

    def _of(self, lines: Sequence[Line]) -> "Grid":
        return Grid(self.widths, self.header, lines)

    def draw(self) -> None:
        """Row by row, each from left to right: that is the order it is read in."""
        y = self.height
        for line in (self.header, *self.lines):
            y -= line.height
            x = 0.0
            for cell, width in zip(line.cells, self.widths, strict=True):
                cell.drawOn(self.canv, x, y + line.height - cell.height)
                x += width
            self._draw_rule(y, line is self.header)

    def _draw_rule(self, y: float, is_thick: bool) -> None:
        self.canv.setStrokeGray(INK if is_thick else GREY)
        self.canv.setLineWidth(THICK if is_thick else THIN)
        self.canv.line(0, y, self.width, y)


def _nothing() -> Spacer:
    return Spacer(0, 0)
