"""Long lists are quick: an index for each order with all that filters ask; documents know where they lead."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEPT, DELETED = sa.text("deleted_at IS NULL"), sa.text("deleted_at IS NOT NULL")
LEADS_TO = (
    "UPDATE document SET receiving = (SELECT m.receiving FROM mobility m "
    "WHERE m.workspace_id = document.workspace_id AND m.id = document.mobility_id) "
    "WHERE mobility_id IS NOT NULL"
)
SEARCH_BYTES = 1000

PROJECT = ["workspace_id", "project_id"]
DOCUMENTS = ["number", "title_sort", "type", "participant_sort", "status", "language", "changed_at"]
OF_DOCUMENTS = ["type", "status", "language", "receiving", "changed_at", "search_key", "deleted_at"]
MOBILITIES = [
    "number",
    "activity_type",
    "participant_sort",
    "receiving_sort",
    "starts_on",
    "ends_on",
    "status",
]
OF_MOBILITIES = [
    "activity_type",
    "role",
    "status",
    "receiving",
    "starts_on",
    "ends_on",
    "search_key",
    "deleted_at",
]


def upgrade() -> None:
    receiving = sa.Column("receiving", sa.String(200), server_default=sa.text("''"), nullable=False)
    op.add_column("document", receiving)
    op.execute(LEADS_TO)
    for table in ("document", "mobility"):
        _shorten_search_keys(table)
        op.drop_index(f"ix_{table}_list", table)
    op.create_index("ix_document_of_mobility", "document", ["workspace_id", "mobility_id"])
    for sort in DOCUMENTS:
        held = [name for name in OF_DOCUMENTS if name != sort]
        _index(f"ix_document_by_{sort}", "document", [*PROJECT, sort, "id", *held], KEPT)
    for sort in MOBILITIES:
        held = [name for name in OF_MOBILITIES if name != sort]
        _index(f"ix_mobility_by_{sort}", "mobility", [*PROJECT, "kind", sort, "id", *held], KEPT)
    counted = ["receiving", "deleted_at"]
    _index("ix_document_counted", "document", [*PROJECT, *counted], KEPT)
    _index("ix_mobility_counted", "mobility", [*PROJECT, "kind", *counted], KEPT)
    deleted = [*PROJECT, "deleted_at", "id", *DOCUMENTS, "receiving"]
    _index("ix_document_deleted", "document", deleted, DELETED)
    deleted = [*PROJECT, "deleted_at", "id", "kind", *MOBILITIES, "role", "receiving"]
    _index("ix_mobility_deleted", "mobility", deleted, DELETED)


def _index(name: str, table: str, columns: Sequence[str], rows: sa.TextClause) -> None:
    op.create_index(name, table, list(columns), sqlite_where=rows, postgresql_where=rows)


def _shorten_search_keys(name: str) -> None:
    """A search key stands in the indexes, whose rows are limited on PostgreSQL."""
    table = sa.table(
        name,
        sa.column("workspace_id", sa.Uuid()),
        sa.column("id", sa.Uuid()),
        sa.column("search_key", sa.String()),
    )
    long = sa.select(table).where(sa.func.length(table.c.search_key) * 4 > SEARCH_BYTES)
    connection = op.get_bind()
    for row in connection.execute(long).all():
        short = row.search_key.encode()[:SEARCH_BYTES].decode(errors="ignore")
        this_one = sa.and_(table.c.workspace_id == row.workspace_id, table.c.id == row.id)
        connection.execute(sa.update(table).where(this_one).values(search_key=short))
