"""The question that is asked once before something is done: what will happen, or what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.wrappers import Response

from bm_workspace.web.render import render_page
from bm_workspace.wording import Text

MOST_NAMED = 50
"""How many mobilities that stand against something are named with their links; the rest is counted."""


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """Title of the page, what it is about, what will happen, and the button with its address.

    With a `reason` the button is inactive; `mobilities` are the first of the `count` that stand against it.
    """

    title: str
    about: str
    sentences: Sequence[str]
    button: str
    action: str
    cancel: str
    revision: int
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
