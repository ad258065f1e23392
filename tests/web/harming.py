"""What goes wrong with a database: somebody else holds it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, event

from bm_workspace.store.base import Base


def be_impatient(engine: Engine) -> None:
    """Wait for locks a tenth of a second, not five."""

    def set_it(connection: object, *_more: object) -> None:
        statement = (
            "PRAGMA busy_timeout=100" if engine.dialect.name == "sqlite" else "SET lock_timeout = '100ms'"
        )
        connection.execute(statement)  # type: ignore[attr-defined]

    event.listen(engine, "checkout", set_it)


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Somebody else is writing everywhere; reading goes on."""
    other, tables = create_engine(engine.url), ", ".join(Base.metadata.tables)
    lock = "BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else f"LOCK TABLE {tables} IN EXCLUSIVE MODE"
    with other.connect() as connection:
        connection.exec_driver_sql(lock)
        yield
    other.dispose()
