"""The final report of a project: submitting it, and returning it."""

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace import policies
from bm_workspace.services import reports as services
from bm_workspace.store.errors import InTheWay
from bm_workspace.web.confirming import MOST_NAMED, Confirmation, ask
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.scope import posted_revision, store

bp = Blueprint("reports", __name__, url_prefix="/projects/<code>/reports")

CHOSEN = "reports"


@bp.get("")
def index(code: str) -> Response:
    project = store().project(code)
    return render_page(
        "reports/index.html",
        project=project,
        standing=services.standing(store(), project, MOST_NAMED),
        why_not_return=policies.why_not_return(project.status, project.acting.rights),
        chosen=CHOSEN,
    )


@bp.get("/submit")
def confirm_submit(code: str) -> Response:
    return _ask_to_submit(code)


def _ask_to_submit(code: str, *, status: int = 200) -> Response:
    project = store().project(code)
    standing = services.standing(store(), project, MOST_NAMED)
    confirmation = Confirmation(
        title=gettext("Submit the final report?"),
        about=project.code,
        sentences=[
            gettext("The project gets the status Report submitted."),
            gettext(
                "From then on everything in it can only be viewed and downloaded: "
                "nobody creates, edits or deletes mobilities, documents, organisations or persons."
            ),
            gettext("Only the National Agency can return the report. Here you can play its part."),
        ],
        button=gettext("Submit the final report"),
        action=url_for(".submit", code=code),
        cancel=url_for(".index", code=code),
        revision=project.revision,
        reason=standing.reason,
        mobilities=standing.first_to_mend.named,
        count=standing.first_to_mend.count,
        is_dangerous=False,
    )
    return ask(confirmation, project, CHOSEN, status=status)


@bp.post("/submit")
def submit(code: str) -> Response:
    try:
        services.submit_report(store(), code, expected_revision=posted_revision())
    except InTheWay:
        return _ask_to_submit(code, status=422)
    tell(gettext("The final report is submitted."))
    return redirect(url_for(".index", code=code), 303)


@bp.get("/return")
def confirm_return(code: str) -> Response:
    project = store().project(code)
    confirmation = Confirmation(
        title=gettext("Return the report?"),
        about=project.code,
        sentences=[
            gettext("This is what the National Agency may do when something has to be corrected."),
            gettext(
                "The project gets the status Project ongoing. "
                "Mobilities and documents can be created, edited and deleted again."
            ),
        ],
        button=gettext("Return the report"),
        action=url_for(".give_back", code=code),
        cancel=url_for(".index", code=code),
        revision=project.revision,
        reason=policies.why_not_return(project.status, project.acting.rights),
        is_dangerous=False,
    )
    return ask(confirmation, project, CHOSEN)


@bp.post("/return")
def give_back(code: str) -> Response:
    services.return_report(store(), code, expected_revision=posted_revision())
    tell(gettext("The report is returned: the project is ongoing again."))
    return redirect(url_for(".index", code=code), 303)
