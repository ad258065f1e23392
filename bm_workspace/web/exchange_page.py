"""What an import's page shows: its status, the first rows, and each cell that cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bm_workspace.exchange.cells import REASONS
from bm_workspace.exchange.columns import Surroundings, by_title, example, folded
from bm_workspace.exchange.tables import cell_name
from bm_workspace.services.exchange import ERROR, IMPORTED, PREVIEW, is_over
from bm_workspace.web.reading import language, say
from bm_workspace.wording import _t

OVER = "over"
STATUSES = {
    PREVIEW: _t("Not imported yet"),
    ERROR: _t("ERROR"),
    IMPORTED: _t("Imported"),
    OVER: _t("Not imported"),
}
ACTIONS = {"create": _t("is created"), "update": _t("is updated"), "same": _t("stays as it is")}
MOST_SHOWN = 100
"""How many unreadable cells a page names; the log has more."""


@dataclass(frozen=True, kw_only=True)
class ProblemLine:
    """One unreadable cell, in words."""

    line: int
    cell: str
    column: str
    reason: str
    example: str


def status_of(sent: Any, now: datetime) -> str:
    """The status as it is now: a preview is over after an hour; an error stays one."""
    return OVER if sent.status == PREVIEW and is_over(sent, now) else str(sent.status)


def problem_lines(sent: Any, around: Surroundings) -> Sequence[ProblemLine]:
    """The unreadable cells that an import keeps."""
    return [_line(*found, around=around) for found in sent.summary["problems"]]


def _line(row: int, column: int, title: str, reason: str, *, around: Surroundings) -> ProblemLine:
    known = by_title().get(folded(title))
    return ProblemLine(
        line=row + 1,
        cell=cell_name(row, column),
        column=title,
        reason=say(REASONS[reason]),
        example=example(known, around, language()) if known else "",
    )


def row_lines(sent: Any) -> Sequence[dict[str, Any]]:
    """The first rows of an import, with what becomes of them."""
    return [{**row, "action": ACTIONS[row["action"]]} for row in sent.summary["rows"]]
