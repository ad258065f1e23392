"""ESCO's indexes are ready before somebody searches, and follow an import without anybody waiting."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from bm_workspace.extensions import db
from bm_workspace.services.esco import import_skills
from bm_workspace.store import skill_indexes
from bm_workspace.store.skill_indexes import KeptWarm, warm_up
from bm_workspace.store.skills import Skills
from tests.conftest import started
from tests.esco_files import address, row, written
from tests.web.browsing import Visitor
from tests.web.test_esco import labels
from tests.web.things import engine_of

HOOKS, PLANES = row(address(1), "apčubināt āķus"), row(address(2), "apčubināt ēveles")


@pytest.fixture
def reader(other_app: Flask) -> Visitor:
    """Somebody with a workspace where one test may import."""
    return started(Visitor(other_app))


@pytest.fixture
def take_over(other_app: Flask, tmp_path: Path) -> Callable[..., None]:
    """Imports rows as a file."""

    def import_rows(*rows: list[str]) -> None:
        with other_app.app_context():
            import_skills(Skills(db.session()), [written(tmp_path, rows)])

    return import_rows


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of the sets that are read from the database."""
    done: list[str] = []
    read = skill_indexes._read

    def noted(session: object, one: object) -> object:
        done.append(one.source)  # type: ignore[attr-defined]
        return read(session, one)  # type: ignore[arg-type]

    monkeypatch.setattr(skill_indexes, "_read", noted)
    return done


@pytest.fixture
def kept_warm(other_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Indexes of which somebody takes care, who is asleep as long as the test lasts."""
    monkeypatch.setattr(skill_indexes, "warm_up", lambda _engine: None)
    keeping = KeptWarm(engine_of(other_app))
    yield
    keeping.end()


def test_who_searches_after_the_start_waits_for_no_index(
    other_app: Flask, reader: Visitor, take_over: Callable[..., None], reads: list[str]
) -> None:
    take_over(HOOKS)
    warm_up(engine_of(other_app))
    assert sorted(reads) == ["embedded", "embedded", "import"]

    found = labels(reader, "apčubināt āķus")

    assert found == ["apčubināt āķus"]
    assert len(reads) == 3


@pytest.mark.usefixtures("kept_warm")
def test_the_former_index_answers_until_the_next_is_there(
    other_app: Flask, reader: Visitor, take_over: Callable[..., None], reads: list[str]
) -> None:
    take_over(HOOKS, PLANES)
    assert labels(reader, "apčubināt") == ["apčubināt āķus", "apčubināt ēveles"]
    take_over(HOOKS, row(address(3), "apčubināt cirvi"))
    reads.clear()

    meanwhile = labels(reader, "apčubināt")
    assert reads == []
    warm_up(engine_of(other_app))

    assert meanwhile == ["apčubināt āķus"], "what is no longer stored is not offered"
    assert labels(reader, "apčubināt") == ["apčubināt āķus", "apčubināt cirvi"]


def test_an_import_is_noticed_without_a_search(
    other_app: Flask, take_over: Callable[..., None], reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(skill_indexes, "PAUSE", 0.01)
    keeping = KeptWarm(engine_of(other_app))
    take_over(HOOKS)

    patience = time.monotonic() + 10
    while "import" not in reads and time.monotonic() < patience:
        time.sleep(0.01)
    keeping.end()

    assert "import" in reads
