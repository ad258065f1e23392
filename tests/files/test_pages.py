"""How the PDF's pages are made up: marks, numbers, headings and signatures in their places."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from bm_workspace.outline import Block, Pair
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from tests.files.outlines import DRAFT, PRACTICE, SENTENCE, document, pair, saying, section, signatory
from tests.files.reading import assert_readable, docx_text, pages, pdf_text, squeezed


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("lines", [1, 150])
def test_marks_are_on_every_page_and_the_draft_mark_on_drafts_only(draft, lines):
    read = pages(pdf(saying(*[SENTENCE] * lines, draft=draft)), draft)

    assert (len(read) > 1) == (lines > 1)
    expected = squeezed(PRACTICE) + (squeezed(DRAFT) if draft else "")
    assert {page.header_text for page in read} == {expected}
    assert all(squeezed(DRAFT) not in squeezed(letter["text"] for letter in page.body) for page in read)


@pytest.mark.parametrize(("lines", "expected"), [(1, 1), (60, 2), (1500, None)])
def test_each_page_says_which_of_how_many_it_is(lines, expected):
    read = pages(pdf(saying(*["Rinda"] * lines)))

    assert len(read) == (expected or len(read))
    assert [page.footer_text for page in read] == [
        f"LA-2025-000017·{squeezed(PRACTICE)}{number}.lappuseno{len(read)}"
        for number in range(1, len(read) + 1)
    ]


@pytest.mark.parametrize("lines", range(30, 62, 2))
def test_no_heading_is_alone_at_the_bottom(lines):
    block = Block(title="Bloks", pairs=(pair("Garais", SENTENCE, is_long=True), pair("Īsais", "vērtība")))

    outline = saying(*["Rinda"] * lines)

    read = pages(pdf(replace(outline, parts=(*outline.parts, section("Sadaļa", block)))))

    for page in read:
        last = page.lines[-1]
        assert not all("Bold" in letter["fontname"] for letter in last), squeezed(
            letter["text"] for letter in last
        )


@pytest.mark.parametrize("lines", range(20, 60, 3))
def test_a_signature_is_never_apart_from_its_title(lines):
    outline = saying(*["Rinda"] * lines)
    signed = replace(
        outline, parts=(*outline.parts, section("Paraksti", signatory("Dalībnieks"), signatory("Skola")))
    )

    read = [squeezed(letter["text"] for letter in page.body) for page in pages(pdf(signed))]

    for role in ("Dalībnieks", "Skola"):
        (page,) = [text for text in read if role in text]
        assert "VietaundatumsRīga,12.05.2025.Paraksts" in page.partition(role)[2]


def test_a_heading_taller_than_the_page_flows_on():
    words = " ".join([SENTENCE] * 80)
    outline = document(
        section(words, Block(title=words, pairs=(pair(words, "b", is_long=True),), signs=words))
    )

    read = pages(pdf(outline))

    assert squeezed(letter["text"] for page in read for letter in page.body).count(squeezed(words)) == 4
    assert_readable(read)


def test_a_long_paragraph_starts_right_below_its_heading():
    read = pages(pdf(saying(*["Rinda"] * 20, " ".join([SENTENCE] * 30))))

    assert read[0].lines[-1][-1]["bottom"] > 700


@pytest.mark.parametrize("lines", range(42, 52))
def test_no_line_of_an_answer_is_alone_on_a_page(lines):
    read = pages(pdf(saying(*["Rinda"] * lines)))

    last = [line for line in read[-1].lines if squeezed(letter["text"] for letter in line) == "Rinda"]
    assert len(last) >= 2


@pytest.mark.parametrize("lines", [1, 45, 60])
def test_an_annex_begins_a_page_and_leaves_none_empty(lines):
    before, annex = (
        section("Pirms", Block(pairs=(pair("Rindas", *["Rinda"] * lines, is_long=True),))),
        Block(),
    )
    listed = replace(section("Pielikums", annex, Block(pairs=(pair("a", "b"),))), is_annex=True)

    read = [squeezed(letter["text"] for letter in page.body) for page in pages(pdf(document(before, listed)))]

    assert read[-1] == "Pielikumsab"
    assert all(read)
    assert "Pielikums" not in "".join(read[:-1])


def test_place_and_date_are_left_as_ruled_lines_that_a_pen_has_room_on():
    blank = (
        Pair(label="Vieta", lines=(), by_pen="ar roku"),
        Pair(label="Datums", lines=(), by_pen="ar roku"),
    )
    signed = Block(title="Skola", pairs=(pair("Vārds", "Ilga"), *blank), signs="Paraksts")

    file = pdf(document(section("Paraksti", signed)))

    with pdfplumber.open(BytesIO(file)) as opened:
        drawn = opened.pages[0].rects + opened.pages[0].lines
        rules = sorted(round(r["bottom"]) for r in drawn if 150 < r["width"] < 250 and r["x0"] > 200)
    assert len(rules) == 2
    assert rules[1] - rules[0] > 18
    assert pdf_text(file).endswith("SkolaVārdsIlgaVietaDatumsParaksts")
    assert pdf_text(file) == docx_text(docx(document(section("Paraksti", signed))))
