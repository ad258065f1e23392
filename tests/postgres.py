"""A PostgreSQL server for the tests: the one that is there, or a throw-away one of our own."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import make_url

DEFAULT_URL = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
DEBIAN = Path("/usr/lib/postgresql")
# Safe against a power cut is what a throw-away cluster need not be.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "unix_socket_directories=")
INITDB = ("--auth", "trust", "--username", "postgres", "--encoding", "UTF8", "--no-locale", "--no-sync")
MISSING = (
    "No PostgreSQL answers at BM_TEST_POSTGRES_URL and no PostgreSQL programs were found: "
    "install them (Debian: apt-get install postgresql) or set BM_TEST_POSTGRES_URL."
)


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a server where databases may be made, or None where there can be none."""
    configured = os.environ.get("BM_TEST_POSTGRES_URL") or DEFAULT_URL
    if answers(configured):
        yield configured
    elif folder := programs():
        with own_cluster(folder) as url:
            yield url
    else:
        yield None


@contextmanager
def fresh_database(admin_url: str) -> Iterator[str]:
    """The address of an empty database that lives as long as the block."""
    name = Identifier(random_name := f"bm_test_{token_hex(8)}")
    create = SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(name)
    drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name)
    execute(admin_url, create)
    try:
        yield make_url(admin_url).set(database=random_name).render_as_string(hide_password=False)
    finally:
        execute(admin_url, drop)


def is_strict() -> bool:
    """A missing server is a failure, not a reason to skip."""
    return os.environ.get("BM_TEST_STRICT") == "1"


def answers(url: str) -> bool:
    """Somebody may log in there."""
    try:
        execute(url, SQL("SELECT 1"))
    except psycopg.OperationalError:
        return False
    return True


def execute(url: str, statement: Any) -> None:
    """Runs one statement outside a transaction, as making a database needs."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, connect_timeout=5, autocommit=True) as connection:
        connection.execute(statement)


def programs() -> Path | None:
    """The folder with PostgreSQL's programs: the one BM_TEST_POSTGRES_BIN names, or Debian's newest."""
    if named := os.environ.get("BM_TEST_POSTGRES_BIN"):
        folders = [Path(named)]
    else:
        folders = sorted(DEBIAN.glob("[0-9]*/bin"), key=lambda found: float(found.parent.name), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


@contextmanager
def own_cluster(folder: Path) -> Iterator[str]:
    """A cluster in a temporary folder on a free port of this machine only; stopped and removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="bm-postgres-"))
    port = free_port()
    options = " ".join(f"-c {option}" for option in (*FAST, "listen_addresses=127.0.0.1", f"port={port}"))
    control = (folder / "pg_ctl", "--pgdata", home / "cluster", "--wait", "--silent")
    try:
        give_to_owner(home)
        as_owner(home, folder / "initdb", "--pgdata", home / "cluster", *INITDB)
        as_owner(home, *control, "--log", home / "log", "--options", options, "start")
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        with suppress(subprocess.CalledProcessError):  # it never started, and that error is on its way
            as_owner(home, *control, "--mode", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_root() -> bool:
    """PostgreSQL refuses to run as root; Debian's package brings the user postgres."""
    return os.geteuid() == 0


def owner() -> dict[str, Any]:
    """As whom a program of the cluster is started."""
    return {"user": "postgres", "group": "postgres", "extra_groups": ()} if is_root() else {}


def give_to_owner(home: Path) -> None:
    """Lets the user that runs the cluster write in its folder."""
    if is_root():
        shutil.chown(home, "postgres", "postgres")


def as_owner(home: Path, *command: str | Path) -> None:
    """Runs a command as the user that owns the cluster; its words are shown only when it fails."""
    with tempfile.TemporaryFile() as words:
        try:
            subprocess.run(
                command, cwd=home, stdin=subprocess.DEVNULL, stdout=words, stderr=words, check=True, **owner()
            )
        except subprocess.CalledProcessError as error:
            words.seek(0)
            error.add_note(words.read().decode(errors="replace"))
            raise


def main() -> None:
    """Says which server the tests will use; stops where there is none and there must be one."""
    with server() as url:
        if url:
            print(f"PostgreSQL: {make_url(url).render_as_string()}")
        elif is_strict():
            raise SystemExit(MISSING)
        else:
            print(f"{MISSING} Its tests will be skipped.")


if __name__ == "__main__":
    main()
