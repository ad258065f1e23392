"""A backup of the whole database while people work, and putting one into a database, of either kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic import command
from sqlalchemy import Connection, Engine, MetaData, inspect, text

from bm_workspace.backup_file import Head, WrongBackup, opened_backup, write_backup
from bm_workspace.services.upkeep import bring_up_to_date
from bm_workspace.store.base import WRITING, Base
from bm_workspace.store.dump import UnknownPlace, all_rows, put_rows
from bm_workspace.store.migrate import (
    configuration,
    current_version,
    head,
    known_versions,
    refuse_newer,
    wait_for_turn,
)

OURS = (*Base.metadata.tables, "alembic_version")
FULL = {
    "workspace": "SELECT count(*) FROM workspace",
    "esco_set": "SELECT count(*) FROM esco_set WHERE source = 'import'",
}
"""What is asked to see whether a database holds something that nobody may lose unasked."""


class OlderDatabase(RuntimeError):
    """The database still has the schema of an earlier program, or none."""


class NotEmpty(RuntimeError):
    """The database holds practice copies or imported skills already."""


class ForeignTables(RuntimeError):
    """The database holds tables that are not ours; `args` names one."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """How many rows went out or came in, and what the backup says of itself."""

    rows: int
    head: Head


def back_up(engine: Engine, file: Path, *, now: datetime) -> Done:
    """Write everything as it stood at one moment; nobody has to wait.

    Raises OlderDatabase, NewerDatabase, DatabaseUnavailable, OSError.
    """
    with _snapshot(engine) as connection:
        version = current_version(connection)
        refuse_newer(version)
        if version != head():
            raise OlderDatabase
        found = Head(schema=head(), made_at=now.isoformat(timespec="seconds"))
        return Done(rows=write_backup(file, found, all_rows(connection)), head=found)


def restore(engine: Engine, file: Path, *, replace: bool) -> Done:
    """Put a backup into an empty database, or with `replace` in the place of everything; or change nothing.

    One of an earlier program is migrated on the way. Raises WrongBackup, NotEmpty, ForeignTables,
    DatabaseUnavailable.
    """
    with opened_backup(file) as (found, rows), _writing(engine) as connection:
        if found.schema not in known_versions():
            raise WrongBackup("it was made by a newer bm-workspace")
        wait_for_turn(connection)
        _make_room(connection, replace=replace)
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, found.schema)
        try:
            count = put_rows(connection, rows)
        except UnknownPlace as error:
            raise WrongBackup(f"it holds what is no practice data ({error})") from error
        command.upgrade(config, "head")
    bring_up_to_date(engine)
    return Done(rows=count, head=found)


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        yield connection


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """Everything as it stands now, whatever is written meanwhile."""
    still = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    options = still if engine.dialect.name == "postgresql" else {}  # every transaction of SQLite does
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _make_room(connection: Connection, *, replace: bool) -> None:
    """Take our tables away; only with `replace` where something is in them."""
    refuse_newer(current_version(connection))
    present = inspect(connection).get_table_names()
    foreign = sorted(set(present) - set(OURS))
    if foreign:
        raise ForeignTables(foreign[0])
    asked = [query for table, query in FULL.items() if table in present]
    if not replace and any(connection.scalar(text(query)) for query in asked):
        raise NotEmpty
    schema = MetaData()
    schema.reflect(connection, only=present)
    schema.drop_all(connection)
