"""Bring a database to this program's schema, and recognise one that a newer program has migrated."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from bm_workspace.store.base import WRITING
from bm_workspace.store.errors import NewerDatabase

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK = 7_304_518
"""Any number, the same in every process: one of them changes what all share, the others wait."""


def configuration() -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


@cache
def head() -> str:
    """The schema version that this program knows as the newest."""
    return ScriptDirectory.from_config(configuration()).get_current_head() or ""


@cache
def known_versions() -> frozenset[str]:
    """All schema versions that this program knows."""
    return frozenset(s.revision for s in ScriptDirectory.from_config(configuration()).walk_revisions())


def upgrade(engine: Engine) -> None:
    """Migrate to the newest schema in one transaction. Raises NewerDatabase, which it leaves untouched."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        wait_for_turn(connection)
        refuse_newer(current_version(connection))
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def wait_for_turn(connection: Connection) -> None:
    """Let one process after the other change what all workspaces share; on SQLite writing does that."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})


def current_version(connection: Connection) -> str | None:
    """The schema version of a database; None where there is no schema yet."""
    return MigrationContext.configure(connection).get_current_revision()


def refuse_newer(version: str | None) -> None:
    """Raise NewerDatabase where a version is not one of ours."""
    if version is not None and version not in known_versions():
        raise NewerDatabase(version)
