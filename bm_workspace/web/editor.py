"""The tabbed editor: each section has its own address; leaving a tab saves it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.merge import Edit
from bm_workspace.policies import why_not_edit
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import FIRST_ROW, Section
from bm_workspace.services import sections as services
from bm_workspace.services.documents import retitle
from bm_workspace.store.errors import ClashingAnswers, NotFound, TitleTaken
from bm_workspace.web.create_form import TitleForm
from bm_workspace.web.editor_page import clashes_shown, editor_page
from bm_workspace.web.messages import tell
from bm_workspace.web.paste import is_to_preview, preview
from bm_workspace.web.render import render_page
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.section_form import prefix, read_edit

bp = Blueprint("editor", __name__, url_prefix="/documents/<uuid:document_id>/edit")

CARRIED = {"csrf_token", "revision"}


@bp.get("")
def edit(document_id: UUID) -> Response:
    document = store().document(document_id)
    return _show(document, _open_tab(document))


def _open_tab(document: Any, *wanted: str) -> str:
    """The first of the wanted sections that has a tab, or the first tab."""
    keys = [s.key for s in DOCUMENT_TYPES[document.type].shown_sections(document.values)]
    return next((key for key in wanted if key in keys), keys[0])


@bp.get("/<key>")
def section(document_id: UUID, key: str) -> Response:
    return _show(store().document(document_id), key)


def _show(document: Any, key: str) -> Response:
    page = editor_page(document, key, focus=request.args.get("focus", ""))
    if why_not_edit(document.project.status, is_deleted=document.deleted_at is not None):
        return redirect(url_for("documents.view", document_id=document.id), 303)
    form = TitleForm(data={"title": document.title})
    return render_page("editor/page.html", fragment="editor/_editor.html", editor=page, title_form=form)


@bp.post("/<key>")
def save(document_id: UUID, key: str) -> Response:
    document = store().document(document_id)
    declared = _declared(document.type, key)
    edit, pasted = read_edit(declared, request.form), is_to_preview(declared)
    try:
        changed = services.save_section(store(), document_id, key, edit, read_at=posted_revision(), now=now())
    except ClashingAnswers as clash:
        return _conflict(document_id, key, clash)
    if changed:
        tell(gettext("Saved."))
    elif "go" not in request.form and not pasted:
        tell(gettext("Nothing has changed since the last save."))
    if pasted:
        return preview(document_id, key)
    return redirect(_next_address(document_id, key, edit), 303)


def _declared(type_key: str, key: str) -> Section:
    try:
        return DOCUMENT_TYPES[type_key].section(key)
    except KeyError as error:
        raise NotFound from error


def _next_address(document_id: UUID, key: str, edit: Edit) -> str:
    """Where saving leads: the tab pressed, the field asked for, or the row just added, moved or left."""
    goal = request.form.get("go", "")
    row = edit.add or edit.up or edit.down or _neighbour(edit)
    focus = request.form.get("focus", "")
    if row:
        focus = f"{key}-{row}-row"
    elif edit.confirm:
        focus = "panel" if edit.confirm == key else "-".join(filter(None, edit.confirm.split("/")))
    chosen = _open_tab(store().document(document_id), goal, key)
    if not focus and request.form.get("go"):
        focus = f"tab-{chosen}"
    return url_for(
        ".section", document_id=document_id, key=chosen, focus=focus or None, _anchor=focus or None
    )


def _neighbour(edit: Edit) -> str:
    """The row beside the one taken out: the next, else the one before, else the blank one that then shows."""
    rows = list(edit.answers)
    if not edit.remove or edit.remove not in rows:
        return ""
    place = rows.index(edit.remove)
    return next(iter([*rows[place + 1 :], *reversed(rows[:place])]), FIRST_ROW)


def _conflict(document_id: UUID, key: str, clash: ClashingAnswers) -> Response:
    document = store().document(document_id)
    page = editor_page(document, key)
    shown = clashes_shown(page.section, clash.clashes)
    as_read = {prefix(page.section, row) + field for row, field in clash.untouched}
    names = CARRIED | as_read | {c.name for c in shown}
    carried = [(name, text) for name, text in request.form.items(multi=True) if name not in names]
    return render_page(
        "editor/conflict_page.html",
        fragment="editor/_conflict.html",
        status=409,
        editor=page,
        clashes=shown,
        carried=carried,
    )


@bp.post("/title")
def save_title(document_id: UUID) -> Response:
    form = TitleForm(request.form)
    key = _open_tab(store().document(document_id), request.form.get("section", ""))
    if form.validate():
        try:
            retitle(
                store(), document_id, form.title.data or "", expected_revision=posted_revision(), now=now()
            )
        except TitleTaken:
            form.title.errors = [
                gettext("Another document of this mobility has this title. Choose another one.")
            ]
        else:
            tell(gettext("The title is saved."))
            return redirect(url_for(".section", document_id=document_id, key=key), 303)
    page = editor_page(store().document(document_id), key)
    return render_page("editor/page.html", status=422, editor=page, title_form=form)


@bp.post("/<key>/delete")
def delete_section(document_id: UUID, key: str) -> Response:
    kept_at = services.delete_section(
        store(), document_id, key, expected_revision=posted_revision(), now=now()
    )
    document = store().document(document_id)
    text = gettext("The section was deleted from this document.")
    fields = {"from_revision": kept_at, "revision": document.revision}
    tell(text, undo=url_for(".bring_back_section", document_id=document_id, key=key), fields=fields)
    return redirect(url_for(".edit", document_id=document_id), 303)


@bp.post("/<key>/bring-back")
def bring_back_section(document_id: UUID, key: str) -> Response:
    services.bring_back_section(
        store(),
        document_id,
        key,
        from_revision=request.form.get("from_revision", 0, type=int),
        expected_revision=posted_revision(),
        now=now(),
    )
    tell(gettext("The section is back."))
    return redirect(url_for(".section", document_id=document_id, key=key), 303)
