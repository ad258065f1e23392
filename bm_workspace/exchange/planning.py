"""What an import would do: which mobilities it creates and updates, and which cells cannot be read."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bm_workspace.exchange.columns import Surroundings
from bm_workspace.exchange.heading import Heading, heading
from bm_workspace.exchange.invented import Inventor
from bm_workspace.exchange.rows import Known, ReadRow, RowReader
from bm_workspace.exchange.tables import Table, is_empty

CREATE, UPDATE, SAME = "create", "update", "same"
MOST_PROBLEMS = 1000
"""So many unreadable cells are named one by one."""


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
    """The first of the cells that cannot be read."""
    problem_count: int

    @property
    def fingerprint(self) -> str:
        """Differs where the same file would do something else."""
        digest = hashlib.sha256(repr((self.problems, self.problem_count)).encode())
        for row in self.rows:
            done = (row.row, row.action, row.activity_id, row.known.revision if row.known else 0)
            digest.update(repr(done).encode())
        return digest.hexdigest()


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
    count = 0
    for at, row in _filled(table, top):
        read = RowReader(around, known, top, row).read(seen)
        count += len(read.problems)
        named = read.problems[: MOST_PROBLEMS - len(problems)]
        problems += (Problem(row=at, column=n, title=top.title(n), reason=why) for n, why in named)
        if not read.problems:
            rows.append(_planned(at, read, inventor))
    return Plan(
        call_year=around.call_year,
        heading=top,
        rows=tuple(rows),
        problems=tuple(problems),
        problem_count=count,
    )


def _filled(table: Table, top: Heading) -> Iterator[tuple[int, Sequence[str]]]:
    for at in range(top.first_row, len(table.rows)):
        if not is_empty(table.rows[at]):
            yield at, table.rows[at]


def _planned(at: int, read: ReadRow, inventor: Inventor | None) -> Planned:
    values, known = read.values, read.known
    if inventor and read.person:
        saved = known.values.get("participant", {}) if known else {}
        person = inventor.instead_of(read.person, saved)
        values = {**values, "participant": {**values["participant"], **person}}
    if known is None:
        return Planned(row=at, action=CREATE, activity_id=read.activity_id, values=values)
    is_same = values == known.values and read.activity_id == known.activity_id
    action = SAME if is_same else UPDATE
    return Planned(row=at, action=action, activity_id=read.activity_id, values=values, known=known)
