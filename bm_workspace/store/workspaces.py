"""Workspaces as a whole: found by cookie or return code, opened with realistic data."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, delete, select, text
from sqlalchemy.orm import Session

from bm_workspace.store.errors import NotFound
from bm_workspace.store.migrate import begin_writing, refuse_newer
from bm_workspace.store.models import Workspace
from bm_workspace.store.seed import fill


class Workspaces:
    """The only way to workspaces by key or code; what is inside one hangs on its `WorkspaceStore`."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def schema_version(self) -> str:
        """The schema version of the database. Raises NewerDatabase where it is not one of ours."""
        version: str = self.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        refuse_newer(version)
        return version

    def is_open(self, workspace_id: UUID) -> bool:
        """Whether the workspace exists. Raises NewerDatabase."""
        query = select(
            select(Workspace.id).where(Workspace.id == workspace_id).scalar_subquery(),
            select(text("version_num")).select_from(text("alembic_version")).scalar_subquery(),
        )
        found, version = self.session.execute(query).one()
        refuse_newer(version)
        return found is not None

    def return_code(self, workspace_id: UUID) -> str:
        """The code by which the workspace is opened again."""
        code = self.session.scalar(select(Workspace.return_code).where(Workspace.id == workspace_id))
        if code is None:
            raise NotFound
        return code

    def by_return_code(self, code: str) -> UUID:
        """The workspace of a return code, however it was typed. Raises NotFound."""
        found = self.session.scalar(select(Workspace.id).where(Workspace.return_code == as_return_code(code)))
        if found is None:
            raise NotFound
        return found

    def idle_since(self, moment: datetime) -> Sequence[UUID]:
        """The workspaces in which nothing was changed since a moment, the longest idle first."""
        query = select(Workspace.id).where(Workspace.changed_at < moment)
        return self.session.scalars(query.order_by(Workspace.changed_at, Workspace.id)).all()

    def remove(self, workspace_id: UUID, idle_since: datetime) -> bool:
        """Remove a workspace for ever with all that is in it; False where it was changed meanwhile."""
        begin_writing(self.session)
        still = (Workspace.id == workspace_id, Workspace.changed_at < idle_since)
        removed = self.session.execute(delete(Workspace).where(*still))
        self.session.commit()
        return bool(cast(CursorResult[Any], removed).rowcount)

    def open(self, workspace_id: UUID, return_code: str, now: datetime) -> None:
        """Make a workspace with the whole scenario in it, in one transaction."""
        begin_writing(self.session)
        fill(self.session, workspace_id, return_code, now)
        self.session.commit()


def as_return_code(typed: str) -> str:
    """A return code as stored: capitals, no spaces or marks, digits read as the letters they resemble."""
    kept = "".join(letter for letter in typed.upper() if letter.isalnum())
    return kept.translate(str.maketrans("018", "OIB"))[:10]
