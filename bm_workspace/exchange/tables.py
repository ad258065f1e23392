"""A table as it was read: texts by row and column, and the cells that hold no text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bm_workspace.wording import Text, _t

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 100


class NoText(str):
    """A cell that holds no text, and reads as an empty one; `reason` is the key of why."""

    __slots__ = ("reason",)
    reason: str


def _no_text(reason: str) -> NoText:
    cell = NoText()
    cell.reason = reason
    return cell


FORMULA, ERROR_VALUE = _no_text("formula"), _no_text("error_value")


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of texts."""

    rows: Sequence[Sequence[str]]


class FileRefused(ValueError):
    """The file as a whole cannot be taken; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.msgid)
        self.reason = reason


EMPTY = _t("The file is empty. Download the template and fill it.")
TOO_LARGE = _t("The file is larger than 10 MiB. Split it into several files.")
TOO_MANY_ROWS = _t("The table has more than %(most)s rows. Split it into several files.", most=MOST_ROWS)
TOO_MANY_COLUMNS = _t(
    "The table has more than %(most)s columns. Use those of the template.", most=MOST_COLUMNS
)
NO_TABLE = _t("This is neither a CSV nor an XLSX file. Save your table as one of the two.")


def is_empty(row: Iterable[str]) -> bool:
    """Whether nothing stands in a row, not even something that is no text."""
    return not any(cell.strip() or isinstance(cell, NoText) for cell in row)


def cell_name(row: int, column: int) -> str:
    """The name of a cell in a spreadsheet: `C7`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
