"""What goes wrong around the program is said in words, and what was typed is still there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, event, text
from werkzeug.test import TestResponse

from bm_workspace import create_app
from bm_workspace.services.upkeep import bring_up_to_date
from bm_workspace.store.errors import DatabaseUnavailable, NewerDatabase
from tests.conftest import dialog_of, mobility_of, settings_for, started
from tests.postgres import free_port
from tests.web.browsing import HTMX, Visitor, page, shown, text_of
from tests.web.harming import be_impatient, locked
from tests.web.things import DocumentAt, document_at, engine_of, saved

TYPED = {"participant-full_name": "Ņikita & <Ļubimovs>", "revision": "1"}
NEWER = "UPDATE alembic_version SET version_num = '9999'"


@pytest.fixture
def victim(other_app: Flask) -> tuple[Visitor, DocumentAt]:
    """Somebody with a document, on a database that may be harmed."""
    return with_a_document(other_app)


def with_a_document(app: Flask) -> tuple[Visitor, DocumentAt]:
    """Somebody who has started practising and made a document."""
    visitor = started(Visitor(app))
    project = visitor.get("/first-project").location.split("/")[2]
    address = dialog_of(project, mobility_of(visitor, project, "Žanete Ābele"))
    made = visitor.submit(visitor.get(address), "#create-dialog form")
    return visitor, document_at(made.location)


def tell_in_words(response: TestResponse, heading: str) -> None:
    """An answer 503 that holds what was sent and can be sent again."""
    assert response.status_code == 503
    assert heading in text_of(response, "h1")
    assert shown(response, "participant-full_name") == TYPED["participant-full_name"]
    assert "Send again" in text_of(response, "form.kept button")


def test_a_locked_database_is_told_and_the_text_is_sent_again(victim: tuple[Visitor, DocumentAt]) -> None:
    visitor, document = victim
    be_impatient(engine_of(visitor.app))

    with locked(engine_of(visitor.app)):
        refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)
        assert visitor.get(document.view).status_code == 200

    tell_in_words(refused, "The database does not answer")
    assert visitor.submit(refused, "form.kept").status_code == 303
    assert saved(visitor.app, document).values["participant"]["full_name"] == TYPED["participant-full_name"]


def test_nobody_waits_for_ever_for_a_lock(app: Flask) -> None:
    ask = "PRAGMA busy_timeout" if engine_of(app).dialect.name == "sqlite" else "SHOW lock_timeout"

    with engine_of(app).connect() as connection:
        assert connection.exec_driver_sql(ask).scalar() in (5000, "5s")


@contextmanager
def gone(engine: Engine) -> Iterator[None]:
    """The database is not there: its file is moved away, or nobody listens at its port."""
    engine.dispose()
    if engine.dialect.name == "sqlite":
        folder = Path(str(engine.url.database)).parent
        folder.rename(folder.with_suffix(".away"))
        yield
        engine.dispose()
        folder.with_suffix(".away").rename(folder)
        return

    port = free_port()

    def elsewhere(
        _dialect: object, _record: object, _arguments: object, parameters: dict[str, object]
    ) -> None:
        parameters["port"] = port

    event.listen(engine, "do_connect", elsewhere)
    yield
    event.remove(engine, "do_connect", elsewhere)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_a_database_that_is_gone_is_told_and_the_text_is_sent_again(
    victim: tuple[Visitor, DocumentAt], headers: dict[str, str]
) -> None:
    visitor, document = victim
    token = visitor.token

    with gone(engine_of(visitor.app)):
        refused = visitor.post(document.tab("participant"), TYPED, may_fail=True, headers=headers)
        looked = visitor.get("/projects", may_fail=True)
        health = visitor.get("/healthz", may_fail=True)

    assert token
    tell_in_words(refused, "The database does not answer")
    assert (looked.status_code, health.status_code) == (503, 503)
    assert visitor.submit(refused, "form.kept").status_code == 303


def test_a_restarted_server_is_noticed_before_anybody_is_refused(victim: tuple[Visitor, DocumentAt]) -> None:
    visitor, document = victim
    engine = engine_of(visitor.app)
    if engine.dialect.name == "sqlite":
        pytest.skip("a file does not restart")
    other = create_engine(engine.url)
    with other.connect() as connection:
        mine = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{mine} AND pid <> pg_backend_pid()"))
    other.dispose()

    assert visitor.get(document.view).status_code == 200


def test_a_newer_database_is_refused_at_start_and_left_as_it_is(other_app: Flask) -> None:
    engine = engine_of(other_app)
    with engine.begin() as connection:
        connection.execute(text(NEWER))
        connection.execute(text("DROP TABLE document_revision"))
    engine.dispose()

    with pytest.raises(NewerDatabase):
        bring_up_to_date(engine)

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
        assert not engine.dialect.has_table(connection, "document_revision")


def test_a_database_made_newer_meanwhile_is_told_in_words(victim: tuple[Visitor, DocumentAt]) -> None:
    visitor, document = victim
    with engine_of(visitor.app).begin() as connection:
        connection.execute(text(NEWER))

    refused = visitor.post(document.tab("participant"), TYPED, may_fail=True)

    tell_in_words(refused, "The program is being renewed")
    assert visitor.get("/healthz", may_fail=True).status_code == 503
    assert saved(visitor.app, document).revision == 1


def test_a_database_that_does_not_answer_stops_the_start(database_kind: str, tmp_path: Path) -> None:
    nowhere = f"sqlite:///{tmp_path}/none/x.sqlite"
    if database_kind == "postgresql":
        nowhere = f"postgresql+psycopg://postgres@127.0.0.1:{free_port()}/none"

    with pytest.raises(DatabaseUnavailable):
        create_app(settings_for(nowhere))


def test_a_file_that_is_no_database_stops_the_start(database_kind: str, tmp_path: Path) -> None:
    if database_kind != "sqlite":
        pytest.skip("a server holds databases only")
    (tmp_path / "x.sqlite").write_text("no database " * 1000)

    with pytest.raises(DatabaseUnavailable):
        create_app(settings_for(f"sqlite:///{tmp_path}/x.sqlite"))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_too_much_at_once_is_told_in_words(
    app: Flask, trainee: Visitor, agreement: DocumentAt, headers: dict[str, str]
) -> None:
    data = {"activities-tasks": "x" * (8 * 1024 * 1024), "revision": "1"}

    answer = trainee.post(agreement.tab("activities"), data, headers=headers)

    assert answer.status_code == 413
    assert "too much" in text_of(answer, "h1")
    assert saved(app, agreement).revision == 1


@pytest.fixture
def broken(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a view fail as no view should."""

    def fail(**_places: object) -> None:
        raise RuntimeError("secret detail")

    return lambda endpoint: monkeypatch.setitem(app.view_functions, endpoint, fail)


def test_our_own_mistake_is_told_without_its_details(
    trainee: Visitor, agreement: DocumentAt, broken: Callable[[str], None]
) -> None:
    broken("editor.save")

    answer = trainee.post(agreement.tab("participant"), TYPED, may_fail=True)

    assert answer.status_code == 500
    assert "Something went wrong on our side" in text_of(answer, "h1")
    assert shown(answer, "participant-full_name") == TYPED["participant-full_name"]
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_error_page_is_in_the_readers_language(
    trainee: Visitor, agreement: DocumentAt, broken: Callable[[str], None], language: str
) -> None:
    trainee.switch_language(language)
    broken("projects.index")
    lost = Visitor(trainee.app, language)

    pages = [
        trainee.get("/nothing"),
        trainee.get("/projects", may_fail=True),
        trainee.post(agreement.tab("participant"), TYPED, token=False),
        trainee.post(agreement.at("delete"), {"revision": "99"}),
        lost.post(agreement.at("delete")),
    ]

    assert [answer.status_code for answer in pages] == [404, 500, 400, 409, 401]
    headings = [page(answer).h1.get_text() for answer in pages]
    assert len(set(headings)) == 5
    assert all(
        any(letter in "āčēģīķļņšūž" for letter in heading) == (language == "lv") for heading in headings
    )
