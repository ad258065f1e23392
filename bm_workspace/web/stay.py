"""The days of a stay beside its dates: with the page, and anew while the dates are typed."""

import json
import re
from dataclasses import dataclass

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from bm_workspace.answers import read_date
from bm_workspace.schema.rules import answer
from bm_workspace.schema.stays import Stay, stay_of
from bm_workspace.schema.types import Section, Values
from bm_workspace.store.errors import NotFound
from bm_workspace.web.render import render_page

bp = Blueprint("stay", __name__)

SECTION = re.compile(r"[a-z_]{1,30}")
ASKED = ("activity_type", "start_date", "end_date")


@dataclass(frozen=True)
class StayShown:
    """The stay of a section, and what makes the page ask for it again."""

    stay: Stay
    section: str

    @property
    def asking(self) -> dict[str, str]:
        """It sends its own three answers, and nothing of them in the address."""
        names = ",".join(f"{self.section}-{key}" for key in ASKED)
        return {
            "hx-post": url_for("stay.show"),
            "hx-trigger": "change from:closest form, input delay:400ms from:closest form",
            "hx-include": "closest form",
            "hx-params": f"csrf_token,section,{names}",
            "hx-vals": json.dumps({"section": self.section}),
            "hx-target": "this",
            "hx-swap": "innerHTML",
            "hx-push-url": "false",
            "hx-sync": "this:replace",
        }


def stay_shown(section: Section, values: Values) -> StayShown | None:
    """The stay of a section that counts days; None for any other."""
    if not section.counts_days:
        return None
    activity_type, start, end = (answer(values, section.key, key) for key in ASKED)
    return StayShown(stay_of(read_date(start), read_date(end), activity_type), section.key)


@bp.post("/stay")
def show() -> Response:
    section = request.form.get("section", "")
    if not SECTION.fullmatch(section):
        raise NotFound
    activity_type, start, end = (request.form.get(f"{section}-{key}", "") for key in ASKED)
    shown = StayShown(stay_of(read_date(start), read_date(end), activity_type), section)
    return render_page("editor/stay_page.html", fragment="editor/_stay.html", shown=shown)
