"""Submitting the final report of a project, and returning it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bm_workspace.policies import ONGOING, SUBMITTED, why_not_return, why_not_submit
from bm_workspace.schema.lists import most_participants
from bm_workspace.services.project import require_change, require_fresh
from bm_workspace.store.errors import InTheWay, NotAllowed
from bm_workspace.store.models import Mobility, Project
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import Text


@dataclass(frozen=True, kw_only=True)
class InTheWayNow:
    """Mobilities that stand against the report: how many, and the first of them."""

    count: int
    named: Sequence[Mobility]

    @property
    def unnamed(self) -> int:
        """How many stand against it without being named."""
        return self.count - len(self.named)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Whether the report can be submitted now; the complete ones stand against it where they are too many."""

    reason: Text | None
    drafts: InTheWayNow
    complete: InTheWayNow

    @property
    def first_to_mend(self) -> InTheWayNow:
        """What the reason is about."""
        return self.drafts if self.drafts.count else self.complete


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
    return standing(store, project, 0).reason


def standing(store: WorkspaceStore, project: Project, limit: int) -> Standing:
    """How the report stands, with the first mobilities of each sort that are in its way."""
    most = most_participants(project.action)
    drafts = store.count_drafts(project)
    complete = 0 if most is None else store.count_complete_participants(project)
    too_many = complete if most is not None and complete > most else 0
    return Standing(
        reason=why_not_submit(
            project.status, project.acting.rights, drafts=drafts, complete=complete, most=most
        ),
        drafts=InTheWayNow(count=drafts, named=store.drafts(project, limit) if limit else ()),
        complete=InTheWayNow(
            count=too_many, named=store.complete_participants(project, limit) if too_many and limit else ()
        ),
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
