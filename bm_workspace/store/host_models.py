"""The table of links by which hosting organisations fill in documents that were sent to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bm_workspace.store.base import UtcDateTime
from bm_workspace.store.models import Owned


class HostLink(Owned):
    """A link that opens one document to its host until it is revoked; a document has one at a time."""

    __tablename__ = "host_link"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "document_id"], ["document.workspace_id", "document.id"], ondelete="CASCADE"
        ),
        Index(
            "uq_host_link_active",
            "workspace_id",
            "document_id",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )
    document_id: Mapped[UUID]
    token: Mapped[str] = mapped_column(String(22), unique=True)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_revision: Mapped[int]
    """The document as it was sent."""
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_by: Mapped[str] = mapped_column(String(200), server_default=text("''"))
    """Who confirmed, as typed by the host."""
