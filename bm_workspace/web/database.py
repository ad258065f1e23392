"""The Europass mobility database beside the Beneficiary Module: so far, which of the two a document needs."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from bm_workspace.web.render import render_page
from bm_workspace.which_route import QUESTIONS, which_route

bp = Blueprint("database", __name__, url_prefix="/database")

ANSWERS = {"yes": True, "no": False}


@bp.get("")
def index() -> Response:
    return render_page("database/index.html")


@bp.get("/which-route")
def route() -> Response:
    """Three questions; the answers stand in the address, so that it can be sent to a colleague."""
    given = {q.key: request.args.get(q.key, "") for q in QUESTIONS}
    answers = {key: ANSWERS[text] for key, text in given.items() if text in ANSWERS}
    found = which_route(answers) if len(answers) == len(QUESTIONS) else None
    return render_page(
        "database/which_route.html",
        questions=QUESTIONS,
        answers=answers,
        found=found,
        asked=any(given.values()) or "answer" in request.args,
    )
