"""Files of mobilities, right ones and such with something wrong in one place."""

import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook

from bm_workspace.exchange.columns import Surroundings
from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.writing import header
from bm_workspace.exchange.xlsx_table import write_xlsx

CODE = "2025-1-LV01-KA121-VET-000123456"
AROUND = Surroundings(
    code=CODE,
    education="VET",
    call_year=2025,
    organisations={"E10000001": "Rīgas Amatu skola", "E10000002": "Elbtal & Söhne"},
    places={"Rīgas Amatu skola": ("LV", "Rīga"), "Elbtal & Söhne": ("DE", "Drēzdene")},
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


MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def zipped(members: dict[str, bytes], *, packed: bool = True) -> bytes:
    """A ZIP with these members, the same whenever it is made."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in members.items():
            member = ZipInfo(name)
            member.create_system = 3
            archive.writestr(member, content, ZIP_DEFLATED if packed else ZIP_STORED)
    return file.getvalue()


def dateless(content: bytes) -> bytes:
    """A workbook as if it were made at no particular time, not packed: its bytes are always the same."""
    with ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    if core in members:
        members[core] = MOMENT.sub(b"2026-01-01T00:00:00Z", members[core])
    return zipped(members, packed=False)


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
