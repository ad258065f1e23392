"""Mobility activities: the lists, one mobility, and the dialog that creates a draft document."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.schema import not_offered, offered_types
from bm_workspace.schema.lists import activity_types, has_groups
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.services.documents import NewDocument, create_document
from bm_workspace.store.errors import NotFound, TitleTaken
from bm_workspace.store.lists import GROUPS, MOBILITIES
from bm_workspace.web import bulk, bulk_mobilities, listing
from bm_workspace.web.create_form import CreateForm, create_form
from bm_workspace.web.document_page import shown_answers
from bm_workspace.web.mobility_form import show_form
from bm_workspace.web.mobility_page import differing, full_notice, host_statuses
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change, why_not_change
from bm_workspace.web.scope import now, store

bp = Blueprint("mobilities", __name__, url_prefix="/projects/<code>")


@bp.get("/mobilities")
def index(code: str) -> Response:
    return _list(store().project(code), "individual", "mobilities/index.html")


@bp.get("/group-mobilities")
def groups(code: str) -> Response:
    project = store().project(code)
    if not has_groups(project.action):
        raise NotFound
    return _list(project, "group", "mobilities/groups.html")


def _list(project: Any, kind: str, template: str) -> Response:
    declared = GROUPS if kind == "group" else MOBILITIES
    asked = listing.asked(declared)
    page = store().mobilities(project, kind, asked)
    return render_page(
        template,
        project=project,
        page=page,
        kind=kind,
        reason=why_not_change(project),
        full_notice=full_notice(project),
        **bulk.shown_above(bulk_mobilities.actions(project.code, deleted=bool(asked.filters["deleted"]))),
        **listing.shown(
            declared,
            asked,
            organisation=store().organisation_names(project),
        ),
    )


@bp.get("/mobilities/<mobility_id>")
def show(code: str, mobility_id: str) -> Response:
    return show_mobility(code, mobility_id, "individual")


@bp.get("/group-mobilities/<mobility_id>")
def group(code: str, mobility_id: str) -> Response:
    return show_mobility(code, mobility_id, "group")


def show_mobility(code: str, mobility_id: str, kind: str) -> Response:
    """The page of a mobility of that kind: its form, or what it says where that may not be changed."""
    mobility = store().mobility(code, mobility_id)
    if mobility.kind != kind:
        raise NotFound
    reason = why_not_change(mobility.project)
    if not reason and "view" not in request.args:
        return show_form(mobility, DECLARED[kind].sections[0].key)
    documents = store().documents_of(mobility)
    return render_page(
        "mobilities/show.html",
        mobility=mobility,
        project=mobility.project,
        sections=shown_answers(DECLARED[kind], mobility.values),
        documents=documents,
        host_statuses=host_statuses(mobility, documents),
        differing=differing(mobility),
        reason=reason,
        only_view="view" in request.args,
    )


@bp.route("/mobilities/<mobility_id>/documents/new", methods=["GET", "POST"])
def create(code: str, mobility_id: str) -> Response:
    mobility = store().mobility(code, mobility_id)
    require_change(mobility.project)
    offered = offered_types(mobility.kind, mobility.role)
    form = create_form(offered, store().documents_of(mobility), request.args.get("from", ""))
    if request.method != "POST":
        form.key.data = str(uuid4())
    elif form.validate():
        response = _created(code, mobility_id, form)
        if response:
            return response
    activity = activity_types()[mobility.activity_type]
    return render_page(
        "mobilities/create.html",
        fragment="mobilities/_create.html",
        status=422 if request.method == "POST" else 200,
        mobility=store().mobility(code, mobility_id),
        form=form,
        offered=offered,
        not_offered=not_offered(mobility.kind, mobility.role),
        agreement_required=mobility.kind == "group" or activity.agreement_required,
    )


def _created(code: str, mobility_id: str, form: CreateForm) -> Response | None:
    """Lead to the new document's editor; None where its title is taken, which is said at the field."""
    wanted = NewDocument(
        id=UUID(form.key.data),
        type=form.type.data,
        title=form.chosen_title(),
        language=form.language.data,
        made_from=form.chosen_agreement(),
    )
    try:
        document = create_document(store(), code, mobility_id, wanted, now=now())
    except TitleTaken:
        form.title.errors = [
            gettext(
                "Another document of this mobility has this title. Choose another one, "
                "or delete that document first."
            )
        ]
        return None
    return redirect(url_for("editor.edit", document_id=document.id), 303)
