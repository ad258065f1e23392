"""The organisations and persons of a project."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import defer

from bm_workspace.keys import title_key
from bm_workspace.policies import EDIT
from bm_workspace.schema.prefill import ADDRESS
from bm_workspace.store.listing import Listing, Page, page_of
from bm_workspace.store.models import Mobility, Organisation, Person, Project
from bm_workspace.store.partner_lists import ORGANISATIONS, PERSONS
from bm_workspace.store.rows import Rows


class PartnerRows(Rows):
    """The participating organisations and associated persons of one workspace."""

    def organisations(self, project: Project, listing: Listing) -> Page:
        """The participating organisations, by name."""
        query = self._own(Organisation).where(Organisation.project_id == project.id)
        query = query.where(*ORGANISATIONS.conditions(listing))
        found = self.session.scalars(query.order_by(Organisation.name_sort, Organisation.id)).all()
        return page_of(found, listing, ORGANISATIONS)

    def organisation_names(self, project: Project) -> Sequence[str]:
        """The names of the participating organisations, in their order."""
        query = select(Organisation.name).where(
            Organisation.workspace_id == self.workspace_id, Organisation.project_id == project.id
        )
        return self.session.scalars(query.order_by(Organisation.name_sort)).all()

    def organisation(self, project: Project, organisation_id: UUID) -> Organisation:
        """A participating organisation. Raises NotFound."""
        query = self._own(Organisation).where(Organisation.project_id == project.id)
        return self._one(query.where(Organisation.id == organisation_id))

    def find_organisation(self, organisation_id: UUID) -> Organisation | None:
        """The organisation of that id, or None where it was not made yet."""
        return self.session.scalars(
            self._own(Organisation).where(Organisation.id == organisation_id)
        ).one_or_none()

    def organisation_facts(self, project: Project, name: str) -> dict[str, str]:
        """Address and contacts of the participating organisation of that name; empty where there is none."""
        query = self._own(Organisation).where(
            Organisation.project_id == project.id, Organisation.name == name
        )
        found = self.session.scalars(query.limit(1)).first()
        return {key: getattr(found, key) for key in ADDRESS} if found else {}

    def facts_of_organisations(self, project: Project, names: Collection[str]) -> dict[str, dict[str, str]]:
        """Address and contacts of the participating organisations of these names, by name."""
        query = self._own(Organisation).where(
            Organisation.project_id == project.id, Organisation.name.in_(sorted(names))
        )
        found = self.session.scalars(query.order_by(Organisation.id)).all()
        return {row.name: {key: getattr(row, key) for key in ADDRESS} for row in found}

    def taken_by_another(self, project: Project, organisation_id: UUID, oid: str, name: str) -> str:
        """What another organisation of the project has already: `oid`, `name`, or nothing."""
        others = self._own(Organisation).where(
            Organisation.project_id == project.id, Organisation.id != organisation_id
        )
        if self.session.scalars(others.where(Organisation.oid == oid)).first():
            return "oid"
        same_name = others.where(Organisation.name_key == title_key(name))
        return "name" if self.session.scalars(same_name).first() else ""

    def uses_of(self, project: Project, organisation: Organisation, limit: int) -> Sequence[Mobility]:
        """The first mobilities that begin or lead at an organisation, without their answers."""
        query = self._active_uses(project, organisation).options(defer(Mobility.values))
        return self.session.scalars(query.order_by(Mobility.number).limit(limit)).all()

    def count_uses_of(self, project: Project, organisation: Organisation) -> int:
        """How many mobilities begin or lead at an organisation."""
        query = self._active_uses(project, organisation)
        return self.session.scalar(select(func.count()).select_from(query.subquery())) or 0

    def all_uses_of(self, project: Project, name: str) -> Sequence[Mobility]:
        """All mobilities that begin or lead at the organisation of that name, deleted ones too."""
        return self.session.scalars(self._uses(project, name).order_by(Mobility.number)).all()

    def _active_uses(self, project: Project, organisation: Organisation) -> Select[Mobility]:
        return self._uses(project, organisation.name).where(Mobility.deleted_at.is_(None))

    def _uses(self, project: Project, name: str) -> Select[Mobility]:
        sides = (Mobility.values["from_to", side].as_string() == name for side in ("sending", "receiving"))
        return self._own(Mobility).where(Mobility.project_id == project.id, or_(*sides))

    def persons(self, project: Project, listing: Listing) -> Page:
        """The associated persons, in the order in which they were added."""
        query = self._own(Person).where(Person.project_id == project.id)
        query = query.where(*PERSONS.conditions(listing))
        found = self.session.scalars(query.order_by(Person.position, Person.id)).all()
        return page_of(found, listing, PERSONS)

    def person(self, project: Project, person_id: UUID) -> Person:
        """An associated person. Raises NotFound."""
        query = self._own(Person).where(Person.project_id == project.id)
        return self._one(query.where(Person.id == person_id))

    def find_person(self, person_id: UUID) -> Person | None:
        """The person of that id, or None where nobody was added yet."""
        return self.session.scalars(self._own(Person).where(Person.id == person_id)).one_or_none()

    def is_last_editor(self, project: Project, person: Person) -> bool:
        """Whether nobody else of the project has the right to edit."""
        others = self._own(Person).where(Person.project_id == project.id, Person.id != person.id)
        return person.rights == EDIT and not self.session.scalars(others.where(Person.rights == EDIT)).first()

    def next_position(self, project: Project) -> int:
        """The place at the end of the list of persons."""
        query = select(func.max(Person.position)).where(
            Person.workspace_id == self.workspace_id, Person.project_id == project.id
        )
        last = self.session.scalar(query)
        return 0 if last is None else last + 1
