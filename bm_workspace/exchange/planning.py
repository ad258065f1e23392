"""What an import would do: which mobilities it creates and updates, and which cells cannot be read."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bm_workspace.exchange.columns import Surroundings
from bm_workspace.exchange.heading import Heading, heading
from bm_workspace.exchange.invented import Inventor
from bm_workspace.exchange.rows import Known, ReadRow, RowReader
from bm_workspace.exchange.tables import Table

CREATE, UPDATE, SAME = "create", "update", "same"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A cell that cannot be read: its place, the column's title, the key of the reason."""

    row: int
    column: int
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What becomes of one row, whose number is counted from 0; `known` is what is there already."""

    row: int
    action: str
    activity_id: str
    values: Mapping[str, Any] = field(hash=False)
    known: Known | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The whole import."""

    call_year: int
    heading: Heading
    rows: tuple[Planned, ...]
    problems: tuple[Problem, ...]

    @property
    def fingerprint(self) -> str:
        """Differs where the same file would do something else."""
        done = [(r.row, r.action, r.activity_id, r.known.revision if r.known else 0) for r in self.rows]
        return hashlib.sha256(repr((done, self.problems)).encode()).hexdigest()


def plan(
    table: Table, around: Surroundings, known: Mapping[str, Known], inventor: Inventor | None = None
) -> Plan:
    """What importing the table would do; `known` are the project's mobilities by the key of their own ID.

    Raises FileRefused.
    """
    top = heading(table)
    seen: set[str] = set()
    problems: list[Problem] = []
    rows: list[Planned] = []
    for at, row in _filled(table, top):
        read = RowReader(around, known, table.marks, top, at, row).read(seen)
        problems += (Problem(row=at, column=n, title=top.title(n), reason=why) for n, why in read.problems)
        if not read.problems:
            rows.append(_planned(at, read, inventor))
    return Plan(call_year=around.call_year, heading=top, rows=tuple(rows), problems=tuple(problems))


def _filled(table: Table, top: Heading) -> Iterator[tuple[int, Sequence[str]]]:
    marked = {row for row, _column in table.marks}
    for at in range(top.first_row, len(table.rows)):
        if at in marked or any(cell.strip() for cell in table.rows[at]):
            yield at, table.rows[at]


def _planned(at: int, read: ReadRow, inventor: Inventor | None) -> Planned:
    values, known = read.values, read.known
    if inventor and "participant" in values:
        values = {**values, "participant": inventor.invented(values["participant"])}
    if known is None:
        return Planned(row=at, action=CREATE, activity_id=read.activity_id, values=values)
    is_same = values == known.values and read.activity_id == known.activity_id
    action = SAME if is_same else UPDATE
    return Planned(row=at, action=action, activity_id=read.activity_id, values=values, known=known)
