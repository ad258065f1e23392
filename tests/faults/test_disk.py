"""A full disk is told in words, what was typed is kept, nothing is half saved, and work goes on after it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from secrets import token_hex

import pytest
from flask import Flask
from psycopg.sql import SQL, Literal
from werkzeug.test import TestResponse

from bm_workspace import create_app
from tests.conftest import settings_for
from tests.faults.checking import faults
from tests.faults.cluster import own_server
from tests.faults.places import full, small_disk
from tests.postgres import execute
from tests.web.browsing import Visitor, shown, text_of
from tests.web.test_failures import with_a_document
from tests.web.things import DocumentAt, engine_of, revisions, saved

SIZE = "48m"
LONG = 100_000
"""Letters of a text that no database can press together, so that a few of them fill what room there is."""


@pytest.fixture(scope="module")
def disk(database_kind: str) -> Iterator[tuple[Path, str]]:
    """A small disk, and the address of a database on it."""
    with ExitStack() as stack:
        if database_kind == "sqlite":
            home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bm-disk-")))
            place = stack.enter_context(small_disk(home / "disk", SIZE))
            yield place, f"sqlite:///{place}/full.sqlite"
            return
        server = stack.enter_context(own_server())
        place = stack.enter_context(small_disk(server.home / "disk", SIZE))
        shutil.chown(place, "postgres", "postgres")
        execute(server.url, SQL("CREATE TABLESPACE small LOCATION {}").format(Literal(str(place))))
        execute(
            server.url, SQL("CREATE DATABASE cramped TABLESPACE small ENCODING 'UTF8' TEMPLATE template0")
        )
        yield place, server.address("cramped")


@pytest.fixture(scope="module")
def app(disk: tuple[Path, str]) -> Iterator[Flask]:
    """The program with its database on the small disk."""
    app = create_app(settings_for(disk[1]))
    yield app
    engine_of(app).dispose()


def save_until_refused(visitor: Visitor, document: DocumentAt) -> tuple[list[str], TestResponse]:
    """What was acknowledged, and the first refusal."""
    acknowledged: list[str] = []
    while True:
        text = token_hex(LONG // 2)
        sent = {"activities-tasks": text, "revision": str(len(acknowledged) + 1)}
        answer = visitor.post(document.tab("activities"), sent, may_fail=True)
        if answer.status_code != 303:
            assert text in answer.text
            return acknowledged, answer
        acknowledged.append(text)


def test_a_full_disk_is_told_and_nothing_is_half_saved(app: Flask, disk: tuple[Path, str]) -> None:
    visitor, document = with_a_document(app)

    with full(disk[0]):
        acknowledged, refused = save_until_refused(visitor, document)
        looked, health = visitor.get(document.view), visitor.get("/healthz")

    assert refused.status_code == 503
    assert text_of(refused, "h1") == "There is no room left"
    assert (looked.status_code, health.status_code) == (200, 200)
    states = revisions(app, document)
    assert [state.values["activities"]["tasks"] for state in states[1:]] == acknowledged
    assert saved(app, document).revision == len(states)
    assert list(faults(engine_of(app), [])) == []
    assert visitor.submit(refused, "form.kept").status_code == 303
    assert saved(app, document).values["activities"]["tasks"] == shown(refused, "activities-tasks")
