"""One page with the alphabets of all official languages of the Union, read back from both files."""

import pytest

from bm_workspace.outline import Block, Outline
from bm_workspace.render.docx import docx
from bm_workspace.render.fonts import missing_in
from bm_workspace.render.pdf import pdf
from tests.files.outlines import ALPHABETS, LATIN, MORE_LETTERS, document, pair, section
from tests.files.reading import assert_readable, docx_text, pages, pdf_text, squeezed

OFFICIAL = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
]  # fmt: skip
ROWS = {**MORE_LETTERS, "en": LATIN}
ONE_CASE = {"ΐ", "ΰ", "ς"}
"""Greek letters that have no capital of their own."""


@pytest.fixture(scope="module")
def alphabets() -> Outline:
    """The page: a row for each language, what it has besides A to Z; those stand in English's."""
    rows = tuple(pair(language, letters) for language, letters in ROWS.items())
    return document(section("Eiropas Savienības alfabēti", Block(pairs=rows)), title="Ķēniņš Žanis Čārlijs")


def test_every_official_language_is_there_in_both_cases() -> None:
    assert sorted(ALPHABETS) == OFFICIAL
    for letters in ALPHABETS.values():
        small = {letter for letter in letters if letter.islower()} - ONE_CASE
        assert {letter for letter in letters if letter.isupper()} == {_capital(letter) for letter in small}


def _capital(letter: str) -> str:
    return {"ß": "ẞ"}.get(letter, letter.upper())


def test_the_font_lacks_no_letter_of_them(alphabets: Outline) -> None:
    assert missing_in(alphabets) == ()


def test_all_of_them_are_read_back_from_pdf_and_docx(alphabets: Outline) -> None:
    file = pdf(alphabets)

    read = pages(file)
    assert len(read) == 1
    assert_readable(read)
    in_pdf, in_docx = pdf_text(file), docx_text(docx(alphabets))
    assert in_pdf == in_docx
    assert [language for language in ROWS if language + squeezed(ROWS[language]) not in in_pdf] == []
    assert not set(in_pdf) & {"■", "\ufffd", "\0"}
