"""Outcomes as cards in both files: under their framework, whole, with a rule at the left on every page."""

from io import BytesIO

import pdfplumber
import pytest

from bm_workspace.outline import Block, Outline
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from tests.files.outlines import NASTY, SENTENCE, document, pair, section
from tests.files.reading import (
    FOOT,
    PLAIN_HEAD,
    assert_readable,
    docx_file,
    docx_parts,
    docx_text,
    pages,
    pdf_text,
    squeezed,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDRESS = "http://data.europa.eu/esco/skill/00064735-8fad-454b-90c7-ed858cc993f2"


def card(number: int, text: str = SENTENCE, level: int = 4) -> Block:
    """An outcome."""
    pairs = (
        pair("ESCO prasme", "uzstādīt apgaismojumu"),
        pair("ESCO adrese", ADDRESS, link=ADDRESS),
        pair("Apraksts", *text.split("\n"), is_long=True),
    )
    return Block(title=f"{number}. mācīšanās rezultāts", level=level, is_card=True, pairs=pairs)


def outcomes(*texts: str) -> Outline:
    """A document with a group of outcomes."""
    cards = (card(number, text) for number, text in enumerate(texts, start=1))
    return document(section("Mācīšanās rezultāti", Block(title="B – ESCO"), *cards))


@pytest.mark.parametrize(
    "outline",
    [
        outcomes(SENTENCE, SENTENCE),
        outcomes(*NASTY, "", "a\n\nb", "x" * 3000),
        outcomes(*[SENTENCE] * 30),
        outcomes(" ".join(f"vārds{number}" for number in range(4_000)), SENTENCE),
        document(section("x", card(1, level=3), card(2, level=3))),
    ],
    ids=["two", "nasty", "thirty", "4,000 words", "without a group"],
)
def test_pdf_and_docx_say_the_same_in_the_same_order(outline: Outline) -> None:
    file = pdf(outline)

    assert docx_text(docx(outline)) == pdf_text(file)
    assert_readable(pages(file))


def test_the_rule_of_a_card_goes_down_all_its_pages() -> None:
    file = pdf(outcomes(" ".join([SENTENCE] * 200)))

    with pdfplumber.open(BytesIO(file)) as opened:
        found = [
            [(r["top"], r["bottom"]) for r in page.rects + page.lines if r["width"] < 2]
            for page in opened.pages
        ]
    assert len(found) > 3
    for ruled, page in zip(found, pages(file), strict=True):
        inside = [(top, bottom) for top, bottom in ruled if top > PLAIN_HEAD and bottom < FOOT]
        lines = [line for line in page.lines if line[0]["x0"] < 70][1:]
        assert inside
        assert max(bottom for _, bottom in inside) >= lines[-1][0]["bottom"] - 3


@pytest.mark.parametrize("lines", range(24, 52))
def test_a_short_card_is_not_parted_and_stands_under_the_name_of_its_group(lines: int) -> None:
    before = section("Pirms", Block(pairs=(pair("Rindas", *["Rinda"] * lines, is_long=True),)))
    cards = Block(title="A – ietvars"), card(1), Block(title="B – ESCO"), card(2)

    read = pages(pdf(document(before, section("Mācīšanās rezultāti", *cards))))

    whole = "".join(docx_text(docx(document(section("x", card(1))))).partition("1.mācīšanās")[1:])
    texts = [squeezed(letter["text"] for letter in page.body) for page in read]
    assert any(f"Mācīšanāsrezultāti{squeezed('A – ietvars')}{whole}" in text for text in texts)
    assert any(f"{squeezed('B – ESCO')}2{whole[1:]}" in text for text in texts)


def test_in_word_cards_are_headings_with_a_rule_at_the_left() -> None:
    file = docx(outcomes(SENTENCE, SENTENCE))

    tables = docx_parts(file)["word/document.xml"].findall(f".//{W}tbl")[1:]
    assert len(tables) == 2
    for table in tables:
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        assert [border.tag for border in borders] == [f"{W}left"]
        assert table.find(f"{W}tr//{W}pStyle").get(f"{W}val") == "Heading3"
    opened = docx_file(file)
    assert opened.tables[1].rows[0].cells[0].paragraphs[0].style.name == "Heading 3"
    assert [p.text for p in opened.paragraphs if p.style.name == "First heading 2"] == ["B – ESCO"]


def test_in_word_a_long_card_may_go_on_on_the_next_page_and_its_names_may_not_be_left_behind() -> None:
    (table,) = docx_parts(docx(outcomes(SENTENCE)))["word/document.xml"].findall(f".//{W}tbl")[1:]

    *rows, text = table.findall(f"{W}tr")
    assert text.find(f"{W}trPr/{W}cantSplit") is None
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for row in rows[1:] for p in row.iter(f"{W}p"))
    assert text.find(f".//{W}keepNext") is not None


def test_an_esco_address_is_a_link_in_both_files() -> None:
    outline = outcomes(SENTENCE)

    with pdfplumber.open(BytesIO(pdf(outline))) as opened:
        assert [link["uri"] for page in opened.pages for link in page.hyperlinks] == [ADDRESS]
    relations = docx_parts(docx(outline))["word/_rels/document.xml.rels"]
    assert [r.get("Target") for r in relations if r.get("TargetMode") == "External"] == [ADDRESS]
