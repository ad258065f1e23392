"""What every group of rows needs: the session, the workspace, and a way to find one row or none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bm_workspace.store.base import WRITING
from bm_workspace.store.errors import NotFound
from bm_workspace.store.models import Owned

Row = TypeVar("Row", bound=Owned)
Found = TypeVar("Found")


class Rows:
    """Rows of one workspace, and of no other."""

    def __init__(self, session: Session, workspace_id: UUID) -> None:
        self.session = session
        self.workspace_id = workspace_id

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One change: begun as a writing transaction, committed at the end, nothing kept where it fails.

        What was read before is read again, so that nothing is decided on an older state.
        """
        self.session.rollback()
        self.session.connection(execution_options={WRITING: True})
        try:
            yield
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise

    def _own(self, table: type[Row]) -> Select[Row]:
        return select(table).where(table.workspace_id == self.workspace_id)

    def _one(self, query: Select[Found]) -> Found:
        found: Found | None = self.session.scalars(query).one_or_none()
        if found is None:
            raise NotFound
        return found
