"""Bring a database to this program's schema, and recognise one that a newer program has migrated."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from bm_workspace.store.base import WRITING
from bm_workspace.store.errors import NewerDatabase

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK, SCHEMA_LOCK = 7_304_518, 7_304_519
"""Any numbers, the same in every process.

Of the first: one process changes what all share, the others wait. Of the second: whoever writes shares it,
and whoever raises the schema has it alone.
"""


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
        version = current_version(connection)
        refuse_newer(version)
        if version == head():
            return
        _lock(connection, "pg_advisory_xact_lock", SCHEMA_LOCK)
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def wait_for_turn(connection: Connection) -> None:
    """Let one process after the other change what all workspaces share; on SQLite writing does that."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))
    _lock(connection, "pg_advisory_xact_lock", UPGRADE_LOCK)


def keep_schema(connection: Connection) -> None:
    """Until the end of a writing transaction nobody raises the schema. Raises NewerDatabase."""
    _lock(connection, "pg_advisory_xact_lock_shared", SCHEMA_LOCK)
    refuse_newer(connection.scalar(text("SELECT version_num FROM alembic_version")))


def begin_writing(session: Session) -> Connection:
    """Begin a transaction that will write and reads everything anew. Raises NewerDatabase."""
    session.rollback()
    connection = session.connection(execution_options={WRITING: True})
    keep_schema(connection)
    return connection


def _lock(connection: Connection, kind: str, number: int) -> None:
    """Take a lock until the transaction ends; on SQLite whoever writes is alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT {kind}(:number)"), {"number": number})


def current_version(connection: Connection) -> str | None:
    """The schema version of a database; None where there is no schema yet."""
    return MigrationContext.configure(connection).get_current_revision()


def refuse_newer(version: str | None) -> None:
    """Raise NewerDatabase where a version is not one of ours."""
    if version is not None and version not in known_versions():
        raise NewerDatabase(version)
