"""The program as it is hosted, on a free port of this machine, in a group of processes that can be killed."""

import os
import signal
import subprocess
from pathlib import Path
from time import monotonic, sleep

from tests.faults.browser import PATIENCE, Browser, Gone
from tests.hosting.front import GUNICORN, settings
from tests.houserules.tree import ROOT
from tests.postgres import free_port

PROCESSES = 2


class Program:
    """gunicorn with the configuration of `deploy/`, in so few processes that it starts quickly."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.port = free_port()
        self.log = folder / "program.log"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BM_")}
        self.environment = {**kept, **settings(database_url)}
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start it; gives the seconds until it answers."""
        config = ROOT / "deploy" / "gunicorn.conf.py"
        command = [str(GUNICORN), "--config", str(config), "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", str(PROCESSES)]
        began = monotonic()
        with self.log.open("ab") as words:
            self.running = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=words, stderr=words, start_new_session=True
            )
        self.wait_until_well()
        return monotonic() - began

    def wait_until_well(self) -> None:
        """Until it says that it is well; what it wrote is said where it never does."""
        until, browser = monotonic() + PATIENCE, Browser(self.port, 0)
        while not is_well(browser):
            assert monotonic() < until, self.log.read_text(errors="replace")[-5000:]
            sleep(0.1)  # a program that starts tells nobody when it listens

    def kill(self) -> None:
        """Every process of it, at once and without a word."""
        assert self.running, "it does not run"
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()
        self.running = None

    def stop(self) -> None:
        """Bring it to its end, whatever it is doing."""
        if self.running:
            self.kill()

    def wrong_lines(self) -> list[str]:
        """What the program wrote of its own mistakes."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if "Traceback" in line or '"status": 500' in line]


def is_well(browser: Browser) -> bool:
    """Whether the program answers, and its database too."""
    try:
        return browser.get("/healthz").status == 200
    except Gone:
        return False
