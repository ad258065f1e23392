"""Rows pasted from a spreadsheet: the preview of what was understood, and adding it."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.merge import Edit, Replacement
from bm_workspace.pasted import Pasted, understand
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import ROW_ID, Section
from bm_workspace.services import sections as services
from bm_workspace.services.opened import document_opener
from bm_workspace.store.errors import ClashingAnswers, NotFound
from bm_workspace.web.messages import tell
from bm_workspace.web.pasted_page import CHANGED, PastedPage, fingerprint
from bm_workspace.web.reading import language
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_edit
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.section_form import new_row_id
from bm_workspace.wording import Text, _t

bp = Blueprint("paste", __name__, url_prefix="/documents/<uuid:document_id>/edit/<key>/paste")

BATCH = re.compile(r"[0-9a-f]{8}")
STALE = _t(
    "Somebody else changed the list after you looked at it, so nothing was replaced. "
    "Look again: this is what the text means beside the list as it is now."
)


@dataclass(frozen=True, kw_only=True)
class Preview(PastedPage):
    """What the page shows of a text pasted into a document; `batch` begins the identities of its rows."""

    document: Any
    batch: str

    @property
    def address(self) -> str:
        return url_for("paste.add", document_id=self.document.id, key=self.section.key)

    def name_of(self, row_id: str) -> Text:
        """What a row of the list is called: by its place."""
        ids = [row[ROW_ID] for row in self.section.stored_rows(self.document.values)]
        return self.section.row_name(ids.index(row_id) + 1)


def is_to_preview(section: Section) -> bool:
    """Whether a section's form carries pasted text: no row holds it yet, so it is shown before all else."""
    asked = "preview" in request.form or request.form.get("pasted", "").strip()
    return bool(section.pasting and asked)


def preview(document_id: UUID, key: str, *, told: Text | None = None, status: int = 200) -> Response:
    """The page that shows what is understood of the pasted text; it changes nothing."""
    document = store().document(document_id)
    pasted = _understood(document, key)
    shown = Preview(
        document=document,
        section=DOCUMENT_TYPES[document.type].section(key),
        pasted=pasted,
        batch=new_row_id(),
        told=told,
    )
    return render_page("editor/paste_page.html", fragment="editor/_paste.html", status=status, shown=shown)


@bp.get("")
def back(document_id: UUID, key: str) -> Response:
    """A preview answers what was sent; its address alone leads to the section."""
    return _to_section(store().document(document_id).id, key)


def _to_section(document_id: UUID, key: str, focus: str | None = None) -> Response:
    address = url_for("editor.section", document_id=document_id, key=key, focus=focus, _anchor=focus)
    return redirect(address, 303)


@bp.post("")
def add(document_id: UUID, key: str) -> Response:
    document, batch = store().document(document_id), request.form.get("batch", "")
    require_edit(document)
    pasted, replaces = _understood(document, key, batch), "replace" in request.form
    if "cancel" in request.form:
        return _to_section(document_id, key)
    if "preview" in request.form:
        return preview(document_id, key)
    reason = _why_not_previewed(pasted, batch) or (pasted.why_not_replace if replaces else pasted.why_not_add)
    if reason:
        return preview(document_id, key, told=reason, status=422)
    rows = pasted.instead(batch) if replaces else pasted.added(batch)
    try:
        return _saved(document, key, Replacement(answers=rows) if replaces else Edit(answers=rows))
    except ClashingAnswers:
        return preview(document_id, key, told=STALE, status=409)


def _saved(document: Any, key: str, edit: Edit) -> Response:
    """Save the rows, say so, and lead to them; what was replaced can be brought back."""
    before = document.revision
    changed = services.save_section(
        store(), document_opener(document.id), key, edit, read_at=posted_revision(), now=now()
    )
    count = len(edit.answers)
    if not isinstance(edit, Replacement):
        tell(gettext("Added to the list: %(count)s.", count=count))
        return _to_section(document.id, key, f"{key}-{next(iter(edit.answers))}-row")
    tell(
        gettext("The list was replaced. Rows in it now: %(count)s.", count=count),
        undo=url_for("editor.bring_back_section", document_id=document.id, key=key) if changed else "",
        fields={"from_revision": before, "revision": store().document(document.id).revision},
    )
    return _to_section(document.id, key, "panel")


def _understood(document: Any, key: str, batch: str = "") -> Pasted:
    """What the sent text means beside the rows that are there, those of the same batch left aside.

    Raises NotFound where nothing is pasted into such a section.
    """
    section = {section.key: section for section in DOCUMENT_TYPES[document.type].sections}.get(key)
    if section is None or section.pasting is None:
        raise NotFound
    rows = section.stored_rows(document.values)
    others = [row for row in rows if not (BATCH.fullmatch(batch) and row[ROW_ID].startswith(batch))]
    text = request.form.get("pasted", "")
    return understand(section, section.pasting, text, present=others, language=language())


def _why_not_previewed(pasted: Pasted, batch: str) -> Text | None:
    """Only what was looked at is added: another text is shown first."""
    was_seen = request.form.get("seen") == fingerprint(pasted.text) and BATCH.fullmatch(batch)
    return None if was_seen else CHANGED
