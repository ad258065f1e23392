"""How the PDF's pages are made up: marks, numbers, headings and signatures in their places."""

from dataclasses import replace

import pytest

from bm_workspace.outline import Block
from bm_workspace.render.pdf import pdf
from tests.files.outlines import DRAFT, PRACTICE, SENTENCE, document, pair, saying, section, signatory
from tests.files.reading import assert_readable, pages, squeezed


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
        f"LA-2025-000017{number}.lappuseno{len(read)}" for number in range(1, len(read) + 1)
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
