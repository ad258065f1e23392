"""The one place where a document's answers, title and state are written, each time as a new revision."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace import carried, policies
from bm_workspace.keys import full_name
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import ROW_ID, Declaration
from bm_workspace.store.errors import NotAllowed, StaleDocument
from bm_workspace.store.models import Document
from bm_workspace.store.records import document_columns
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import Text, _t, say

LONGEST_NAME = 350
"""Characters of an organisation's name by which it signs what it changes."""


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
    store.add_revision(
        document,
        action=action,
        changed=list(changed_answers(DOCUMENT_TYPES[document.type], before or {}, answers)),
        author=author_of(store, document),
        now=now,
    )


def author_of(store: WorkspaceStore, document: Document) -> str:
    """Who works on a document: the person as whom one acts, or the organisation that hosts."""
    if not store.as_host:
        return full_name(document.project.acting)
    named = answer(document.values, "hosting", "name").strip()[:LONGEST_NAME]
    host = _t("%(organisation)s (host)", organisation=named) if named else _t("Hosting organisation")
    return say(host, document.language)


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
    require_edit(store, document, deleted=deleted)
    return document


def require_edit(store: WorkspaceStore, document: Document, *, deleted: bool = False) -> None:
    """Raise NotAllowed where a document may not be edited now; `deleted` where it may be deleted."""
    reason = why_not_edit(store, document, deleted=deleted)
    if reason:
        raise NotAllowed(reason)


def why_not_edit(
    store: WorkspaceStore, document: Document, *, deleted: bool = False, host: str | None = None
) -> Text | None:
    """Why a document may not be edited now by whoever works here, or None where it may.

    `host` says how far its host is with it, where that is known already.
    """
    return policies.why_not_edit(
        document.project.status,
        document.project.acting.rights,
        is_deleted=bool(document.deleted_at) and not deleted,
        host=host or store.host_status(document),
        as_host=store.as_host,
    )


def require_revision(item: Document, expected: int) -> None:
    """Raise StaleDocument where the page was read at another revision."""
    if item.revision != expected:
        raise StaleDocument(item.revision)
