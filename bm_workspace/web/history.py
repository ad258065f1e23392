"""Earlier states of a document: who saved what when, and going back to one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.services.documents import restore_revision
from bm_workspace.store.errors import TitleTaken
from bm_workspace.web.create_form import TitleForm
from bm_workspace.web.document_page import document_outline
from bm_workspace.web.documents import ask_for_title
from bm_workspace.web.history_page import Kept, State, history, one_state, state_of
from bm_workspace.web.messages import tell
from bm_workspace.web.rights import why_not_edit
from bm_workspace.web.scope import now, posted_revision, store

bp = Blueprint("history", __name__, url_prefix="/documents/<uuid:document_id>/history")


@bp.get("")
def index(document_id: UUID) -> Response:
    document = store().document(document_id)
    return history(_kept(document), [_state(document, r) for r in store().revisions(document)])


def _kept(document: Any) -> Kept:
    return Kept(
        project=document.project,
        title=document.title,
        number=document.number,
        revision=document.revision,
        declaration=DOCUMENT_TYPES[document.type],
        is_deleted=document.deleted_at is not None,
        reason=why_not_edit(document),
        back=url_for("documents.view", document_id=document.id),
        back_label=gettext("Back to the document"),
        index=url_for(".index", document_id=document.id),
        look=lambda number: url_for(".look", document_id=document.id, number=number),
        restore=lambda number: url_for(".restore", document_id=document.id, number=number),
    )


def _state(document: Any, revision: Any) -> State:
    return state_of(DOCUMENT_TYPES[document.type], revision, revision.title)


@bp.get("/<int:number>")
def look(document_id: UUID, number: int) -> Response:
    document = store().document(document_id)
    revision = store().revision(document_id, number)
    outline = document_outline(document, revision.values, revision.title)
    return one_state(_kept(document), _state(document, revision), outline=outline)


@bp.post("/<int:number>/restore")
def restore(document_id: UUID, number: int) -> Response:
    form = TitleForm(request.form)
    title = form.title.data or None
    if title is None or form.validate():
        try:
            restore_revision(
                store(), document_id, number, expected_revision=posted_revision(), now=now(), title=title
            )
        except TitleTaken:
            form.title.errors = [gettext("Another document of this mobility has this title by now.")]
        else:
            tell(gettext("The document is as it was at revision %(number)s.", number=number))
            return redirect(url_for("editor.edit", document_id=document_id), 303)
    return ask_for_title(document_id, form, url_for(".restore", document_id=document_id, number=number))
