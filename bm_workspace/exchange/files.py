"""A file as it was sent: which sort of table it is, by what stands in it."""

from bm_workspace.exchange.csv_table import AUTOMATIC, read_csv
from bm_workspace.exchange.tables import EMPTY, MOST_BYTES, NO_TABLE, TOO_LARGE, FileRefused, Table
from bm_workspace.exchange.xlsx_table import OLD_START, ZIP_START, read_xlsx

NO_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<html", b"<!DOCTYPE")


def is_xlsx(content: bytes) -> bool:
    """Whether it is a spreadsheet file, whatever its name."""
    return content.startswith((ZIP_START, OLD_START))


def read_table(content: bytes, encoding: str = AUTOMATIC) -> Table:
    """The table in a file. Raises FileRefused."""
    if not content:
        raise FileRefused(EMPTY)
    if len(content) > MOST_BYTES:
        raise FileRefused(TOO_LARGE)
    if content.startswith(NO_TABLES):
        raise FileRefused(NO_TABLE)
    return read_xlsx(content) if is_xlsx(content) else read_csv(content, encoding)
