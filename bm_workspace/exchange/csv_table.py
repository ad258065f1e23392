"""Tables as CSV: encodings and separators as spreadsheets write them."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from bm_workspace.exchange.columns import by_title, folded
from bm_workspace.exchange.tables import EMPTY, FileRefused, Table, limited
from bm_workspace.wording import Text, _t

AUTOMATIC = ""
ENCODINGS = ("utf-8", "cp1257")
SEPARATORS = (";", ",", "\t")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")

OTHER_ENCODING = _t("The letters of the file cannot be read. Save it as CSV UTF-8, or as XLSX.")
NOT_IN_ENCODING = _t("The file cannot be read in this encoding. Choose the other one.")
NO_TEXT = _t("The file holds characters that no table has. Save your table again as CSV or XLSX.")
BROKEN_QUOTES = _t("In line %(line)s a quotation mark is not closed, or stands where none may stand.")


def read_csv(content: bytes, encoding: str = AUTOMATIC) -> Table:
    """The table in a CSV file. Raises FileRefused."""
    text = _decoded(content, encoding)
    if "\x00" in text:
        raise FileRefused(NO_TEXT)
    if not text.strip():
        raise FileRefused(EMPTY)
    rows = _rows(text, _separator(text))
    limited(rows)
    return Table(rows=rows)


def encoding_of(content: bytes) -> str:
    """UTF-8 where the file is that, else Windows-1257."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1257"
    return "utf-8"


def _decoded(content: bytes, encoding: str) -> str:
    if content.startswith(UTF_16):
        raise FileRefused(OTHER_ENCODING)
    chosen = encoding or encoding_of(content)
    try:
        return content.decode("utf-8-sig" if chosen == "utf-8" else chosen)
    except UnicodeDecodeError as error:
        raise FileRefused(NOT_IN_ENCODING if encoding else OTHER_ENCODING) from error


def _separator(text: str) -> str:
    """The separator by which most columns of the first line are known."""
    first = next(line for line in text.splitlines() if line.strip())
    return max(SEPARATORS, key=lambda separator: _known(first, separator))


def _known(line: str, separator: str) -> tuple[int, int]:
    cells = [cell.strip('" ') for cell in line.split(separator)]
    return sum(folded(cell) in by_title() for cell in cells), len(cells)


def _rows(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise FileRefused(Text(BROKEN_QUOTES.msgid, {"line": reader.line_num})) from error


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that spreadsheets open as it is meant: UTF-8 with its mark, semicolons."""
    file = StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")
