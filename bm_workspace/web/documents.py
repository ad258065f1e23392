"""The Documents list, and a document as a whole: view, delete, restore."""

from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.services import documents as services
from bm_workspace.store.database_lists import documents_of
from bm_workspace.store.errors import NotAllowed, TitleTaken
from bm_workspace.web import bulk, bulk_documents, listing
from bm_workspace.web.create_form import TitleForm
from bm_workspace.web.document_page import document_outline, unprintable
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_change, why_not_edit, why_not_restore
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.sending import shown_of_host
from bm_workspace.web.way_back import way_back

bp = Blueprint("documents", __name__)


@bp.get("/projects/<code>/documents")
def index(code: str) -> Response:
    declared = documents_of(code)
    project, asked = store().project(code), listing.asked(declared)
    page = store().documents(project, asked)
    return render_page(
        "documents/index.html",
        project=project,
        page=page,
        host_statuses=store().host_statuses(page.rows) if code == DATABASE else {},
        document_types=DOCUMENT_TYPES,
        reason=why_not_change(project),
        **bulk.shown_above(bulk_documents.actions(code, deleted=bool(asked.filters["deleted"]))),
        **listing.shown(declared, asked, organisation=store().organisation_names(project)),
    )


@bp.get("/documents/<uuid:document_id>")
def view(document_id: UUID) -> Response:
    document = store().document(document_id)
    outline = document_outline(document)
    return render_page(
        "documents/view.html",
        document=document,
        project=document.project,
        outline=outline,
        unprintable=unprintable(outline),
        document_type=DOCUMENT_TYPES[document.type],
        certificate=may_become(document.type),
        comparable=document.made_from or (may_become(document.type) and store().made_from(document)),
        reason=why_not_change(document.project) if document.deleted_at else why_not_edit(document),
        restore_reason=why_not_restore(document),
        **shown_of_host(document),
    )


def may_become(type_key: str) -> bool:
    """Whether a document of another type may be started from one of this type."""
    return any(t.made_from == type_key for t in DOCUMENT_TYPES.values())


@bp.get("/documents/<uuid:document_id>/delete")
def confirm_delete(document_id: UUID) -> Response:
    document = store().document(document_id)
    reason = why_not_edit(document)
    if reason:
        raise NotAllowed(reason)
    return render_page(
        "documents/delete.html",
        fragment="documents/_delete.html",
        document=document,
        project=document.project,
    )


@bp.post("/documents/<uuid:document_id>/delete")
def delete(document_id: UUID) -> Response:
    document = store().document(document_id)
    code, title = document.project.code, document.title
    revision = services.delete_document(store(), document_id, expected_revision=posted_revision(), now=now())
    text = gettext("%(title)s was deleted. It stays in the list under the filter Deleted.", title=title)
    tell(text, undo=url_for(".restore", document_id=document_id), fields={"revision": revision})
    return redirect(way_back("documents.index", code), 303)


@bp.post("/documents/<uuid:document_id>/restore")
def restore(document_id: UUID) -> Response:
    form = TitleForm(request.form)
    title = form.title.data or None
    if title is None or form.validate():
        try:
            services.restore_document(
                store(), document_id, expected_revision=posted_revision(), now=now(), title=title
            )
        except TitleTaken:
            form.title.errors = [gettext("Another document of this mobility has this title by now.")]
        else:
            document = store().document(document_id)
            tell(gettext("%(title)s is back in the list.", title=document.title))
            return redirect(way_back("documents.index", document.project.code), 303)
    return ask_for_title(document_id, form, url_for(".restore", document_id=document_id))


def ask_for_title(document_id: UUID, form: TitleForm, action: str) -> Response:
    """The page that asks for another title, because the one a document had is taken."""
    document = store().document(document_id)
    form.title.data = form.title.data or document.title
    return render_page(
        "documents/choose_title.html",
        status=422,
        form=form,
        document=document,
        project=document.project,
        action=action,
        revision=posted_revision(),
    )
