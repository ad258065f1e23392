"""Creating, naming, duplicating, deleting and restoring mobilities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace.identifiers import LAST_COUNTER, mobility_id
from bm_workspace.policies import why_not_change
from bm_workspace.schema.lists import activity_types, offered_activities
from bm_workspace.services import documents
from bm_workspace.services.project import require_change, require_fresh
from bm_workspace.store.errors import ActivityIdTaken, NotAllowed
from bm_workspace.store.models import Mobility, Project
from bm_workspace.store.records import mobility_columns
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import _t


@dataclass(frozen=True, kw_only=True)
class NewMobility:
    """The first short form; `id` is made with it, so that pressing Create twice makes one mobility."""

    id: UUID
    kind: str
    activity_type: str
    values: Mapping[str, Any]


def create_mobility(store: WorkspaceStore, code: str, new: NewMobility, *, now: datetime) -> Mobility:
    """A mobility with the next number of its activity code; the same `id` again gives the one already made.

    Raises NotFound, NotAllowed.
    """
    with store.writing():
        project = store.project_for_change(code)
        return store.find_mobility(new.id) or _made(store, project, new, now)


def duplicate_mobility(
    store: WorkspaceStore, code: str, number: str, key: UUID, activity_type: str, *, now: datetime
) -> Mobility:
    """A copy with a number of its own, of another activity type if wanted; without documents.

    Raises NotFound, NotAllowed.
    """
    with store.writing():
        project = store.project_for_change(code)
        return copy_mobility(store, project, store.mobility(code, number), key, activity_type, now=now)


def copy_mobility(
    store: WorkspaceStore, project: Project, origin: Mobility, key: UUID, activity_type: str, *, now: datetime
) -> Mobility:
    """The copy, within a writing transaction that holds the project. Raises NotAllowed."""
    new = NewMobility(id=key, kind=origin.kind, activity_type=activity_type, values=origin.values)
    return store.find_mobility(key) or _made(store, project, new, now)


def _made(store: WorkspaceStore, project: Project, new: NewMobility, now: datetime) -> Mobility:
    require_offered(project, new.kind, new.activity_type)
    mobility = Mobility(
        workspace_id=store.workspace_id,
        id=new.id,
        project_id=project.id,
        kind=new.kind,
        number=given_numbers(store, project, new.activity_type, 1)[0],
        deleted_at=None,
    )
    activity = {**new.values.get("activity", {}), "activity_type": new.activity_type}
    own_id = _free_activity_id(store, project, mobility.number)
    values = {**new.values, "activity": activity}
    write(store, project, mobility, values, activity_id=own_id, now=now)
    return mobility


def require_offered(project: Project, kind: str, activity_type: str) -> None:
    """Raise NotAllowed where no mobility of that activity type may be created."""
    reason = why_not_change(project.status, project.acting.rights)
    offered = offered_activities(project.field, project.call_year, kind)
    if reason is None and activity_type not in offered:
        reason = _t("This activity type is not offered in this project.")
    if reason:
        raise NotAllowed(reason)


def given_numbers(store: WorkspaceStore, project: Project, activity_type: str, count: int) -> list[str]:
    """The next Unique Erasmus+ Mobility IDs; the project is locked. Raises NotAllowed after the last."""
    code = activity_types()[activity_type].code
    last = store.next_number(project, code, count)
    if last > LAST_COUNTER:
        raise NotAllowed(
            _t(
                "All %(count)s numbers of this activity type are given in this project, so no further "
                "mobility can be created. Nothing was changed.",
                count=LAST_COUNTER,
            )
        )
    return [mobility_id(code, counter, project.code) for counter in range(last - count + 1, last + 1)]


def _free_activity_id(store: WorkspaceStore, project: Project, number: str) -> str:
    """What is proposed as the coordinator's own ID: code and counter, with a letter where it is taken."""
    first = "-".join(number.split("-")[1:3])
    endings = ("", *(f"-{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    found = (f"{first}{ending}" for ending in endings)
    return next((text for text in found if not store.activity_id_is_taken(project.id, text)), number)


def write(
    store: WorkspaceStore,
    project: Project,
    mobility: Mobility,
    values: Mapping[str, Any],
    *,
    activity_id: str | None = None,
    now: datetime,
) -> None:
    """Write a mobility with what follows from its answers, and append the revision.

    Raises ActivityIdTaken.
    """
    own_id = mobility.activity_id if activity_id is None else activity_id
    columns = mobility_columns(mobility.kind, mobility.number, own_id, values)
    leads_elsewhere = mobility.receiving != columns["receiving"]
    with store.naming_mobility():
        for name, value in columns.items():
            setattr(mobility, name, value)
        store.session.add(mobility)
    if leads_elsewhere:
        store.documents_follow(project, mobility)
    person = project.acting
    store.add_mobility_revision(mobility, author=f"{person.first_name} {person.last_name}", now=now)


def opened_mobility(store: WorkspaceStore, code: str, number: str, *, deleted: bool = False) -> Mobility:
    """The locked mobility, where it may be changed now. Raises NotFound, NotAllowed."""
    mobility = store.mobility_for_change(code, number, deleted=deleted)
    require_change(mobility.project)
    return mobility


def rename_mobility(
    store: WorkspaceStore, code: str, number: str, activity_id: str, *, expected_revision: int, now: datetime
) -> None:
    """Give a mobility another Mobility activity ID. Raises NotAllowed, StaleDocument, ActivityIdTaken."""
    with store.writing():
        mobility = opened_mobility(store, code, number)
        if activity_id == mobility.activity_id:
            return
        require_fresh(mobility, expected_revision)
        if store.activity_id_is_taken(mobility.project_id, activity_id, besides=mobility.id):
            raise ActivityIdTaken
        write(store, mobility.project, mobility, mobility.values, activity_id=activity_id, now=now)


def delete_mobility(
    store: WorkspaceStore, code: str, number: str, *, expected_revision: int, now: datetime
) -> int:
    """Take a mobility off the lists with its documents. Gives the revision that Undo needs."""
    with store.writing():
        mobility = opened_mobility(store, code, number)
        require_fresh(mobility, expected_revision)
        remove(store, mobility, now=now)
        return mobility.revision


def remove(store: WorkspaceStore, mobility: Mobility, *, now: datetime) -> None:
    """Take an opened mobility off the lists with its documents, within a writing transaction."""
    for document in store.documents_of(mobility):
        documents.remove(store, document, now=now)
    mobility.deleted_at = now
    write(store, mobility.project, mobility, mobility.values, now=now)


def restore_mobility(
    store: WorkspaceStore, code: str, number: str, *, expected_revision: int, now: datetime
) -> Mobility:
    """Bring a mobility back with the documents that went along; a taken own ID is replaced."""
    with store.writing():
        mobility = opened_mobility(store, code, number, deleted=True)
        require_fresh(mobility, expected_revision)
        if mobility.deleted_at is None:
            return mobility
        bring_back(store, mobility, now=now)
        return mobility


def bring_back(store: WorkspaceStore, mobility: Mobility, *, now: datetime) -> None:
    """Put an opened mobility back on the lists with its documents, within a writing transaction."""
    along = store.documents_deleted_with(mobility)
    own_id = mobility.activity_id
    if store.activity_id_is_taken(mobility.project_id, own_id, besides=mobility.id):
        own_id = _free_activity_id(store, mobility.project, mobility.number)
    mobility.deleted_at = None
    write(store, mobility.project, mobility, mobility.values, activity_id=own_id, now=now)
    for document in along:
        documents.bring_back(store, document, now=now)
