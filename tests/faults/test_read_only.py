"""A database that may not be written is told in words, and work goes on as soon as it may be again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, text

from tests.conftest import started
from tests.faults.places import only_to_read
from tests.web.browsing import Visitor, text_of
from tests.web.test_failures import TYPED, tell_in_words, with_a_document
from tests.web.things import DocumentAt, engine_of, saved

SAYS = "The database takes no changes"


@pytest.fixture
def somebody(other_app: Flask) -> tuple[Visitor, DocumentAt]:
    """Somebody with a document, on a database that will not be written."""
    return with_a_document(other_app)


@contextmanager
def not_to_be_written(engine: Engine, place: str) -> Iterator[None]:
    """Meanwhile the file, or its folder, or the PostgreSQL database takes no changes."""
    if engine.dialect.name == "sqlite":
        file = Path(str(engine.url.database))
        engine.dispose()  # who has the file open already may go on writing
        with only_to_read(file if place == "file" else file.parent):
            yield
            engine.dispose()
        return
    set_read_only(engine, "on")
    yield
    set_read_only(engine, "off")


def set_read_only(engine: Engine, state: str) -> None:
    """As on a server that became the copy of another: connections that were there are closed."""
    other = create_engine(engine.url, isolation_level="AUTOCOMMIT")
    with other.connect() as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        setting = f"SET default_transaction_read_only = {state}"
        connection.execute(text(f"ALTER DATABASE {engine.url.database} {setting}"))
        mine = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{mine} AND pid <> pg_backend_pid()"))
    other.dispose()


@pytest.mark.parametrize("place", ["file", "folder"])
def test_it_is_told_in_words_and_work_goes_on_afterwards(
    somebody: tuple[Visitor, DocumentAt], database_kind: str, place: str
) -> None:
    if (database_kind, place) == ("postgresql", "folder"):
        pytest.skip("a server has no folder of ours")
    (visitor, document), newcomer = somebody, Visitor(somebody[0].app)
    assert visitor.token
    assert newcomer.token

    with not_to_be_written(engine_of(visitor.app), place):
        refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)
        not_begun = newcomer.post("/start", may_fail=True)
        looked = visitor.get(document.view, may_fail=True)

    tell_in_words(refused, SAYS)
    assert (not_begun.status_code, text_of(not_begun, "h1")) == (503, SAYS)
    assert looked.status_code == (503 if place == "folder" else 200)
    assert saved(visitor.app, document).revision == 1
    assert visitor.submit(refused, "form.kept").status_code == 303
    assert saved(visitor.app, document).values["participant"]["full_name"] == TYPED["participant-full_name"]
    assert started(newcomer)
