"""The DOCX, read back part by part."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from bm_workspace.outline import Block
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from tests.files.outlines import ALPHABETS, DRAFT, NASTY, PRACTICE, agreement, document, pair, saying, section
from tests.files.reading import docx_paragraphs, docx_parts, docx_text, pdf_text, squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRANGE = ("&", "<", '"', "Ķ", "😀", "\x00\x0b", "\ud800", "مرحبا", "\ufffe", "]]>")


def everything(text: str) -> Block:
    """A block that says the text at every place."""
    pairs = (
        pair(text, text),
        pair(text, text, is_long=True),
        pair(text, text, link=f"https://x.eu/?{text[:5]}"),
    )
    return Block(title=text, pairs=pairs, signs=text)


@pytest.mark.parametrize("text", [*STRANGE, *NASTY])
def test_every_part_is_xml(text):
    outline = document(section(text, everything(text), note=text), title=text, draft=True)

    parts = docx_parts(docx(outline))

    assert "word/document.xml" in parts


@pytest.mark.parametrize("text", [*NASTY, *ALPHABETS.values(), "😀 مرحبا"])
def test_texts_are_there_as_they_were_written(text):
    read = docx_text(docx(document(section(text, everything(text), note=text), title=text)))

    assert read.count(squeezed(text)) == 11


def test_what_xml_cannot_hold_is_shown_by_its_number():
    assert docx_paragraphs(docx(saying("a\x01b\ud800c")))[-1] == "a[U+0001]b[U+D800]c"


@pytest.mark.parametrize(
    "outline",
    [
        agreement(),
        saying(*NASTY, "a\x01b", "", "c"),
        document(
            section(
                "Sadaļa",
                everything("Ēnošana & cits"),
                Block(pairs=(pair("Bez virsraksta", "x"),)),
                note="Piezīme",
            )
        ),
        saying(" ".join(f"vārds{number}" for number in range(4_000)), *["rinda", ""] * 150, "x" * 3000),
        document(section("Īss lauks", Block(pairs=(pair("a", "vārds " * 4_000), pair("b", *"123456789"))))),
    ],
    ids=["agreement", "nasty", "every place", "long", "long in a short field"],
)
def test_pdf_and_docx_say_the_same_in_the_same_order(outline):
    assert docx_text(docx(outline)) == pdf_text(pdf(outline))


def test_headings_are_headings():
    opened = Document(BytesIO(docx(agreement())))

    styles = [paragraph.style.name for paragraph in opened.paragraphs]

    assert styles[:2] == ["Title", "Subtitle"]
    assert styles.count("Heading 1") == 12
    assert styles.count("Heading 2") + styles.count("First heading 2") == 14
    assert styles.count("Signature line") == 3


@pytest.mark.parametrize(("language", "region"), [("lv", "lv-LV"), ("en", "en-GB"), ("de", "de")])
def test_the_language_is_set(language, region):
    outline = replace(agreement(), language=language)

    file = docx(outline)

    languages = docx_parts(file)["word/styles.xml"].findall(f".//{W}lang")
    assert {element.get(f"{W}val") for element in languages} == {region}
    assert Document(BytesIO(file)).core_properties.language == region


def test_properties_say_what_it_is():
    core = Document(BytesIO(docx(agreement()))).core_properties

    assert core.title == "Mācību līgums: Jānis Bērziņš"
    assert core.subject == "Mācību līgums (Europass)"
    assert core.author == "bm-workspace (practice)"


@pytest.mark.parametrize("draft", [True, False])
def test_the_header_holds_the_marks(draft):
    header = Document(BytesIO(docx(agreement(draft=draft)))).sections[0].header

    assert [paragraph.text for paragraph in header.paragraphs] == [PRACTICE, *([DRAFT] if draft else [])]


def test_the_footer_holds_the_number_and_both_fields():
    footer = docx_parts(docx(agreement()))["word/footer1.xml"]

    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert (
        "".join(text.text for text in footer.iter(f"{W}t")) == f"LA-2025-000017 · {PRACTICE}1. lappuse no 1"
    )


def test_pages_in_another_order_are_told_in_that_order():
    outline = replace(agreement(), page_of="%(pages)s / %(page)s")

    footer = docx_parts(docx(outline))["word/footer1.xml"]

    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["NUMPAGES", "PAGE"]


def test_rows_and_signatures_hold_together():
    body = docx_parts(docx(agreement()))["word/document.xml"]

    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in body.iter(f"{W}tr"))
    rows = [row for row in body.iter(f"{W}tr") if "Vieta un datums" in "".join(row.itertext())]
    assert len(rows) == 3
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for row in rows for p in row.iter(f"{W}p"))


def test_a_web_address_leads_there_and_no_other_does():
    pairs = (pair("a", "svarcelt", link="https://x.eu/?a=1&b=2"), pair("b", "b", link="file:///etc/passwd"))

    relations = docx_parts(docx(document(section("x", Block(pairs=pairs)))))["word/_rels/document.xml.rels"]

    outside = [relation.get("Target") for relation in relations if relation.get("TargetMode") == "External"]
    assert outside == ["https://x.eu/?a=1&b=2"]


def test_equal_outlines_make_equal_bytes():
    assert docx(agreement(draft=True)) == docx(agreement(draft=True))


def test_only_an_annex_begins_a_page():
    annex = replace(section("Pielikums", Block(pairs=(pair("a", "b"),))), is_annex=True)

    body = docx_parts(docx(document(section("Pirms"), annex)))["word/document.xml"]

    begun = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert ["".join(p.itertext()) for p in begun] == ["Pielikums"]
    assert begun[0].find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading1"
