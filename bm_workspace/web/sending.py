"""The sender's side of Send to host: the link, taking it back, and what the host has changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.compare import Side, compare
from bm_workspace.compared import Block, Part, State
from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import document_type
from bm_workspace.sent_to_host import of_host
from bm_workspace.services import host_links as services
from bm_workspace.web.messages import tell
from bm_workspace.web.rights import why_not_change
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.wording import Text, _t

bp = Blueprint("sending", __name__, url_prefix="/documents/<uuid:document_id>")

WORDS: Mapping[State, Text] = {
    State.CHANGED: _t("changed"),
    State.MUST_CHANGE: _t("changed"),
    State.NEW: _t("added"),
    State.REMOVED: _t("removed"),
    State.SAME: _t("unchanged"),
}
"""The words for what the host made of an answer."""


@bp.post("/send")
def send(document_id: UUID) -> Response:
    services.send_to_host(store(), document_id, expected_revision=posted_revision(), now=now())
    tell(gettext("Sent to host. The link stands on this page."))
    return _to_document(document_id)


@bp.post("/take-back")
def take_back(document_id: UUID) -> Response:
    services.take_back(store(), document_id, expected_revision=posted_revision(), now=now())
    tell(gettext("The link was taken back: it opens nothing any more. The certificate can be changed again."))
    return _to_document(document_id)


def _to_document(document_id: UUID) -> Response:
    return redirect(url_for("documents.view", document_id=document_id), 303)


def shown_of_host(document: Any) -> dict[str, Any]:
    """What the page of a document shows of its host; nothing where it is not sent to one."""
    if document.number_source != DATABASE or document.deleted_at:
        return {}
    link = store().host_link(document)
    shown = {
        "host_status": store().host_status(document),
        "send_reason": services.why_not_send_now(store(), document),
        "take_back_reason": why_not_change(document.project),
    }
    if link is None:
        return shown
    sides = [(gettext("As it was sent"), document.language), (gettext("As it is now"), document.language)]
    changes = list(_changed(document, link.sent_revision))
    return {**shown, "link": link, "changes": changes, "sides": sides, "words": WORDS}


def _changed(document: Any, sent_revision: int) -> Iterator[Part]:
    """The answers that the host has changed, section by section."""
    declaration = of_host(document_type(document.type, document.number))
    states = (store().revision(document.id, sent_revision).values, document.values)
    sides = (Side(type=declaration, language=document.language, values=values) for values in states)
    for part in compare(*sides):
        blocks = tuple(block for block in map(_changed_block, part.blocks) if block.answers)
        if blocks:
            yield replace(part, blocks=blocks)


def _changed_block(block: Block) -> Block:
    answers = (answer for answer in block.answers if answer.agreement != answer.certificate)
    return replace(block, number_before=None, answers=tuple(answers))
