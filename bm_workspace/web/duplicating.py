"""Duplicate: the page that asks for which mobility and under which title."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response
from wtforms import StringField

from bm_workspace.schema import DOCUMENT_TYPES, offered_to, offered_types
from bm_workspace.schema.types import MAX_TITLE
from bm_workspace.services.duplicating import Copy, duplicate_document
from bm_workspace.store.errors import NotAllowed, NotFound, TitleTaken
from bm_workspace.web.create_form import KeyedForm, single_line
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_edit
from bm_workspace.web.scope import now, store
from bm_workspace.wording import _t, say

bp = Blueprint("duplicating", __name__, url_prefix="/documents/<uuid:document_id>/duplicate")

MOST_OFFERED = 50
MOST_NAMED = 5


class CopyForm(KeyedForm):
    """For which mobility, and under which title; `key` makes a repeated Duplicate harmless."""

    mobility = StringField(filters=[single_line])


@bp.route("", methods=["GET", "POST"])
def duplicate(document_id: UUID) -> Response:
    document = store().document(document_id)
    reason = why_not_edit(document)
    if reason:
        raise NotAllowed(reason)
    posted = request.method == "POST"
    number = document.mobility.number if document.mobility else document.number
    form = CopyForm(request.form if posted else None, mobility=number, title=_first_title(document))
    if not posted:
        form.key.data = str(uuid4())
    elif form.validate():
        response = _copied(document, form)
        if response:
            return response
        document = store().document(document_id)
    return render_page(
        "documents/duplicate.html",
        status=422 if posted else 200,
        document=document,
        project=document.project,
        document_type=DOCUMENT_TYPES[document.type],
        form=form,
        mobilities=_fitting(document, "", MOST_OFFERED),
    )


def _first_title(document: Any) -> str:
    """What is proposed, in the language of the document."""
    mark = say(_t("(copy)"), document.language)
    return f"{document.title[: MAX_TITLE - len(mark) - 1]} {mark}"


def _copied(document: Any, form: CopyForm) -> Response | None:
    """Lead to the copy's editor; None where something is wrong, which is said at the field."""
    mobility = _chosen(document, form)
    if mobility is None:
        return None
    copy = Copy(id=UUID(form.key.data), mobility=mobility.number, title=form.title.data or "")
    try:
        made = duplicate_document(store(), document.id, copy, now=now())
    except TitleTaken:
        form.title.errors = [gettext("Another document of that mobility has this title. Choose another one.")]
        return None
    tell(gettext("The document is duplicated. This is the copy; its signatures have no place and date yet."))
    return redirect(url_for("editor.edit", document_id=made.id), 303)


def _chosen(document: Any, form: CopyForm) -> Any:
    """The mobility of that ID, or the only one that fits what was typed; None, said at the field."""
    typed = form.mobility.data or ""
    try:
        found = [store().mobility(document.project.code, typed.upper())]
    except NotFound:
        found = list(_fitting(document, typed, MOST_NAMED)) if typed else []
    if len(found) == 1 and document.type in {t.key for t in offered_types(found[0].kind, found[0].role)}:
        return found[0]
    form.mobility.errors = [_what_is_wrong(found)]
    return None


def _what_is_wrong(found: Sequence[Any]) -> str:
    if not found:
        return str(gettext("There is no such mobility in this project. Give its ID or a part of the name."))
    if len(found) == 1:
        return str(gettext("This document type is not offered for this mobility."))
    named = ", ".join(f"{mobility.number} {mobility.participant}" for mobility in found)
    return str(gettext("Several mobilities fit. Give the ID of one: %(mobilities)s.", mobilities=named))


def _fitting(document: Any, search: str, limit: int) -> Sequence[Any]:
    """The first mobilities that may have such a document."""
    return store().mobilities_with(document.project, offered_to(document.type), search, limit)
