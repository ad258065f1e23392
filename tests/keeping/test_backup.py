"""A backup holds everything of one moment; what is restored is the same on either database, or nothing is."""

import gzip
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, func, insert, select, text

from bm_workspace import create_app
from bm_workspace.backup_file import Head, opened_backup, write_backup
from bm_workspace.services import backup as services
from bm_workspace.services.backup import ForeignTables, NotEmpty, OlderDatabase, back_up, restore
from bm_workspace.store.address_counts import AddressCount
from bm_workspace.store.base import Base, new_engine
from bm_workspace.store.dump import all_rows
from bm_workspace.store.migrate import head
from bm_workspace.store.models import DocumentRevision
from tests.conftest import settings_for, started
from tests.keeping.conftest import NOW
from tests.keeping.rows import everything
from tests.postgres import MISSING, fresh_database, is_strict, server
from tests.web.browsing import Visitor
from tests.web.test_upgrade import BEFORE
from tests.web.things import engine_of


@pytest.fixture
def of_the_other_kind(database_kind: str, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of the other kind."""
    with ExitStack() as stack:
        url = f"sqlite:///{tmp_path}/other.sqlite"
        if database_kind == "sqlite":
            address = stack.enter_context(server())
            if address is None:
                (pytest.fail if is_strict() else pytest.skip)(MISSING)
            url = stack.enter_context(fresh_database(str(address)))
        engine = new_engine(url)
        yield engine
        engine.dispose()


def test_what_is_restored_is_the_same_on_the_other_database(
    worked: Flask, backup: Path, of_the_other_kind: Engine
) -> None:
    done = restore(of_the_other_kind, backup, replace=False)

    rows = everything(of_the_other_kind)
    assert rows == everything(engine_of(worked))
    assert done.rows == len(rows)
    assert {table for table, _row in rows} >= {"workspace", "document", "document_revision", "mobility"}


def test_the_program_goes_on_where_the_backup_was_made(
    worked: Flask, backup: Path, of_the_other_kind: Engine
) -> None:
    restore(of_the_other_kind, backup, replace=False)

    app = create_app(settings_for(of_the_other_kind.url.render_as_string(hide_password=False)))
    with engine_of(worked).connect() as connection:
        code = connection.scalar(text("SELECT return_code FROM workspace ORDER BY opened_at DESC LIMIT 1"))
    visitor = Visitor(app)
    assert visitor.post("/come-back", {"code": str(code)}).status_code == 303
    assert visitor.get(visitor.get("/first-project").location).status_code == 200
    engine_of(app).dispose()


def test_a_backup_shows_one_moment_while_people_work(used: Flask) -> None:
    def revisions() -> int:
        with engine_of(used).connect() as connection:
            return connection.scalar(select(func.count()).select_from(DocumentRevision)) or 0

    before = revisions()
    with services._snapshot(engine_of(used)) as connection:
        rows = all_rows(connection)
        found = [next(rows)]
        started(Visitor(used))
        found += rows

    assert sum(table == "document_revision" for table, _row in found) == before < revisions()


def test_counts_by_address_are_in_no_backup(used: Flask, tmp_path: Path) -> None:
    file, row = tmp_path / "backup", {"act": "open", "place": 7, "count": 1, "ends_at": NOW}
    with engine_of(used).begin() as connection:
        connection.execute(insert(AddressCount), row)

    back_up(engine_of(used), file, now=NOW)
    restore(engine_of(used), file, replace=True)

    assert b"address_count" not in gzip.decompress(file.read_bytes())
    with engine_of(used).connect() as connection:
        assert connection.scalar(select(func.count()).select_from(AddressCount)) == 0


def test_every_table_is_known_to_a_backup() -> None:
    assert set(services.OURS) - {"alembic_version"} == set(Base.metadata.tables)


def test_a_backup_that_breaks_off_leaves_the_former_file(tmp_path: Path) -> None:
    file = tmp_path / "backup"
    file.write_bytes(b"the former one")

    def rows() -> Iterator[tuple[str, dict[str, Any]]]:
        yield "workspace", {"id": "1"}
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_backup(file, Head(schema="1", made_at=""), rows())

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("backup", b"the former one")]


def test_only_its_owner_can_read_a_backup(made: Path) -> None:
    assert made.stat().st_mode & 0o077 == 0


def test_a_database_with_practice_copies_is_replaced_only_when_told(used: Flask, backup: Path) -> None:
    before = everything(engine_of(used))
    started(Visitor(used))

    with pytest.raises(NotEmpty):
        restore(engine_of(used), backup, replace=False)
    assert len(everything(engine_of(used))) > len(before)

    restore(engine_of(used), backup, replace=True)
    assert everything(engine_of(used)) == before


def test_a_started_program_without_practice_copies_counts_as_empty(other_app: Flask, backup: Path) -> None:
    with engine_of(other_app).begin() as connection:
        connection.execute(text("DELETE FROM workspace"))

    assert restore(engine_of(other_app), backup, replace=False).rows > 0


def test_tables_of_others_are_never_touched(empty: Engine, backup: Path) -> None:
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE payroll (id INTEGER)"))

    with pytest.raises(ForeignTables, match="payroll"):
        restore(empty, backup, replace=True)


def test_a_database_without_our_schema_is_not_backed_up(empty: Engine, tmp_path: Path) -> None:
    with pytest.raises(OlderDatabase):
        back_up(empty, tmp_path / "backup", now=NOW)

    assert list(tmp_path.glob("backup*")) == []


def test_a_backup_of_an_earlier_version_is_migrated_on_the_way(empty: Engine, tmp_path: Path) -> None:
    file = tmp_path / "earlier"
    rows = {**BEFORE, "person": {**BEFORE["person"], "role": {}}}
    write_backup(file, Head(schema="0002", made_at=""), rows.items())

    restore(empty, file, replace=False)

    with empty.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == head()
        assert connection.scalar(text("SELECT name_key FROM organisation")) == "ābele & co"


def test_the_rows_of_a_backup_can_be_read_without_this_program(backup: Path) -> None:
    with gzip.open(backup, "rt", encoding="utf-8") as lines:
        first, *rows, last = [json.loads(line) for line in lines]

    assert first["kind"] == "bm-workspace backup"
    assert last["rows"] == len(rows)
    with opened_backup(backup) as (found, read_rows):
        assert found.made_at == NOW.isoformat()
        assert [list(row) for row in read_rows] == rows
