"""The one place where a mobility's answers, own ID and state are written, each time as a new revision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bm_workspace.identifiers import DATABASE
from bm_workspace.keys import full_name
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.rules import answer
from bm_workspace.services.record import changed_answers
from bm_workspace.services.shared_text import follow
from bm_workspace.services.taking_over import how_many_differ
from bm_workspace.store.models import Mobility, Project
from bm_workspace.store.records import mobility_columns
from bm_workspace.store.workspace_store import WorkspaceStore


def write(
    store: WorkspaceStore,
    project: Project,
    mobility: Mobility,
    values: Mapping[str, Any],
    *,
    action: str,
    activity_id: str | None = None,
    now: datetime,
) -> None:
    """Write a mobility with what follows from its answers, and append the revision.

    Raises ActivityIdTaken.
    """
    before = values if mobility.values is None else mobility.values
    own_id = mobility.activity_id if activity_id is None else activity_id
    _put(store, project, mobility, mobility_columns(mobility.kind, mobility.number, own_id, values))
    store.add_mobility_revision(
        mobility,
        action=action,
        changed=list(changed_answers(DECLARED[mobility.kind], before, values)),
        author=full_name(project.acting),
        now=now,
    )


def _put(store: WorkspaceStore, project: Project, mobility: Mobility, columns: Mapping[str, Any]) -> None:
    """Set the columns; its documents follow where it leads elsewhere by now."""
    leads_elsewhere = mobility.receiving != columns["receiving"]
    with store.naming_mobility():
        for name, value in columns.items():
            setattr(mobility, name, value)
        store.session.add(mobility)
    if leads_elsewhere:
        store.documents_follow(project, mobility)


def rewrite(
    store: WorkspaceStore,
    mobility: Mobility,
    values: Mapping[str, Any],
    *,
    action: str,
    activity_id: str | None = None,
    now: datetime,
) -> int:
    """Write changed answers of a mobility that may have documents.

    Gives how many documents have other answers than the mobility, where this made that so; else 0.
    """
    documents = store.documents_of(mobility)
    before = how_many_differ(store, mobility, documents)
    shared_before = mobility.values
    write(store, mobility.project, mobility, values, action=action, activity_id=activity_id, now=now)
    if mobility.kind == DATABASE:
        follow(store, documents, shared_before, values, now=now)
    after = how_many_differ(store, mobility, documents)
    return len(after) if any(count > before.get(key, 0) for key, count in after.items()) else 0


def with_country(
    store: WorkspaceStore, project: Project, before: Mapping[str, Any], values: Mapping[str, Any]
) -> Mapping[str, Any]:
    """New answers with the country of the receiving organisation, where another one was chosen."""
    stored, name = values.get("from_to", {}), answer(values, "from_to", "receiving")
    if not stored or stored == before.get("from_to"):
        return values
    facts = store.organisation_facts(project, name) if name else {"country": ""}
    country = facts.get("country", answer(values, "from_to", "country"))
    return {**values, "from_to": {**stored, "country": country}}
