"""A document as DOCX, for Word and LibreOffice."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from bm_workspace.outline import Block, Outline, Pair, Part
from bm_workspace.render import RenderError, address, flows, foot, stays
from bm_workspace.render import word_parts as word
from bm_workspace.render.word_blank import blank

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows."""

CARD_HEADINGS = {3: "CardHeading2", 4: "Heading3"}
"""The style of a card's title by its level."""

PAGE, PAGES = "<page>", "<pages>"
FIELDS = {PAGE: word.field("PAGE"), PAGES: word.field("NUMPAGES")}


def docx(outline: Outline) -> bytes:
    """The file; the same bytes for an equal outline."""
    try:
        return _undated(_written(outline))
    except (SyntaxError, ValueError, KeyError, TypeError) as error:
        raise RenderError(f"{type(error).__name__}: {error}") from error


def _written(outline: Outline) -> bytes:
    document = Document(BytesIO(blank(outline.language)))
    document.core_properties.title = word.clean(outline.title)[:255]
    document.core_properties.subject = word.clean(outline.type_name)[:255]
    section = document.sections[0]
    _fill(section.header, _header(outline))
    _fill(section.footer, _footer(outline))
    body = document.element.body
    for element in _elements("".join(_body(outline, document.part))):
        body.insert(len(body) - 1, element)  # the page's own properties stay last
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _undated(file: bytes) -> bytes:
    """The same parts without the time of writing, which would make equal documents differ."""
    written = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(ZipInfo(part.filename, EARLIEST), old.read(part), ZIP_DEFLATED)
    return written.getvalue()


def _elements(xml: str) -> list[Any]:
    return list(parse_xml(f"<w:body {word.NAMESPACES}>{xml}</w:body>"))


def _fill(place: Any, xml: str) -> None:
    for element in list(place._element):
        place._element.remove(element)
    place._element.extend(_elements(xml))


def _header(outline: Outline) -> str:
    practice = word.paragraph("PracticeMark", word.run(outline.practice_mark))
    if not outline.draft_mark:
        return practice
    pale = word.WATERMARK_TYPE + word.watermark(outline.draft_mark)
    return practice + word.paragraph("DraftMark", word.run(outline.draft_mark) + pale)


def _footer(outline: Outline) -> str:
    sentence = outline.page_of % {"page": PAGE, "pages": PAGES}
    pieces = re.split(f"({PAGE}|{PAGES})", sentence)
    numbered = "".join(FIELDS.get(piece) or word.run(piece) for piece in pieces if piece)
    return word.paragraph("Footer", word.run(foot(outline)) + "<w:r><w:br/><w:tab/></w:r>" + numbered)


def _body(outline: Outline, part: Any) -> Iterator[str]:
    yield word.paragraph("Title", word.run(outline.title))
    yield word.paragraph("Subtitle", word.run(outline.type_name))
    yield from _answers(outline.header, part)
    for section in outline.parts:
        yield from _section(section, part)


def _section(section: Part, part: Any) -> Iterator[str]:
    yield word.paragraph("Heading1", word.run(section.title), begins_page=section.is_annex)
    if section.note:
        yield word.paragraph("Note", word.run(section.note))
    for place, block in enumerate(section.blocks):
        if block.is_card:
            yield word.card(_card(block, part))
            yield word.paragraph("CardGap", "")
        else:
            yield from _block(block, part, "FirstHeading2" if place == 0 else "Heading2")
    if section.ending:
        yield word.paragraph("Ending", word.run(section.ending))


def _block(block: Block, part: Any, heading: str) -> Iterator[str]:
    if block.title:
        yield word.paragraph(heading, word.run(block.title))
    if block.table:
        yield word.grid(block.table.header, block.table.rows, word.columns(block.table.shares))
        yield word.paragraph("Gap", "")
    yield from _answers(block.pairs, part, keep=bool(block.signs))
    if block.signs:
        yield word.paragraph("SignatureLine", word.run(block.signs))


def _card(block: Block, part: Any) -> Iterator[str]:
    yield word.card_text(word.paragraph(CARD_HEADINGS[block.level], word.run(block.title)))
    for pair in block.pairs:
        if flows(pair):
            yield word.card_text(word.paragraph("Name", word.run(pair.label), keep=True) + _lines(pair))
        else:
            yield word.card_row(pair.label, _value(pair, part))


def _answers(pairs: tuple[Pair, ...], part: Any, keep: bool = False) -> Iterator[str]:
    """Short answers in tables, long ones as paragraphs; a gap keeps two tables from growing together."""
    for is_long, group in groupby(pairs, key=flows):
        if is_long:
            yield from (line for pair in group for line in _long(pair))
            continue
        yield word.table(
            word.blank_row(pair.label) if pair.by_pen else word.row(pair.label, _value(pair, part), keep)
            for pair in group
        )
        yield word.paragraph("Gap", "", keep)


def _long(pair: Pair) -> Iterator[str]:
    yield word.paragraph("Label", word.run(pair.label))
    yield _lines(pair)


def _lines(pair: Pair) -> str:
    return "".join(
        word.paragraph("Normal", word.run(line), stays(pair.lines, place))
        for place, line in enumerate(pair.lines)
    )


def _value(pair: Pair, part: Any) -> str:
    if not address(pair):
        return word.runs(pair.lines)
    return word.link(part.relate_to(address(pair), RELATIONSHIP_TYPE.HYPERLINK, is_external=True), pair.lines)
