"""The way in: welcome, start, return code, language, help, and the page for load balancers."""

from flask import Blueprint, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import guardian_signs_under
from bm_workspace.services.bounds import OPENING, WRONG_CODE
from bm_workspace.services.workspaces import come_back as come_back_to
from bm_workspace.services.workspaces import open_workspace
from bm_workspace.store.errors import NotFound, TooOften
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.scope import bound, enter_workspace, inner_address, now, store, workspaces
from bm_workspace.web.waiting import too_many_codes, with_wait

bp = Blueprint("entrance", __name__)


@bp.get("/")
def welcome() -> Response:
    return _welcome()


def _welcome(*, status: int = 200, typed_code: str = "", error: str = "") -> Response:
    return render_page(
        "entrance/welcome.html",
        status=status,
        next=inner_address(request.values.get("next", "")),
        typed_code=typed_code,
        error=error,
        document_types=DOCUMENT_TYPES.values(),
    )


@bp.post("/start")
def start() -> Response:
    if g.store is None:
        enter_workspace(open_workspace(workspaces(), bound(OPENING), now=now()))
    return redirect(inner_address(request.form.get("next", "")) or url_for(".first_project"), 303)


@bp.get("/first-project")
def first_project() -> Response:
    return redirect(url_for("mobilities.index", code=store().projects()[0].code), 303)


@bp.post("/start-over")
def start_over() -> Response:
    code = workspaces().return_code(store().workspace_id)
    enter_workspace(open_workspace(workspaces(), bound(OPENING), now=now()))
    text = gettext("You have a fresh practice copy. The former one can still be opened with its return code.")
    tell(text, undo=url_for(".come_back"), fields={"code": code})
    return redirect(url_for(".first_project"), 303)


@bp.post("/come-back")
def come_back() -> Response:
    typed = request.form.get("code", "")
    try:
        enter_workspace(come_back_to(workspaces(), typed, bound(WRONG_CODE), now=now()))
    except NotFound:
        error = gettext("There is no practice copy with this return code. It has ten letters and digits.")
        return _welcome(status=422, typed_code=typed, error=error)
    except TooOften as often:
        return with_wait(_welcome(status=429, typed_code=typed, error=too_many_codes(often)), often)
    return redirect(inner_address(request.form.get("next", "")) or url_for(".first_project"), 303)


@bp.get("/return-code")
def return_code() -> Response:
    return render_page("entrance/return_code.html", code=workspaces().return_code(store().workspace_id))


@bp.post("/language")
def choose_language() -> Response:
    return redirect(inner_address(request.form.get("next", "")) or url_for(".welcome"), 303)


@bp.get("/help")
def help_page() -> Response:
    types, age = DOCUMENT_TYPES.values(), guardian_signs_under()
    return render_page("entrance/help.html", document_types=types, guardian_signs_under=age)


@bp.get("/healthz")
def healthz() -> tuple[dict[str, str], int]:
    return {"status": "ok", "schema": workspaces().schema_version()}, 200
