"""Which letters can be printed."""

import pytest

from bm_workspace.outline import Block
from bm_workspace.render.docx import docx
from bm_workspace.render.fonts import missing_characters, missing_in, printable
from bm_workspace.render.pdf import pdf
from tests.files.outlines import ALPHABETS, NASTY, agreement, document, pair, saying, section
from tests.files.reading import docx_text, pages, pdf_text

UNSEEN = {
    "zero width joiner": "\u200d",
    "zero width space": "\u200b",
    "right-to-left override": "\u202e",
    "variation selector": "\ufe0f",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "control": "\x07",
    "delete": "\x7f",
    "tag letter": "\U000e0041",
    "lone surrogate": "\ud83d",
}


@pytest.mark.parametrize("text", [*ALPHABETS.values(), *NASTY])
def test_what_the_font_has_is_not_missing(text):
    assert missing_characters(text) == ()
    assert printable(text) == text


def test_missing_letters_are_named_once_in_order():
    assert missing_characters("a😀b中😀\n\t\u00a0م") == ("😀", "中", "م")


def test_letters_are_judged_composed():
    assert missing_characters("ke\u0304gis k\u0327") == ()
    assert printable("k\u0327e\u0304") == "ķē"


@pytest.mark.parametrize("letter", UNSEEN.values(), ids=UNSEEN)
def test_what_leaves_no_mark_is_shown_by_its_number(letter):
    assert missing_characters(f"a{letter}b") == (letter,)
    assert printable(f"a{letter}b") == f"a[U+{ord(letter):04X}]b"


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u3000", "\u2028", "\t"])
def test_every_blank_is_a_blank(blank):
    assert missing_characters(blank) == ()
    assert printable(f"Â{blank}b") == "Â b"


@pytest.mark.parametrize("letter", ["😀", "م", "中", "☑", *UNSEEN.values()])
def test_a_missing_letter_is_replaced_visibly_in_the_pdf(letter):
    text = pdf_text(
        pdf(document(section("x", Block(title=f"t{letter}t", pairs=(pair(f"n{letter}n", f"v{letter}v"),)))))
    )

    for around in "tnv":
        assert f"{around}[U+{ord(letter):04X}]{around}" in text


def test_a_missing_letter_stays_in_the_docx():
    assert docx_text(docx(saying("a😀م\u200db"))).endswith("a😀م\u200db")


def test_missing_letters_of_a_document_are_found_at_every_place():
    block = Block(title="あ", pairs=(pair("い", "う", "え"),), signs="お")

    found = missing_in(document(section("か", block, note="き"), title="く"))

    assert found == ("く", "か", "き", "あ", "い", "う", "え", "お")
    assert missing_in(agreement()) == ()


def test_a_page_of_missing_letters_stays_inside_the_page():
    read = pages(pdf(saying("م" * 3000)))

    assert all(letter["x1"] < page.width - 50 for page in read for letter in page.letters)
    assert "".join(letter["text"] for page in read for letter in page.body).count("[U+0645]") == 3000
