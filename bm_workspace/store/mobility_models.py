"""Tables beside the mobilities: their earlier states, and the numbers given so far."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from bm_workspace.store.base import Base, UtcDateTime, by_code_point


class MobilityRevision(Base):
    """A saved state of a mobility: append-only."""

    __tablename__ = "mobility_revision"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "mobility_id"], ["mobility.workspace_id", "mobility.id"], ondelete="CASCADE"
        ),
    )
    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    mobility_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(String(20))
    activity_id: Mapped[str] = mapped_column(String(100))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed: Mapped[list[str]] = mapped_column(JSON)
    author: Mapped[str] = mapped_column(String(401))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class MobilityCounter(Base):
    """The last number given for an activity code in a project; a number is never given twice."""

    __tablename__ = "mobility_counter"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "project_id"], ["project.workspace_id", "project.id"], ondelete="CASCADE"
        ),
    )
    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(by_code_point(5), primary_key=True)
    last: Mapped[int]
