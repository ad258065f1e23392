"""The command `bm-workspace`: run the program, keep its database and its translations."""

import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from sqlalchemy import Engine
from waitress.server import create_server

from bm_workspace import create_app, create_served_app
from bm_workspace.backup_file import WrongBackup
from bm_workspace.config import BadSetting, read_settings
from bm_workspace.esco_file import WrongEscoFile
from bm_workspace.extensions import db
from bm_workspace.i18n.gate import problems
from bm_workspace.i18n.gate import update as update_catalogues
from bm_workspace.services.backup import ForeignTables, NotEmpty, OlderDatabase, back_up, restore
from bm_workspace.services.esco import import_skills
from bm_workspace.services.workspaces import purge as purge_idle
from bm_workspace.store.base import new_engine
from bm_workspace.store.errors import DatabaseUnavailable, NewerDatabase
from bm_workspace.store.skills import Skills
from bm_workspace.store.workspaces import Workspaces

THREADS = 8
TIME = re.compile(r"([1-9][0-9]{0,4})([dh])")
UNITS = {"d": "days", "h": "hours"}


SENTENCES: dict[type[Exception], str] = {
    BadSetting: "{0}",
    WrongEscoFile: "{0}",
    WrongBackup: "This backup was not restored: {0}. The database was left as it is.",
    OlderDatabase: "BM_DATABASE_URL: this database is not of this version yet. Start the program once, or "
    "make the backup with the version that wrote it.",
    NotEmpty: "BM_DATABASE_URL: this database is not empty. It was left as it is; --replace empties it.",
    ForeignTables: "BM_DATABASE_URL: this database holds a foreign table, {0}. It was left as it is.",
    NewerDatabase: "BM_DATABASE_URL: this database belongs to a newer bm-workspace. It was left as it is.",
}
"""What is said of settings, files and databases that are not as they must be."""


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """End the program with one sentence where settings, database or files are not as they must be."""
    try:
        yield
    except DatabaseUnavailable as error:
        reason = str(error.__cause__).splitlines()[0]
        sys.exit(f"BM_DATABASE_URL: the database does not answer ({reason}).")
    except tuple(SENTENCES) as error:
        sys.exit(SENTENCES[type(error)].format(error))


@contextmanager
def opened() -> Iterator[None]:
    """The database, up to date, for one command."""
    with create_app().app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def database() -> Iterator[Engine]:
    """The database as it is, whatever its schema."""
    engine = new_engine(read_settings().database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def days_or_hours(_context: click.Context, _option: click.Parameter, text: str) -> timedelta:
    """A time such as 30d or 12h."""
    found = TIME.fullmatch(text)
    if found is None:
        raise click.BadParameter("a number of days or hours such as 30d or 12h is wanted.")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


@click.group()
def main() -> None:
    """A place to practise the mobility documents of the Beneficiary Module."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=5000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
def run(host: str, port: int) -> None:
    """Start the program for people with a browser."""
    try:
        with in_one_sentence():
            app = create_served_app()
        server = create_server(app, host=host, port=port, threads=THREADS)
    except (OSError, socket.gaierror) as error:
        sys.exit(f"--host {host} --port {port}: cannot listen there ({error.strerror}).")
    click.echo(f"bm-workspace is ready: http://{host}:{port} (stop it with Ctrl+C)")
    server.run()


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write everything into one file, as it stands at one moment; people go on working."""
    with in_one_sentence(), database() as engine:
        done = back_up(engine, file, now=datetime.now(UTC))
    click.echo(f"{file}: {done.rows} rows of schema {done.head.schema}, {file.stat().st_size} bytes.")


@main.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Take away what the database holds.")
def restore_backup(file: Path, *, replace: bool) -> None:
    """Put a backup into an empty database, SQLite or PostgreSQL."""
    with in_one_sentence(), database() as engine:
        done = restore(engine, file, replace=replace)
    click.echo(f"{done.rows} rows of {done.head.made_at} are restored.")


@main.group("workspaces")
def workspaces_group() -> None:
    """Keep the practice copies."""


@workspaces_group.command()
@click.option("--idle", required=True, callback=days_or_hours, help="Not changed for so long: 30d, 12h.")
@click.option("--dry-run", is_flag=True, help="Only say how many.")
def purge(idle: timedelta, *, dry_run: bool) -> None:
    """Remove for ever the practice copies that nobody has changed for some time."""
    with in_one_sentence(), opened():
        found, since = Workspaces(db.session()), datetime.now(UTC) - idle
        count = len(found.idle_since(since)) if dry_run else purge_idle(found, idle_since=since)
    click.echo(f"{count} practice copies {'would be' if dry_run else 'are'} removed.")


@main.group()
def esco() -> None:
    """Keep ESCO's skills."""


@esco.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
def esco_import(paths: tuple[Path, ...]) -> None:
    """Take over ESCO's official files: skills_<language>.csv, single or in the zip as downloaded."""
    with in_one_sentence(), opened():
        imported = import_skills(Skills(db.session()), paths)
    for one in imported:
        click.echo(
            f"{one.file.name}: {len(one.file.skills)} skills with {one.alternatives} alternative labels "
            f"imported for the language {one.file.language}; {one.replaced} of a former import replaced."
        )


@main.group()
def imports() -> None:
    """Keep the files that people import."""


@imports.command("forget")
def imports_forget() -> None:
    """Drop the files whose preview is over; every start does it too."""
    with in_one_sentence(), opened():  # opening the program drops them
        click.echo("The files of all previews that are over are gone.")


@main.group()
def translate() -> None:
    """Keep the translations complete."""


@translate.command("update")
def translate_update() -> None:
    """Take new texts from code and templates into the catalogues."""
    update_catalogues()


@translate.command("check")
def translate_check() -> None:
    """Fail where a text has no good translation."""
    found = problems()
    for problem in found:
        click.echo(problem)
    sys.exit(1 if found else 0)
