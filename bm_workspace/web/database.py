"""The practice copy of the Europass mobility database: which route, registration, its list of mobilities."""

from typing import Any

from flask import Blueprint, Flask, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.identifiers import DATABASE
from bm_workspace.policies import CONFIRMED, ONGOING, UNCONFIRMED
from bm_workspace.schema.registration import CRITERIA, REGISTRATION_FORM
from bm_workspace.services import database as services
from bm_workspace.store.errors import NotFound
from bm_workspace.store.lists import DATABASE_MOBILITIES
from bm_workspace.web import listing, short_form
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_change
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.short_form import ShortForm
from bm_workspace.which_route import QUESTIONS, which_route

bp = Blueprint("database", __name__, url_prefix=f"/{DATABASE}")

OWN = {"database", "database_mobilities"}
ANSWERS = {"yes": True, "no": False}
SHARED = {
    "bulk_documents",
    "documents.index",
    "mobility_actions",
    "mobility_form.save",
    "mobility_form.section",
    "mobility_history",
}
"""Pages of a project, or groups of them, that the database has too, under addresses of its own."""


def register_pages(app: Flask) -> None:
    """Give the shared pages their addresses under `/database`; those under `/projects` lead there."""
    for rule in list(app.url_map.iter_rules()):
        if is_shared(rule.endpoint) and rule.rule.startswith("/projects/<code>"):
            app.add_url_rule(
                rule.rule.replace("/projects/<code>", f"/{DATABASE}"),
                rule.endpoint,
                methods=rule.methods,
                defaults={"code": DATABASE},
            )
    app.before_request(only_shared)


def only_shared() -> Response | None:
    """What a project has and the database has not is not there; before the registration all leads to it."""
    if (request.view_args or {}).get("code") != DATABASE or request.endpoint == "database.index":
        return None
    if request.blueprint not in OWN and not is_shared(request.endpoint or ""):
        raise NotFound
    is_looking = request.method in ("GET", "HEAD")
    return _home() if is_looking and g.store and store().find_database() is None else None


def is_shared(endpoint: str) -> bool:
    """Whether the database has that page of a project too."""
    return endpoint in SHARED or endpoint.partition(".")[0] in SHARED


@bp.get("", defaults={"code": DATABASE})
def index(code: str) -> Response:
    """The list of mobilities, or the step of the registration that comes first."""
    database = store().find_database()
    if database is None:
        return _register(short_form.blank(REGISTRATION_FORM))
    if database.status != ONGOING:
        return render_page("database/registered.html", project=database, criteria=CRITERIA)
    asked = listing.asked(DATABASE_MOBILITIES)
    return render_page(
        "database/index.html",
        project=database,
        page=store().mobilities(database, code, asked),
        reason=why_not_change(database),
        **listing.shown(DATABASE_MOBILITIES, asked),
    )


def _register(form: ShortForm, status: int = 200) -> Response:
    return render_page("database/register.html", status=status, form=form)


@bp.route("/register", methods=["GET", "POST"])
def register() -> Response:
    if request.method != "POST" or store().find_database():
        return _home()
    form = short_form.posted(REGISTRATION_FORM)
    if form.found:
        return _register(form, 422)
    services.register(store(), form.answers, now=now())
    tell(gettext("The organisation is registered. Next: confirm it."))
    return _home()


def _home() -> Response:
    return redirect(url_for("database.index"), 303)


@bp.post("/confirm")
def confirm() -> Response:
    services.go_on(store(), UNCONFIRMED, expected_revision=posted_revision())
    tell(gettext("The registration is confirmed. Next: the quality criteria."))
    return _home()


@bp.post("/accept")
def accept() -> Response:
    if "accepted" not in request.form:
        database: Any = store().project(DATABASE)
        return render_page(
            "database/registered.html", status=422, project=database, criteria=CRITERIA, unticked=True
        )
    services.go_on(store(), CONFIRMED, expected_revision=posted_revision())
    tell(gettext("The quality criteria are accepted. Mobilities can be entered now."))
    return _home()


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
