"""What stands on every page round the text: practice mark, draft mark, number, page n of m."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import hypot
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from xhtml2pdf.builders.printmarks import MarkedCanvas

from bm_workspace.outline import Outline
from bm_workspace.render import foot
from bm_workspace.render.fonts import BOLD, REGULAR, font_file, printable

WIDTH, HEIGHT = A4
SIDE = 20 * mm
TOP = 12 * mm
BOTTOM = 22 * mm
TEXT_WIDTH = WIDTH - 2 * SIDE
SMALL, DRAFT = 9, 11
"""Sizes in points; nothing on a page is smaller than SMALL."""

INK, GREY, PALE = 0.07, 0.35, 0.92
PAD = 2 * mm
UNDER = "under"
SHARPNESS = 1.0
"""Pixels to a point in the picture of the draft mark."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The texts round the text, ready for printing."""

    practice: tuple[str, ...]
    draft: tuple[str, ...]
    foot: str
    page_of: str

    @property
    def body_top(self) -> float:
        """Where the text begins, below the marks."""
        return HEIGHT - TOP - self._strip(self.practice, SMALL) - self._strip(self.draft, DRAFT) - 4 * mm

    def begin(self, canvas: Any, _: Any) -> None:
        """Draws what is known when a page begins: the pale word lies under the text."""
        canvas.saveState()
        if self.draft:
            canvas.doForm(UNDER)
        top = HEIGHT - TOP
        top = self._draw_strip(canvas, top, self.practice, SMALL, 0.6)
        if self.draft:
            self._draw_strip(canvas, top - 1 * mm, self.draft, DRAFT, 1.6)
        canvas.restoreState()
        canvas.doForm(_form(canvas.getPageNumber()))

    def footer(self, canvas: Any, page: int, pages: int) -> None:
        """The number with the practice mark, and which page of how many this is."""
        canvas.setFillGray(GREY)
        canvas.setStrokeGray(GREY)
        canvas.setLineWidth(0.5)
        canvas.line(SIDE, BOTTOM - 5 * mm, WIDTH - SIDE, BOTTOM - 5 * mm)
        canvas.setFont(REGULAR, SMALL)
        sentence = printable(self.page_of % {"page": page, "pages": pages})
        room = TEXT_WIDTH - stringWidth(sentence, REGULAR, SMALL) - 3 * PAD
        for place, line in enumerate(simpleSplit(self.foot, REGULAR, SMALL, room)):
            canvas.drawString(SIDE, BOTTOM - 9.5 * mm - place * SMALL * 1.3, line)
        canvas.drawRightString(WIDTH - SIDE, BOTTOM - 9.5 * mm, sentence)

    @staticmethod
    def _strip(lines: tuple[str, ...], size: float) -> float:
        return len(lines) * size * 1.3 + 2 * PAD if lines else 0

    def _draw_strip(self, canvas: Any, top: float, lines: tuple[str, ...], size: float, line: float) -> float:
        """Lines of bold text in a frame over the full width; gives its lower edge."""
        height = self._strip(lines, size) - PAD
        canvas.setStrokeGray(INK)
        canvas.setFillGray(1)
        canvas.setLineWidth(line)
        canvas.rect(SIDE, top - height, TEXT_WIDTH, height, fill=1)
        canvas.setFillGray(INK)
        canvas.setFont(BOLD, size)
        for number, text in enumerate(lines, start=1):
            canvas.drawCentredString(WIDTH / 2, top - PAD / 2 - number * size * 1.3 + size * 0.35, text)
        return float(top - height)


def sheet(outline: Outline) -> Sheet:
    """The sheet of a document."""
    return Sheet(
        practice=_lines(outline.practice_mark, SMALL),
        draft=_lines(outline.draft_mark, DRAFT),
        foot=printable(foot(outline)),
        page_of=outline.page_of,
    )


def _lines(text: str, size: float) -> tuple[str, ...]:
    return tuple(simpleSplit(printable(text), BOLD, size, TEXT_WIDTH - 2 * PAD)) if text else ()


def numbering(marks: Sheet) -> type[MarkedCanvas]:
    """A canvas that fills in "page n of m" when m is known; xhtml2pdf would build everything twice for it."""

    class Numbered(MarkedCanvas):  # type: ignore[misc]
        """Each page names forms that are not there yet; this makes them."""

        def save(self) -> None:
            """Writes the pale mark and the footers, then the file."""
            if marks.draft:
                self.beginForm(UNDER)
                self.drawImage(_pale(" ".join(marks.draft)), 0, 0, WIDTH, HEIGHT)
                self.endForm()
            pages = self.getPageNumber() - 1
            for page in range(1, pages + 1):
                self.beginForm(_form(page))
                marks.footer(self, page, pages)
                self.endForm()
            super().save()

    return Numbered


def _form(page: int) -> str:
    return f"footer-{page}"


@lru_cache(maxsize=8)
def _pale(text: str) -> ImageReader:
    """The mark in large pale letters across the page: a picture, so that copied text stays clean."""
    width, height = (round(side * SHARPNESS) for side in A4)
    length, size = round(hypot(width, height) * 0.75), round(150 * SHARPNESS)
    font = ImageFont.truetype(font_file(BOLD), size)
    font = font.font_variant(size=min(size, int(size * length / max(1, font.getlength(text)))))
    strip = Image.new("L", (length, length), 255)
    ImageDraw.Draw(strip).text((length / 2, length / 2), text, fill=round(255 * PALE), font=font, anchor="mm")
    turned = strip.rotate(54, resample=Image.Resampling.BILINEAR, fillcolor=255, expand=True)
    page = Image.new("L", (width, height), 255)
    page.paste(turned, ((width - turned.width) // 2, (height - turned.height) // 2))
    written = BytesIO()
    page.save(written, "JPEG", quality=80)  # goes into the PDF as it is
    return ImageReader(written)
