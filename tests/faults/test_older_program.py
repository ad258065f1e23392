"""A program that is still running after a newer one has raised the schema writes nothing, and says why."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bm_workspace.store.base import new_engine
from bm_workspace.store.migrate import SCHEMA_LOCK, begin_writing, current_version, head, upgrade
from bm_workspace.store.workspaces import Workspaces
from tests.conftest import NewDatabase
from tests.faults.killing import wait_until
from tests.houserules.tree import ROOT
from tests.web.browsing import Visitor
from tests.web.test_failures import TYPED, tell_in_words, with_a_document
from tests.web.test_upgrade import bring_to
from tests.web.things import DocumentAt, engine_of, revisions, saved

SAYS = "The program is being renewed"
NEWER = '''"""Documents have a colour."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{head}"


def upgrade() -> None:
    op.add_column("document", sa.Column("colour", sa.String(), nullable=False, server_default="red"))
'''
START = "from bm_workspace import create_app; create_app()"
WAITS, AT_MOST = 0.5, 30


@pytest.fixture(scope="module")
def newer_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that knows one more version of the schema."""
    folder = tmp_path_factory.mktemp("newer")
    for name in ("bm_workspace", "templates", "static", "fixtures"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    versions = folder / "bm_workspace" / "store" / "migrations" / "versions"
    (versions / "9999_documents_have_a_colour.py").write_text(NEWER.format(head=head()))
    return folder


@pytest.fixture
def somebody(other_app: Flask) -> tuple[Visitor, DocumentAt]:
    """Somebody with a document, at the program that will be the older one."""
    return with_a_document(other_app)


def start(program: Path, engine: Engine) -> None:
    """Start a program in a process of its own: it brings the database up to its own schema."""
    url = engine.url.render_as_string(hide_password=False)
    settings = {"BM_DATABASE_URL": url, "BM_SECRET_KEY": "only for tests: it opens nothing"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BM_")}
    subprocess.run([sys.executable, "-c", START], cwd=program, env={**kept, **settings}, check=True)


def test_the_older_program_refuses_once_the_newer_has_started(
    somebody: tuple[Visitor, DocumentAt], newer_program: Path
) -> None:
    visitor, document = somebody
    engine = engine_of(visitor.app)
    newcomer = Visitor(visitor.app)
    assert visitor.token
    assert newcomer.token

    start(newer_program, engine)

    refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)
    tell_in_words(refused, SAYS)
    assert newcomer.post("/start", may_fail=True).status_code == 503
    assert visitor.get("/healthz", may_fail=True).status_code == 503
    assert saved(visitor.app, document).revision == len(revisions(visitor.app, document)) == 1
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT colour FROM document LIMIT 1")) == "red"


def test_a_save_that_began_before_is_refused_within_the_change(
    somebody: tuple[Visitor, DocumentAt], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, document = somebody
    asked = Workspaces.is_open

    def then_the_schema_is_raised(workspaces: Workspaces, workspace_id: object) -> bool:
        is_open = asked(workspaces, workspace_id)  # type: ignore[arg-type]
        workspaces.session.rollback()
        with engine_of(visitor.app).begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        return is_open

    assert visitor.token
    monkeypatch.setattr(Workspaces, "is_open", then_the_schema_is_raised)
    refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)
    monkeypatch.undo()

    tell_in_words(refused, SAYS)
    assert saved(visitor.app, document).revision == 1


@pytest.fixture
def earlier(new_database: NewDatabase) -> Iterator[Engine]:
    """A database of the schema before the newest."""
    engine = new_engine(new_database())
    bring_to(engine, "0006")
    yield engine
    engine.dispose()


def is_waiting(engine: Engine, thread: Thread) -> bool:
    """Whether it waits for the lock of the schema; SQLite has one lock for all, and does not tell."""
    if engine.dialect.name == "sqlite":
        thread.join(WAITS)
        return thread.is_alive()
    waiting = "SELECT count(*) FROM pg_locks WHERE objid = :lock AND locktype = 'advisory' AND NOT granted"
    with engine.connect() as connection:
        return bool(connection.scalar(text(waiting), {"lock": SCHEMA_LOCK}))


def test_the_schema_is_raised_only_when_a_change_that_is_under_way_has_ended(earlier: Engine) -> None:
    raising = Thread(target=upgrade, args=[earlier])
    with Session(earlier) as session:
        begin_writing(session)

        raising.start()
        wait_until(lambda: not raising.is_alive() or is_waiting(earlier, raising), "it does nothing")

        assert raising.is_alive(), "the schema was raised under a change"
        session.commit()
    raising.join(AT_MOST)
    with earlier.connect() as connection:
        assert current_version(connection) == head()
