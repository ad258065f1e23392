"""What the person in whose name one acts may do in a project."""

from typing import Any

from bm_workspace import policies
from bm_workspace.services import record
from bm_workspace.store.errors import NotAllowed
from bm_workspace.web.scope import store
from bm_workspace.wording import Text


def why_not_change(project: Any) -> Text | None:
    """Why nothing in a project may be changed now, or None where it may."""
    return policies.why_not_change(project.status, project.acting.rights)


def require_change(project: Any) -> None:
    """Raise NotAllowed where nothing in a project may be changed now."""
    reason = why_not_change(project)
    if reason:
        raise NotAllowed(reason)


def why_not_restore(document: Any) -> Text | None:
    """Why a deleted document may not be brought back now, or None where it may."""
    project, mobility = document.project, document.mobility
    is_deleted = mobility is not None and mobility.deleted_at is not None
    return policies.why_not_restore(project.status, project.acting.rights, mobility_is_deleted=is_deleted)


def why_not_edit(document: Any) -> Text | None:
    """Why a document may not be edited now, or None where it may."""
    return record.why_not_edit(store(), document)


def require_edit(document: Any) -> None:
    """Raise NotAllowed where a document may not be edited now."""
    record.require_edit(store(), document)
