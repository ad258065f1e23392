"""The tabbed editor: each section has its own address; leaving a tab saves it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.services import sections as services
from bm_workspace.services.documents import retitle
from bm_workspace.services.opened import declaration_of, document_opener
from bm_workspace.store.errors import StaleDocument, TitleTaken
from bm_workspace.web import saving
from bm_workspace.web.create_form import TitleForm
from bm_workspace.web.document_page import own_address
from bm_workspace.web.editor_page import editor_page
from bm_workspace.web.messages import tell
from bm_workspace.web.paste import is_to_preview, preview
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_edit
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.section_form import read_edit

bp = Blueprint("editor", __name__, url_prefix="/documents/<uuid:document_id>/edit")


@bp.get("")
def edit(document_id: UUID) -> Response:
    document = store().document(document_id)
    return _show(document, _open_tab(document))


def _open_tab(document: Any, *wanted: str) -> str:
    return saving.open_tab(DOCUMENT_TYPES[document.type], document.values, *wanted)


@bp.get("/<key>")
def section(document_id: UUID, key: str) -> Response:
    return _show(store().document(document_id), key)


def _show(document: Any, key: str) -> Response:
    page = editor_page(document, key, focus=request.args.get("focus", ""))
    if why_not_edit(document):
        return redirect(own_address(document), 303)
    form = TitleForm(data={"title": document.title})
    return render_page("editor/page.html", fragment="editor/_editor.html", editor=page, title_form=form)


@bp.post("/<key>")
def save(document_id: UUID, key: str) -> Response:
    form = _form(store().document(document_id))
    pasted = is_to_preview(saving.declared(form.declaration, key))
    answer = saving.save(form, key, quietly=pasted)
    return preview(document_id, key) if pasted and answer.status_code == 303 else answer


def _form(document: Any) -> saving.Form:
    return saving.Form(
        declaration=declaration_of(store(), document),
        opener=document_opener(document.id),
        values=lambda: store().document(document.id).values,
        page=lambda key: editor_page(store().document(document.id), key),
        address=lambda key, focus: url_for(
            ".section", document_id=document.id, key=key, focus=focus or None, _anchor=focus or None
        ),
    )


@bp.post("/title")
def save_title(document_id: UUID) -> Response:
    form = TitleForm(request.form)
    key, status = _open_tab(store().document(document_id), request.form.get("section", "")), 422
    if form.validate():
        try:
            retitle(
                store(), document_id, form.title.data or "", expected_revision=posted_revision(), now=now()
            )
        except TitleTaken:
            form.title.errors = [
                gettext("Another document of this mobility has this title. Choose another one.")
            ]
        except StaleDocument:
            form.title.errors, status = [saving.meanwhile(store().document(document_id).title)], 409
        else:
            tell(gettext("The title is saved."))
            return redirect(url_for(".section", document_id=document_id, key=key), 303)
    page = editor_page(store().document(document_id), key)
    return render_page("editor/page.html", status=status, editor=page, title_form=form)


@bp.post("/<key>/delete")
def delete_section(document_id: UUID, key: str) -> Response:
    document, opener = store().document(document_id), document_opener(document_id)
    edit = read_edit(saving.declared(DOCUMENT_TYPES[document.type], key), request.form)
    kept_at = services.delete_section(store(), opener, key, edit, read_at=posted_revision(), now=now())
    document = store().document(document_id)
    text = gettext("The section was deleted from this document.")
    fields = {"from_revision": kept_at, "revision": document.revision}
    tell(text, undo=url_for(".bring_back_section", document_id=document_id, key=key), fields=fields)
    return redirect(url_for(".edit", document_id=document_id), 303)


@bp.post("/<key>/bring-back")
def bring_back_section(document_id: UUID, key: str) -> Response:
    services.bring_back_section(
        store(),
        document_opener(document_id),
        key,
        from_revision=request.form.get("from_revision", 0, type=int),
        expected_revision=posted_revision(),
        now=now(),
    )
    tell(gettext("The section is back."))
    return redirect(url_for(".section", document_id=document_id, key=key), 303)
