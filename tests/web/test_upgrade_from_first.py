"""A database of the first schema with every kind of row it had is brought up; each text is found again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Engine, MetaData, func, select, text

from bm_workspace import create_app
from bm_workspace.backup_file import Head, write_backup
from bm_workspace.schema.lists import read
from bm_workspace.services.backup import restore
from bm_workspace.store.base import Base, new_engine
from bm_workspace.store.dump import all_rows, put_rows
from bm_workspace.store.migrate import configuration, current_version, head
from bm_workspace.store.models import Document
from tests.conftest import NewDatabase, listed, settings_for
from tests.keeping.rows import everything
from tests.web.browsing import Visitor, shown, text_of
from tests.web.partners import FORM, NEW, names
from tests.web.test_failures import with_a_document
from tests.web.test_upgrade import bring_to
from tests.web.things import DocumentAt, engine_of, recomputed_status

FIRST, *FOLLOWING = [s.revision for s in ScriptDirectory.from_config(configuration()).walk_revisions()][::-1]
LETTERS = "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž ÄÖÜß ÅÆØ Œç ÑñŁł Őű Țș Đđ Ħħ Ωμέγα Жъю 😀"
NASTY = "\n".join(one["text"] for one in read("nasty_strings"))
TITLE, DELETED = "Līgums „Ķīpsala” & <b>", "Izdzēsts līgums"
LATER = {
    "mobility_revision",
    "mobility_counter",
    "mobility_import",
    "host_link",
    "esco_set",
    "esco_skill",
    "address_count",
}
"""Tables that the first schema did not have."""
OTHER_STATUS = {"draft": "fully_encoded", "fully_encoded": "draft"}

Rows = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Work:
    """What somebody had done: every row, the way back to it, a document and its texts, oldest first."""

    app: Flask
    code: str
    project: str
    document: DocumentAt
    texts: tuple[str, ...]


@pytest.fixture(scope="module")
def work(new_database: NewDatabase) -> Iterator[Work]:
    """Somebody's work of all kinds, done with the program of today."""
    app = create_app(settings_for(new_database()))
    visitor, document = with_a_document(app)
    project = visitor.get("/first-project").location.split("/")[2]
    visitor.submit(visitor.get(document.at("edit")), ".title-form", title=TITLE)
    texts = tuple(f"{which} {LETTERS}\n{NASTY}" for which in ("Pirmais", "Otrais"))
    for text_ in texts:
        tab = visitor.get(document.tab("activities"))
        assert visitor.submit(tab, "#section-form", activities__tasks=text_).status_code == 303
    own = visitor.get(f"/projects/{project}/organisations/new")
    assert visitor.submit(own, FORM, **NEW).status_code == 303
    gone = listed(visitor, project, search="Ģirts Ūdris")[0]
    assert visitor.submit(visitor.get(gone.at("delete")), "#delete-dialog form").status_code == 303
    with engine_of(app).connect() as connection:
        code = connection.scalar(text("SELECT return_code FROM workspace"))
    yield Work(app=app, code=str(code), project=project, document=document, texts=texts)
    engine_of(app).dispose()


@pytest.fixture
def first(work: Work, new_database: NewDatabase) -> Iterator[Engine]:
    """A database of the first schema with that work in it, its statuses by other rules than today's."""
    engine = new_engine(new_database())
    bring_to(engine, FIRST)
    with engine.begin() as connection:
        put_rows(connection, rows_then(work, engine))
    yield engine
    engine.dispose()


def rows_then(work: Work, engine: Engine) -> Rows:
    """The work as the first program would have kept it: the tables and columns that there were."""
    schema = MetaData()
    schema.reflect(engine)
    with engine_of(work.app).connect() as connection:
        rows = [(name, row) for name, row in all_rows(connection) if name not in LATER]
    then = [(name, {c: v for c, v in row.items() if c in schema.tables[name].c}) for name, row in rows]
    return [(name, {**row, **by_other_rules(name, row)}) for name, row in then]


def by_other_rules(table: str, row: dict[str, Any]) -> dict[str, Any]:
    if table == "program":
        return {"rules": "those of the first program"}
    return {"status": OTHER_STATUS[row["status"]]} if table == "document" else {}


def of_that_time(engine: Engine) -> list[tuple[str, str]]:
    """Every row of the tables that the first schema had."""
    return [(table, row) for table, row in everything(engine) if table not in LATER]


def started_on(engine: Engine) -> Flask:
    return create_app(settings_for(engine.url.render_as_string(hide_password=False)))


def test_every_kind_of_row_was_there(first: Engine) -> None:
    schema = MetaData()
    schema.reflect(first)
    with first.connect() as connection:
        counts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in schema.tables.items()
        }

    assert set(counts) == set(Base.metadata.tables) - LATER | {"alembic_version"}
    assert all(counts.values()), counts


def test_step_by_step_it_comes_to_what_todays_program_would_have_kept(work: Work, first: Engine) -> None:
    for version in FOLLOWING:
        bring_to(first, version)
        with first.connect() as connection:
            assert current_version(connection) == version

    engine_of(started_on(first)).dispose()

    assert FOLLOWING[-1] == head()
    assert of_that_time(first) == of_that_time(engine_of(work.app))


def test_the_program_does_it_by_itself_and_each_text_is_found_again(work: Work, first: Engine) -> None:
    visitor = Visitor(started_on(first))
    assert visitor.post("/come-back", {"code": work.code}).status_code == 303

    at, list_ = work.document, f"/projects/{work.project}/documents"
    assert TITLE in text_of(visitor.get(list_), "tbody")
    assert "Ģirts Ūdris" in text_of(visitor.get(list_, query_string={"deleted": "1"}), "tbody")
    assert NEW["organisation__name"] in names(visitor, f"/projects/{work.project}/organisations")
    assert f"Otrais {LETTERS}" in text_of(visitor.get(at.view), "main")
    assert shown(visitor.get(at.tab("activities")), "activities-tasks") == work.texts[-1]
    for number, text_ in enumerate(work.texts, start=3):
        assert text_.split("\n")[0] in text_of(visitor.get(at.at(f"history/{number}")), "main")
    answer = visitor.submit(visitor.get(at.tab("activities")), "#section-form", activities__tasks="Trešais")
    assert answer.status_code == 303
    assert "Trešais" in text_of(visitor.get(at.view), "main")
    engine_of(visitor.app).dispose()


def test_statuses_are_worked_out_again(first: Engine) -> None:
    app = started_on(first)

    with engine_of(app).connect() as connection:
        rows = connection.execute(select(Document.__table__)).all()
    engine_of(app).dispose()
    assert {row.status for row in rows} == set(OTHER_STATUS)
    assert [row.status for row in rows] == [recomputed_status(row) for row in rows]


def test_a_backup_of_before_holds_what_is_served_afterwards(
    work: Work, first: Engine, new_database: NewDatabase, tmp_path: Path
) -> None:
    backup, empty = tmp_path / "before", new_engine(new_database())
    write_backup(backup, Head(schema=FIRST, made_at=""), rows_then(work, first))
    engine_of(started_on(first)).dispose()

    restore(empty, backup, replace=False)

    assert everything(empty) == everything(first)
    empty.dispose()
