"""Submitting the final report of a project, and returning it."""

from bm_workspace.policies import ONGOING, SUBMITTED, why_not_return, why_not_submit
from bm_workspace.schema.lists import most_participants
from bm_workspace.services.project import require_change, require_fresh
from bm_workspace.store.errors import InTheWay, NotAllowed
from bm_workspace.store.models import Project
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import Text


def submit_report(store: WorkspaceStore, code: str, *, expected_revision: int) -> None:
    """Close a project for changes. Raises NotFound, NotAllowed, StalePage, and InTheWay at drafts."""
    with store.writing():
        project = store.project_for_change(code)
        if _is_done(project, SUBMITTED, expected_revision):
            return
        require_change(project)
        reason = why_not_submit_now(store, project)
        if reason:
            raise InTheWay(reason)
        require_fresh(project, expected_revision)
        project.status = SUBMITTED


def why_not_submit_now(store: WorkspaceStore, project: Project) -> Text | None:
    """What stands against the report as things are."""
    most = most_participants(project.action)
    return why_not_submit(
        project.status,
        project.acting.rights,
        drafts=store.count_drafts(project),
        complete=0 if most is None else store.complete_participants(project),
        most=most,
    )


def return_report(store: WorkspaceStore, code: str, *, expected_revision: int) -> None:
    """Open a project for changes again. Raises NotFound, NotAllowed, StalePage."""
    with store.writing():
        project = store.project_for_change(code)
        if _is_done(project, ONGOING, expected_revision):
            return
        reason = why_not_return(project.status, project.acting.rights)
        if reason:
            raise NotAllowed(reason)
        require_fresh(project, expected_revision)
        project.status = ONGOING


def _is_done(project: Project, status: str, expected: int) -> bool:
    """Whether the same page has done it already: a double click, a form sent again."""
    return project.status == status and project.revision == expected + 1
