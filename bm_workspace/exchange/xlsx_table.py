"""Tables as XLSX: weighed before it is read, nothing in it calculated, nothing outside fetched."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from bm_workspace.exchange.tables import (
    EMPTY,
    ERROR_VALUE,
    FORMULA,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    FileRefused,
    Table,
)
from bm_workspace.exchange.xlsx_weight import BOMB, BROKEN, MOST_MEMBERS, weigh
from bm_workspace.wording import _t

ZIP_START, OLD_START = b"PK", b"\xd0\xcf\x11\xe0"
MEMBER_START = b"PK\x01\x02"
LONGEST_CELL = 32_767
NOT_IN_XML = re.compile("[\ufffe\uffff]")

OLD = _t("The file is protected by a password, or of the old kind XLS. Save it as XLSX without a password.")
CELL_TOO_LONG = _t("A comment is longer than a cell of XLSX can hold. Export as CSV.")

NO_VALUES = {"f": FORMULA, "e": ERROR_VALUE}
ZIP_ERRORS = (BadZipFile, EOFError, ExpatError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
"""What zipfile and expat raise at damaged files."""

OPENPYXL_ERRORS = (
    *ZIP_ERRORS,
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    LookupError,
    SyntaxError,
    TypeError,
)
"""What openpyxl raises at damaged files: only its own calls stand where these are caught."""


@contextmanager
def _theirs(errors: tuple[type[Exception], ...] = OPENPYXL_ERRORS) -> Iterator[None]:
    try:
        yield
    except FileRefused:
        raise
    except errors as error:
        raise FileRefused(BROKEN) from error


def read_xlsx(content: bytes) -> Table:
    """The first sheet of a workbook. Raises FileRefused."""
    if content.startswith(OLD_START):
        raise FileRefused(OLD)
    if content.count(MEMBER_START) > MOST_MEMBERS:
        raise FileRefused(BOMB)
    with _theirs(ZIP_ERRORS), ZipFile(BytesIO(content)) as archive:
        weigh(archive)
    with _theirs():
        workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        rows = list(_rows(workbook))
    finally:
        workbook.close()
    if not any(any(row) for row in rows):
        raise FileRefused(EMPTY)
    return Table(rows=rows)


def _rows(workbook: Any) -> Iterator[list[str]]:
    length = 0
    for at, row in enumerate(_cells(workbook)):
        if at >= MOST_ROWS:
            raise FileRefused(TOO_MANY_ROWS)
        if len(row) > MOST_COLUMNS and row[MOST_COLUMNS].value is not None:
            raise FileRefused(TOO_MANY_COLUMNS)
        filled = [n for n, cell in enumerate(row) if cell.value is not None]
        texts = [_text(cell) for cell in row[: filled[-1] + 1]] if filled else []
        length += sum(map(len, texts))
        if length > MOST_BYTES:  # no CSV could hold more
            raise FileRefused(BOMB)
        yield texts


def _cells(workbook: Any) -> Iterator[Sequence[Any]]:
    """The rows of the first sheet, where there is one."""
    with _theirs():
        sheets = workbook.worksheets[:1]
        for sheet in sheets:
            sheet.reset_dimensions()
        rows = sheets[0].iter_rows(max_col=MOST_COLUMNS + 1) if sheets else iter(())
    while True:
        with _theirs():
            row = next(rows, None)
        if row is None:
            return
        yield row


def _text(cell: Any) -> str:
    value = cell.value
    if cell.data_type in NO_VALUES:
        return NO_VALUES[cell.data_type]
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
