"""Mobilities as they go out and come in by the thousand, and the files in which they come."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Select, Table, Update, bindparam, insert, select, text, update

from bm_workspace.store.exchange_models import MobilityImport
from bm_workspace.store.mobility_models import MobilityRevision
from bm_workspace.store.models import Mobility, Organisation, Project
from bm_workspace.store.rows import Rows

AT_ONCE = 500
MOST_IMPORTS = 50
"""How many imports the history names."""


class ExchangeRows(Rows):
    """The import and export of one workspace."""

    def partners(self, project: Project) -> Sequence[Any]:
        """OID, name, country and city of the participating organisations of a project."""
        query = select(Organisation.oid, Organisation.name, Organisation.country, Organisation.city).where(
            Organisation.workspace_id == self.workspace_id, Organisation.project_id == project.id
        )
        return self.session.execute(query.order_by(Organisation.name_sort)).all()

    def exported(self, project: Project, *, complete_only: bool) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Mobility activity ID and answers of the individual mobilities, in the order of their numbers."""
        query = select(Mobility.activity_id, Mobility.values).where(
            *self._undeleted(project), Mobility.kind == "individual"
        )
        if complete_only:
            query = query.where(Mobility.status == "complete")
        found = self.session.execute(query.order_by(Mobility.number).execution_options(yield_per=AT_ONCE))
        for row in found:
            yield row.activity_id, row.values

    def has_mobilities(self, project: Project) -> bool:
        """Whether the project has individual mobilities."""
        query = select(Mobility.id).where(*self._undeleted(project), Mobility.kind == "individual")
        return self.session.scalars(query.limit(1)).first() is not None

    def known_mobilities(self, project: Project, *, for_change: bool = False) -> Iterator[Any]:
        """Identity, kind, keys, answers and revision of every mobility that is not deleted."""
        query: Select[Any] = select(
            Mobility.id,
            Mobility.kind,
            Mobility.number,
            Mobility.activity_id,
            Mobility.activity_key,
            Mobility.values,
            Mobility.revision,
        ).where(*self._undeleted(project))
        if for_change:
            query = query.with_for_update(of=Mobility)
        yield from self.session.execute(query.order_by(Mobility.number))

    def _undeleted(self, project: Project) -> tuple[Any, ...]:
        return (
            Mobility.workspace_id == self.workspace_id,
            Mobility.project_id == project.id,
            Mobility.deleted_at.is_(None),
        )

    def add_mobilities(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert mobilities by their columns."""
        if rows:
            self.session.execute(insert(Mobility), [{**row, **self._here()} for row in rows])
        if len(rows) > AT_ONCE and self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(text("ANALYZE mobility"))  # else it reads the table for every next row

    def change_mobilities(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Update mobilities, which are locked, by their columns; `id` says which."""
        if not rows:
            return
        table = cast(Table, Mobility.__table__)
        columns = [name for name in rows[0] if name != "id"]
        change = update(table).where(
            table.c.workspace_id == bindparam("in_workspace"), table.c.id == bindparam("of_mobility")
        )
        change = change.values({name: bindparam(f"new_{name}", type_=table.c[name].type) for name in columns})
        sent = [
            {
                "in_workspace": self.workspace_id,
                "of_mobility": row["id"],
                **{f"new_{name}": row[name] for name in columns},
            }
            for row in rows
        ]
        self.session.connection().execute(change, sent)

    def add_revisions(self, rows: Sequence[Mapping[str, Any]], *, author: str, now: datetime) -> None:
        """Append what was just written: mobility, number and answers."""
        if rows:
            common = {**self._here(), "author": author, "saved_at": now}
            self.session.execute(insert(MobilityRevision), [{**row, **common} for row in rows])

    def _here(self) -> dict[str, UUID]:
        return {"workspace_id": self.workspace_id}

    def imports(self, project: Project) -> Sequence[MobilityImport]:
        """The last files that were sent, newest first."""
        query = self._own(MobilityImport).where(MobilityImport.project_id == project.id)
        newest = query.order_by(MobilityImport.sent_at.desc(), MobilityImport.id)
        return self.session.scalars(newest.limit(MOST_IMPORTS)).all()

    def mobility_import(self, project: Project, import_id: UUID) -> MobilityImport:
        """One file that was sent. Raises NotFound."""
        query = self._own(MobilityImport).where(MobilityImport.project_id == project.id)
        return self._one(query.where(MobilityImport.id == import_id))

    def forget_contents(self, before: datetime) -> None:
        """Drop the contents of all files that were sent before a moment, whoever sent them."""
        self.session.execute(forgotten(before), execution_options={"synchronize_session": False})


def forgotten(before: datetime) -> Update:
    """The change that drops the contents of all files that were sent before a moment."""
    old = (MobilityImport.sent_at < before, MobilityImport.content.is_not(None))
    return update(MobilityImport).where(*old).values(content=None)
