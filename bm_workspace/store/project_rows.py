"""Projects."""

from collections.abc import Sequence

from sqlalchemy import Select

from bm_workspace.identifiers import DATABASE
from bm_workspace.store.models import Project
from bm_workspace.store.rows import Rows


class ProjectRows(Rows):
    """The projects of one workspace."""

    def projects(self) -> Sequence[Project]:
        """All projects, in the order of the scenario; the database stands beside them."""
        query = self._own(Project).where(Project.code != DATABASE)
        return self.session.scalars(query.order_by(Project.position)).all()

    def find_database(self) -> Project | None:
        """The registration in the Europass mobility database, or None where there is none yet."""
        return self.session.scalars(self._project(DATABASE)).one_or_none()

    def project(self, code: str) -> Project:
        """The project with that code, and who acts in it. Raises NotFound."""
        return self._one(self._project(code))

    def project_for_change(self, code: str) -> Project:
        """The same, locked until the change is done: one after the other changes what belongs to it."""
        self._lock(Project.code == code)
        return self.project(code)

    def _project(self, code: str) -> Select[Project]:
        return self._with_acting(self._own(Project).where(Project.code == code))
