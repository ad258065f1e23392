"""Saving, deleting and bringing back a section of a document."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace import carried
from bm_workspace.merge import Edit, merge, untouched
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import Need, Section
from bm_workspace.services.record import changed_answers, opened_for_change, record, require_revision
from bm_workspace.store.errors import ClashingAnswers, NotFound, StaleDocument
from bm_workspace.store.models import Document
from bm_workspace.store.workspace_store import WorkspaceStore


def save_section(
    store: WorkspaceStore, document_id: UUID, key: str, edit: Edit, *, read_at: int, now: datetime
) -> bool:
    """Put what was typed into a section; `read_at` is the revision that its page showed.

    Gives whether anything changed: saving what is unchanged makes no revision. Raises NotFound, NotAllowed,
    and ClashingAnswers where somebody has changed the same answers since.
    """
    with store.writing():
        document = opened_for_change(store, document_id)
        section, base = _declared(document, key), _base(store, document, key, read_at)
        _require_place(document, section, base)
        saved = document.values.get(key)
        merged = merge(section, base=base, saved=saved, edit=edit)
        if merged.clashes:
            as_read = untouched(section, base=base, saved=saved, edit=edit)
            raise ClashingAnswers(document.revision, merged.clashes, as_read)
        answers = document.values
        if merged.answers != (saved or ([] if section.repeats else {})):
            answers = {**answers, key: merged.answers}
        settled = _settled(document, section, answers, edit.confirm)
        if answers is document.values and not settled:
            return False
        action = "confirmed" if answers is document.values else "saved"
        record(store, document, action=action, values=carried.without(answers, settled), now=now)
        return True


def _settled(
    document: Document, section: Section, answers: Mapping[str, Any], confirm: str
) -> frozenset[str]:
    """The places that speak of the future no longer: rewritten, taken out, or confirmed."""
    document_type = DOCUMENT_TYPES[document.type]
    ahead = carried.of_section(answers, section.key)
    confirmed = ahead if confirm == section.key else ahead & {confirm}
    return confirmed | ahead.intersection(changed_answers(document_type, document.values, answers))


def delete_section(
    store: WorkspaceStore, document_id: UUID, key: str, *, expected_revision: int, now: datetime
) -> int:
    """Empty a section. Gives the revision that still holds it, for Undo."""
    with store.writing():
        document = opened_for_change(store, document_id)
        section = _declared(document, key)
        require_revision(document, expected_revision)
        if not section.rows(document.values):
            raise NotFound
        left = {name: answers for name, answers in document.values.items() if name != key}
        values = carried.without(left, carried.of_section(left, key))
        record(store, document, action="section_deleted", values=values, now=now)
        return expected_revision


def bring_back_section(
    store: WorkspaceStore,
    document_id: UUID,
    key: str,
    *,
    from_revision: int,
    expected_revision: int,
    now: datetime,
) -> None:
    """Undo the deletion of a section: its answers as they were at a revision."""
    with store.writing():
        document = opened_for_change(store, document_id)
        section = _declared(document, key)
        require_revision(document, expected_revision)
        then = store.revision(document_id, from_revision).values
        answers = then.get(section.key)
        if not answers or answers == document.values.get(key):
            return
        values = carried.with_(document.values, carried.of_section(then, key))
        record(store, document, action="section_back", values={**values, key: answers}, now=now)


def _require_place(document: Document, section: Section, base: Any) -> None:
    """A section without a tab takes nothing: one that was just deleted is stale, any other does not exist."""
    if section in DOCUMENT_TYPES[document.type].shown_sections(document.values):
        return
    if base and section.need(DOCUMENT_TYPES[document.type].version) is Need.MUST_GO:
        raise StaleDocument(document.revision)
    raise NotFound


def _declared(document: Document, key: str) -> Section:
    try:
        return DOCUMENT_TYPES[document.type].section(key)
    except KeyError as error:
        raise NotFound from error


def _base(store: WorkspaceStore, document: Document, key: str, read_at: int) -> Any:
    """The section as on the reader's page; unknown for a revision that never was, so that all clashes."""
    if read_at == document.revision:
        return document.values.get(key)
    try:
        return store.revision(document.id, read_at).values.get(key)
    except NotFound:
        return None
