"""Tables as XLSX: looked into before it is read, nothing in it calculated, nothing outside fetched."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from bm_workspace.exchange.tables import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    NO_TABLE,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    FileRefused,
    Place,
    Table,
)
from bm_workspace.wording import _t

ZIP_START, OLD_START = b"PK", b"\xd0\xcf\x11\xe0"
MOST_UNPACKED = 60 * 1024 * 1024
MOST_MEMBERS = 500
LONGEST_CELL = 32_767
NOT_IN_XML = re.compile("[\ufffe\uffff]")

BOMB = _t("Unpacked, the file would be far too large. Copy your table into the template and save it anew.")
MACROS = _t("The file holds macros. Save it as an Excel workbook without macros (XLSX).")
LINKS = _t("The file holds links to other files or sources. Copy the values into the template.")
OLD = _t("The file is protected by a password, or of the old kind XLS. Save it as XLSX without a password.")
BROKEN = _t("The file is damaged: it cannot be opened as XLSX. Save it again in your spreadsheet program.")
CELL_TOO_LONG = _t("A comment is longer than a cell of XLSX can hold. Export as CSV.")

ACTIVE = ("xl/vbaproject", "xl/activex", "xl/embeddings", "xl/macrosheets")
OUTSIDE = ("xl/externallinks", "xl/connections", "xl/querytables")
UNREADABLE = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What openpyxl raises at damaged files."""


def read_xlsx(content: bytes) -> Table:
    """The first sheet of a workbook. Raises FileRefused."""
    if content.startswith(OLD_START):
        raise FileRefused(OLD)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _look_into(archive)
        return _read(content)
    except FileRefused:
        raise
    except UNREADABLE as error:
        raise FileRefused(BROKEN) from error


def _look_into(archive: ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise FileRefused(BOMB)
    names = [member.filename.casefold() for member in members]
    if any(name.startswith(ACTIVE) for name in names):
        raise FileRefused(MACROS)
    if any(name.startswith(OUTSIDE) for name in names):
        raise FileRefused(LINKS)
    if "xl/workbook.xml" not in names:
        raise FileRefused(NO_TABLE)
    for member in members:
        _look_at(archive.read(member))


def _look_at(content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise FileRefused(BROKEN)
    if b"macroEnabled" in content:
        raise FileRefused(MACROS)


def _read(content: bytes) -> Table:
    workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        sheet = workbook.worksheets[0] if workbook.worksheets else None
        if sheet is None:
            raise FileRefused(EMPTY)
        sheet.reset_dimensions()
        marks: dict[Place, str] = {}
        rows = [[_text(cell, (at, n), marks) for n, cell in enumerate(row)] for at, row in _limited(sheet)]
    finally:
        workbook.close()
    if not any(any(row) for row in rows):
        raise FileRefused(EMPTY)
    return Table(rows=rows, marks=marks)


def _limited(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    for at, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1)):
        if at > MOST_ROWS:
            raise FileRefused(TOO_MANY_ROWS)
        if len(row) > MOST_COLUMNS and row[MOST_COLUMNS].value is not None:
            raise FileRefused(TOO_MANY_COLUMNS)
        filled = [n for n, cell in enumerate(row) if cell.value is not None]
        yield at, row[: filled[-1] + 1] if filled else ()


def _text(cell: Any, place: Place, marks: dict[Place, str]) -> str:
    value = cell.value
    if cell.data_type in ("f", "e"):
        marks[place] = "formula" if cell.data_type == "f" else "error_value"
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def write_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet with every cell as text, so that leading zeros stay. Raises FileRefused."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Mobilities")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _cell(sheet: Any, text: str) -> Any:
    if not text:
        return None
    if len(text) > LONGEST_CELL:
        raise FileRefused(CELL_TOO_LONG)
    cell = WriteOnlyCell(sheet, value=NOT_IN_XML.sub("\ufffd", text))
    cell.number_format = "@"
    return cell
