"""A program that was worked with, and its backup."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from bm_workspace import create_app
from bm_workspace.schema.lists import read
from bm_workspace.services.backup import back_up, restore
from bm_workspace.store.base import new_engine
from tests.conftest import NewDatabase, settings_for, started
from tests.web.browsing import Visitor
from tests.web.partners import FORM, NEW
from tests.web.things import engine_of

NOW = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def worked(new_database: NewDatabase) -> Iterator[Flask]:
    """A program with two practice copies and every nasty text in one of them; it is only looked at."""
    app = create_app(settings_for(new_database()))
    started(Visitor(app))
    visitor = started(Visitor(app))
    code = visitor.get("/first-project").location.split("/")[2]
    for number, nasty in enumerate(read("nasty_strings")):
        text = nasty["text"][:100]
        own = {**NEW, "organisation__oid": f"E2000{number:04}", "organisation__name": f"{number} {text}"}
        form = visitor.get(f"/projects/{code}/organisations/new")
        assert visitor.submit(form, FORM, **own).status_code == 303
    yield app
    engine_of(app).dispose()


@pytest.fixture(scope="module")
def made(worked: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The backup of it."""
    file = tmp_path_factory.mktemp("backup") / "backup.jsonl.gz"
    back_up(engine_of(worked), file, now=NOW)
    return file


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """A backup that may be damaged."""
    return Path(shutil.copy(made, tmp_path / "backup"))


@pytest.fixture
def used(new_database: NewDatabase, made: Path) -> Iterator[Flask]:
    """A program on a database with the same in it, which may be changed."""
    url = new_database()
    engine = new_engine(url)
    restore(engine, made, replace=False)
    engine.dispose()
    app = create_app(settings_for(url))
    yield app
    engine_of(app).dispose()


@pytest.fixture(scope="module")
def untouched(new_database: NewDatabase) -> Iterator[Engine]:
    """A database in which nothing ever is."""
    engine = new_engine(new_database())
    yield engine
    engine.dispose()


@pytest.fixture
def empty(new_database: NewDatabase) -> Iterator[Engine]:
    """A database of the same kind with nothing in it."""
    engine = new_engine(new_database())
    yield engine
    engine.dispose()
