"""Tables and constraints; no behaviour. What people make belongs to one workspace, and the keys say so."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bm_workspace.schema.types import MAX_ACTIVITY_ID
from bm_workspace.store.base import Base, UtcDateTime, by_code_point
from bm_workspace.store.list_indexes import (
    DOCUMENT_ASKED,
    DOCUMENT_SORTS,
    MOBILITY_ASKED,
    MOBILITY_SORTS,
    list_indexes,
)


def _within(table: str, column: str) -> ForeignKeyConstraint:
    """A reference that cannot leave the workspace."""
    return ForeignKeyConstraint(
        ["workspace_id", column], [f"{table}.workspace_id", f"{table}.id"], ondelete="CASCADE"
    )


class Program(Base):
    """One row: by which rules the statuses in this database were last worked out."""

    __tablename__ = "program"
    id: Mapped[int] = mapped_column(primary_key=True)
    rules: Mapped[str] = mapped_column(String(64))


class Workspace(Base):
    """One person's private copy of everything."""

    __tablename__ = "workspace"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    return_code: Mapped[str] = mapped_column(String(10), unique=True)
    call_year: Mapped[int]
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Owned(Base):
    """A row of a workspace."""

    __abstract__ = True
    workspace_id: Mapped[UUID] = mapped_column(
        ForeignKey("workspace.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)


class Project(Owned):
    """An Erasmus+ project, known by its code (grant agreement number)."""

    __tablename__ = "project"
    __table_args__ = (UniqueConstraint("workspace_id", "code"),)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(by_code_point(31))
    action: Mapped[str] = mapped_column(String(5))
    field: Mapped[str] = mapped_column(String(3))
    title: Mapped[str] = mapped_column(String(200))
    call_year: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    agency: Mapped[str] = mapped_column(String(4))
    beneficiary: Mapped[str] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(12))
    revision: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 as SQLAlchemy wants it
    acting: Mapped["Person"] = relationship(
        primaryjoin="and_(Project.workspace_id == foreign(Person.workspace_id), "
        "Project.id == foreign(Person.project_id))",
        uselist=False,
        viewonly=True,
        lazy="raise",
    )
    """The associated person in whose name the visitor acts: comes along with every project that is opened."""


class Organisation(Owned):
    """An organisation that takes part in a project."""

    __tablename__ = "organisation"
    __table_args__ = (
        _within("project", "project_id"),
        UniqueConstraint("workspace_id", "project_id", "oid"),
        Index("uq_organisation_name", "workspace_id", "project_id", "name_key", unique=True),
    )
    project_id: Mapped[UUID]
    oid: Mapped[str] = mapped_column(by_code_point(9))
    name: Mapped[str] = mapped_column(String(200))
    country: Mapped[str] = mapped_column(String(2))
    city: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(500))
    email: Mapped[str] = mapped_column(String(320))
    phone: Mapped[str] = mapped_column(String(100))
    name_key: Mapped[str] = mapped_column(by_code_point(), server_default=text("''"))
    name_sort: Mapped[str] = mapped_column(by_code_point(), server_default=text("''"))
    search_key: Mapped[str] = mapped_column(server_default=text("''"))
    revision: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 as SQLAlchemy wants it


class Person(Owned):
    """An associated person of a project, with the right to edit or to view."""

    __tablename__ = "person"
    __table_args__ = (
        _within("project", "project_id"),
        Index("ix_person_project", "workspace_id", "project_id"),
    )
    project_id: Mapped[UUID]
    position: Mapped[int]
    first_name: Mapped[str] = mapped_column(String(200))
    last_name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(320))
    phone: Mapped[str] = mapped_column(String(100))
    role: Mapped[dict[str, str]] = mapped_column(JSON)
    """What the person is called in each language."""
    rights: Mapped[str] = mapped_column(String(4))
    name_sort: Mapped[str] = mapped_column(by_code_point(), server_default=text("''"))
    search_key: Mapped[str] = mapped_column(server_default=text("''"))
    revision: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 as SQLAlchemy wants it


class Mobility(Owned):
    """One mobility activity; `number` is its Unique Erasmus+ Mobility ID. Most columns serve the lists."""

    __tablename__ = "mobility"
    __table_args__ = (
        _within("project", "project_id"),
        UniqueConstraint("workspace_id", "number"),
        *list_indexes("mobility", ("workspace_id", "project_id", "kind"), MOBILITY_SORTS, MOBILITY_ASKED),
        Index(
            "uq_mobility_active_activity_id",
            "workspace_id",
            "project_id",
            "activity_key",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
    )
    project_id: Mapped[UUID]
    number: Mapped[str] = mapped_column(by_code_point(35))
    kind: Mapped[str] = mapped_column(String(10))
    role: Mapped[str] = mapped_column(String(12))
    activity_type: Mapped[str] = mapped_column(String(20))
    activity_id: Mapped[str] = mapped_column(String(MAX_ACTIVITY_ID))
    """The coordinator's own name for it, unique among the project's; not the Unique Erasmus+ Mobility ID."""
    activity_key: Mapped[str] = mapped_column(by_code_point(), server_default=text("''"))
    activity_sort: Mapped[str] = mapped_column(by_code_point(), server_default=text("''"))
    status: Mapped[str] = mapped_column(String(10))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    participant: Mapped[str] = mapped_column(String(401))
    participant_sort: Mapped[str] = mapped_column(by_code_point())
    receiving: Mapped[str] = mapped_column(String(200))
    receiving_sort: Mapped[str] = mapped_column(by_code_point())
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    search_key: Mapped[str]
    revision: Mapped[int] = mapped_column(server_default="1")
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 as SQLAlchemy wants it
    project: Mapped[Project] = relationship(viewonly=True)


class Document(Owned):
    """A mobility document. `values` and `status` are written together, in one place only."""

    __tablename__ = "document"
    __table_args__ = (
        _within("project", "project_id"),
        _within("mobility", "mobility_id"),
        ForeignKeyConstraint(["workspace_id", "made_from"], ["document.workspace_id", "document.id"]),
        CheckConstraint("number_source IN ('mobility', 'database')", name="number_source"),
        CheckConstraint("status IN ('draft', 'fully_encoded')", name="status"),
        Index(
            "uq_document_active_title",
            "workspace_id",
            "mobility_id",
            "title_key",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index("ix_document_of_mobility", "workspace_id", "mobility_id"),
        *list_indexes("document", ("workspace_id", "project_id"), DOCUMENT_SORTS, DOCUMENT_ASKED),
    )
    project_id: Mapped[UUID]
    mobility_id: Mapped[UUID | None]
    made_from: Mapped[UUID | None]
    number: Mapped[str] = mapped_column(by_code_point(40))
    number_source: Mapped[str] = mapped_column(String(10))
    type: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    title: Mapped[str] = mapped_column(String(200))
    title_key: Mapped[str] = mapped_column(by_code_point())
    title_sort: Mapped[str] = mapped_column(by_code_point())
    participant: Mapped[str]
    participant_sort: Mapped[str] = mapped_column(by_code_point())
    receiving: Mapped[str] = mapped_column(String(200), server_default=text("''"))
    """Where its mobility leads."""
    search_key: Mapped[str]
    unprintable: Mapped[str] = mapped_column(String(40))
    """The first characters that the PDF's font lacks."""
    status: Mapped[str] = mapped_column(String(13))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 as SQLAlchemy wants it
    mobility: Mapped[Mobility | None] = relationship(viewonly=True)
    project: Mapped[Project] = relationship(viewonly=True)


class DocumentRevision(Base):
    """A saved state of a document: append-only."""

    __tablename__ = "document_revision"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "document_id"], ["document.workspace_id", "document.id"], ondelete="CASCADE"
        ),
    )
    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    document_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed: Mapped[list[str]] = mapped_column(JSON)
    author: Mapped[str] = mapped_column(String(401))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
