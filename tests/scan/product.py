"""The hosted product on a free port with a database of its own, and a workspace opened in it."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from bench.served import served

PROJECT = re.compile(r'href="/projects/([^"/?]+)')
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True, kw_only=True)
class Product:
    """A running program, and the cookie of a workspace in it."""

    port: int
    cookie: str
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def other_projects(self) -> list[str]:
        """The addresses of all projects but the one that practice begins with: their pages are the same."""
        page = _asked(self.port, "GET", "/projects", self.cookie).read().decode()
        first = _asked(self.port, "GET", "/first-project", self.cookie).getheader("Location") or ""
        codes = sorted(set(PROJECT.findall(page)))
        return [f"/projects/{code}*" for code in codes if code not in first]

    def must_answer(self) -> None:
        """The program still works, and the workspace is still there."""
        answer = _asked(self.port, "GET", "/projects", self.cookie)
        assert answer.status == 200, f"/projects answers {answer.status}"

    def answered(self) -> list[int]:
        """The status of every answer that was given, as the log tells it."""
        lines = (line for line in self.log.read_text(encoding="utf-8").splitlines() if line.startswith("{"))
        return [found["status"] for found in map(json.loads, lines) if "status" in found]


@contextmanager
def running(folder: Path, key: str) -> Iterator[Product]:
    """The program as long as the block lasts, as it is hosted but for the web server in front."""
    database = f"sqlite:///{folder / 'scan.sqlite'}"
    with served(database, folder, BM_PROXIES="0", BM_SECRET_KEY=key) as program:
        yield Product(port=program.port, cookie=_opened(program.port), log=program.log)


def _opened(port: int) -> str:
    """The cookie of a new workspace."""
    welcome = _asked(port, "GET", "/", "")
    token = TOKEN.search(welcome.read().decode())
    assert token, "the welcome page has no form"
    started = _asked(port, "POST", "/start", _cookie(welcome), urlencode({"csrf_token": token[1]}))
    assert started.status == 303, started.status
    return _cookie(started)


def _cookie(answer: HTTPResponse) -> str:
    return (answer.getheader("Set-Cookie") or "").partition(";")[0]


def _asked(port: int, method: str, path: str, cookie: str, body: str | None = None) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body, headers)
    return connection.getresponse()
