"""A hosted program writes a line for every answer, by which a fault is found, and nothing that was typed."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from flask import Flask

from bm_workspace import create_app
from bm_workspace.config import Settings
from bm_workspace.web import documents
from bm_workspace.web.request_log import Lines
from tests.conftest import NewDatabase, settings_for, started
from tests.web.browsing import Visitor
from tests.web.things import engine_of

TYPED = "Ņikita Ļubimovs"


@pytest.fixture
def hosted(new_database: NewDatabase) -> Iterator[Flask]:
    """A program as it is hosted."""
    local = settings_for(new_database())
    settings = Settings(
        database_url=local.database_url, secret_key=local.secret_key, hosted=True, time_zone="Europe/Riga"
    )
    root = logging.getLogger("bm_workspace")
    before = (root.handlers, root.level, root.propagate)
    app = create_app(settings)
    yield app
    engine_of(app).dispose()
    root.handlers, root.level, root.propagate = before


@pytest.fixture
def written(hosted: Flask) -> StringIO:
    """What a hosted program writes."""
    (handler,) = logging.getLogger("bm_workspace").handlers
    assert isinstance(handler, logging.StreamHandler)
    assert isinstance(handler.formatter, Lines)
    handler.stream = StringIO()
    found: StringIO = handler.stream
    return found


def lines(written: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_every_answer_is_one_line_with_rule_status_and_time(hosted: Flask, written: StringIO) -> None:
    answer = Visitor(hosted).get("/help")

    (line,) = lines(written)
    assert (line["event"], line["method"], line["rule"], line["status"]) == ("answered", "GET", "/help", 200)
    assert line["request"] == answer.headers["X-Request-ID"]
    assert isinstance(line["ms"], float)
    assert line["bytes"] == len(answer.data)


def test_nothing_that_was_typed_or_searched_for_is_written(hosted: Flask, written: StringIO) -> None:
    visitor = started(Visitor(hosted))
    code = visitor.get("/first-project").location.split("/")[2]

    visitor.get(f"/projects/{code}/documents?search={TYPED}")
    visitor.post(f"/projects/{code}/persons/new", {"person-first_name": TYPED})
    visitor.get(f"/{TYPED}")

    assert len(lines(written)) >= 5
    assert "Ļubimovs" not in written.getvalue()
    assert "%C4%BB" not in written.getvalue()
    assert "127.0.0.1" not in written.getvalue()


def test_a_fault_is_told_by_kind_and_place_without_its_words(
    hosted: Flask, written: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = started(Visitor(hosted))
    code = visitor.get("/first-project").location.split("/")[2]

    def fail(*_arguments: object, **_more: object) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr(documents, "render_page", fail)
    answer = visitor.get(f"/projects/{code}/documents", may_fail=True)

    assert answer.status_code == 500
    (fault,) = [line for line in lines(written) if line["level"] == "error"]
    assert fault["request"] == answer.headers["X-Request-ID"]
    assert fault["error"] == "ValueError"
    assert "documents.py" in str(fault["place"])
    assert "Ļubimovs" not in written.getvalue()


@pytest.mark.parametrize(
    ("given", "is_taken"),
    [
        ("4f1c2d3e5a6b7c8d", True),
        ("short", False),
        ("x" * 65, False),
        ("a b c d e f g h", False),
        ("", False),
    ],
)
def test_the_id_of_the_web_server_in_front_is_taken_where_it_is_one(
    hosted: Flask, given: str, is_taken: bool
) -> None:
    answer = Visitor(hosted).get("/healthz", headers={"X-Request-ID": given})

    assert (answer.headers["X-Request-ID"] == given) is is_taken


def test_a_program_of_ones_own_writes_no_lines(app: Flask, capfd: pytest.CaptureFixture[str]) -> None:
    Visitor(app).get("/help")

    assert capfd.readouterr().err == ""
