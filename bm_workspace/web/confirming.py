"""The question that is asked once before something is done: what will happen, or what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.wrappers import Response

from bm_workspace.web.render import render_page
from bm_workspace.wording import Text

MOST_NAMED = 50
"""How many things of a kind are named; the rest is counted."""


@dataclass(frozen=True, kw_only=True)
class Names:
    """The first names of all `count` things that it happens to."""

    heading: str
    first: Sequence[str]
    count: int

    @property
    def unnamed(self) -> int:
        """How many are not named."""
        return self.count - len(self.first)


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """Title of the page, what it is about, what will happen, and the button with its address.

    `names` are what it happens to, `fields` are sent along beside the `revision`, which one thing alone has.
    With a `reason` the button is inactive; `mobilities` are the first of the `count` that stand against it.
    """

    title: str
    about: str
    sentences: Sequence[str]
    button: str
    action: str
    cancel: str
    revision: int | None = None
    fields: Sequence[tuple[str, str]] = ()
    names: Sequence[Names] = ()
    reason: Text | None = None
    mobilities: Sequence[Any] = ()
    count: int = 0
    is_dangerous: bool = True

    @property
    def unnamed(self) -> int:
        """How many mobilities stand against it without being named."""
        return self.count - len(self.mobilities)


def ask(confirmation: Confirmation, project: Any, chosen: str, *, status: int = 200) -> Response:
    """The question as a page, or as a dialog over the page where it was asked."""
    return render_page(
        "projects/confirm.html",
        fragment="projects/_confirm.html",
        status=status,
        asked=confirmation,
        project=project,
        chosen=chosen,
    )
