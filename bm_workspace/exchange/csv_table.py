"""Tables as CSV: encodings and separators as spreadsheets write them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO, TextIOWrapper

from bm_workspace.exchange.columns import by_title, folded
from bm_workspace.exchange.tables import (
    EMPTY,
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    FileRefused,
    Table,
)
from bm_workspace.wording import Text, _t

AUTOMATIC = ""
ENCODINGS = ("utf-8", "cp1257")
SEPARATORS = (";", ",", "\t")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST_ROW = 1_000_000
"""Characters of one row: so much of a file is taken apart before its columns are counted."""

OTHER_ENCODING = _t("The letters of the file cannot be read. Save it as CSV UTF-8, or as XLSX.")
NOT_IN_ENCODING = _t("The file cannot be read in this encoding. Choose the other one.")
NO_TEXT = _t("The file holds characters that no table has. Save your table again as CSV or XLSX.")
LONG_ROW = _t(
    "From line %(line)s on, one row has more than %(most)s characters. Perhaps a quotation mark is not "
    "closed."
)
BROKEN_QUOTES = _t("In line %(line)s a quotation mark is not closed, or stands where none may stand.")


def read_csv(content: bytes, encoding: str = AUTOMATIC) -> Table:
    """The table in a CSV file. Raises FileRefused."""
    if content.startswith(UTF_16):
        raise FileRefused(OTHER_ENCODING)
    if b"\x00" in content:
        raise FileRefused(NO_TEXT)
    chosen = encoding or encoding_of(content)
    try:
        separator = _separator(_lines(content, chosen))
        return Table(rows=list(_rows(_lines(content, chosen), separator)))
    except UnicodeDecodeError as error:
        raise FileRefused(NOT_IN_ENCODING if encoding else OTHER_ENCODING) from error


def encoding_of(content: bytes) -> str:
    """UTF-8 where the file is that, else Windows-1257."""
    try:
        for _line in _lines(content, "utf-8"):
            pass
    except UnicodeDecodeError:
        return "cp1257"
    return "utf-8"


def _lines(content: bytes, encoding: str) -> Iterator[str]:
    """The lines with their ends, decoded one by one: a whole file as text would be four times as large."""
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    return TextIOWrapper(BytesIO(content), codec, newline="")


def _separator(lines: Iterable[str]) -> str:
    """The separator by which most columns of the first line are known. Raises FileRefused."""
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise FileRefused(EMPTY)
    start = first[:LONGEST_ROW].rstrip("\r\n")
    return max(SEPARATORS, key=lambda separator: _known(start, separator))


def _known(line: str, separator: str) -> tuple[int, int]:
    cells = [cell.strip('" ') for cell in line.split(separator, MOST_COLUMNS)]
    return sum(folded(cell) in by_title() for cell in cells), len(cells)


def _rows(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    bounded = _Bounded(lines)
    reader = csv.reader(bounded, delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader):
            if number >= MOST_ROWS:
                raise FileRefused(TOO_MANY_ROWS)
            if len(row) > MOST_COLUMNS:
                raise FileRefused(TOO_MANY_COLUMNS)
            yield row
            bounded.begin_row()
    except csv.Error as error:
        raise FileRefused(Text(BROKEN_QUOTES.msgid, {"line": bounded.first})) from error


class _Bounded:
    """Lines for one row after the other, no row of them too long. Raises FileRefused."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._read = 0
        self.begin_row()

    def begin_row(self) -> None:
        self.first, self._length = self._read + 1, 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._read += 1
            self._length += len(line)
            if self._length > LONGEST_ROW:
                told = {"line": self.first, "most": LONGEST_ROW}
                raise FileRefused(Text(LONG_ROW.msgid, told))
            yield line


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that spreadsheets open as it is meant: UTF-8 with its mark, semicolons."""
    file = StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")
