"""What a preview keeps of a plan: counts, the first rows, and the cells that cannot be read."""

from collections import Counter
from typing import Any

from bm_workspace.exchange.planning import CREATE, SAME, UPDATE, Plan, Planned
from bm_workspace.schema.mobility import declared
from bm_workspace.schema.rules import answer
from bm_workspace.status import is_fully_encoded

MOST_ROWS = 50
MOST_PROBLEMS = 1000


def summary(found: Plan) -> dict[str, Any]:
    """The plan as it is kept and shown."""
    actions = Counter(row.action for row in found.rows)
    declaration = declared("individual", found.call_year)
    complete = [is_fully_encoded(declaration, row.values) for row in found.rows]
    first = zip(found.rows[:MOST_ROWS], complete, strict=False)
    return {
        "created": actions[CREATE],
        "updated": actions[UPDATE],
        "same": actions[SAME],
        "drafts": complete.count(False),
        "unknown": found.heading.unknown,
        "not_kept": found.heading.not_kept,
        "rows": [_row(row, is_complete=is_complete) for row, is_complete in first],
        "problems": [[p.row, p.column, p.title, p.reason] for p in found.problems[:MOST_PROBLEMS]],
        "problem_count": len(found.problems),
        "fingerprint": found.fingerprint,
    }


def _row(row: Planned, *, is_complete: bool) -> dict[str, Any]:
    names = (answer(row.values, "participant", key) for key in ("first_name", "last_name"))
    return {
        "line": row.row + 1,
        "action": row.action,
        "activity_id": row.activity_id,
        "participant": " ".join(filter(None, names)),
        "status": "complete" if is_complete else "draft",
    }
