"""The one place where a document's answers, title and state are written, each time as a new revision."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace import carried
from bm_workspace.keys import full_name
from bm_workspace.policies import why_not_edit
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import ROW_ID, Declaration
from bm_workspace.store.errors import NotAllowed, StaleDocument
from bm_workspace.store.models import Document
from bm_workspace.store.records import document_columns
from bm_workspace.store.workspace_store import WorkspaceStore


def record(
    store: WorkspaceStore,
    document: Document,
    *,
    action: str,
    now: datetime,
    values: Mapping[str, Any] | None = None,
    title: str | None = None,
) -> None:
    """Write a document with what follows from its answers, and append the revision. Raises TitleTaken."""
    before = document.values
    answers = before if values is None else values
    columns = document_columns(
        document.type, document.title if title is None else title, document.number, answers
    )
    with store.naming():
        for name, value in columns.items():
            setattr(document, name, value)
        document.changed_at = now
        store.session.add(document)
    person = document.project.acting
    store.add_revision(
        document,
        action=action,
        changed=list(changed_answers(DOCUMENT_TYPES[document.type], before or {}, answers)),
        author=full_name(person),
        now=now,
    )


def changed_answers(
    declaration: Declaration, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterable[str]:
    """Which answers differ or were confirmed, as `section/row/field`; no row where the section has none."""
    confirmed = carried.places(before) - carried.places(after)
    for section in declaration.sections:
        old, new = _cells(before.get(section.key)), _cells(after.get(section.key))
        for place in sorted(old.keys() | new.keys()):
            name = f"{section.key}/{place}"
            if old.get(place, "") != new.get(place, "") or name in confirmed:
                yield name


def _cells(answers: Any) -> dict[str, str]:
    rows = answers if isinstance(answers, list) else [answers or {}]
    return {
        f"{row.get(ROW_ID, '')}/{key}": text for row in rows for key, text in row.items() if key != ROW_ID
    }


def opened_for_change(store: WorkspaceStore, document_id: UUID, *, deleted: bool = False) -> Document:
    """The locked document, where it may be changed now. Raises NotFound or NotAllowed."""
    document = store.document_for_change(document_id)
    reason = why_not_edit(
        document.project.status,
        document.project.acting.rights,
        is_deleted=bool(document.deleted_at) and not deleted,
    )
    if reason:
        raise NotAllowed(reason)
    return document


def require_revision(item: Document, expected: int) -> None:
    """Raise StaleDocument where the page was read at another revision."""
    if item.revision != expected:
        raise StaleDocument(item.revision)
