"""The letters that can be printed: the PDF's own font, and what is not in it."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from bm_workspace.outline import Block, Outline, Pair
from bm_workspace.paths import folder

FAMILY = "roboto"
REGULAR = "Roboto"
BOLD = "Roboto-Bold"
FILES = {REGULAR: "Roboto-Regular.ttf", BOLD: "Roboto-Bold.ttf"}
UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zs", "Zl", "Zp"}
"""Unicode categories that leave no mark on paper, whatever a font says; blanks become spaces."""


def font_file(name: str) -> Path:
    """Where the font lies that the build put into `static/vendor`."""
    return folder("static") / "vendor" / FILES[name]


@cache
def letters() -> frozenset[str]:
    """Every letter that both faces can draw; reading them also makes them known to ReportLab."""
    covered = [_register(name) for name in FILES]
    either: tuple[Literal[0], Literal[1]] = (0, 1)
    for italic in either:  # there is no italic; upright stands in for it
        addMapping(FAMILY, 0, italic, REGULAR)
        addMapping(FAMILY, 1, italic, BOLD)
    both = map(chr, set.intersection(*covered))
    return frozenset(letter for letter in both if unicodedata.category(letter) not in UNSEEN)


def _register(name: str) -> set[int]:
    font = TTFont(name, str(font_file(name)))
    registerFont(font)
    return set(font.face.charToGlyph)


def missing_characters(text: str) -> tuple[str, ...]:
    """The different characters that paper cannot show, in the order they come in."""
    shown = letters()
    composed = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(letter for letter in composed if letter not in shown and not letter.isspace())


def missing_in(outline: Outline) -> tuple[str, ...]:
    """The same for everything a document says."""
    return missing_characters("\n".join(texts(outline)))


def printable(text: str) -> str:
    """The text with its missing characters written as their numbers, so that nothing is lost in silence."""
    composed = unicodedata.normalize("NFC", text)
    foreign = set(composed) - letters() - {" "}
    if not foreign:
        return composed
    return composed.translate({ord(letter): _shown(letter) for letter in foreign})


def _shown(letter: str) -> str:
    return " " if letter.isspace() else f"[U+{ord(letter):04X}]"


def texts(outline: Outline) -> Iterator[str]:
    """Every text of a document that a file shows, in order."""
    yield from (outline.title, outline.type_name)
    yield from _answers(outline.header)
    for part in outline.parts:
        yield from (part.title, part.note)
        for block in part.blocks:
            yield from _said(block)
    yield from (outline.practice_mark, outline.draft_mark, outline.number, outline.page_of)


def _said(block: Block) -> Iterator[str]:
    yield block.title
    if block.table:
        yield from chain(block.table.header, *block.table.rows)
    yield from _answers(block.pairs)
    yield block.signs


def _answers(pairs: tuple[Pair, ...]) -> Iterator[str]:
    for pair in pairs:
        yield pair.label
        yield from pair.lines
