"""How paragraphs become pages: rows of name and value, long answers in pieces, headings with what follows."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import chain, takewhile
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable, PageBreak
from xhtml2pdf.xhtml2pdf_reportlab import PmlBaseDoc, PmlParagraph

from bm_workspace.outline import LONGEST_TEXT, Table
from bm_workspace.render.grid import GAP, Grid, columns, laid_out

NAME_LEVEL, CELL_LEVEL, PAGE_LEVEL = 9, 8, 7
"""The outline levels that print.css gives to the name in a row, the cells of a table, the end of a page."""

LONG = 4_000
PIECE_LINES = 20
WIDEST = 2.2
"""No letter of the font is wider than so many times its size."""

FIRST_LINES, FEW_LINES = 3, 6


class Row(Flowable):
    """A name and its value side by side: a table costs four times as much."""

    def __init__(self, name: Any, value: Any) -> None:
        super().__init__()
        self.sides = (name, value)
        self.keepWithNext = value.keepWithNext
        self.spaceBefore, self.spaceAfter = value.getSpaceBefore(), value.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Both as high as the higher of them, so that the rule of a card goes all the way down."""
        self.width, self.height = width, max(side.wrapOn(self.canv, width, height)[1] for side in self.sides)
        for side in self.sides:
            side.height = self.height
        return self.width, self.height

    def draw(self) -> None:
        """The name first: that is the order it is read in."""
        for side in self.sides:
            side.drawOn(self.canv, 0, 0)


def arranged(story: Sequence[Any], tables: Iterable[Table], width: float) -> Iterator[Any]:
    """The story with rows and tables put together, bookmarks numbered, very long paragraphs cut at line ends.

    `tables` are those that the story says cell by cell, in the same order.
    """
    flowables, following = iter(story), iter(tables)
    for number, flowable in enumerate(flowables):
        flowable.tocKey = f"heading-{number}"  # xhtml2pdf's own is random: equal documents would differ
        if flowable.outlineLevel == NAME_LEVEL:
            yield Row(_simple(flowable, width), _simple(next(flowables), width))
        elif flowable.outlineLevel == CELL_LEVEL:
            yield _grid(chain([flowable], flowables), next(following), width)
        elif flowable.outlineLevel == PAGE_LEVEL:
            yield PageBreak()
        elif len(flowable.text) > LONG:
            yield from _pieces(flowable, width)
        else:
            yield flowable


def _grid(cells: Iterator[Any], table: Table, width: float) -> Grid:
    """The next paragraphs as the table that they are the cells of."""
    widths = columns(table.shares, width)
    header, *lines = (
        laid_out([_cell(next(cells), column) for column in widths], widths)
        for _ in range(len(table.rows) + 1)
    )
    return Grid(widths, header, lines)


def _cell(paragraph: Any, width: float) -> Any:
    """The paragraph as a cell; only very long ones may have to be parted."""
    return _simple(paragraph, width - GAP) if len(paragraph.text) <= LONGEST_TEXT else paragraph


def _simple(paragraph: Any, width: float) -> Any:
    """The paragraph, fit for ReportLab's short way: one fragment (xhtml2pdf adds a second), no word to break.

    Only in rows, which never run over a page: what is split after the short way loses its words.
    """
    if len(paragraph.frags) == 2 and not paragraph.frags[1].text and _has_room(paragraph, width):
        paragraph.frags.pop()
        paragraph.frags[0].splitLongWords = False
    return paragraph


def _has_room(paragraph: Any, width: float) -> bool:
    """Whether every word fits into the line."""
    fragment, style = paragraph.frags[0], paragraph.style
    room = width - style.leftIndent - style.rightIndent - style.paddingLeft - style.paddingRight
    sure = room / (WIDEST * fragment.fontSize)
    return all(
        len(word) <= sure or stringWidth(word, fragment.fontName, fragment.fontSize) <= room
        for word in fragment.text.split()
    )


def _pieces(paragraph: Any, width: float) -> Iterator[Any]:
    """The same lines as several paragraphs: one of 40 pages would be broken into lines anew on every page."""
    paragraph.wrap(width, 0)
    lines = ["".join(map(_text, line.words)).strip() for line in paragraph.blPara.lines]
    style = copy(paragraph.style)
    style.spaceBefore = style.spaceAfter = style.paddingBottom = 0
    for start in range(0, len(lines), PIECE_LINES):
        text = " ".join(lines[start : start + PIECE_LINES])
        piece = PmlParagraph(text, style, frags=[paragraph.frags[0].clone(text=text), *paragraph.frags[1:]])
        piece.outline, piece.keepWithNext, piece.autoLeading = False, False, paragraph.autoLeading
        yield piece


def _text(fragment: Any) -> str:
    """A word that is alone in its line stays as ReportLab read it: in bytes."""
    text: str | bytes = fragment.text
    return text.decode() if isinstance(text, bytes) else text


class Pages(PmlBaseDoc):  # type: ignore[misc]
    """xhtml2pdf's document with its own way of keeping headings with what follows.

    ReportLab moves the heading and the *whole* next paragraph to a new page, be it half a page long.
    """

    def handle_keepWithNext(self, flowables: list[Any]) -> None:  # noqa: N802 - ReportLab's name
        """Starts a new page unless all that holds together has room, with the first lines of what follows."""
        together = list(takewhile(_keeps, flowables))
        if not together:
            return
        needed = self._height(together) + self._beginning(flowables[len(together) :])
        if needed > self.frame._aH:
            together = together[:1]
            needed = self._height(together) + self._beginning(flowables[1:])
        for flowable in together:
            flowable.keepWithNext = False
        if self._left() < needed <= self.frame._aH:
            flowables.insert(0, PageBreak())

    def _left(self) -> float:
        return float(self.frame._y - self.frame._y1p)

    def _height(self, flowables: list[Any]) -> float:
        height = 0.0
        for flowable in flowables:
            _, own = flowable.wrapOn(self.canv, self.frame._aW, self.frame._aH)
            height += own + flowable.getSpaceBefore() + flowable.getSpaceAfter()
        return height

    def _beginning(self, following: list[Any]) -> float:
        if not following:
            return 0
        first = following[0]
        if isinstance(first, PageBreak):
            return 0
        height = self._height([first])
        if isinstance(first, Grid):
            return first.beginning
        if isinstance(first, Row) or height < (FEW_LINES + 1) * first.style.leading:
            return height
        return FIRST_LINES * float(first.style.leading) + float(first.getSpaceBefore())


def _keeps(flowable: Any) -> bool:
    return bool(flowable.getKeepWithNext())
