"""A database that is gone while connections are open is told in words, and found again when it is back."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask, Response
from sqlalchemy import event

from bm_workspace import create_app
from bm_workspace.extensions import db
from tests.conftest import settings_for
from tests.faults.cluster import Cluster, own_server
from tests.web.browsing import Visitor, text_of
from tests.web.test_failures import TYPED, tell_in_words, with_a_document
from tests.web.things import DocumentAt, engine_of, saved

SAYS = "The database does not answer"
NAME = TYPED["participant-full_name"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a database."""
    return tmp_path / "gone.sqlite"


@pytest.fixture
def on_a_file(file: Path) -> Iterator[tuple[Visitor, DocumentAt]]:
    """Somebody with a document in that file."""
    app = create_app(settings_for(f"sqlite:///{file}"))
    yield with_a_document(app)
    engine_of(app).dispose()


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A PostgreSQL cluster that may be killed."""
    with own_server() as cluster:
        yield cluster


@pytest.fixture
def on_a_server(server: Cluster) -> Iterator[tuple[Visitor, DocumentAt]]:
    """Somebody with a document in that cluster."""
    app = create_app(settings_for(server.url))
    yield with_a_document(app)
    engine_of(app).dispose()


def name_in(app: Flask, document: DocumentAt) -> str:
    return str(saved(app, document).values["participant"]["full_name"])


def test_a_file_that_is_moved_away_is_missed_at_once_and_no_other_is_made(
    on_a_file: tuple[Visitor, DocumentAt], file: Path
) -> None:
    visitor, document = on_a_file
    away = file.rename(file.with_suffix(".away"))

    refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)

    tell_in_words(refused, SAYS)
    assert visitor.get("/healthz", may_fail=True).status_code == 503
    assert not file.exists()
    away.rename(file)
    assert visitor.submit(refused, "form.kept").status_code == 303
    assert name_in(visitor.app, document) == NAME


def test_what_is_saved_after_another_file_was_put_in_the_place_is_in_that_file(
    on_a_file: tuple[Visitor, DocumentAt], file: Path
) -> None:
    visitor, document = on_a_file
    put_a_copy_in_the_place(file)

    assert visitor.post(document.tab("participant"), TYPED).status_code == 303

    engine_of(visitor.app).dispose()
    with closing(sqlite3.connect(file)) as connection:
        row = connection.execute('SELECT "values" FROM document WHERE revision = 2').fetchone()
    assert json.loads(row[0])["participant"]["full_name"] == NAME


def put_a_copy_in_the_place(file: Path) -> None:
    """As an operator puts a file back: without what stands beside it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    Path(shutil.copy(file, file.with_suffix(".copy"))).replace(file)
    for ending in ("-wal", "-shm"):
        Path(f"{file}{ending}").unlink()


def test_a_server_that_was_killed_is_missed_and_found_again(
    on_a_server: tuple[Visitor, DocumentAt], server: Cluster
) -> None:
    visitor, document = on_a_server
    server.kill()

    refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)
    health = visitor.get("/healthz", may_fail=True)

    tell_in_words(refused, SAYS)
    assert health.status_code == 503
    server.start()
    assert visitor.submit(refused, "form.kept").status_code == 303
    assert name_in(visitor.app, document) == NAME


def test_what_was_saved_just_before_a_server_was_killed_is_there(
    on_a_server: tuple[Visitor, DocumentAt], server: Cluster
) -> None:
    visitor, document = on_a_server
    assert visitor.post(document.tab("participant"), TYPED).status_code == 303

    server.kill()
    server.start()

    assert NAME in text_of(visitor.get(document.view), "main")


def test_an_answer_that_is_finished_arrives_though_the_server_dies_before_its_end(
    on_a_server: tuple[Visitor, DocumentAt], server: Cluster
) -> None:
    visitor, document = on_a_server

    def die(response: Response) -> Response:
        server.kill()
        return response

    visitor.app.after_request_funcs.setdefault(None, []).append(die)
    answer = visitor.get(document.view)
    visitor.app.after_request_funcs[None].remove(die)

    assert answer.status_code == 200
    server.start()
    assert visitor.get(document.view).status_code == 200


@pytest.mark.parametrize("moment", ["commit", "after_commit"])
def test_a_server_that_dies_while_or_just_after_a_save_is_committed_leaves_open_whether_it_was_saved(
    on_a_server: tuple[Visitor, DocumentAt], server: Cluster, moment: str
) -> None:
    visitor, document = on_a_server
    dies = engine_of(visitor.app) if moment == "commit" else db.session
    event.listen(dies, moment, lambda _it: server.kill(), once=True)

    refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)

    tell_in_words(refused, "It is not certain whether this was saved")
    server.start()
    for _ in range(2):
        assert visitor.submit(refused, "form.kept").status_code == 303
    assert saved(visitor.app, document).revision == 2
    assert name_in(visitor.app, document) == NAME
