"""Mobilities are created, edited and deleted: revisions, numbers given once, own IDs that are unique."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bm_workspace.identifiers import parse_mobility_id
from bm_workspace.keys import title_key

revision = "0004"
down_revision = "0003"

FIRST_REVISION = (
    'INSERT INTO mobility_revision (workspace_id, mobility_id, number, "values", author, saved_at) '
    "SELECT m.workspace_id, m.id, 1, m.\"values\", '', w.opened_at "
    "FROM mobility m JOIN workspace w ON w.id = m.workspace_id"
)
MOBILITY = sa.table(
    "mobility",
    sa.column("workspace_id", sa.Uuid()),
    sa.column("id", sa.Uuid()),
    sa.column("project_id", sa.Uuid()),
    sa.column("number", sa.String()),
    sa.column("activity_id", sa.String()),
    sa.column("activity_key", sa.String()),
    sa.column("values", sa.JSON()),
)
COUNTER = sa.table(
    "mobility_counter",
    sa.column("workspace_id", sa.Uuid()),
    sa.column("project_id", sa.Uuid()),
    sa.column("code", sa.String()),
    sa.column("last", sa.Integer()),
)


def by_code_point(length: int | None = None) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column(
        "mobility", sa.Column("activity_key", by_code_point(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("mobility", sa.Column("revision", sa.Integer(), server_default="1", nullable=False))
    op.add_column("mobility", sa.Column("deleted_at", sa.DateTime(), nullable=True))
    _make_revisions()
    _make_counters()
    _fill(op.get_bind())
    op.drop_index("ix_mobility_list", "mobility")
    listed = ["workspace_id", "project_id", "kind", "deleted_at", "number"]
    op.create_index("ix_mobility_list", "mobility", listed)
    active = sa.text("deleted_at IS NULL")
    op.create_index(
        "uq_mobility_active_activity_id",
        "mobility",
        ["workspace_id", "project_id", "activity_key"],
        unique=True,
        sqlite_where=active,
        postgresql_where=active,
    )


def _make_revisions() -> None:
    op.create_table(
        "mobility_revision",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("mobility_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("author", sa.String(length=401), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "mobility_id"],
            ["mobility.workspace_id", "mobility.id"],
            name="fk_mobility_revision_mobility",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "mobility_id", "number", name="pk_mobility_revision"),
    )


def _make_counters() -> None:
    op.create_table(
        "mobility_counter",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("code", by_code_point(5), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "project_id"],
            ["project.workspace_id", "project.id"],
            name="fk_mobility_counter_project",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "project_id", "code", name="pk_mobility_counter"),
    )


def _fill(connection: sa.Connection) -> None:
    """Keys of own IDs, a group's days for its subgroups, first revisions, and the numbers given so far."""
    rows = connection.execute(sa.select(MOBILITY)).all()
    for row in rows:
        this_one = sa.and_(MOBILITY.c.workspace_id == row.workspace_id, MOBILITY.c.id == row.id)
        key = title_key(row.activity_id)
        change = sa.update(MOBILITY).where(this_one).values(activity_key=key, values=_with_days(row.values))
        connection.execute(change)
    if rows:
        connection.execute(sa.insert(COUNTER), _counters(rows))
        connection.execute(sa.text(FIRST_REVISION))


def _with_days(values: dict[str, Any]) -> dict[str, Any]:
    days = {key: values.get("duration", {}).get(key, "") for key in ("start_date", "end_date")}
    if "subgroups" not in values:
        return values
    return {**values, "subgroups": [{**days, **subgroup} for subgroup in values["subgroups"]]}


def _counters(rows: Any) -> list[dict[str, Any]]:
    last: dict[tuple[Any, Any, str], int] = {}
    for row in rows:
        parts = parse_mobility_id(row.number)
        if parts:
            place = (row.workspace_id, row.project_id, parts.code)
            last[place] = max(last.get(place, 0), parts.counter)
    return [
        {"workspace_id": workspace, "project_id": project, "code": code, "last": counter}
        for (workspace, project, code), counter in last.items()
    ]
