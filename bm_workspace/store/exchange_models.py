"""The table of imports: what was sent, what it would do, and what became of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from bm_workspace.store.base import UtcDateTime
from bm_workspace.store.models import Owned


class MobilityImport(Owned):
    """One file of mobilities. `content` goes once it is imported, or an hour after it was sent."""

    __tablename__ = "mobility_import"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "project_id"], ["project.workspace_id", "project.id"], ondelete="CASCADE"
        ),
        Index("ix_mobility_import_list", "workspace_id", "project_id", "sent_at"),
        Index("ix_mobility_import_sent_at", "sent_at"),
    )
    project_id: Mapped[UUID]
    file_name: Mapped[str] = mapped_column(String(200))
    encoding: Mapped[str] = mapped_column(String(10))
    invents: Mapped[bool]
    """Whether names, e-mail addresses and birth dates are replaced."""
    status: Mapped[str] = mapped_column(String(10))
    author: Mapped[str] = mapped_column(String(401))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    summary: Mapped[dict[str, Any]] = mapped_column(JSON)
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
