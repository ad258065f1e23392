"""Documents and answers as tests name them: addresses, saved rows, examples for every kind of field."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Engine, Row, event, func, select

from bm_workspace.extensions import db
from bm_workspace.schema import document_type
from bm_workspace.schema.rules import ESCO_PREFIX
from bm_workspace.schema.types import Field, Kind, Section, Version
from bm_workspace.status import status
from bm_workspace.store.models import Base, Document, DocumentRevision

EXAMPLES: Mapping[Kind, str] = {
    Kind.LINE: "Ņikita Ļubimovs & Ģimene",
    Kind.LONG_TEXT: "Pirmā rinda: „ā č ē ģ”\n\n  trešā rinda\nbeigas",
    Kind.EMAIL: "anna.berzina@example.org",
    Kind.DATE: "31.01.2026",
    Kind.NUMBER: "16",
    Kind.ORGANISATION: "Elbtal Ausbildungszentrum & Söhne",
    Kind.ESCO_URI: f"{ESCO_PREFIX}0b9c1f4e",
}
"""A valid answer of each kind, as it is typed; a choice takes its last entry."""


@dataclass(frozen=True)
class DocumentAt:
    """A document by its identity, with the addresses of its pages."""

    id: UUID

    @property
    def view(self) -> str:
        return f"/documents/{self.id}"

    def at(self, ending: str) -> str:
        return f"{self.view}/{ending}"

    def tab(self, key: str) -> str:
        return self.at(f"edit/{key}")

    def file(self, suffix: str) -> str:
        return f"{self.view}.{suffix}"


def document_at(address: str) -> DocumentAt:
    """The document that an address belongs to."""
    return DocumentAt(UUID(address.split("/documents/")[1][:36]))


def name_of(section: Section, field: Field, row: str = "") -> str:
    """The name of a field's input."""
    return "-".join(part for part in (section.key, row, field.key) if part)


def example(field: Field) -> str:
    """A valid answer as it is typed."""
    return field.choices[-1].key if field.choices else EXAMPLES[field.kind]


def filled(section: Section, version: Version, row: str = "first") -> dict[str, str]:
    """Every field of a section with a valid answer, as its form sends it."""
    of_row = row if section.repeats else ""
    return {
        name_of(section, field, of_row): example(field)
        for field in section.fields_in(version)
        if not field.follows
    }


def engine_of(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def saved(app: Flask, document: DocumentAt) -> Row[Any]:
    """The document's row as it stands in the database."""
    with engine_of(app).connect() as connection:
        return connection.execute(select(Document.__table__).where(Document.id == document.id)).one()


def revisions(app: Flask, document: DocumentAt) -> list[Row[Any]]:
    """The saved states of a document, oldest first."""
    query = select(DocumentRevision.__table__).where(DocumentRevision.document_id == document.id)
    with engine_of(app).connect() as connection:
        return list(connection.execute(query.order_by(DocumentRevision.number)))


def held_by(app: Flask, workspace: UUID) -> dict[str, list[Row[Any]]]:
    """Every row of a workspace as it stands in the database."""
    owned = [table for table in Base.metadata.sorted_tables if "workspace_id" in table.c]
    with engine_of(app).connect() as connection:
        return {
            table.name: sorted(
                connection.execute(select(table).where(table.c.workspace_id == workspace)), key=str
            )
            for table in owned
        }


@contextmanager
def asked(app: Flask) -> Iterator[list[str]]:
    """The questions that are put to the database meanwhile."""
    questions: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if "SELECT" in statement:
            questions.append(statement)

    event.listen(engine_of(app), "before_cursor_execute", note)
    yield questions
    event.remove(engine_of(app), "before_cursor_execute", note)


def recomputed_status(row: Row[Any]) -> str:
    """The status that follows from a row's type and values."""
    return status(document_type(row.type, row.number), row.values)


def everything_counted(app: Flask) -> dict[str, int]:
    """How many rows each table has, and the sum of all revisions."""
    with engine_of(app).connect() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
        return {**counts, "revisions": connection.scalar(select(func.sum(Document.revision))) or 0}
