"""The days of a stay beside its dates: with the page, and anew while the dates are typed."""

import json
import re
from dataclasses import dataclass

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from bm_workspace.answers import read_date
from bm_workspace.identifiers import NEWEST_CALL
from bm_workspace.schema.mobility_rules import number, stay_of_mobility
from bm_workspace.schema.rules import answer
from bm_workspace.schema.stays import Stay, stay_of
from bm_workspace.schema.types import Section, Values
from bm_workspace.schema.vocabulary import Days
from bm_workspace.store.errors import NotFound
from bm_workspace.web.render import render_page

bp = Blueprint("stay", __name__)

SECTION = re.compile(r"[a-z_]{1,30}")
ASKED = ("activity_type", "start_date", "end_date", "interruption_days")


@dataclass(frozen=True)
class StayShown:
    """The stay of a section, and what makes the page ask for it again.

    `known` are answers that stand elsewhere and cannot change on this page.
    """

    stay: Stay
    section: str
    known: tuple[tuple[str, str], ...] = ()

    @property
    def asking(self) -> dict[str, str]:
        """It sends its own answers, and nothing of them in the address."""
        names = [f"{self.section}-{key}" for key in ASKED]
        sent = {"section": self.section, "days": self.stay.counted_as.value, **dict(self.known)}
        return {
            "hx-post": url_for("stay.show"),
            "hx-trigger": "change from:closest form, input delay:400ms from:closest form",
            "hx-include": "closest form",
            "hx-params": ",".join(dict.fromkeys(["csrf_token", *names, *sent])),
            "hx-vals": json.dumps(sent),
            "hx-target": "this",
            "hx-swap": "innerHTML",
            "hx-push-url": "false",
            "hx-sync": "this:replace",
        }


def stay_shown(section: Section, values: Values, call_year: int) -> StayShown | None:
    """The stay of a section that counts days; None for any other."""
    if not section.counts_days:
        return None
    if section.counts_days is Days.PRESENCE or any(f.key == "activity_type" for f in section.fields):
        type_key, start, end = (answer(values, section.key, key) for key in ASKED[:3])
        stay = stay_of(
            read_date(start),
            read_date(end),
            type_key,
            call_year=call_year,
            counted_as=section.counts_days,
        )
        return StayShown(stay, section.key, (("call_year", str(call_year)),))
    known = (
        ("call_year", str(call_year)),
        (f"{section.key}-activity_type", answer(values, "activity", "activity_type")),
        ("may_be_short", answer(values, "activity", "force_majeure")),
        ("fewer_opportunities", answer(values, "participant", "fewer_opportunities") or "no"),
    )
    return StayShown(stay_of_mobility(values, call_year=call_year), section.key, known)


@bp.post("/stay")
def show() -> Response:
    section, days = request.form.get("section", ""), request.form.get("days", Days.STAY.value)
    if not SECTION.fullmatch(section) or days not in set(Days):
        raise NotFound
    activity_type, start, end, interruption = (request.form.get(f"{section}-{key}", "") for key in ASKED)
    fewer = request.form.get("fewer_opportunities")
    stay = stay_of(
        read_date(start),
        read_date(end),
        activity_type,
        interruption=number(interruption),
        may_be_short=request.form.get("may_be_short") == "yes",
        fewer_opportunities=fewer == "yes" if fewer else None,
        call_year=request.form.get("call_year", NEWEST_CALL, type=int),
        counted_as=Days(days),
    )
    shown = StayShown(stay, section)
    return render_page("editor/stay_page.html", fragment="editor/_stay.html", shown=shown)
