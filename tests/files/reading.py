"""Files read back: what a PDF and a DOCX say, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pdfplumber
from docx import Document
from lxml import etree

HEAD, FOOT = 95, 790
"""Between these heights, in points from the top, lies the text of a page."""

PLAIN_HEAD = 65
SMALLEST = 9


@dataclass(frozen=True)
class Page:
    """One page of a PDF: its letters in the order they are written, and its size."""

    letters: tuple[dict[str, Any], ...]
    width: float
    height: float
    head: float

    @property
    def body(self) -> tuple[dict[str, Any], ...]:
        """The letters between header and footer."""
        return tuple(letter for letter in self.letters if self.head < letter["top"] < FOOT)

    @property
    def header_text(self) -> str:
        return squeezed(letter["text"] for letter in self.letters if letter["top"] < self.head)

    @property
    def footer_text(self) -> str:
        return squeezed(letter["text"] for letter in self.letters if letter["top"] > FOOT)

    @property
    def lines(self) -> list[list[dict[str, Any]]]:
        """The body's letters line by line, from the top."""
        rows: dict[int, list[dict[str, Any]]] = {}
        for letter in self.body:
            rows.setdefault(round(letter["bottom"]), []).append(letter)
        return [rows[height] for height in sorted(rows)]


def pages(file: bytes, draft: bool = False) -> list[Page]:
    """The pages of a PDF; a draft has a second frame in its header."""
    head = HEAD if draft else PLAIN_HEAD
    with pdfplumber.open(BytesIO(file)) as opened:
        return [Page(tuple(page.chars), page.width, page.height, head) for page in opened.pages]


def assert_readable(read: list[Page]) -> None:
    """Every letter lies inside the page's margins and is large enough."""
    for page in read:
        for letter in page.letters:
            assert letter["size"] >= SMALLEST - 0.01, letter
            assert 50 < letter["x0"] <= letter["x1"] < page.width - 50, letter
            assert 20 < letter["top"] < letter["bottom"] < page.height - 20, letter


def page_texts(file: bytes) -> list[str]:
    """What stands on each page of a PDF, header and footer with it, without blanks."""
    return [squeezed(letter["text"] for letter in page.letters) for page in pages(file)]


def pdf_text(file: bytes, draft: bool = False, headers: Iterable[Iterable[str]] = ()) -> str:
    """Everything between headers and footers, without blanks; header rows of tables as they stand first."""
    return flowing((squeezed(letter["text"] for letter in page.body) for page in pages(file, draft)), headers)


def flowing(texts: Iterable[str], headers: Iterable[Iterable[str]]) -> str:
    """The texts of pages as one, without the header rows that a table repeats at the top of a page."""
    rows = tuple(map(squeezed, headers))
    first, *others = texts
    for text in others:
        row = next((row for row in rows if row and text.startswith(row)), "")
        first += text.removeprefix(row)
    return first


def docx_file(file: bytes) -> Any:
    """A Word file, opened."""
    return Document(BytesIO(file))


def docx_text(file: bytes) -> str:
    """Everything in the body of a Word file, without blanks."""
    return squeezed(text.text or "" for text in docx_file(file).element.body.iter("{*}t"))


def docx_paragraphs(file: bytes) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in docx_file(file).paragraphs]


def docx_parts(file: bytes) -> dict[str, Any]:
    """Each XML part of a Word file, parsed."""
    with ZipFile(BytesIO(file)) as opened:
        names = [name for name in opened.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(opened.read(name)) for name in names}


def squeezed(texts: Any) -> str:
    """The letters without any blanks."""
    return "".join("".join(texts).split())
