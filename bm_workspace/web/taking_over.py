"""Take over mobility data: what would change in a document, answer by answer, and changing what is ticked."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.services import taking_over as services
from bm_workspace.store.errors import NotAllowed, StaleDocument
from bm_workspace.taking_over import Difference
from bm_workspace.web.document_page import in_words_here
from bm_workspace.web.messages import tell
from bm_workspace.web.mobility_form import own_address
from bm_workspace.web.reading import say
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_edit
from bm_workspace.web.scope import now, posted_revision, store

bp = Blueprint("taking_over", __name__, url_prefix="/documents/<uuid:document_id>/take-over")

TAKE = "take/"
"""What the names of the boxes begin with; the place of the answer follows, their value is the answer."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One answer that may be taken over, in words, and its box."""

    name: str
    label: str
    present: str
    offered: str
    value: str
    is_rewritten: bool
    is_ticked: bool


@bp.get("")
def show(document_id: UUID) -> Response:
    return _page(document_id)


@bp.post("")
def take(document_id: UUID) -> Response:
    shown = {name.removeprefix(TAKE): text for name, text in request.form.items() if name.startswith(TAKE)}
    if not shown:
        notice = gettext("Nothing is ticked, so nothing was changed.")
        return _page(document_id, ticked=(), notice=notice, status=422)
    try:
        services.take_over(store(), document_id, shown, read_at=posted_revision(), now=now())
    except StaleDocument:
        notice = gettext(
            "Somebody was faster: these data or this document were changed in another window after this page "
            "was opened. Nothing was taken over yet; here they stand as they are now."
        )
        return _page(document_id, ticked=shown, notice=notice, status=409)
    document = store().document(document_id)
    tell(gettext("Answers taken over into %(title)s: %(count)s.", title=document.title, count=len(shown)))
    return redirect(own_address(document.mobility), 303)


def _page(
    document_id: UUID, *, ticked: Collection[str] | None = None, notice: str = "", status: int = 200
) -> Response:
    """The answers that differ; those that were never rewritten are ticked, or those that were `ticked`."""
    document = store().document(document_id)
    reason = why_not_edit(document)
    if reason:
        raise NotAllowed(reason)
    found = services.to_take_over(store(), document)
    return render_page(
        "documents/take_over.html",
        status=status,
        document=document,
        project=document.project,
        lines=[_line(d, not d.is_rewritten if ticked is None else d.place in ticked) for d in found],
        notice=notice,
        back=own_address(document.mobility),
    )


def _line(difference: Difference, is_ticked: bool) -> Line:
    section, field = difference.section, difference.field
    return Line(
        name=TAKE + difference.place,
        label=f"{say(section.title)}: {say(field.label)}",
        present=in_words_here(field, difference.present),
        offered=in_words_here(field, difference.offered),
        value=difference.offered,
        is_rewritten=difference.is_rewritten,
        is_ticked=is_ticked,
    )
