"""Projects, their organisations and persons, and their mobilities."""

from collections.abc import Sequence

from sqlalchemy import Select
from sqlalchemy.orm import contains_eager, defer

from bm_workspace.schema.prefill import ADDRESS
from bm_workspace.store.listing import Listing, Page, contains, paged
from bm_workspace.store.models import Mobility, Organisation, Person, Project
from bm_workspace.store.rows import Rows

MOBILITY_SORTS = {
    "number": Mobility.number,
    "activity": Mobility.activity_type,
    "participant": Mobility.participant_sort,
    "receiving": Mobility.receiving_sort,
    "start": Mobility.starts_on,
    "end": Mobility.ends_on,
    "status": Mobility.status,
}


class ProjectRows(Rows):
    """The projects of one workspace, with everybody and everything in them but the documents."""

    def projects(self) -> Sequence[Project]:
        """All projects, in the order of the scenario."""
        return self.session.scalars(self._own(Project).order_by(Project.position)).all()

    def project(self, code: str) -> Project:
        """The project with that code. Raises NotFound."""
        return self._one(self._own(Project).where(Project.code == code))

    def organisations(self, project: Project) -> Sequence[Organisation]:
        """The participating organisations, by name."""
        query = self._own(Organisation).where(Organisation.project_id == project.id)
        return self.session.scalars(query.order_by(Organisation.name)).all()

    def organisation_facts(self, project: Project, name: str) -> dict[str, str]:
        """Address and contacts of the participating organisation of that name; empty where there is none."""
        query = self._own(Organisation).where(
            Organisation.project_id == project.id, Organisation.name == name
        )
        found = self.session.scalars(query.limit(1)).first()
        return {key: getattr(found, key) for key in ADDRESS} if found else {}

    def contact_person(self, project_id: object) -> Person:
        """The associated person in whose name a visitor acts: the first with the right to edit."""
        query = self._own(Person).where(Person.project_id == project_id, Person.rights == "edit")
        return self._one(query.order_by(Person.position).limit(1))

    def mobilities(self, project: Project, kind: str, listing: Listing) -> Page:
        """The individual or group mobilities of a project."""
        query = self._own(Mobility).where(Mobility.project_id == project.id, Mobility.kind == kind)
        query = query.where(contains(Mobility.search_key, listing.search)).options(defer(Mobility.values))
        number = Mobility.number
        return paged(self.session, query, listing, MOBILITY_SORTS, default=number, tie=number)

    def mobility(self, code: str, number: str) -> Mobility:
        """The mobility with that ID in the project with that code, its project with it. Raises NotFound."""
        return self._one(self._mobility(code, number))

    def mobility_for_change(self, code: str, number: str) -> Mobility:
        """The same, locked until the change is done: only one document of a mobility is made at a time."""
        return self._one(self._mobility(code, number).with_for_update(of=Mobility))

    def _mobility(self, code: str, number: str) -> Select[Mobility]:
        query = self._own(Mobility).join(Mobility.project).options(contains_eager(Mobility.project))
        return query.where(Project.code == code, Mobility.number == number)
