"""How rows are kept: naming, UTC times, and connections that behave the same on both databases."""

from datetime import UTC, datetime
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    TypeDecorator,
    create_engine,
    event,
)
from sqlalchemy.orm import DeclarativeBase

from bm_workspace.store.faults import in_our_words
from bm_workspace.store.sqlite_file import stay_with_the_file

WRITING = "bm_writing"
"""Execution option of a transaction that will write: SQLite must know before it reads."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=NAMES)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC on every database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 given by SQLAlchemy
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value else None


def by_code_point(length: int | None = None) -> String:
    """Text that is compared by code point, whatever collation the database was created with."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def engine_options(url: str) -> dict[str, Any]:
    """How connections are made: nobody waits longer than five seconds for a lock or a server."""
    if url.startswith("sqlite"):
        return {"hide_parameters": True}  # what people typed shall not stand in a log
    # What a list reads stays in memory, where an index is not dearer than a table: PostgreSQL assumes a disk.
    options = "-c lock_timeout=5s -c random_page_cost=1.1"
    connecting = {"connect_timeout": 5, "options": options}
    return {"hide_parameters": True, "pool_pre_ping": True, "connect_args": connecting}


def new_engine(url: str) -> Engine:
    """An engine that keeps our promises, for whoever works without an application."""
    engine = create_engine(url, **engine_options(url))
    prepare_engine(engine)
    return engine


def prepare_engine(engine: Engine) -> None:
    """Make an engine keep our promises: real transactions, foreign keys, errors in our words."""
    event.listen(engine, "handle_error", in_our_words)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        stay_with_the_file(engine)


def _prepare_sqlite(connection: SQLiteConnection, _record: Any) -> None:
    connection.isolation_level = None  # the driver shall not begin transactions by itself
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
