"""What an operator does with the command: back up, restore, purge what nobody has changed for long."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select, update

from bm_workspace.cli import main
from bm_workspace.extensions import db
from bm_workspace.services.workspaces import purge
from bm_workspace.store.models import Workspace
from bm_workspace.store.workspaces import Workspaces
from tests.conftest import started
from tests.web.browsing import Visitor
from tests.web.partners import FORM, NEW
from tests.web.things import engine_of, held_by

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def two(other_app: Flask) -> tuple[Visitor, Visitor]:
    """Somebody who has not changed anything since January, and somebody who just began."""
    idle, busy = started(Visitor(other_app)), started(Visitor(other_app))
    leave(other_app, idle, since=LONG_AGO)
    return idle, busy


def leave(app: Flask, visitor: Visitor, *, since: datetime) -> None:
    with engine_of(app).begin() as connection:
        connection.execute(
            update(Workspace).where(Workspace.id == visitor.workspace).values(changed_at=since)
        )


def changed_at(app: Flask, visitor: Visitor) -> datetime | None:
    with engine_of(app).connect() as connection:
        return connection.scalar(select(Workspace.changed_at).where(Workspace.id == visitor.workspace))


def is_there(app: Flask, workspace: UUID) -> bool:
    return any(rows for rows in held_by(app, workspace).values())


@pytest.fixture
def command(other_app: Flask, tmp_path: Path) -> CliRunner:
    """The command on the database of the program."""
    url = engine_of(other_app).url.render_as_string(hide_password=False)
    return CliRunner(env={"BM_DATABASE_URL": url, "BM_DATA_FOLDER": str(tmp_path), "BM_SECRET_KEY": "k" * 16})


def told(command: CliRunner, *words: str) -> Result:
    return command.invoke(main, words)


def test_only_what_was_idle_for_long_is_removed_with_all_that_is_in_it(
    other_app: Flask, two: tuple[Visitor, Visitor], command: CliRunner
) -> None:
    idle, busy = two
    gone, stays = idle.workspace, held_by(other_app, busy.workspace)

    said = told(command, "workspaces", "purge", "--idle", "30d")

    assert said.output == "1 practice copies are removed.\n"
    assert not is_there(other_app, gone)
    assert held_by(other_app, busy.workspace) == stays
    assert idle.get("/projects").location.startswith("/?next=")


def test_a_dry_run_removes_nothing(
    other_app: Flask, two: tuple[Visitor, Visitor], command: CliRunner
) -> None:
    said = told(command, "workspaces", "purge", "--idle", "12h", "--dry-run")

    assert said.output == "1 practice copies would be removed.\n"
    assert is_there(other_app, two[0].workspace)


@pytest.mark.parametrize("idle", ["", "30", "0d", "-1d", "1w", "d", "30 d", "9999999d"])
def test_a_time_that_cannot_be_read_removes_nothing(command: CliRunner, idle: str) -> None:
    said = told(command, "workspaces", "purge", "--idle", idle)

    assert said.exit_code == 2
    assert "30d or 12h" in said.output


def test_who_comes_back_at_the_last_moment_is_not_removed(
    other_app: Flask, two: tuple[Visitor, Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    idle, _busy = two
    found = Workspaces.idle_since

    def then_somebody_writes(workspaces: Workspaces, moment: datetime) -> object:
        rows = found(workspaces, moment)
        leave(other_app, idle, since=datetime.now(UTC))
        return rows

    monkeypatch.setattr(Workspaces, "idle_since", then_somebody_writes)
    with other_app.app_context():
        removed = purge(Workspaces(db.session()), idle_since=datetime.now(UTC) - timedelta(days=30))

    assert removed == 0
    assert is_there(other_app, idle.workspace)


def test_a_change_marks_the_workspace_and_looking_does_not(
    other_app: Flask, two: tuple[Visitor, Visitor]
) -> None:
    idle, _busy = two
    code = idle.get("/first-project").location.split("/")[2]
    assert changed_at(other_app, idle) == LONG_AGO

    idle.submit(idle.get(f"/projects/{code}/organisations/new"), FORM, **NEW)

    marked = changed_at(other_app, idle)
    assert marked is not None
    assert datetime.now(UTC) - marked < timedelta(minutes=5)


def test_a_backup_goes_out_and_comes_in_by_the_command(
    two: tuple[Visitor, Visitor], command: CliRunner, tmp_path: Path
) -> None:
    file = tmp_path / "backup.jsonl.gz"

    made = told(command, "backup", str(file))
    refused = told(command, "restore", str(file))
    replaced = told(command, "restore", str(file), "--replace")

    assert "rows of schema" in made.output
    assert refused.exit_code == 1
    assert "this database is not empty" in str(refused.exception)
    assert "are restored" in replaced.output
    assert two[1].get("/projects").status_code == 200


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be read"), (b"Dear colleague", "no compressed file")]
)
def test_what_is_no_backup_is_refused_in_one_sentence(
    command: CliRunner, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "letter"
    if content:
        file.write_bytes(content)

    refused = told(command, "restore", str(file))

    assert refused.exit_code == 1
    assert str(refused.exception).startswith("This backup was not restored: it ")
    assert said in str(refused.exception)
