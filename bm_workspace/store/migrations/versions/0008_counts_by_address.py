"""What is bounded for one address is counted, the address known by its place alone."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "address_count",
        sa.Column(
            "act", sa.String(10).with_variant(sa.String(10, collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("act", "place", name="pk_address_count"),
    )
    op.create_index("ix_address_count_ends_at", "address_count", ["ends_at"])
