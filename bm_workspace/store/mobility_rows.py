"""Mobilities, their revisions, and the numbers they are given."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import defer

from bm_workspace.keys import title_key
from bm_workspace.store.errors import ActivityIdTaken, NotFound
from bm_workspace.store.listing import Listing, Page, contains
from bm_workspace.store.lists import OF_KIND
from bm_workspace.store.mobility_models import MobilityCounter, MobilityRevision
from bm_workspace.store.models import Document, Mobility, Project
from bm_workspace.store.paging import paged
from bm_workspace.store.rows import Rows

ROLES = ("participant", "accompanying")


class MobilityRows(Rows):
    """The mobilities of one workspace."""

    def mobilities(self, project: Project, kind: str, listing: Listing) -> Page:
        """The mobilities of a kind in a project, without their answers; by number."""
        return paged(
            self.session,
            Mobility,
            [
                Mobility.workspace_id == self.workspace_id,
                Mobility.project_id == project.id,
                Mobility.kind == kind,
            ],
            OF_KIND[kind],
            listing,
            load=lambda query: query.options(defer(Mobility.values)),
        )

    def drafts(self, project: Project, limit: int) -> Sequence[Mobility]:
        """The first mobilities of a project that are not complete, without their answers."""
        query = self._drafts(project).options(defer(Mobility.values))
        return self.session.scalars(query.order_by(Mobility.kind.desc(), Mobility.number).limit(limit)).all()

    def count_drafts(self, project: Project) -> int:
        """How many mobilities of a project are not complete, groups included."""
        return self.session.scalar(select(func.count()).select_from(self._drafts(project).subquery())) or 0

    def _drafts(self, project: Project) -> Select[Mobility]:
        return self._own(Mobility).where(
            Mobility.project_id == project.id, Mobility.status == "draft", Mobility.deleted_at.is_(None)
        )

    def mobility(self, code: str, number: str) -> Mobility:
        """The mobility with that ID in the project with that code, its project with it. Raises NotFound."""
        return self._one(self._mobility(code, number).where(Mobility.deleted_at.is_(None)))

    def mobility_for_change(self, code: str, number: str, *, deleted: bool = False) -> Mobility:
        """The same, its project locked until the change is done; deleted ones too where asked for."""
        self._lock(Project.code == code)
        return self._one(self._mobility(code, number)) if deleted else self.mobility(code, number)

    def mobilities_at(self, code: str, numbers: Collection[str]) -> Sequence[Mobility]:
        """Those mobilities of a project, deleted or not, without their answers."""
        query = self._mobilities(code).where(Mobility.number.in_(numbers)).options(defer(Mobility.values))
        return self.session.scalars(query.order_by(Mobility.number)).all()

    def mobilities_with_answers(self, code: str, numbers: Collection[str]) -> Sequence[Mobility]:
        """The same with their answers, each with its project."""
        query = self._mobilities(code).where(Mobility.number.in_(numbers)).order_by(Mobility.number)
        return self.session.scalars(query).all()

    def mobilities_deleted_at(self, code: str, moment: datetime) -> Sequence[str]:
        """Which mobilities of a project were deleted at that moment."""
        query = select(Mobility.number).join(Mobility.project).where(Project.code == code)
        query = query.where(Mobility.workspace_id == self.workspace_id, Mobility.deleted_at == moment)
        return self.session.scalars(query.order_by(Mobility.number)).all()

    def find_mobility(self, mobility_id: UUID) -> Mobility | None:
        """The mobility of that id, or None where it was not made yet."""
        return self.session.scalars(self._own(Mobility).where(Mobility.id == mobility_id)).one_or_none()

    def complete_participants(self, project: Project, limit: int) -> Sequence[Mobility]:
        """The first complete mobilities of participants, without their answers."""
        query = self._complete_participants(project).options(defer(Mobility.values))
        return self.session.scalars(query.order_by(Mobility.number).limit(limit)).all()

    def count_complete_participants(self, project: Project) -> int:
        """How many mobilities of participants are complete; accompanying persons do not count."""
        query = select(func.count()).select_from(self._complete_participants(project).subquery())
        return self.session.scalar(query) or 0

    def _complete_participants(self, project: Project) -> Select[Mobility]:
        return self._own(Mobility).where(
            Mobility.project_id == project.id,
            Mobility.deleted_at.is_(None),
            Mobility.status == "complete",
            Mobility.role == "participant",
        )

    def last_number(self, project: Project, code: str) -> int:
        """The last number of an activity code that is given; 0 where none is."""
        kept = self.session.get(MobilityCounter, (self.workspace_id, project.id, code))
        return kept.last if kept else 0

    def next_number(self, project: Project, code: str, count: int = 1) -> int:
        """Take the next numbers of an activity code, give the last; the project must be locked."""
        kept = self.session.get(MobilityCounter, (self.workspace_id, project.id, code))
        if kept is None:
            kept = MobilityCounter(workspace_id=self.workspace_id, project_id=project.id, code=code, last=0)
            self.session.add(kept)
        kept.last += count
        return kept.last

    def activity_id_is_taken(self, project_id: UUID, text: str, *, besides: UUID | None = None) -> bool:
        """Whether another mobility of the project has this Mobility activity ID."""
        query = select(func.count()).where(
            Mobility.workspace_id == self.workspace_id,
            Mobility.project_id == project_id,
            Mobility.activity_key == title_key(text),
            Mobility.deleted_at.is_(None),
        )
        if besides:
            query = query.where(Mobility.id != besides)
        return bool(self.session.scalar(query))

    @contextmanager
    def naming_mobility(self) -> Iterator[None]:
        """Write a mobility whose own ID must be free: the database has the last word."""
        try:
            yield
            self.session.flush()
        except IntegrityError as error:
            if "activity" not in str(error.orig):
                raise
            raise ActivityIdTaken from error

    def mobility_revisions(self, mobility: Mobility) -> Sequence[MobilityRevision]:
        """All saved states of a mobility, newest first, without their answers."""
        query = select(MobilityRevision).where(
            MobilityRevision.workspace_id == self.workspace_id, MobilityRevision.mobility_id == mobility.id
        )
        query = query.options(defer(MobilityRevision.values)).order_by(MobilityRevision.number.desc())
        return self.session.scalars(query).all()

    def mobility_revision(self, mobility: Mobility, number: int) -> MobilityRevision:
        """One saved state of a mobility. Raises NotFound."""
        key = (self.workspace_id, mobility.id, number)
        found = self.session.get(MobilityRevision, key) if 0 < number <= mobility.revision else None
        if found is None:
            raise NotFound
        return found

    def mobility_states(self, mobility: Mobility) -> Sequence[Mapping[str, Any]]:
        """The answers of a mobility at all of its revisions, oldest first."""
        query = select(MobilityRevision.values).where(
            MobilityRevision.workspace_id == self.workspace_id, MobilityRevision.mobility_id == mobility.id
        )
        return self.session.scalars(query.order_by(MobilityRevision.number)).all()

    def mobilities_with(
        self, project: Project, places: Sequence[tuple[str, str]], search: str, limit: int
    ) -> Sequence[Mobility]:
        """The first mobilities of these kinds and roles that the search finds, without their answers."""
        fits = (
            and_(Mobility.kind == kind, Mobility.role.in_(ROLES if role == "any" else [role]))
            for kind, role in places
        )
        query = self._own(Mobility).where(
            Mobility.project_id == project.id, Mobility.deleted_at.is_(None), or_(*fits)
        )
        query = query.where(*contains(Mobility.search_key, search)).options(defer(Mobility.values))
        return self.session.scalars(query.order_by(Mobility.number).limit(limit)).all()

    def add_mobility_revision(
        self, mobility: Mobility, *, action: str, changed: list[str], author: str, now: datetime
    ) -> None:
        """Append the mobility's present state; the number is that of the row just written."""
        self.session.add(
            MobilityRevision(
                workspace_id=self.workspace_id,
                mobility_id=mobility.id,
                number=mobility.revision,
                action=action,
                activity_id=mobility.activity_id,
                values=mobility.values,
                changed=changed,
                author=author,
                saved_at=now,
            )
        )

    def documents_deleted_with(self, mobility: Mobility) -> Sequence[Document]:
        """The documents that were deleted at the same moment as their mobility."""
        query = self._own(Document).where(
            Document.mobility_id == mobility.id, Document.deleted_at == mobility.deleted_at
        )
        return self.session.scalars(query.order_by(Document.id)).all()

    def _mobility(self, code: str, number: str) -> Select[Mobility]:
        return self._mobilities(code).where(Mobility.number == number)

    def _mobilities(self, code: str) -> Select[Mobility]:
        query = self._with_acting(self._own(Mobility).join(Mobility.project), Mobility.project)
        return query.where(Project.code == code)
