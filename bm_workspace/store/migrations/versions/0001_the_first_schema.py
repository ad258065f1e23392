"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def by_code_point(length: int | None = None) -> sa.String:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "program",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_program"),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("return_code", sa.String(length=10), nullable=False),
        sa.Column("call_year", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspace"),
        sa.UniqueConstraint("return_code", name="uq_workspace_return_code"),
    )
    op.create_index("ix_workspace_changed_at", "workspace", ["changed_at"], unique=False)

    op.create_table(
        "project",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", by_code_point(31), nullable=False),
        sa.Column("action", sa.String(length=5), nullable=False),
        sa.Column("field", sa.String(length=3), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("call_year", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("agency", sa.String(length=4), nullable=False),
        sa.Column("beneficiary", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_project_workspace", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_project"),
        sa.UniqueConstraint("workspace_id", "code", name="uq_project_workspace_id_code"),
    )
    op.create_table(
        "mobility",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("number", by_code_point(35), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("activity_type", sa.String(length=20), nullable=False),
        sa.Column("activity_id", sa.String(length=100), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("participant", sa.String(length=401), nullable=False),
        sa.Column("participant_sort", by_code_point(), nullable=False),
        sa.Column("receiving", sa.String(length=200), nullable=False),
        sa.Column("receiving_sort", by_code_point(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "project_id"],
            ["project.workspace_id", "project.id"],
            name="fk_mobility_project",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_mobility_workspace", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_mobility"),
        sa.UniqueConstraint("workspace_id", "number", name="uq_mobility_workspace_id_number"),
    )
    op.create_index(
        "ix_mobility_list", "mobility", ["workspace_id", "project_id", "kind", "number"], unique=False
    )

    op.create_table(
        "organisation",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("oid", by_code_point(9), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("city", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("phone", sa.String(length=100), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "project_id"],
            ["project.workspace_id", "project.id"],
            name="fk_organisation_project",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_organisation_workspace", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_organisation"),
        sa.UniqueConstraint(
            "workspace_id", "project_id", "oid", name="uq_organisation_workspace_id_project_id_oid"
        ),
    )
    op.create_table(
        "person",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_name", sa.String(length=200), nullable=False),
        sa.Column("last_name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("phone", sa.String(length=100), nullable=False),
        sa.Column("role", sa.JSON(), nullable=False),
        sa.Column("rights", sa.String(length=4), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "project_id"],
            ["project.workspace_id", "project.id"],
            name="fk_person_project",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_person_workspace", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_person"),
    )
    op.create_index("ix_person_project", "person", ["workspace_id", "project_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("mobility_id", sa.Uuid(), nullable=True),
        sa.Column("made_from", sa.Uuid(), nullable=True),
        sa.Column("number", by_code_point(40), nullable=False),
        sa.Column("number_source", sa.String(length=10), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_key", by_code_point(), nullable=False),
        sa.Column("title_sort", by_code_point(), nullable=False),
        sa.Column("participant", sa.String(), nullable=False),
        sa.Column("participant_sort", by_code_point(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("unprintable", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=13), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "number_source IN ('mobility', 'database')", name=op.f("ck_document_number_source")
        ),
        sa.CheckConstraint("status IN ('draft', 'fully_encoded')", name=op.f("ck_document_status")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "made_from"],
            ["document.workspace_id", "document.id"],
            name="fk_document_document",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "mobility_id"],
            ["mobility.workspace_id", "mobility.id"],
            name="fk_document_mobility",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "project_id"],
            ["project.workspace_id", "project.id"],
            name="fk_document_project",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspace.id"], name="fk_document_workspace", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_document"),
    )
    op.create_index(
        "ix_document_list",
        "document",
        ["workspace_id", "project_id", "deleted_at", "changed_at"],
        unique=False,
    )
    op.create_index(
        "uq_document_active_title",
        "document",
        ["workspace_id", "mobility_id", "title_key"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )

    op.create_table(
        "document_revision",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.Column("author", sa.String(length=401), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "document_id"],
            ["document.workspace_id", "document.id"],
            name="fk_document_revision_document",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "document_id", "number", name="pk_document_revision"),
    )
