"""A table in both files: the same text in order, its header on every page, no row parted."""

import pytest

from bm_workspace.outline import LONGEST_CELL, LONGEST_TEXT, Block, Outline, Table, build
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from bm_workspace.schema import DOCUMENT_TYPES
from tests.files.outlines import NASTY, document, pair, section
from tests.files.reading import assert_readable, docx_file, docx_parts, docx_text, pages, pdf_text, squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADER = ("Nr.", "Vārds, uzvārds", "Loma grupā", "Klase vai piezīme")
SHARES = (4, 4, 4)


def people(count: int, name: str = "Ņikita Ļubimovs {}") -> Outline:
    """A document with a list of people between other answers."""
    rows = tuple((str(n), name.format(n), "Izglītojamais", f"{n % 9}. klase") for n in range(1, count + 1))
    return document(
        section("Grupa", Block(pairs=(pair("Nosaukums", "Jūra mūs vieno"),))),
        section("Dalībnieki", Block(table=Table(header=HEADER, shares=SHARES, rows=rows))),
        section("Paraksti", Block(title="Skola", pairs=(pair("Vārds", "Ilga"),), signs="Paraksts")),
    )


@pytest.mark.parametrize("count", [1, 16, 200])
def test_pdf_and_docx_say_the_same_in_the_same_order(count: int) -> None:
    outline = people(count)

    assert docx_text(docx(outline)) == pdf_text(pdf(outline), headers=[HEADER])


@pytest.mark.parametrize("text", [*NASTY, "W" * LONGEST_CELL, "ķ" * LONGEST_CELL, "vārds " * 33, "😀", ""])
def test_any_cell_is_whole_and_inside_the_page(text: str) -> None:
    cells = Table(header=HEADER, shares=SHARES, rows=(("1", text, text, text), ("200", "b", "c", text)))
    outline = document(section("x", Block(table=cells)))

    file = pdf(outline)

    assert_readable(pages(file))
    printed = "[U+1F600]" if text == "😀" else text
    assert docx_text(docx(outline)).replace("😀", "[U+1F600]") == pdf_text(file)
    assert pdf_text(file).count("".join(printed.split())) >= 4 or not text


def test_columns_do_not_run_into_each_other() -> None:
    wide = "W" * LONGEST_CELL
    outline = document(
        section(
            "x", Block(table=Table(header=HEADER, shares=SHARES, rows=(("1", wide, "Ž" * 90, "Ā" * 90),)))
        )
    )

    (read,) = pages(pdf(outline))

    right = {letter: max(c["x1"] for c in read.body if c["text"] == letter) for letter in "WŽ"}
    left = {letter: min(c["x0"] for c in read.body if c["text"] == letter) for letter in "ŽĀ"}
    assert right["W"] < left["Ž"]
    assert right["Ž"] < left["Ā"]


def days(count: int, before: int = 0) -> Outline:
    """A plan of so many days, a few lines each, under so many lines of other text."""
    rows = tuple(
        (str(n), f"diena{n}", f"Sākums{n}\n" + "darbs darbnīcā " * (n % 12) + f"\nbeigas{n}")
        for n in range(1, count + 1)
    )
    plan = Table(header=("Nr.", "Datums", "Norise"), shares=(4, 7), rows=rows)
    lines = Block(pairs=(pair("Rindas", *["Rinda"] * before, is_long=True),)) if before else Block()
    return document(section("Pirms", lines), section("Plāns", Block(table=plan)))


def page_texts(outline: Outline) -> list[str]:
    """What stands on each page, without blanks."""
    return [squeezed(letter["text"] for letter in page.body) for page in pages(pdf(outline))]


def test_the_header_row_is_on_every_page_that_has_rows_of_the_table() -> None:
    read = page_texts(people(200))

    assert len(read) > 4
    assert squeezed(HEADER) in read[0]
    assert all(text.startswith(squeezed(HEADER)) for text in read[1:])
    assert "".join(read).count(squeezed(HEADER)) == len(read)


def test_no_row_is_parted_by_the_end_of_a_page() -> None:
    read = page_texts(days(60))

    assert len(read) > 3
    for day in range(1, 61):
        (page,) = (text for text in read if f"diena{day}Sākums{day}" in text)
        assert f"beigas{day}" in page.partition(f"diena{day}Sākums{day}")[2]


@pytest.mark.parametrize("lines", range(36, 52))
def test_a_table_begins_with_its_heading_its_header_and_a_row(lines: int) -> None:
    (page,) = (text for text in page_texts(days(3, before=lines)) if "Plāns" in text)

    assert "PlānsNr.DatumsNorise1diena1" in page


def test_the_lines_of_a_cell_stay_lines() -> None:
    cell = docx_file(docx(days(1))).tables[-1].rows[1].cells[2]

    assert cell.text == "Sākums1\ndarbs darbnīcā \nbeigas1"
    (read,) = pages(pdf(days(1)))
    starts = {line[0]["x0"] for line in read.lines[-3:]}
    assert squeezed(letter["text"] for letter in read.lines[-1]) == "beigas1"
    assert len(starts) == 2  # the first line begins with the number of the row


def test_a_row_that_no_page_can_hold_goes_on_on_the_next() -> None:
    text = "😀" * LONGEST_TEXT
    header = ("Nr.", "Datums", "Norise")
    plan = Table(header=header, shares=(4, 7), rows=(("1", "diena", text), ("2", "pēdējā", "x")))

    file = pdf(document(section("x", Block(table=plan))))

    assert_readable(pages(file))
    shown = pdf_text(file, headers=[header])
    assert shown.count("[U+1F600]") == LONGEST_TEXT
    assert shown.endswith("2pēdējāx")


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
