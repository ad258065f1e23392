"""What an import's page shows: its status, the first rows, and each cell that cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bm_workspace.exchange.cells import REASONS, right_value
from bm_workspace.exchange.columns import Surroundings
from bm_workspace.exchange.tables import cell_name
from bm_workspace.policies import full_after
from bm_workspace.schema.lists import most_participants
from bm_workspace.services.exchange import ERROR, IMPORTED, PREVIEW, is_over
from bm_workspace.web.reading import language, say
from bm_workspace.web.scope import store
from bm_workspace.wording import Text, _t

OVER = "over"
STATUSES = {
    PREVIEW: _t("Not imported yet"),
    ERROR: _t("ERROR"),
    IMPORTED: _t("Imported"),
    OVER: _t("Not imported"),
}
ACTIONS = {"create": _t("is created"), "update": _t("is updated"), "same": _t("stays as it is")}
CHIPS = {PREVIEW: "chip-draft", ERROR: "chip-bad", IMPORTED: "chip-done", OVER: "chip-draft"}
ENCODING_NAMES = {"utf-8": "UTF-8", "cp1257": "Windows-1257"}
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
    return ProblemLine(
        line=row + 1,
        cell=cell_name(row, column),
        column=title,
        reason=say(REASONS[reason]),
        example=right_value(title, reason, around, language()),
    )


def full_notice(project: Any, sent: Any) -> Text | None:
    """What a preview says where more participants would be complete than there may be."""
    more = sent.summary.get("participants", 0)
    return full_after(store().count_complete_participants(project) + more, most_participants(project.action))


def row_lines(sent: Any) -> Sequence[dict[str, Any]]:
    """The first rows of an import, with what becomes of them."""
    return [{**row, "action": ACTIONS[row["action"]]} for row in sent.summary["rows"]]
