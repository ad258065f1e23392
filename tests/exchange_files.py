"""Files of mobilities that are broken, each with the sentence that it must be answered with."""

from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from bm_workspace.exchange.columns import Surroundings
from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.tables import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from bm_workspace.exchange.writing import header
from bm_workspace.exchange.xlsx_table import write_xlsx

CODE = "2025-1-LV01-KA121-VET-000123456"
AROUND = Surroundings(
    code=CODE,
    education="VET",
    call_year=2025,
    organisations={"E10000001": "Rīgas Amatu skola", "E10000002": "Elbtal & Söhne"},
    countries={"Rīgas Amatu skola": "LV", "Elbtal & Söhne": "DE"},
)
RIGHT = {
    "Grant Agreement No.": CODE,
    "Activity type": "LM-SHORT-VET",
    "Mobility activity ID": "A-1",
    "Participant": "Yes",
    "First name": "Žanete",
    "Last name": "Ābele",
    "Sending organisation OID": "E10000001",
    "Start date": "10-01-2026",
}
"""A row that can be read."""


def rows(**wrong: str) -> list[list[str]]:
    """Header and one row; underscores in names stand for spaces."""
    changed = {**RIGHT, **{name.replace("_", " "): text for name, text in wrong.items()}}
    return [header(), [changed.get(title, "") for title in header()]]


def as_csv(**wrong: str) -> bytes:
    return write_csv(rows(**wrong))


def grant(text: str) -> bytes:
    """A row with that grant agreement number, which no keyword can be called."""
    table = rows()
    table[1][0] = text
    return write_csv(table)


def titles(*change: tuple[str, str]) -> bytes:
    """The right row under other titles."""
    table = rows()
    table[0] = [dict(change).get(title, title) for title in table[0]]
    return write_csv(table)


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP with these members."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_members(**more: bytes) -> bytes:
    """A right workbook with something in it; two underscores stand for a slash, one for a dot."""
    with ZipFile(BytesIO(write_xlsx(rows()))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    added = {name.replace("__", "/").replace("_", "."): content for name, content in more.items()}
    return zipped({**members, **added})


def workbook(table: Sequence[Sequence[object]]) -> bytes:
    """A workbook whose cells are whatever openpyxl makes of them."""
    book = Workbook()
    for row in table:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_cell(title: str, value: object) -> bytes:
    """A workbook with something else than text in one cell."""
    table: list[list[object]] = [list(row) for row in rows()]
    table[1][header().index(title)] = value
    return workbook(table)


NOT_THERE = "is missing. Take the header row of the template."
BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "The file is empty."),
    "blank lines": (lambda: b"\r\n \r\n", "The file is empty."),
    "empty workbook": (lambda: workbook([]), "The file is empty."),
    "header alone": (lambda: write_csv(rows()[:1]), "Under the header row there is no mobility."),
    "larger than 10 MiB": (lambda: b"x" * (MOST_BYTES + 1), "The file is larger than 10 MiB."),
    "too many rows": (lambda: write_csv([header()] + rows()[1:] * MOST_ROWS), "The table has more than"),
    "too many columns": (
        lambda: write_csv([[*header(), *["x"] * MOST_COLUMNS], *rows()[1:]]),
        "The table has more than",
    ),
    "too many columns in a workbook": (
        lambda: workbook([[*header(), *["x"] * MOST_COLUMNS]]),
        "The table has more than",
    ),
    "PDF": (lambda: b"%PDF-1.7 ...", "This is neither a CSV nor an XLSX file."),
    "no column of the grant": (lambda: titles(("Grant Agreement No.", "Nr.")), NOT_THERE),
    "no column of the ID": (lambda: titles(("Mobility activity ID", "Kods")), NOT_THERE),
    "a column twice": (lambda: titles(("Gender", "FIRST  NAME")), "“First name” stands there twice."),
    "open quotation mark": (lambda: as_csv() + b'"open', "a quotation mark is not closed"),
    "NUL": (lambda: as_csv() + b"\x00", "characters that no table has"),
    "UTF-16": (lambda: "Grant".encode("utf-16"), "The letters of the file cannot be read."),
    "neither encoding": (lambda: b"\xa1\xff\x81", "The letters of the file cannot be read."),
    "ZIP of something else": (lambda: zipped({"a.txt": b"x"}), "This is neither a CSV nor an XLSX file."),
    "half a workbook": (lambda: write_xlsx(rows())[:900], "The file is damaged"),
    "workbook without XML": (lambda: zipped({"xl/workbook.xml": b"<a"}), "The file is damaged"),
    "old XLS": (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 99, "protected by a password, or of the old kind XLS"),
    "zip bomb": (lambda: with_members(xl__media__a_bin=b"0" * 61 * 1024**2), "would be far too large"),
    "thousand members": (
        lambda: zipped({f"xl/{n}.xml": b"" for n in range(1000)}),
        "would be far too large",
    ),
    "entities": (lambda: with_members(xl__a_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]>"), "The file is damaged"),
    "macros": (lambda: with_members(xl__vbaProject_bin=b"x"), "The file holds macros."),
    "external links": (lambda: with_members(xl__externalLinks__a_xml=b"<a/>"), "links to other files"),
    "connections": (lambda: with_members(xl__connections_xml=b"<a/>"), "links to other files"),
    "formula": (lambda: with_cell("Last name", '=CONCAT("Ā","b")'), "This is a formula"),
    "formula in a key": (lambda: with_cell("Mobility activity ID", "=1+1"), "This is a formula"),
    "error value": (lambda: with_cell("Last name", "#REF!"), "The spreadsheet shows an error here."),
    "cell beyond the header": (
        lambda: write_csv([header(), [*rows()[1], "x"]]),
        "There is no column title above this cell.",
    ),
    "no grant": (lambda: grant(""), "The grant agreement number is missing."),
    "another grant": (lambda: grant(CODE.replace("VET", "SCH")), "not the grant agreement number of this"),
    "no ID": (lambda: as_csv(Mobility_activity_ID=" "), "The Mobility activity ID is missing"),
    "long ID": (lambda: as_csv(Mobility_activity_ID="x" * 101), "at most 100 characters"),
    "ID twice": (lambda: write_csv([*rows(), *rows()[1:]]), "Another row of this file has the same"),
    "ID of a group": (lambda: as_csv(Mobility_activity_ID="grupa 1"), "A group mobility of this project"),
    "no type": (lambda: as_csv(Activity_type=""), "The activity type is missing"),
    "type of another field": (lambda: as_csv(Activity_type="LM-LONG-ADU"), "not in the dictionary"),
    "another type": (lambda: as_csv(Mobility_activity_ID="Esošā"), "another activity type, which is fixed"),
    "both roles": (lambda: as_csv(Accompanying_person="Yes"), "Only one can be right."),
    "unknown word": (lambda: as_csv(Nationality="Latvja"), "not in the dictionary"),
    "yes and no": (lambda: as_csv(Blended="maybe"), "not in the dictionary"),
    "day that is not": (lambda: as_csv(Start_date="31.02.2026"), "This is no date that exists."),
    "American date": (lambda: as_csv(Start_date="1/13/2026"), "This is no date that exists."),
    "word for a number": (lambda: as_csv(Travel_days="two"), "This is not a whole number"),
    "negative number": (lambda: as_csv(Travel_days="-2"), "This is not a whole number"),
    "broken e-mail": (lambda: as_csv(Email="zanete@"), "the form of an e-mail address"),
    "long name": (lambda: as_csv(First_name="ž" * 501), "The text is too long for this column."),
    "unknown organisation": (
        lambda: as_csv(Receiving_organisation_name="Cita"),
        "No participating organisation of the project has this name.",
    ),
    "unknown OID": (
        lambda: as_csv(Receiving_organisation_OID="E19999999"),
        "No participating organisation of the project has this OID.",
    ),
    "OID of another": (
        lambda: as_csv(Sending_organisation_name="Elbtal & Söhne"),
        "OID and name belong to two different organisations.",
    ),
    "another country": (
        lambda: as_csv(Receiving_organisation_OID="E10000002", Receiving_organisation_country="Iceland"),
        "This is not the country of that organisation.",
    ),
}
"""What is wrong → the file, and a part of the sentence that says so."""
