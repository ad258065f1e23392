"""Revisions of projects, organisations and persons, and the keys by which the two latter are found."""

import sqlalchemy as sa
from alembic import op

from bm_workspace.keys import search_key, sort_key, title_key

revision = "0003"
down_revision = "0002"

OF_ORGANISATIONS = (
    "UPDATE organisation SET name_key = :key, name_sort = :sort, search_key = :search "
    "WHERE workspace_id = :workspace AND id = :id"
)
OF_PERSONS = (
    "UPDATE person SET name_sort = :sort, search_key = :search WHERE workspace_id = :workspace AND id = :id"
)


def by_code_point() -> sa.String:
    return sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    for table in ("project", "organisation", "person"):
        op.add_column(table, sa.Column("revision", sa.Integer(), server_default="1", nullable=False))
    op.add_column(
        "organisation", sa.Column("name_key", by_code_point(), server_default=sa.text("''"), nullable=False)
    )
    for table in ("organisation", "person"):
        op.add_column(
            table, sa.Column("name_sort", by_code_point(), server_default=sa.text("''"), nullable=False)
        )
        op.add_column(
            table, sa.Column("search_key", sa.String(), server_default=sa.text("''"), nullable=False)
        )
    fill(op.get_bind())
    op.create_index(
        "uq_organisation_name", "organisation", ["workspace_id", "project_id", "name_key"], unique=True
    )


def fill(connection: sa.Connection) -> None:
    organisations = [
        {
            "workspace": row.workspace_id,
            "id": row.id,
            "key": title_key(row.name),
            "sort": sort_key(row.name),
            "search": search_key(row.oid, row.name, row.city),
        }
        for row in connection.execute(sa.text("SELECT workspace_id, id, oid, name, city FROM organisation"))
    ]
    if organisations:
        connection.execute(sa.text(OF_ORGANISATIONS), organisations)
    persons = [
        {
            "workspace": row.workspace_id,
            "id": row.id,
            "sort": sort_key(f"{row.last_name} {row.first_name}"),
            "search": search_key(row.first_name, row.last_name, row.email),
        }
        for row in connection.execute(
            sa.text("SELECT workspace_id, id, first_name, last_name, email FROM person")
        )
    ]
    if persons:
        connection.execute(sa.text(OF_PERSONS), persons)
