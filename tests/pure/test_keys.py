"""How texts are compared, searched, sorted and made into file names."""

import unicodedata
from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.keys import SORT_LENGTH, file_name, search_key, sort_key, title_key
from bm_workspace.schema.lists import read
from bm_workspace.schema.types import MAX_TITLE

ALPHABET = "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"
UUID_BYTES = 16
INDEX_ROW = 2_704
"""Bytes that a row of a PostgreSQL b-tree index can hold."""

OVERHEAD = 8 + 8 + 4
"""Row header, alignment, and the length of the text."""


@pytest.mark.parametrize(
    "same",
    [
        "Mācību līgums",
        "MĀCĪBU LĪGUMS",
        "  mācību   līgums ",
        "mācību\tlīgums",
        "mācību\N{NO-BREAK SPACE}līgums",
        unicodedata.normalize("NFD", "Mācību līgums"),
        unicodedata.normalize("NFD", "MĀCĪBU LĪGUMS"),
    ],
)
def test_titles_that_look_the_same_are_the_same(same: str) -> None:
    assert title_key(same) == title_key("Mācību līgums")


@pytest.mark.parametrize("other", ["Macibu ligums", "Mācību līgums 2", "Mācībulīgums", "Mācību līgums."])
def test_titles_that_look_different_are_different(other: str) -> None:
    assert title_key(other) != title_key("Mācību līgums")


@pytest.mark.parametrize(("one", "other"), [("STRASSE", "straße"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("ŽAŅA", "žaņa")])
def test_case_is_that_of_unicode(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@settings(max_examples=200, deadline=None)
@given(title=st.text(max_size=30))
def test_the_unicode_form_never_matters(title: str) -> None:
    assert title_key(unicodedata.normalize("NFD", title)) == title_key(unicodedata.normalize("NFC", title))


@pytest.mark.parametrize(
    "letter",
    [
        "\N{MUSICAL SYMBOL SIXTEENTH NOTE}",
        "\N{MUSICAL SYMBOL ONE HUNDRED TWENTY-EIGHTH NOTE}",
        "\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA AND TONOS}",
        "\N{LATIN SMALL LIGATURE FFI}",
        "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}",
        "\N{HEBREW LETTER SHIN WITH DAGESH AND SHIN DOT}",
        "\N{GRINNING FACE}",
    ],
)
def test_the_longest_title_of_the_worst_letters_fits_into_the_index(letter: str) -> None:
    key = title_key(letter * MAX_TITLE).encode()

    assert len(key) + 2 * UUID_BYTES + OVERHEAD <= INDEX_ROW
    assert len(sort_key(letter * MAX_TITLE)) <= SORT_LENGTH


@pytest.mark.parametrize(
    ("search", "text"),
    list(
        product(
            ("berzins", "BĒRZIŅŠ", "bērz", unicodedata.normalize("NFD", "Bērziņš")),
            ("Jānis Bērziņš", "JANIS BERZINS", unicodedata.normalize("NFD", "jānis bērziņš")),
        )
    ),
)
def test_search_ignores_case_diacritics_and_form(search: str, text: str) -> None:
    assert search_key(search) in search_key(text)


@pytest.mark.parametrize("letter", [c for c in ALPHABET if unicodedata.normalize("NFD", c) != c])
def test_every_latvian_letter_is_found_without_its_mark(letter: str) -> None:
    plain = unicodedata.normalize("NFD", letter)[0]

    assert search_key(letter) == search_key(letter.upper()) == plain


def test_a_search_key_joins_texts_by_one_space() -> None:
    assert search_key("2025-LONGT-0001", " Anna  Āboliņa", "") == "2025-longt-0001 anna abolina"


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(ALPHABET)))
def test_letters_of_the_latvian_alphabet_come_in_its_order(earlier: str, later: str) -> None:
    if unicodedata.normalize("NFD", earlier)[0] == unicodedata.normalize("NFD", later)[0] and later in "āēīū":
        assert sort_key(earlier) == sort_key(later), "a long vowel stands beside the short one"
    else:
        assert sort_key(earlier) < sort_key(later)
        assert sort_key(f"{earlier}z") < sort_key(f"{later}a"), "the first letter decides"


NAMES = [
    "Ābele", "Aboliņa", "Ādamsons", "Caune", "Cēsnieks", "Cīrulis", "Čakste", "Čukurs", "Garais", "Gulbe",
    "Ģirģensons", "Kalniņš", "Kļaviņa", "Krūmiņš", "Ķēniņš", "Lapsa", "Liepa", "Ļaudama", "Nagle", "Nurža",
    "Ņikitina", "Sala", "Strods", "Šķēle", "Šteins", "Zālīte", "Zvirbulis", "Žagars", "Žīgurs",
]  # fmt: skip


def test_surnames_come_in_latvian_order() -> None:
    assert sorted(NAMES, key=sort_key) == NAMES


def test_sorting_ignores_case_and_form() -> None:
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD") for name in ("Čakste", "ČAKSTE")}

    assert len({sort_key(name) for name in forms}) == 1


@pytest.mark.parametrize("words", list(permutations(["anna a", "anna b", "annab"], 2)))
def test_a_space_comes_before_letters(words: tuple[str, str]) -> None:
    assert (sort_key(words[0]) < sort_key(words[1])) == (words[0] < words[1])


WINDOWS = set('<>:"/\\|?*')


@pytest.mark.parametrize("nasty", [entry["text"] for entry in read("nasty_strings")])
def test_a_file_name_is_one_that_windows_takes(nasty: str) -> None:
    name = file_name("2025-LONGT-0001-KA121-VET-000123456", "Learning agreement", nasty, suffix="pdf")

    stem = name.removesuffix(".pdf")
    assert name.endswith(".pdf")
    assert not WINDOWS & set(name)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in name)
    assert stem == stem.strip().rstrip(".")
    assert len(name) <= 160
    name.encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300))
def test_any_participant_makes_a_file_name(text: str) -> None:
    name = file_name("2025", text, suffix="docx")

    assert not WINDOWS & set(name)
    assert name.startswith("2025")
    assert not name.removesuffix(".docx").endswith((" ", "."))
    name.encode("utf-8")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (
            ("2025-LONGT-0001", "Mācību līgums", "Jānis Bērziņš"),
            "2025-LONGT-0001 Mācību līgums Jānis Bērziņš.pdf",
        ),
        (("2025", "Learning agreement", ""), "2025 Learning agreement.pdf"),
        (("2025", "a/b", "c\\d: e?"), "2025 a-b c-d- e-.pdf"),
        (("2025", "Anna. . ."), "2025 Anna.pdf"),
        (("2025", "Anna\r\nX-Header: 1"), "2025 Anna X-Header- 1.pdf"),
    ],
)
def test_a_file_name_says_number_type_and_participant(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, suffix="pdf") == name
