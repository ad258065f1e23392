"""Writing what an import plans, all rows at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from bm_workspace.exchange.planning import CREATE, UPDATE, Plan, Planned
from bm_workspace.keys import full_name
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.services.mobilities import given_numbers, require_offered
from bm_workspace.services.record import changed_answers
from bm_workspace.store.models import Project
from bm_workspace.store.records import mobility_columns
from bm_workspace.store.workspace_store import WorkspaceStore

KIND = "individual"


def write_plan(
    store: WorkspaceStore, project: Project, found: Plan, import_id: UUID, *, now: datetime
) -> None:
    """Create and update what the plan says; the project is locked. Raises NotAllowed."""
    created = _created(store, project, [row for row in found.rows if row.action == CREATE], import_id)
    changed = [_changed(row) for row in found.rows if row.action == UPDATE]
    with store.naming_mobility():
        store.change_mobilities(changed)
        store.add_mobilities(created)
    if changed:
        store.documents_follow(project)
    before = {row.known.id: row.known.values for row in found.rows if row.known}
    revisions = [_revision(row, before.get(row["id"], row["values"])) for row in (*created, *changed)]
    person = project.acting
    store.add_revisions(revisions, author=full_name(person), now=now)


def _revision(row: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The saved state of a row that was just written."""
    return {
        "mobility_id": row["id"],
        "number": row["revision"],
        "action": "imported",
        "activity_id": row["activity_id"],
        "values": row["values"],
        "changed": list(changed_answers(DECLARED[KIND], before, row["values"])),
    }


def _created(
    store: WorkspaceStore, project: Project, rows: Sequence[Planned], import_id: UUID
) -> list[dict[str, Any]]:
    wanted = Counter(_activity_type(row) for row in rows)
    for activity_type in wanted:
        require_offered(project, KIND, activity_type)
    numbers = {key: iter(given_numbers(store, project, key, count)) for key, count in wanted.items()}
    return [_new(project, row, next(numbers[_activity_type(row)]), import_id) for row in rows]


def _activity_type(row: Planned) -> str:
    found: str = row.values["activity"]["activity_type"]
    return found


def _new(project: Project, row: Planned, number: str, import_id: UUID) -> dict[str, Any]:
    return {
        "id": uuid5(import_id, str(row.row)),
        "project_id": project.id,
        "kind": KIND,
        "number": number,
        "revision": 1,
        "deleted_at": None,
        **mobility_columns(KIND, number, row.activity_id, row.values),
    }


def _changed(row: Planned) -> dict[str, Any]:
    if row.known is None:
        raise AssertionError("an update is of a mobility that is there")
    columns = mobility_columns(KIND, row.known.number, row.activity_id, row.values)
    return {"id": row.known.id, "revision": row.known.revision + 1, **columns}
