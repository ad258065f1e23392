"""An agreement beside the certificate made from it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.compare import Side, compare
from bm_workspace.compared import Part, State
from bm_workspace.outline import PRACTICE_MARK
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.store.errors import NotFound
from bm_workspace.web.documents import may_become
from bm_workspace.web.reading import say
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_edit
from bm_workspace.web.scope import store
from bm_workspace.wording import Text, _t

bp = Blueprint("compare", __name__, url_prefix="/documents/<uuid:document_id>/compare")

Address = Callable[[str, str], str]
"""Gives the address of an input in the certificate's editor, by its section and its id."""

WORDS: Mapping[State, Text] = {
    State.MUST_GO: _t("must be deleted"),
    State.MUST_CHANGE: _t("must change"),
    State.CHANGED: _t("changed"),
    State.NEW: _t("only in the certificate"),
    State.REMOVED: _t("only in the agreement"),
    State.GONE: _t("not for the certificate"),
    State.SAME: _t("unchanged"),
}
"""The words for what became of an answer, the most urgent first."""


@dataclass(frozen=True, kw_only=True)
class ToChange:
    """The answers of one section that must still change: what each is called, and the way to its input."""

    title: Text
    links: tuple[tuple[str, str], ...]


@bp.get("")
def show(document_id: UUID) -> Response:
    document = store().document(document_id)
    agreement = store().find_document(document.made_from) if document.made_from else None
    if agreement:
        return _beside(agreement, document)
    if may_become(document.type):
        return _certificates_of(document)
    if DOCUMENT_TYPES[document.type].made_from:
        return render_page("documents/compare_nothing.html", document=document, project=document.project)
    raise NotFound


def _certificates_of(agreement: Any) -> Response:
    """The way to the certificate; a choice where there are several, or none yet."""
    certificates = store().made_from(agreement)
    if len(certificates) == 1:
        return redirect(url_for(".show", document_id=certificates[0].id), 303)
    return render_page(
        "documents/compare_choice.html",
        document=agreement,
        project=agreement.project,
        certificates=certificates,
        reason=why_not_edit(agreement),
    )


def _beside(agreement: Any, certificate: Any) -> Response:
    parts = compare(_side(agreement), _side(certificate))
    address = partial(_address, certificate.id)
    return render_page(
        "documents/compare.html",
        agreement=agreement,
        document=certificate,
        project=certificate.project,
        parts=parts,
        words=WORDS,
        tally=_tally(parts),
        to_delete=_to_delete(parts, address),
        to_change=list(_to_change(parts, address)),
        notes=list(_notes(agreement, certificate)),
        address=address,
        sides=[(gettext("Agreement"), agreement.language), (gettext("Certificate"), certificate.language)],
        reason=why_not_edit(certificate),
        practice_mark=PRACTICE_MARK,
    )


def _side(document: Any) -> Side:
    return Side(type=DOCUMENT_TYPES[document.type], language=document.language, values=document.values)


def _address(document_id: UUID, key: str, anchor: str) -> str:
    return url_for("editor.section", document_id=document_id, key=key, focus=anchor, _anchor=anchor)


def _tally(parts: Sequence[Part]) -> list[tuple[State, int]]:
    """How many answers there are of each state, the most urgent first."""
    states = [answer.state for part in parts for answer in part.answers]
    return [(state, states.count(state)) for state in WORDS if state in states]


def _to_delete(parts: Sequence[Part], address: Address) -> list[tuple[Text, str]]:
    """The sections that must still go, and the way to the button that deletes each."""
    return [(part.title, address(part.key, f"{part.key}-delete")) for part in parts if part.must_go]


def _to_change(parts: Sequence[Part], address: Address) -> Iterator[ToChange]:
    for part in parts:
        links = tuple(
            (_called(block.title, answer.label), address(part.key, answer.anchor))
            for block in part.blocks
            for answer in block.answers
            if answer.state is State.MUST_CHANGE
        )
        if links:
            yield ToChange(title=part.title, links=links)


def _called(*titles: Text | None) -> str:
    return " – ".join(say(title) for title in titles if title)


def _notes(agreement: Any, certificate: Any) -> Iterator[str]:
    """What a reader must know of the two to understand what is shown."""
    if agreement.deleted_at:
        yield gettext("The agreement is deleted by now. It is shown as it was last.")
    if _has_changed(agreement, certificate):
        yield gettext(
            "The agreement was changed after this certificate was made from it. It is shown as it is now."
        )
    if agreement.language != certificate.language:
        yield gettext("The two documents are in different languages: texts are compared as they stand.")


def _has_changed(agreement: Any, certificate: Any) -> bool:
    """Whether the agreement's answers are others than when the certificate was made from them."""
    if agreement.changed_at <= certificate.created_at:
        return False
    then = store().revision_at(agreement.id, certificate.created_at)
    return then is None or then.values != agreement.values
