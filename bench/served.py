"""The product as it is hosted: gunicorn with the values of `deploy/`, on a port of this machine."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep

from tests.houserules.tree import ROOT
from tests.postgres import free_port

GUNICORN = Path(sys.executable).with_name("gunicorn")
SETTINGS: Mapping[str, str] = {
    "BM_HOSTED": "1",
    "BM_PROXIES": "1",
    "BM_SECRET_KEY": "a key for measuring only",
}
"""As behind nginx. A limit per visitor that a measurement would meet is raised here."""

STARTING, STOPPING = 60, 40
"""Seconds that a server may take to start, and to end what it has begun."""


@dataclass(frozen=True)
class Served:
    """A running server: its port, the process that leads the others, and what they have written."""

    port: int
    pid: int
    log: Path


@contextmanager
def served(database_url: str, folder: Path, *options: str, **more: str) -> Iterator[Served]:
    """The product on a database as long as the block; `options` are gunicorn's, `more` are settings."""
    port, log = free_port(), folder / "server.log"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BM_")}
    command = [str(GUNICORN), "--config", str(ROOT / "deploy" / "gunicorn.conf.py")]
    command += ["--bind", f"127.0.0.1:{port}", *options]
    with log.open("wb") as words:
        leader = subprocess.Popen(  # noqa: S603 a fixed command
            command,
            cwd=ROOT,
            env={**kept, **SETTINGS, "BM_DATABASE_URL": database_url, **more},
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,  # Ctrl-C reaches us alone, and we end it in order
        )
        try:
            _wait_for(port, leader, log)
            yield Served(port, leader.pid, log)
        finally:
            end(leader)


def _wait_for(port: int, leader: subprocess.Popen[bytes], log: Path) -> None:
    """Until it answers; what it wrote is said where it never does."""
    until = monotonic() + STARTING
    while not _answers(port):
        if leader.poll() is not None or monotonic() > until:
            raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')}")
        sleep(0.2)  # a program that starts tells nobody when it listens


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=STARTING)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def end(leader: subprocess.Popen[bytes]) -> None:
    """End a process that was started in a session of its own, and whatever it has left behind."""
    if leader.poll() is None:
        leader.terminate()
        with suppress(subprocess.TimeoutExpired):
            leader.wait(STOPPING)
    with suppress(ProcessLookupError):
        os.killpg(leader.pid, signal.SIGKILL)
    leader.wait(STOPPING)
