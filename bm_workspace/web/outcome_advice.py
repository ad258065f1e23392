"""Advice beside the description of an outcome: with the page, and anew while it is being written."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from bm_workspace.advice import Advice, advise
from bm_workspace.store.errors import NotFound
from bm_workspace.web.render import render_page
from bm_workspace.web.section_form import Question, RowForm
from bm_workspace.wording import LANGUAGES

bp = Blueprint("outcome_advice", __name__)

A_CLICK = "400ms"
"""Longer than the click that leaves the field: advice that came during it would move the button away."""

NAME = re.compile(r"[a-z_]{1,30}(?:-[a-z0-9_]{1,30}){1,2}")
"""The name of an input of the editor; the advice's place on the page is named after it."""


@dataclass(frozen=True)
class AdviceShown:
    """Advice on the text of an input, with the place where it stands."""

    name: str
    document_language: str
    advice: Advice

    @property
    def place(self) -> str:
        return f"{self.name}-advice"


@bp.post("/advice")
def show() -> Response:
    name, language = request.form.get("name", ""), request.form.get("language", "")
    if not NAME.fullmatch(name) or language not in LANGUAGES:
        raise NotFound
    shown = AdviceShown(name, language, advise(request.form.get(name, ""), language))
    return render_page("editor/advice_page.html", fragment="editor/_advice.html", shown=shown)


def with_advice(rows: Iterable[RowForm], document_language: str) -> list[RowForm]:
    """The same rows; a question whose wording is advised on carries the advice and asks for more."""
    return [
        replace(row, questions=tuple(_advised(question, document_language) for question in row.questions))
        for row in rows
    ]


def _advised(question: Question, language: str) -> Question:
    if not question.field.advised:
        return question
    name = question.input.name
    shown = AdviceShown(name, language, advise(question.input.data or "", language))
    question.input.render_kw = {**(question.input.render_kw or {}), **_asking(shown)}
    return replace(question, advice=shown)


def _asking(shown: AdviceShown) -> dict[str, str]:
    """What makes an input ask for advice when it is left, or when the writer pauses.

    It sends its own text alone, and nothing of it in the address.
    """
    return {
        "data-asks-advice": "",
        "hx-post": url_for("outcome_advice.show"),
        "hx-trigger": f"change delay:{A_CLICK}, input changed delay:2s",
        "hx-target": f"#{shown.place}",
        "hx-swap": "outerHTML",
        "hx-push-url": "false",
        "hx-sync": "this:replace",
        "hx-params": f"csrf_token,name,language,{shown.name}",
        "hx-vals": json.dumps({"name": shown.name, "language": shown.document_language}),
    }
