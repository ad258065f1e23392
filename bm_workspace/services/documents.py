"""Creating, naming, deleting and restoring documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from bm_workspace.identifiers import DATABASE, LAST_PRACTICE_COUNTER, practice_number
from bm_workspace.policies import why_not_change, why_not_restore
from bm_workspace.schema import DOCUMENT_TYPES, offered_types
from bm_workspace.schema.prefill import carried_over, prefilled, shared
from bm_workspace.schema.rules import answer
from bm_workspace.services.record import opened_for_change, record, require_edit, require_revision
from bm_workspace.store.errors import LimitReached, NotAllowed, NotFound, TitleTaken
from bm_workspace.store.models import Document, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import _t

MAX_DOCUMENTS = 100_000
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class NewDocument:
    """What the dialog asks; `id` is made with it, so that pressing Create twice makes one document."""

    id: UUID
    type: str
    title: str
    language: str
    made_from: UUID | None = None


def create_document(
    store: WorkspaceStore, code: str, number: str, new: NewDocument, *, now: datetime
) -> Document:
    """A draft of a mobility, prefilled; the same `id` again gives the document already made.

    Raises NotFound, NotAllowed, TitleTaken, LimitReached.
    """
    with store.writing():
        mobility = store.mobility_for_change(code, number)
        made = store.find_document(new.id)
        if made:
            return made
        require_room(store, 1)
        return make_draft(store, mobility, new, now=now)


def require_room(store: WorkspaceStore, more: int) -> None:
    """Raise LimitReached where the workspace cannot hold so many more documents."""
    if store.active_documents() + more > MAX_DOCUMENTS:
        raise LimitReached


def make_draft(
    store: WorkspaceStore,
    mobility: Mobility,
    new: NewDocument,
    *,
    answers: Mapping[str, Any] = NOTHING,
    now: datetime,
) -> Document:
    """The draft of a locked mobility, within a writing transaction, with answers besides those it gives.

    Raises NotAllowed, TitleTaken.
    """
    require_offered(mobility, new.type)
    values = {**_first_answers(store, mobility, new), **answers}
    return added(store, mobility, new, values, action="created", now=now)


def added(
    store: WorkspaceStore,
    mobility: Mobility,
    new: NewDocument,
    values: dict[str, Any],
    *,
    action: str,
    now: datetime,
) -> Document:
    """A new document of a mobility that is offered it; the database gives it a number of its own.

    Raises TitleTaken, NotAllowed.
    """
    _require_free(store, mobility.id, new.title)
    document = Document(
        workspace_id=store.workspace_id,
        id=new.id,
        project_id=mobility.project_id,
        mobility_id=mobility.id,
        made_from=new.made_from,
        **_number(store, mobility, now),
        receiving=mobility.receiving,
        type=new.type,
        language=new.language,
        title=new.title,
        values=values,
        created_at=now,
    )
    record(store, document, action=action, now=now)
    return document


def _number(store: WorkspaceStore, mobility: Mobility, now: datetime) -> dict[str, str]:
    """The number of a new document and its source; the locked database gives its next one."""
    if mobility.kind != DATABASE:
        return {"number": mobility.number, "number_source": "mobility"}
    counter = store.next_number(mobility.project, str(now.year))
    if counter > LAST_PRACTICE_COUNTER:
        raise NotAllowed(_t("All numbers of this year are given. Nothing was changed."))
    return {"number": practice_number(now.year, counter), "number_source": DATABASE}


def _first_answers(store: WorkspaceStore, mobility: Mobility, new: NewDocument) -> dict[str, Any]:
    if mobility.kind == DATABASE:
        return shared(DOCUMENT_TYPES[new.type], mobility.values)
    if new.made_from is None:
        return prefilled(
            DOCUMENT_TYPES[new.type],
            mobility.values,
            field=mobility.project.field,
            sending=store.organisation_facts(mobility.project, answer(mobility.values, "from_to", "sending")),
            hosting=store.organisation_facts(
                mobility.project, answer(mobility.values, "from_to", "receiving")
            ),
        )
    agreement = store.document(new.made_from)
    if agreement.mobility_id != mobility.id or agreement.type != DOCUMENT_TYPES[new.type].made_from:
        raise NotFound
    return carried_over(DOCUMENT_TYPES[new.type], agreement.values)


def require_offered(mobility: Mobility, type_key: str) -> None:
    """Raise NotAllowed where a mobility may not have a document of that type now."""
    reason = why_not_change(mobility.project.status, mobility.project.acting.rights)
    if reason is None and type_key not in {t.key for t in offered_types(mobility.kind, mobility.role)}:
        reason = _t("This document type is not offered for this mobility.")
    if reason:
        raise NotAllowed(reason)


def _require_free(
    store: WorkspaceStore, mobility_id: UUID | None, title: str, besides: UUID | None = None
) -> None:
    if store.title_is_taken(mobility_id, title, besides=besides):
        raise TitleTaken


def retitle(
    store: WorkspaceStore, document_id: UUID, title: str, *, expected_revision: int, now: datetime
) -> None:
    """Give a document another title. Raises NotFound, NotAllowed, StaleDocument, TitleTaken."""
    with store.writing():
        document = opened_for_change(store, document_id)
        if title == document.title:
            return
        require_revision(document, expected_revision)
        _require_free(store, document.mobility_id, title, besides=document.id)
        record(store, document, action="retitled", title=title, now=now)


def delete_document(
    store: WorkspaceStore, document_id: UUID, *, expected_revision: int, now: datetime
) -> int:
    """Take a document off the list; its title is free again. Gives the revision that Undo needs."""
    with store.writing():
        document = opened_for_change(store, document_id)
        require_revision(document, expected_revision)
        remove(store, document, now=now)
        return document.revision


def remove(store: WorkspaceStore, document: Document, *, now: datetime) -> None:
    """Take a locked document off the list, within a writing transaction. Raises NotAllowed."""
    require_edit(store, document)
    document.deleted_at = now
    record(store, document, action="deleted", now=now)


def restore_document(
    store: WorkspaceStore,
    document_id: UUID,
    *,
    expected_revision: int,
    now: datetime,
    title: str | None = None,
) -> None:
    """Bring a deleted document back, under another title if one is given. Raises NotAllowed, TitleTaken."""
    with store.writing():
        document = opened_for_change(store, document_id, deleted=True)
        require_revision(document, expected_revision)
        if document.deleted_at is None:
            return
        bring_back(store, document, now=now, title=title)


def bring_back(store: WorkspaceStore, document: Document, *, now: datetime, title: str | None = None) -> None:
    """Put an opened document back, within a writing transaction. Raises NotAllowed or TitleTaken."""
    _require_mobility(document)
    _require_free(store, document.mobility_id, title or document.title, besides=document.id)
    document.deleted_at = None
    record(store, document, action="restored", title=title, now=now)


def _require_mobility(document: Document) -> None:
    """Raise NotAllowed where the document's mobility is deleted."""
    project = document.project
    is_deleted = document.mobility is not None and document.mobility.deleted_at is not None
    reason = why_not_restore(project.status, project.acting.rights, mobility_is_deleted=is_deleted)
    if reason:
        raise NotAllowed(reason)


def restore_revision(
    store: WorkspaceStore,
    document_id: UUID,
    number: int,
    *,
    expected_revision: int,
    now: datetime,
    title: str | None = None,
) -> None:
    """Make an earlier state the present one, as a new revision. Raises TitleTaken."""
    with store.writing():
        document = opened_for_change(store, document_id)
        require_revision(document, expected_revision)
        state = store.revision(document_id, number)
        title = title or state.title
        if (title, state.values) == (document.title, document.values):
            return
        _require_free(store, document.mobility_id, title, besides=document.id)
        record(store, document, action="went_back", values=state.values, title=title, now=now)
