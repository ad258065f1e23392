"""The history of something that is saved again and again: its states in words, and one of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from werkzeug.wrappers import Response

from bm_workspace.schema.types import Declaration
from bm_workspace.web.reading import say
from bm_workspace.web.render import render_page
from bm_workspace.wording import Text, _t

ACTIONS: dict[str, Text] = {
    "created": _t("Created"),
    "duplicated": _t("Created as a copy"),
    "imported": _t("Imported from a file"),
    "taken_over": _t("Mobility data taken over"),
    "saved": _t("Saved"),
    "confirmed": _t("Confirmed as it really was"),
    "retitled": _t("Title changed"),
    "renamed": _t("Mobility activity ID changed"),
    "organisation_changed": _t("Followed a change of its organisation"),
    "deleted": _t("Deleted from the list"),
    "restored": _t("Restored after deletion"),
    "went_back": _t("Went back to an earlier state"),
    "section_deleted": _t("Section deleted"),
    "sent_to_host": _t("Sent to the hosting organisation"),
    "host_confirmed": _t("Confirmed by the hosting organisation"),
    "taken_back": _t("Link of the hosting organisation taken back"),
    "section_back": _t("Section brought back"),
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A document or a mobility whose states are shown; `look` and `restore` are addresses by revision."""

    project: Any
    title: str
    number: str
    revision: int
    declaration: Declaration
    is_deleted: bool
    reason: Text | None
    """Why no state can be restored now."""
    back: str
    back_label: str
    index: str
    look: Callable[[int], str]
    restore: Callable[[int], str]


@dataclass(frozen=True, kw_only=True)
class State:
    """One line of the history; `name` is the title or the own ID that it had."""

    number: int
    action: Text
    name: str
    author: str
    saved_at: datetime
    changed: tuple[str, ...]


def state_of(declaration: Declaration, revision: Any, name: str) -> State:
    """A saved state in words."""
    return State(
        number=revision.number,
        action=ACTIONS[revision.action],
        name=name,
        author=revision.author,
        saved_at=revision.saved_at,
        changed=tuple(_labels(declaration, revision.changed)),
    )


def _labels(declaration: Declaration, changed: Iterable[str]) -> Iterable[str]:
    """The changed answers in words, each field named once."""
    places = dict.fromkeys(
        (section, field) for section, _row, field in (place.split("/") for place in changed)
    )
    return dict.fromkeys(label for place in places if (label := _label(declaration, *place)))


def _label(declaration: Declaration, section_key: str, field_key: str) -> str:
    """What an answer is called; empty where the declaration knows it no longer."""
    for section in declaration.sections:
        field = next((f for f in section.fields if f.key == field_key), None)
        if section.key == section_key and field:
            return f"{say(section.title_in(declaration.version))}: {say(field.label)}"
    return ""


def history(kept: Kept, states: Sequence[State]) -> Response:
    """All states, newest first."""
    return render_page("history/index.html", kept=kept, project=kept.project, states=states)


def one_state(kept: Kept, state: State, **shown: Any) -> Response:
    """One state; `shown` is its outline, or its answers by section."""
    return render_page("history/state.html", kept=kept, project=kept.project, state=state, **shown)
