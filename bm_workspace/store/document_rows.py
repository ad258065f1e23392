"""Documents and their revisions."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import contains_eager, defer, joinedload

from bm_workspace.keys import title_key
from bm_workspace.store.database_lists import documents_of
from bm_workspace.store.errors import NotFound, TitleTaken
from bm_workspace.store.listing import Listing, Page
from bm_workspace.store.models import Document, DocumentRevision, Mobility, Project
from bm_workspace.store.paging import paged
from bm_workspace.store.rows import Rows

LAST_REVISION = 2**31 - 1
"""No database keeps a greater number in this column, or even looks for one."""


class DocumentRows(Rows):
    """The documents of one workspace and their revisions."""

    def document(self, document_id: UUID) -> Document:
        """The document with its project and mobility, deleted or not. Raises NotFound."""
        return self._one(self._document(document_id))

    def document_for_change(self, document_id: UUID) -> Document:
        """The same, its project locked until the change is done."""
        of_document = select(Document.project_id).where(
            Document.workspace_id == self.workspace_id, Document.id == document_id
        )
        self._lock(Project.id == of_document.scalar_subquery())
        return self.document(document_id)

    def find_document(self, document_id: UUID) -> Document | None:
        """The document of that id, or None where it was not made yet."""
        return self.session.scalars(self._own(Document).where(Document.id == document_id)).one_or_none()

    def documents(self, project: Project, listing: Listing) -> Page:
        """The documents of a project, without their answers; the newest change first."""
        return paged(
            self.session,
            Document,
            [Document.workspace_id == self.workspace_id, Document.project_id == project.id],
            documents_of(project.code),
            listing,
            load=lambda query: query.options(
                defer(Document.values), joinedload(Document.mobility).defer(Mobility.values)
            ),
        )

    def documents_of(self, mobility: Mobility) -> Sequence[Document]:
        """The active documents of one mobility, oldest first; those made together by number."""
        query = self._own(Document).where(Document.mobility_id == mobility.id, Document.deleted_at.is_(None))
        return self.session.scalars(query.order_by(Document.created_at, Document.number, Document.id)).all()

    def made_from(self, agreement: Document) -> Sequence[Document]:
        """The active documents started from this one, oldest first, without their answers."""
        query = self._own(Document).where(
            Document.mobility_id == agreement.mobility_id,  # which is theirs, and quick to look up
            Document.made_from == agreement.id,
            Document.deleted_at.is_(None),
        )
        query = query.options(defer(Document.values))
        return self.session.scalars(query.order_by(Document.created_at, Document.id)).all()

    def active_documents(self) -> int:
        """How many documents the workspace holds, deleted ones not counted."""
        query = select(func.count()).where(
            Document.workspace_id == self.workspace_id, Document.deleted_at.is_(None)
        )
        return self.session.scalar(query) or 0

    def title_is_taken(self, mobility_id: UUID | None, title: str, *, besides: UUID | None = None) -> bool:
        """Whether another active document of the mobility has this title."""
        query = select(func.count()).where(
            Document.workspace_id == self.workspace_id,
            Document.mobility_id == mobility_id,
            Document.title_key == title_key(title),
            Document.deleted_at.is_(None),
        )
        if besides:
            query = query.where(Document.id != besides)
        return bool(self.session.scalar(query))

    @contextmanager
    def naming(self) -> Iterator[None]:
        """Write rows whose title must be free: the database has the last word. Raises TitleTaken."""
        try:
            yield
            self.session.flush()
        except IntegrityError as error:
            if "title" not in str(error.orig):
                raise
            raise TitleTaken from error

    def revisions(self, document: Document) -> Sequence[DocumentRevision]:
        """All saved states, newest first, without their answers."""
        query = self._revisions(document.id).options(defer(DocumentRevision.values))
        return self.session.scalars(query.order_by(DocumentRevision.number.desc())).all()

    def revision(self, document_id: UUID, number: int) -> DocumentRevision:
        """One saved state. Raises NotFound."""
        if not 0 < number <= LAST_REVISION:
            raise NotFound
        found = self.session.scalars(
            self._revisions(document_id).where(DocumentRevision.number == number)
        ).first()
        if found is None:
            raise NotFound
        return found

    def revision_at(self, document_id: UUID, moment: datetime) -> DocumentRevision | None:
        """The state that was saved last by that moment."""
        query = self._revisions(document_id).where(DocumentRevision.saved_at <= moment)
        return self.session.scalars(query.order_by(DocumentRevision.number.desc()).limit(1)).first()

    def given_states(self, document: Document) -> Sequence[DocumentRevision]:
        """The saved states that brought answers of the mobility into the document, oldest first."""
        query = self._revisions(document.id).where(DocumentRevision.action.in_(("created", "taken_over")))
        return self.session.scalars(query.order_by(DocumentRevision.number)).all()

    def add_revision(
        self, document: Document, *, action: str, changed: list[str], author: str, now: datetime
    ) -> None:
        """Append the document's present state; the number is that of the row just written."""
        self.session.add(
            DocumentRevision(
                workspace_id=self.workspace_id,
                document_id=document.id,
                number=document.revision,
                action=action,
                title=document.title,
                values=document.values,
                changed=changed,
                author=author,
                saved_at=now,
            )
        )

    def _revisions(self, document_id: UUID) -> Select[DocumentRevision]:
        return select(DocumentRevision).where(
            DocumentRevision.workspace_id == self.workspace_id, DocumentRevision.document_id == document_id
        )

    def documents_at(self, code: str, ids: Collection[str]) -> Sequence[Document]:
        """Those documents of a project, deleted or not, each with its project and mobility."""
        query = self._with_project(self._own(Document).where(Document.id.in_([UUID(one) for one in ids])))
        return self.session.scalars(query.where(Project.code == code).order_by(Document.id)).all()

    def documents_deleted_at(self, code: str, moment: datetime) -> Sequence[str]:
        """Which documents of a project were deleted at that moment by themselves, not with their mobility."""
        query = select(Document.id).join(Document.project).outerjoin(Document.mobility)
        query = query.where(Document.workspace_id == self.workspace_id, Project.code == code)
        query = query.where(Document.deleted_at == moment, Mobility.deleted_at.is_distinct_from(moment))
        return [str(found) for found in self.session.scalars(query.order_by(Document.id))]

    def documents_along(self, mobilities: Sequence[Mobility], limit: int) -> Sequence[Document]:
        """The first active documents of these mobilities, without their answers."""
        query = self._along(mobilities).options(defer(Document.values))
        return self.session.scalars(query.order_by(Document.number, Document.id).limit(limit)).all()

    def count_documents_along(self, mobilities: Sequence[Mobility]) -> int:
        """How many active documents these mobilities have."""
        return self.session.scalar(select(func.count()).select_from(self._along(mobilities).subquery())) or 0

    def _along(self, mobilities: Sequence[Mobility]) -> Select[Document]:
        ids = [mobility.id for mobility in mobilities]
        return self._own(Document).where(Document.mobility_id.in_(ids), Document.deleted_at.is_(None))

    def documents_follow(self, project: Project, mobility: Mobility | None = None) -> None:
        """Write where documents lead, after their mobility was written, or any of the project's were."""
        leads_to = select(Mobility.receiving).where(
            Mobility.workspace_id == Document.workspace_id, Mobility.id == Document.mobility_id
        )
        change = update(Document).where(
            Document.workspace_id == self.workspace_id,
            Document.project_id == project.id,
            Document.receiving != leads_to.scalar_subquery(),
        )
        if mobility is not None:
            change = change.where(Document.mobility_id == mobility.id)
        change = change.values(receiving=leads_to.scalar_subquery())
        self.session.execute(change, execution_options={"synchronize_session": False})

    def _document(self, document_id: UUID) -> Select[Document]:
        return self._with_project(self._own(Document).where(Document.id == document_id))

    def _with_project(self, query: Select[Document]) -> Select[Document]:
        query = query.join(Document.project).outerjoin(Document.mobility)
        return self._with_acting(query, Document.project).options(contains_eager(Document.mobility))
