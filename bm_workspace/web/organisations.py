"""The participating organisations of a project."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace import policies
from bm_workspace.schema.partners import ORGANISATION_FORM, as_oid
from bm_workspace.services import partners as services
from bm_workspace.store.errors import InTheWay, Taken
from bm_workspace.store.partner_lists import ORGANISATIONS
from bm_workspace.web import listing, short_form
from bm_workspace.web.confirming import MOST_NAMED, Confirmation, ask
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change, why_not_change
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.short_form import ShortForm
from bm_workspace.web.way_back import way_back
from bm_workspace.wording import _t

bp = Blueprint("organisations", __name__, url_prefix="/projects/<code>/organisations")

CHOSEN = "organisations"
TAKEN = {
    "oid": _t("Another organisation of this project has this OID."),
    "name": _t("Another organisation of this project has this name. Mobilities know it by its name."),
}


@bp.get("")
def index(code: str) -> Response:
    project, asked = store().project(code), listing.asked(ORGANISATIONS)
    return render_page(
        "organisations/index.html",
        project=project,
        page=store().organisations(project, asked),
        reason=why_not_change(project),
        chosen=CHOSEN,
        **listing.shown(ORGANISATIONS, asked),
    )


@bp.route("/new", methods=["GET", "POST"])
def new(code: str) -> Response:
    require_change(store().project(code))
    form = _posted() if request.method == "POST" else short_form.blank(ORGANISATION_FORM)
    if request.method == "POST" and not form.found:
        try:
            services.add_organisation(store(), code, form.key, form.answers)
        except Taken as taken:
            form = form.marked(taken.field, TAKEN[taken.field])
        else:
            tell(gettext("%(name)s takes part in the project now.", name=form.answers["name"]))
            return redirect(way_back("organisations.index", code), 303)
    return render_page(
        "projects/form.html",
        status=422 if request.method == "POST" else 200,
        project=store().project(code),
        title=gettext("Add an organisation"),
        form=form,
        button=gettext("Add"),
        cancel=way_back("organisations.index", code),
        action=url_for(".new", code=code),
        chosen=CHOSEN,
    )


def _posted(organisation: Any = None) -> ShortForm:
    return short_form.posted(ORGANISATION_FORM, organisation, oid=as_oid)


@bp.get("/<uuid:organisation_id>")
def show(code: str, organisation_id: UUID) -> Response:
    project = store().project(code)
    organisation = store().organisation(project, organisation_id)
    return _show(code, organisation_id, short_form.filled(ORGANISATION_FORM, organisation))


def _show(code: str, organisation_id: UUID, form: ShortForm, *, status: int = 200) -> Response:
    project = store().project(code)
    organisation = store().organisation(project, organisation_id)
    return render_page(
        "organisations/show.html",
        status=status,
        project=project,
        organisation=organisation,
        uses=store().uses_of(project, organisation, MOST_NAMED),
        count=store().count_uses_of(project, organisation),
        title=organisation.name,
        form=form,
        words=short_form.words(ORGANISATION_FORM, form.answers),
        button=gettext("Save"),
        cancel=way_back("organisations.index", code),
        action=url_for(".save", code=code, organisation_id=organisation_id),
        reason=why_not_change(project),
        only_view="view" in request.args,
        chosen=CHOSEN,
    )


@bp.post("/<uuid:organisation_id>")
def save(code: str, organisation_id: UUID) -> Response:
    project = store().project(code)
    require_change(project)
    form = _posted(store().organisation(project, organisation_id))
    if form.clashes or form.found:
        return _show(code, organisation_id, form, status=409 if form.clashes else 422)
    try:
        services.change_organisation(
            store(), code, organisation_id, form.answers, expected_revision=form.revision, now=now()
        )
    except Taken as taken:
        return _show(code, organisation_id, form.marked(taken.field, TAKEN[taken.field]), status=422)
    tell(gettext("%(name)s is saved.", name=form.answers["name"]))
    return redirect(way_back("organisations.index", code), 303)


@bp.get("/<uuid:organisation_id>/delete")
def confirm_delete(code: str, organisation_id: UUID) -> Response:
    return _ask(code, organisation_id)


def _ask(code: str, organisation_id: UUID, *, status: int = 200) -> Response:
    project = store().project(code)
    organisation = store().organisation(project, organisation_id)
    count = store().count_uses_of(project, organisation)
    reason = policies.why_not_delete_organisation(
        project.status,
        project.acting.rights,
        is_beneficiary=project.beneficiary == organisation.name,
        mobilities=count,
    )
    confirmation = Confirmation(
        title=gettext("Delete this organisation?"),
        about=organisation.name,
        sentences=[
            gettext("The organisation will no longer take part in the project. This cannot be undone.")
        ],
        button=gettext("Delete"),
        action=url_for(".delete", code=code, organisation_id=organisation_id),
        cancel=way_back("organisations.index", code),
        revision=organisation.revision,
        reason=reason,
        mobilities=store().uses_of(project, organisation, MOST_NAMED),
        count=count,
    )
    return ask(confirmation, project, CHOSEN, status=status)


@bp.post("/<uuid:organisation_id>/delete")
def delete(code: str, organisation_id: UUID) -> Response:
    try:
        name = services.delete_organisation(
            store(), code, organisation_id, expected_revision=posted_revision()
        )
    except InTheWay:
        return _ask(code, organisation_id, status=422)
    tell(gettext("%(name)s was deleted.", name=name))
    return redirect(way_back("organisations.index", code), 303)
