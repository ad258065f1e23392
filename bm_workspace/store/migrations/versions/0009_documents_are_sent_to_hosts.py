"""Links by which hosting organisations fill in documents."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "host_link",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.String(length=22), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("sent_revision", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), server_default=sa.text("''"), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "document_id"],
            ["document.workspace_id", "document.id"],
            name="fk_host_link_document",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_host_link_workspace", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_host_link"),
        sa.UniqueConstraint("token", name="uq_host_link_token"),
    )
    active = sa.text("revoked_at IS NULL")
    op.create_index(
        "uq_host_link_active",
        "host_link",
        ["workspace_id", "document_id"],
        unique=True,
        sqlite_where=active,
        postgresql_where=active,
    )
