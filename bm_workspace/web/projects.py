"""Projects and their content menu."""

from flask import Blueprint
from werkzeug.wrappers import Response

from bm_workspace.web.render import render_page
from bm_workspace.web.scope import store
from bm_workspace.wording import _t

bp = Blueprint("projects", __name__)

OUTSIDE = _t("This part of the Beneficiary Module is outside the practice copy.")

MENU = {
    "fewer-opportunities": (_t("Fewer opportunities"), OUTSIDE),
    "budget": (_t("Budget"), OUTSIDE),
}
"""Menu entries without a page of their own yet: title and the sentence they say."""


@bp.get("/projects")
def index() -> Response:
    return render_page("projects/index.html", projects=store().projects())


@bp.get("/projects/<code>")
def details(code: str) -> Response:
    return render_page("projects/details.html", project=store().project(code), chosen="details")


@bp.get(f"/projects/<code>/<any({', '.join(repr(key) for key in MENU)}):entry>")
def announced(code: str, entry: str) -> Response:
    title, sentence = MENU[entry]
    return render_page(
        "projects/announced.html", project=store().project(code), title=title, sentence=sentence, chosen=entry
    )
