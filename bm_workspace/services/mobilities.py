"""Creating, naming, duplicating, deleting and restoring mobilities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace.identifiers import DATABASE, LAST_COUNTER, entry_number, mobility_id
from bm_workspace.policies import why_no_numbers, why_not_change
from bm_workspace.schema.lists import activity_types, offered_activities
from bm_workspace.services import documents
from bm_workspace.services.mobility_record import rewrite, write
from bm_workspace.services.project import require_change, require_fresh
from bm_workspace.store.errors import ActivityIdTaken, NotAllowed
from bm_workspace.store.models import Mobility, Project
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import _t


@dataclass(frozen=True, kw_only=True)
class NewMobility:
    """The first short form; `id` is made with it, so that pressing Create twice makes one mobility.

    In the database no activity type is chosen from a list.
    """

    id: UUID
    kind: str
    values: Mapping[str, Any]
    activity_type: str = ""


def create_mobility(store: WorkspaceStore, code: str, new: NewMobility, *, now: datetime) -> Mobility:
    """A mobility with the next number of its activity code; the same `id` again gives the one already made.

    Raises NotFound, NotAllowed.
    """
    with store.writing():
        project = store.project_for_change(code)
        return store.find_mobility(new.id) or _made(store, project, new, "created", now)


def duplicate_mobility(
    store: WorkspaceStore, code: str, number: str, key: UUID, answers: Mapping[str, str], *, now: datetime
) -> Mobility:
    """A copy with a number of its own, of another activity type or title if wanted; without documents.

    Raises NotFound, NotAllowed.
    """
    with store.writing():
        project = store.project_for_change(code)
        return copy_mobility(store, project, store.mobility(code, number), key, answers, now=now)


def copy_mobility(
    store: WorkspaceStore,
    project: Project,
    origin: Mobility,
    key: UUID,
    answers: Mapping[str, str],
    *,
    now: datetime,
) -> Mobility:
    """The copy, within a writing transaction that holds the project. Raises NotAllowed."""
    activity_type, values = answers.get("activity_type", ""), origin.values
    if "title" in answers:
        values = {**values, "entry": {"title": answers["title"]}}
    new = NewMobility(id=key, kind=origin.kind, activity_type=activity_type, values=values)
    return store.find_mobility(key) or _made(store, project, new, "duplicated", now)


def _made(store: WorkspaceStore, project: Project, new: NewMobility, action: str, now: datetime) -> Mobility:
    if new.kind == DATABASE:
        require_change(project)
        number, activity = entry_number(now.year, store.next_number(project, f"M{now.year}")), {}
    else:
        require_offered(project, new.kind, new.activity_type)
        number = given_numbers(store, project, new.activity_type, 1)[0]
        activity = {"activity": {**new.values.get("activity", {}), "activity_type": new.activity_type}}
    mobility = Mobility(
        workspace_id=store.workspace_id,
        id=new.id,
        project_id=project.id,
        kind=new.kind,
        number=number,
        deleted_at=None,
    )
    own_id = _free_activity_id(store, project, mobility.number)
    write(store, project, mobility, {**new.values, **activity}, activity_id=own_id, action=action, now=now)
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
    reason = why_no_numbers(code, LAST_COUNTER - store.last_number(project, code), count)
    if reason:
        raise NotAllowed(reason)
    last = store.next_number(project, code, count)
    return [mobility_id(code, counter, project.code) for counter in range(last - count + 1, last + 1)]


def _free_activity_id(store: WorkspaceStore, project: Project, number: str) -> str:
    """What is proposed as the coordinator's own ID: code and counter, with a letter where it is taken."""
    first = "-".join(number.split("-")[1:3])
    endings = ("", *(f"-{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    found = (f"{first}{ending}" for ending in endings)
    return next((text for text in found if not store.activity_id_is_taken(project.id, text)), number)


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
        write(
            store,
            mobility.project,
            mobility,
            mobility.values,
            activity_id=activity_id,
            action="renamed",
            now=now,
        )


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
    write(store, mobility.project, mobility, mobility.values, action="deleted", now=now)


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
    write(store, mobility.project, mobility, mobility.values, activity_id=own_id, action="restored", now=now)
    for document in along:
        documents.bring_back(store, document, now=now)


def restore_revision(
    store: WorkspaceStore, code: str, number: str, at: int, *, expected_revision: int, now: datetime
) -> int:
    """Make an earlier state the present one, as a new revision; an own ID that is taken by now stays away.

    Gives how many documents have other answers because of it. Raises NotFound, NotAllowed, StalePage.
    """
    with store.writing():
        mobility = opened_mobility(store, code, number)
        require_fresh(mobility, expected_revision)
        state = store.mobility_revision(mobility, at)
        own_id = state.activity_id
        if store.activity_id_is_taken(mobility.project_id, own_id, besides=mobility.id):
            own_id = mobility.activity_id
        if (own_id, state.values) == (mobility.activity_id, mobility.values):
            return 0
        return rewrite(store, mobility, state.values, activity_id=own_id, action="went_back", now=now)
