"""ESCO's skills, the same for all workspaces."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def by_code_point(length: int | None = None) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "esco_set",
        sa.Column("source", by_code_point(8), nullable=False),
        sa.Column("language", by_code_point(2), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint("source IN ('embedded', 'import')", name=op.f("ck_esco_set_source")),
        sa.PrimaryKeyConstraint("source", "language", name="pk_esco_set"),
    )
    op.create_table(
        "esco_skill",
        sa.Column("source", by_code_point(8), nullable=False),
        sa.Column("language", by_code_point(2), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("uri", by_code_point(200), nullable=False),
        sa.Column("label", sa.String(length=500), nullable=False),
        sa.Column("keys", by_code_point(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source", "language"],
            ["esco_set.source", "esco_set.language"],
            name="fk_esco_skill_esco_set",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("source", "language", "place", name="pk_esco_skill"),
        sa.UniqueConstraint("uri", "language", "source", name="uq_esco_skill_uri_language_source"),
    )
