"""A project, opened for a change of what belongs to it."""

from bm_workspace.policies import why_not_change
from bm_workspace.store.errors import NotAllowed, StalePage
from bm_workspace.store.models import Mobility, Organisation, Person, Project
from bm_workspace.store.workspace_store import WorkspaceStore


def opened_project(store: WorkspaceStore, code: str) -> Project:
    """The locked project, where it may be changed now. Raises NotFound or NotAllowed."""
    project = store.project_for_change(code)
    require_change(project)
    return project


def require_change(project: Project) -> None:
    """Raise NotAllowed where a project may not be changed now."""
    reason = why_not_change(project.status, project.acting.rights)
    if reason:
        raise NotAllowed(reason)


def require_fresh(row: Organisation | Person | Project | Mobility, expected: int) -> None:
    """Raise StalePage where the page was read at another revision."""
    if row.revision != expected:
        raise StalePage(row.revision)
