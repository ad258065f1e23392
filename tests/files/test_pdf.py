"""The PDF, read back letter by letter."""

import socket
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from reportlab.platypus.doctemplate import LayoutError

from bm_workspace.outline import Block
from bm_workspace.render import RenderError, fingerprint
from bm_workspace.render import pdf as renderer
from bm_workspace.render.layout import Pages
from bm_workspace.render.pdf import Shelf, pdf
from tests.files.outlines import (
    ALPHABETS,
    NASTY,
    SENTENCE,
    agreement,
    document,
    pair,
    saying,
    section,
)
from tests.files.reading import assert_readable, pages, pdf_text, squeezed

BODY = 10


@pytest.fixture
def unkept() -> None:
    """No PDF from an earlier test."""
    renderer.shelf.files.clear()
    renderer.shelf.used = 0


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_an_alphabet_is_on_the_page(language):
    outline = document(
        section(
            ALPHABETS[language], Block(title=ALPHABETS[language], pairs=(pair("a", ALPHABETS[language]),))
        )
    )

    text = pdf_text(pdf(outline))

    assert text.count(squeezed(ALPHABETS[language])) == 3
    assert "■" not in text


@pytest.mark.parametrize("text", NASTY)
def test_markup_stays_text(text):
    whole = Block(title=text, pairs=(pair(text, text), pair(text, text, is_long=True)), signs=text)

    read = pdf_text(pdf(document(replace(section(text, whole), note=text), title=text)))

    assert read.count(squeezed(text)) == 9


def test_references_are_not_fetched(monkeypatch, tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("never printed", "utf-8")
    address = secret.as_uri()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("asked the network"))
    lines = (
        f'<img src="{address}"/>',
        f'<link rel="stylesheet" href="{address}"/>',
        "http://127.0.0.1:9/x",
        address,
    )

    text = pdf_text(
        pdf(document(section("x", Block(pairs=(pair("a", lines[3], link=address),))), *saying(*lines).parts))
    )

    assert squeezed(address) in text
    assert "neverprinted" not in text


def test_a_web_address_leads_there_and_no_other_does():
    web, other = (
        pair("a", "svarcelt", link="https://data.europa.eu/x?a=1&b=2"),
        pair("b", "b", link="file:///etc/passwd"),
    )

    file = pdf(document(section("x", Block(pairs=(web, other)))))

    with pdfplumber.open(BytesIO(file)) as opened:
        assert [link["uri"] for page in opened.pages for link in page.hyperlinks] == [
            "https://data.europa.eu/x?a=1&b=2"
        ]


@pytest.mark.parametrize("is_long", [True, False])
def test_twenty_thousand_words_are_whole_and_readable(is_long):
    words = [f"vārds{number}" for number in range(20_000)]

    read = pages(pdf(document(section("x", Block(pairs=(pair("a", " ".join(words), is_long=is_long),))))))

    assert "".join(words) in squeezed(letter["text"] for page in read for letter in page.body)
    assert len(read) > 30
    assert_readable(read)


def test_paragraphs_over_many_pages_are_whole():
    lines = tuple(f"{number}. " + " ".join([SENTENCE] * 6) for number in range(100))

    read = pdf_text(pdf(saying(*lines)))

    assert squeezed(lines) in read


@pytest.mark.parametrize(
    "word", ["x" * 3000, "W" * 3000, "ķ" * 150 + "/" + "Ж" * 49, "vārds " * 700 + "Ķ" * 400 + " beigas"]
)
@pytest.mark.parametrize("is_long", [True, False])
def test_a_word_longer_than_the_line_breaks_inside_the_page(word, is_long):
    read = pages(
        pdf(document(section("x", Block(title=word[:90], pairs=(pair("a", word, is_long=is_long),)))))
    )

    assert squeezed(word) in squeezed(letter["text"] for page in read for letter in page.body)
    assert_readable(read)


@pytest.mark.parametrize("label", ["W" * 60, "Garš nosaukums " * 12, "W" * 199])
def test_a_long_name_stays_in_its_column(label):
    read = pages(pdf(document(section("x", Block(pairs=(pair(label, "V" * 190), pair("b", "c")))))))

    assert squeezed(label) in squeezed(letter["text"] for page in read for letter in page.body)
    assert_readable(read)
    value = min(letter["x0"] for letter in read[0].body if letter["text"] == "V" and letter["top"] > 190)
    name = [letter for letter in read[0].body if letter["text"] in set(label) and letter["x0"] < value]
    assert max(letter["x1"] for letter in name if letter["size"] == BODY) < value


def test_three_hundred_lines_keep_their_blank_lines():
    lines = [f"Rinda {number}" if number % 7 else "" for number in range(300)]

    read = pages(pdf(saying(*lines)))

    assert squeezed(lines) in squeezed(letter["text"] for page in read for letter in page.body)
    first = [row for row in read[0].lines if row[0]["text"] == "R"]
    assert first[6][0]["top"] - first[5][0]["top"] > 1.9 * (first[1][0]["top"] - first[0][0]["top"])
    assert_readable(read)


def test_several_short_lines_stand_one_below_the_other():
    outline = document(
        section("x", Block(pairs=(pair("Adrese", "Rīgas iela 1", "Cēsis"), pair("b", "a", "", "c"))))
    )

    text = pdf_text(pdf(outline))

    assert text.endswith("AdreseRīgasiela1Cēsisbac")


def test_metadata_say_what_and_in_which_language():
    file = pdf(agreement())

    with pdfplumber.open(BytesIO(file)) as opened:
        assert opened.metadata["Title"] == "Mācību līgums: Jānis Bērziņš"
        assert opened.metadata["Subject"] == "Mācību līgums (Europass)"
        assert opened.metadata["Author"] == "bm-workspace (practice)"
        assert opened.doc.catalog["Lang"] == b"lv"


def test_the_usual_agreement_is_readable():
    read = pages(pdf(agreement(draft=True)), draft=True)

    assert 2 <= len(read) <= 4
    assert_readable(read)


def test_an_equal_outline_is_not_made_twice(unkept):
    first = pdf(agreement())

    assert pdf(agreement()) is first


def test_equal_outlines_make_equal_bytes(unkept):
    first = pdf(agreement(draft=True))
    renderer.shelf.files.clear()

    assert pdf(agreement(draft=True)) == first


def test_another_mark_is_another_file():
    assert fingerprint(agreement(draft=True)) != fingerprint(agreement())
    assert pdf(agreement(draft=True)) != pdf(agreement())


def test_the_shelf_gives_up_what_was_asked_for_longest_ago():
    shelf = Shelf(10)
    for key in "abc":
        shelf.put(key, b"1234")
        shelf.get("a")

    assert shelf.get("a") == b"1234"
    assert shelf.get("b") is None
    assert shelf.used == 8


def test_a_failure_of_the_library_is_said_with_its_cause(monkeypatch, unkept):
    def fail(*_: object, **__: object) -> None:
        raise LayoutError("too large")

    monkeypatch.setattr(Pages, "build", fail)

    with pytest.raises(RenderError, match="too large") as raised:
        pdf(agreement())
    assert isinstance(raised.value.__cause__, LayoutError)


def test_preparing_changes_no_file(unkept):
    renderer.prepare()
    first = pdf(agreement())
    renderer.shelf.files.clear()
    renderer.prepare()

    assert pdf(agreement()) == first
