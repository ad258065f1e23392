"""Projects."""

from collections.abc import Sequence

from sqlalchemy import Select

from bm_workspace.store.models import Project
from bm_workspace.store.rows import Rows


class ProjectRows(Rows):
    """The projects of one workspace."""

    def projects(self) -> Sequence[Project]:
        """All projects, in the order of the scenario."""
        return self.session.scalars(self._own(Project).order_by(Project.position)).all()

    def project(self, code: str) -> Project:
        """The project with that code, and who acts in it. Raises NotFound."""
        return self._one(self._project(code))

    def project_for_change(self, code: str) -> Project:
        """The same, locked until the change is done: one after the other changes what belongs to it."""
        self._lock(Project.code == code)
        return self.project(code)

    def _project(self, code: str) -> Select[Project]:
        return self._with_acting(self._own(Project).where(Project.code == code))
