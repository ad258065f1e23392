"""Run by Alembic: migrates on the connection it is given."""

from alembic import context

from bm_workspace.store import models

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=models.Owned.metadata,
    transaction_per_migration=False,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
