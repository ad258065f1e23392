"""What is done to many ticked rows of a list: the buttons, what was ticked, and what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.answers import clean
from bm_workspace.services.bulk import MOST, Outcome, Result, Ticked
from bm_workspace.store.errors import NotFound
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.wording import Text

Chosen = Callable[[str, Sequence[Ticked]], Response]
"""Does something with the ticked rows of a project."""

DELETE, SURE = "delete", "delete_for_sure"
"""The button above the list, which asks first, and the one under the question."""

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Action:
    """A button above a list; `address` where it is sent elsewhere, `changes` where it needs the right to."""

    key: str
    label: Text
    address: str = ""
    changes: bool = True


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A result as its page shows it; `link` leads from a row that was changed to what was made of it.

    `undo` is the address of a POST that takes it back, `fields` what goes along beside the moment.
    """

    title: str
    back: str
    result: Result
    link: Callable[[Outcome], str] | None = None
    undo: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    notice: Text | None = None
    """What the list would say as well."""

    @property
    def sent_to_undo(self) -> dict[str, str]:
        """What Undo needs; empty where there is nothing to undo."""
        moment = self.result.moment
        return {**self.fields, "moment": moment.isoformat()} if moment and self.undo else {}


def shown_above(actions: Sequence[Action]) -> dict[str, Any]:
    """What a list needs for the buttons above it."""
    return {"bulk_actions": actions, "bulk_key": uuid4(), "most_ticked": MOST}


def ticked(is_key: Callable[[str], bool]) -> list[Ticked]:
    """The rows that were ticked, each once; what no list can have sent is left out."""
    found = {}
    for sent in request.form.getlist("tick"):
        key, _, revision = clean(sent, is_long=False).rpartition(":")
        if is_key(key) and revision.isascii() and revision.isdigit() and len(revision) < 10:
            found[key] = Ticked(key=key, revision=int(revision))
    return list(found.values())


def is_id(key: str) -> bool:
    """Whether a key is the identity of a document as lists write it."""
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False


def why_not(rows: Sequence[Ticked]) -> str:
    """Why nothing can be done with so many rows; empty where it can."""
    reason: str = ""
    if not rows:
        reason = gettext("Nothing was ticked, so nothing was done. Tick rows first.")
    if len(rows) > MOST:
        reason = gettext(
            "%(count)s rows were ticked; at most %(most)s are possible at once. Nothing was done.",
            count=len(rows),
            most=MOST,
        )
    return reason


def refused(sentence: str, back: str, project: Any) -> Response:
    """The sentence that says why nothing was done, and the way back to the list."""
    return render_page("bulk/refused.html", status=422, sentence=sentence, back=back, project=project)


def chosen(actions: Mapping[str, Chosen]) -> Chosen:
    """What is done for the button that was pressed. Raises NotFound for one that no list has."""
    act = actions.get(request.form.get("action", ""))
    if act is None:
        raise NotFound
    return act


def as_sent(rows: Sequence[Ticked], action: str, **more: str) -> list[tuple[str, str]]:
    """The fields that send the same ticks once more."""
    ticks = [("tick", f"{row.key}:{row.revision}") for row in rows]
    return [("action", action), *more.items(), *ticks]


def sent_key() -> UUID:
    """The key of the page that sent the form, by which the same click is known again."""
    try:
        return UUID(request.form.get("key", ""))
    except ValueError:
        return uuid4()


def sent_moment() -> datetime:
    """When the rows were deleted that Undo brings back; a moment without rows where it is unreadable."""
    try:
        moment = datetime.fromisoformat(request.form.get("moment", ""))
    except ValueError:
        return LONG_AGO
    return moment if moment.tzinfo else LONG_AGO


def answer(sentence: str, shown: Shown, project: Any) -> Response:
    """The list with a message where all was done; else a page that names the rest with its reasons."""
    if shown.result.left:
        return result_page(sentence, shown, project)
    fields = shown.sent_to_undo
    tell(sentence, undo=shown.undo if fields else "", fields=fields)
    return redirect(shown.back, 303)


def result_page(sentence: str, shown: Shown, project: Any) -> Response:
    """What became of every ticked row."""
    return render_page("bulk/result.html", shown=shown, sentence=sentence, project=project)
