"""What every group of rows needs: the session, the workspace, and a way to find one row or none."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, select, update
from sqlalchemy.orm import Session, aliased, contains_eager

from bm_workspace.policies import EDIT
from bm_workspace.store.errors import DatabaseUnavailable, NotFound, PerhapsSaved
from bm_workspace.store.migrate import begin_writing
from bm_workspace.store.models import Owned, Person, Project, Workspace

Row = TypeVar("Row", bound=Owned)
Found = TypeVar("Found")

MARKED_EVERY = timedelta(hours=1)
"""A change is marked once an hour, so that hardly any write costs a second one."""


class Rows:
    """Rows of one workspace, and of no other.

    `now` is the moment of a request that may change something.
    `acting` are the persons in whose names the visitor acts, at most one of each project; in any other
    project it is the first with the right to edit.
    """

    def __init__(
        self,
        session: Session,
        workspace_id: UUID,
        acting: Collection[UUID] = (),
        *,
        now: datetime | None = None,
    ) -> None:
        self.session = session
        self.workspace_id = workspace_id
        self.acting = acting
        self.now = now
        self.has_changed = False
        """Whether a change was committed: what fails afterwards cannot say that nothing was saved."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One change: begun as a writing transaction, committed at the end, nothing kept where it fails.

        What was read before is read again, so that nothing is decided on an older state.
        Raises NewerDatabase, PerhapsSaved.
        """
        begin_writing(self.session)
        try:
            yield
            self._mark_change()
            self._commit()
        except BaseException:
            self.session.rollback()
            raise

    def _commit(self) -> None:
        """Keep the change. Raises PerhapsSaved where no answer comes: the last word may be lost, or not."""
        self.session.flush()
        try:
            self.session.commit()
        except DatabaseUnavailable as error:
            if type(error) is DatabaseUnavailable:  # no room and no right to write are answers
                raise PerhapsSaved from error
            raise
        self.has_changed = True

    def _mark_change(self) -> None:
        """Keep the hour of the last change, by which idle workspaces are known."""
        if self.now:
            marked = update(Workspace).where(
                Workspace.id == self.workspace_id, Workspace.changed_at < self.now - MARKED_EVERY
            )
            self.session.execute(marked.values(changed_at=self.now))

    @contextmanager
    def one_of_many(self) -> Iterator[None]:
        """A part of a change that is taken back alone where it fails."""
        with self.session.begin_nested():
            yield

    def _lock(self, *which: ColumnElement[bool]) -> None:
        """Until the change is done nobody else changes that project, or anything that belongs to it.

        A change takes this lock before it reads, so that what it decides on is how things stand, and takes
        no other, so that none waits in a circle. SQLite lets in one change at a time by itself.
        """
        project = select(Project.id).where(Project.workspace_id == self.workspace_id, *which)
        self.session.execute(project.with_for_update())

    def lock_workspace(self) -> None:
        """Until the change is done nobody else adds what there is once in a workspace."""
        query = select(Workspace.id).where(Workspace.id == self.workspace_id)
        self.session.execute(query.with_for_update())

    def _own(self, table: type[Row]) -> Select[Row]:
        return select(table).where(table.workspace_id == self.workspace_id)

    def _with_acting(self, query: Select[Found], *to_project: Any) -> Select[Found]:
        """The query, which joins the project, with the person in whose name the visitor acts there.

        `to_project` leads from the rows that are asked for to their project.
        """
        other = aliased(Person)
        chosen, editor = (
            case((other.id.in_(self.acting), 0), else_=1),
            case((other.rights == EDIT, 0), else_=1),
        )
        first = select(other.id).where(
            other.workspace_id == Project.workspace_id, other.project_id == Project.id
        )
        first = first.order_by(chosen, editor, other.position, other.id).limit(1).correlate(Project)
        query = query.join(
            Person, (Person.workspace_id == Project.workspace_id) & (Person.id == first.scalar_subquery())
        )
        load = contains_eager(*to_project).contains_eager(Project.acting) if to_project else None
        return query.options(load or contains_eager(Project.acting))

    def _one(self, query: Select[Found]) -> Found:
        found: Found | None = self.session.scalars(query).one_or_none()
        if found is None:
            raise NotFound
        return found
