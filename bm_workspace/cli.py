"""The command `bm-workspace`: run the program, keep its database and its translations."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from waitress.server import create_server

from bm_workspace import create_app
from bm_workspace.config import BadSetting
from bm_workspace.esco_file import WrongEscoFile
from bm_workspace.extensions import db
from bm_workspace.i18n.gate import problems
from bm_workspace.i18n.gate import update as update_catalogues
from bm_workspace.services.esco import import_skills
from bm_workspace.store.errors import DatabaseUnavailable, NewerDatabase
from bm_workspace.store.skills import Skills

THREADS = 8


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """End the program with one sentence where settings, database or files are not as they must be."""
    try:
        yield
    except (BadSetting, WrongEscoFile) as error:
        sys.exit(str(error))
    except NewerDatabase:
        sys.exit("BM_DATABASE_URL: this database belongs to a newer bm-workspace. It was left as it is.")
    except DatabaseUnavailable as error:
        reason = str(error.__cause__).splitlines()[0]
        sys.exit(f"BM_DATABASE_URL: the database does not answer ({reason}).")


@contextmanager
def opened() -> Iterator[None]:
    """The database, up to date, for one command."""
    with create_app().app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


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
            app = create_app()
        server = create_server(app, host=host, port=port, threads=THREADS)
    except (OSError, socket.gaierror) as error:
        sys.exit(f"--host {host} --port {port}: cannot listen there ({error.strerror}).")
    click.echo(f"bm-workspace is ready: http://{host}:{port} (stop it with Ctrl+C)")
    server.run()


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
