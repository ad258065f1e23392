"""A table in both files: the same text in order, its header repeated by Word, nothing outside the page."""

import pytest

from bm_workspace.outline import LONGEST_CELL, Block, Outline, Table, build
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from bm_workspace.schema import DOCUMENT_TYPES
from tests.files.outlines import NASTY, document, pair, section
from tests.files.reading import assert_readable, docx_file, docx_parts, docx_text, pages, pdf_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADER = ("Nr.", "Vārds, uzvārds", "Loma grupā", "Klase vai piezīme")


def people(count: int, name: str = "Ņikita Ļubimovs {}") -> Outline:
    """A document with a list of people between other answers."""
    rows = tuple((str(n), name.format(n), "Izglītojamais", f"{n % 9}. klase") for n in range(1, count + 1))
    return document(
        section("Grupa", Block(pairs=(pair("Nosaukums", "Jūra mūs vieno"),))),
        section("Dalībnieki", Block(table=Table(header=HEADER, rows=rows))),
        section("Paraksti", Block(title="Skola", pairs=(pair("Vārds", "Ilga"),), signs="Paraksts")),
    )


@pytest.mark.parametrize("count", [1, 16, 200])
def test_pdf_and_docx_say_the_same_in_the_same_order(count: int) -> None:
    outline = people(count)

    assert docx_text(docx(outline)) == pdf_text(pdf(outline))


@pytest.mark.parametrize("text", [*NASTY, "W" * LONGEST_CELL, "ķ" * LONGEST_CELL, "vārds " * 33, "😀", ""])
def test_any_cell_is_whole_and_inside_the_page(text: str) -> None:
    cells = Table(header=HEADER, rows=(("1", text, text, text), ("200", "b", "c", text)))
    outline = document(section("x", Block(table=cells)))

    file = pdf(outline)

    assert_readable(pages(file))
    printed = "[U+1F600]" if text == "😀" else text
    assert docx_text(docx(outline)).replace("😀", "[U+1F600]") == pdf_text(file)
    assert pdf_text(file).count("".join(printed.split())) >= 4 or not text


def test_columns_do_not_run_into_each_other() -> None:
    wide = "W" * LONGEST_CELL
    outline = document(
        section("x", Block(table=Table(header=HEADER, rows=(("1", wide, "Ž" * 90, "Ā" * 90),))))
    )

    (read,) = pages(pdf(outline))

    right = {letter: max(c["x1"] for c in read.body if c["text"] == letter) for letter in "WŽ"}
    left = {letter: min(c["x0"] for c in read.body if c["text"] == letter) for letter in "ŽĀ"}
    assert right["W"] < left["Ž"]
    assert right["Ž"] < left["Ā"]


def test_word_repeats_the_header_row_and_no_other() -> None:
    file = docx(people(200))

    (table,) = [
        t
        for t in docx_parts(file)["word/document.xml"].iter(f"{W}tbl")
        if t.find(f".//{W}tblHeader") is not None
    ]
    rows = table.findall(f"{W}tr")
    assert len(rows) == 201
    assert [n for n, row in enumerate(rows) if row.find(f"{W}trPr/{W}tblHeader") is not None] == [0]
    assert tuple(cell.text for cell in docx_file(file).tables[-2].rows[0].cells) == HEADER
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize(("letters", "is_table"), [(LONGEST_CELL, True), (LONGEST_CELL + 1, False)])
def test_with_a_longer_cell_the_rows_follow_one_after_the_other(letters: int, is_table: bool) -> None:
    rows = [{"id": "a", "name": "ķ" * letters, "role": "lead"}, {"id": "b", "name": "Žanete", "role": "lead"}]
    outline = build(
        DOCUMENT_TYPES["group_programme"],
        language="lv",
        title="Programma",
        number="2025-GROUP-0001",
        project_code="2025-1-LV01-KA122-SCH-000123789",
        values={"participants": rows},
    )

    blocks = outline.parts[-1].blocks

    assert [bool(block.table) for block in blocks] == ([True] if is_table else [False, False])
    text = docx_text(docx(outline))
    assert text == pdf_text(pdf(outline), draft=True)
    assert text.index("ķ" * letters) < text.index("Žanete")
