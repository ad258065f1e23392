"""A PostgreSQL cluster of our own that writes to the disk as one in use does, and can be killed."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.faults.browser import PATIENCE
from tests.postgres import (
    INITDB,
    MISSING,
    answers,
    as_owner,
    free_port,
    give_to_owner,
    is_strict,
    owner,
    programs,
)


class Cluster:
    """Its processes, its port, its folder."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home, self.port = folder, home, free_port()
        self.url = self.address("postgres")
        self.running: subprocess.Popen[bytes] | None = None
        as_owner(home, folder / "initdb", "--pgdata", home / "cluster", *INITDB)

    def address(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> float:
        """Start it, whatever state it was left in; gives the seconds until it answers."""
        chosen = ("listen_addresses=127.0.0.1", f"port={self.port}", f"unix_socket_directories={self.home}")
        command = [self.folder / "postgres", "-D", self.home / "cluster"]
        began = monotonic()
        with (self.home / "log").open("ab") as words:
            self.running = subprocess.Popen(
                [*command, *(part for option in chosen for part in ("-c", option))],
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                **owner(),
            )
        while not answers(self.url):
            assert monotonic() < began + PATIENCE, (self.home / "log").read_text(errors="replace")[-5000:]
            sleep(0.05)  # a server that recovers tells nobody when it listens
        return monotonic() - began

    def kill(self) -> None:
        """The postmaster and each of its children, at once and without a word."""
        assert self.running, "it does not run"
        os.kill(self.running.pid, signal.SIGSTOP)  # so that it has no more children than those that are found
        of_it = children(self.running.pid)
        for process in (self.running.pid, *of_it):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.running.wait()
        self.running = None
        until = monotonic() + PATIENCE
        while any(is_alive(process) for process in of_it):
            assert monotonic() < until, "a process does not end"
            sleep(0.01)  # only whoever started a process is told of its end

    def stop(self) -> None:
        """Bring it to its end, whatever it is doing."""
        if self.running:
            self.kill()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A cluster that was started, in a temporary folder; stopped and removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="bm-postgres-"))
    give_to_owner(home)
    made = Cluster(folder, home)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def own_server() -> Iterator[Cluster]:
    """The same for a test, which is skipped only where it may be."""
    found = programs()
    if found is None:
        (pytest.fail if is_strict() else pytest.skip)(MISSING)
    with cluster(found) as made:
        yield made


def children(parent: int) -> list[int]:
    """The processes that a process has started."""
    return [int(word) for word in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def is_alive(process: int) -> bool:
    """Whether a process has not ended yet; one whose end nobody has asked for has."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
