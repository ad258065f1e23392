"""A table as it was read: texts by row and column, and the cells that hold no text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bm_workspace.wording import Text, _t

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 100

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of texts; `marks` says by place why a cell cannot be read: the key of a reason."""

    rows: Sequence[Sequence[str]]
    marks: Mapping[Place, str] = field(default_factory=dict)


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


def limited(rows: Sequence[Sequence[str]]) -> None:
    """Raise FileRefused where there are more rows or columns than are read."""
    if len(rows) > MOST_ROWS:
        raise FileRefused(TOO_MANY_ROWS)
    if any(len(row) > MOST_COLUMNS for row in rows):
        raise FileRefused(TOO_MANY_COLUMNS)


def cell_name(row: int, column: int) -> str:
    """The name of a cell in a spreadsheet: `C7`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
