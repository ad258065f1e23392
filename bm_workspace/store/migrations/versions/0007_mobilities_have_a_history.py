"""Mobilities have a history, and are sorted by their own IDs.

Their revisions say what was done, which answers changed, and under which own ID.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bm_workspace.keys import sort_key

revision = "0007"
down_revision = "0006"

FILL = (
    "UPDATE mobility_revision SET changed = '[]', "
    "action = CASE number WHEN 1 THEN 'created' ELSE 'saved' END, "
    "activity_id = (SELECT m.activity_id FROM mobility m "
    "WHERE m.workspace_id = mobility_revision.workspace_id AND m.id = mobility_revision.mobility_id)"
)
"""Of earlier states only the first is known; the own ID that a mobility has now is the one to go back to."""

COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "action": sa.String(length=20),
    "activity_id": sa.String(length=100),
    "changed": sa.JSON(),
}
KEPT, DELETED = sa.text("deleted_at IS NULL"), sa.text("deleted_at IS NOT NULL")
ASKED = ("activity_type", "role", "status", "receiving", "starts_on", "ends_on")
SORTS = (
    "number",
    "activity_sort",
    "activity_type",
    "participant_sort",
    "receiving_sort",
    "starts_on",
    "ends_on",
    "status",
)
MOBILITY = sa.table(
    "mobility",
    sa.column("workspace_id", sa.Uuid()),
    sa.column("id", sa.Uuid()),
    sa.column("activity_id", sa.String()),
    sa.column("activity_sort", sa.String()),
)


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("mobility_revision", sa.Column(name, kind, nullable=True))
    op.execute(FILL)
    with op.batch_alter_table("mobility_revision") as table:
        for name, kind in COLUMNS.items():
            table.alter_column(name, existing_type=kind, nullable=False)
    key = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.add_column("mobility", sa.Column("activity_sort", key, server_default=sa.text("''"), nullable=False))
    _fill_sort_keys(op.get_bind())
    place = ["workspace_id", "project_id"]
    _index(
        "ix_mobility_by_activity_sort",
        [*place, "kind", "activity_sort", "id", *ASKED, "search_key", "deleted_at"],
        KEPT,
    )
    op.drop_index("ix_mobility_deleted", "mobility")
    _index("ix_mobility_deleted", [*place, "deleted_at", "id", "kind", *SORTS, "role", "receiving"], DELETED)


def _index(name: str, columns: list[str], rows: sa.TextClause) -> None:
    op.create_index(name, "mobility", columns, sqlite_where=rows, postgresql_where=rows)


def _fill_sort_keys(connection: sa.Connection) -> None:
    keys = (MOBILITY.c.workspace_id, MOBILITY.c.id)
    change = (
        sa.update(MOBILITY)
        .where(keys[0] == sa.bindparam("of_workspace"), keys[1] == sa.bindparam("this_one"))
        .values(activity_sort=sa.bindparam("sort"))
    )
    rows = connection.execute(sa.select(*keys, MOBILITY.c.activity_id)).all()
    if rows:
        sent = [{"of_workspace": r[0], "this_one": r[1], "sort": sort_key(r[2])} for r in rows]
        connection.execute(change, sent)
