"""Earlier states of a document: who saved what when, and going back to one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import DocumentType
from bm_workspace.services.documents import restore_revision
from bm_workspace.store.errors import TitleTaken
from bm_workspace.web.create_form import TitleForm
from bm_workspace.web.document_page import document_outline
from bm_workspace.web.documents import ask_for_title
from bm_workspace.web.messages import tell
from bm_workspace.web.reading import say
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_edit
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.wording import Text, _t

bp = Blueprint("history", __name__, url_prefix="/documents/<uuid:document_id>/history")

ACTIONS: dict[str, Text] = {
    "created": _t("Created"),
    "duplicated": _t("Created as a copy of a document"),
    "taken_over": _t("Mobility data taken over"),
    "saved": _t("Saved"),
    "confirmed": _t("Confirmed as it really was"),
    "retitled": _t("Title changed"),
    "deleted": _t("Document deleted"),
    "restored": _t("Restored after deletion"),
    "went_back": _t("Went back to an earlier state"),
    "section_deleted": _t("Section deleted"),
    "section_back": _t("Section brought back"),
}


@dataclass(frozen=True, kw_only=True)
class State:
    """One line of the history."""

    number: int
    action: Text
    title: str
    author: str
    saved_at: datetime
    changed: tuple[str, ...]


@bp.get("")
def index(document_id: UUID) -> Response:
    document = store().document(document_id)
    return render_page(
        "documents/history.html",
        document=document,
        project=document.project,
        states=[_state(document, revision) for revision in store().revisions(document)],
        reason=why_not_edit(document),
    )


def _state(document: Any, revision: Any) -> State:
    return State(
        number=revision.number,
        action=ACTIONS[revision.action],
        title=revision.title,
        author=revision.author,
        saved_at=revision.saved_at,
        changed=tuple(_labels(DOCUMENT_TYPES[document.type], revision.changed)),
    )


def _labels(document_type: DocumentType, changed: Iterable[str]) -> Iterable[str]:
    """The changed answers in words, each field named once."""
    places = dict.fromkeys(
        (section, field) for section, _row, field in (place.split("/") for place in changed)
    )
    labels = {
        (s.key, f.key): f"{say(s.title_in(document_type.version))}: {say(f.label)}"
        for s in document_type.sections
        for f in s.fields
    }
    return dict.fromkeys(labels[place] for place in places if place in labels)


@bp.get("/<int:number>")
def look(document_id: UUID, number: int) -> Response:
    document = store().document(document_id)
    state = store().revision(document_id, number)
    return render_page(
        "documents/state.html",
        document=document,
        project=document.project,
        state=state,
        outline=document_outline(document, state.values, state.title),
        reason=why_not_edit(document),
    )


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
