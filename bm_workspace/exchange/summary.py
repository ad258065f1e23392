"""What a preview keeps of a plan: counts, the first rows, and the cells that cannot be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from bm_workspace.exchange.planning import CREATE, SAME, UPDATE, Plan, Planned
from bm_workspace.schema.mobility import declared
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import Declaration
from bm_workspace.status import is_fully_encoded

MOST_ROWS = 50


def summary(found: Plan) -> dict[str, Any]:
    """The plan as it is kept and shown."""
    actions = Counter(row.action for row in found.rows)
    declaration = declared("individual", found.call_year)
    complete = [is_fully_encoded(declaration, row.values) for row in found.rows]
    created = Counter(answer(row.values, "activity", "activity_type") for row in _created(found))
    first = zip(found.rows[:MOST_ROWS], complete, strict=False)
    return {
        "created": actions[CREATE],
        "updated": actions[UPDATE],
        "same": actions[SAME],
        "drafts": complete.count(False),
        "wanted": created,
        "participants": sum(map(partial(_more_participants, declaration), found.rows, complete)),
        "unknown": found.heading.unknown,
        "not_kept": found.heading.not_kept,
        "rows": [_row(row, is_complete=is_complete) for row, is_complete in first],
        "problems": [[p.row, p.column, p.title, p.reason] for p in found.problems],
        "problem_count": found.problem_count,
        "fingerprint": found.fingerprint,
    }


def _created(found: Plan) -> Iterator[Planned]:
    return (row for row in found.rows if row.action == CREATE)


def _more_participants(declaration: Declaration, row: Planned, is_complete: bool) -> int:
    """How many complete participants more there are with a row: 1, 0, or -1 where it takes one away."""
    if row.action == SAME:
        return 0
    before = row.known.values if row.known else {}
    was_complete = row.known is not None and is_fully_encoded(declaration, before)
    return (is_complete and _is_participant(row.values)) - (was_complete and _is_participant(before))


def _is_participant(values: Mapping[str, Any]) -> bool:
    return answer(values, "activity", "role") != "accompanying"


def _row(row: Planned, *, is_complete: bool) -> dict[str, Any]:
    names = (answer(row.values, "participant", key) for key in ("first_name", "last_name"))
    return {
        "line": row.row + 1,
        "action": row.action,
        "activity_id": row.activity_id,
        "participant": " ".join(filter(None, names)),
        "status": "complete" if is_complete else "draft",
    }
