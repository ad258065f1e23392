"""A browser with one connection for each request, which knows when it got no answer."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from bm_workspace import HOST_COOKIE
from tests.web.browsing import form_fields

PATIENCE = 60
"""Seconds after which a program that should answer counts as broken."""
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Gone(ConnectionError):
    """No answer came: whether what was asked for was done is not known."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    location: str
    text: str

    def typed(self, name: str) -> str:
        """What stands in the text area of that name."""
        found = re.search(rf'<textarea\b[^>]*\bname="{name}"[^>]*>(.*?)</textarea>', self.text, re.DOTALL)
        assert found, f"no {name} on the page"
        return html.unescape(found[1]).replace("\r\n", "\n").removeprefix("\n")

    @property
    def revision(self) -> int:
        """The revision that the page was read at."""
        found = re.search(r'name="revision" value="(\d+)"', self.text)
        assert found, "no revision on the page"
        return int(found[1])

    def form(self, selector: str) -> dict[str, str]:
        """What a form of the page would send."""
        return dict(form_fields(BeautifulSoup(self.text, "lxml").select_one(selector)))


class Browser:
    """Somebody at an address of their own, as seen by the web server in front."""

    def __init__(self, port: int, number: int) -> None:
        self.port, self.cookie, self.token = port, "", ""
        here = f"10.0.{number // 250}.{number % 250 + 1}"
        self.headers = {
            "X-Forwarded-For": here,
            "X-Forwarded-Proto": "https",
            "Referer": f"https://127.0.0.1:{port}/",
        }

    def get(self, address: str) -> Answer:
        return self._send("GET", address)

    def post(self, address: str, fields: Mapping[str, object]) -> Answer:
        """Send a form with the token of this browser's session."""
        if not self.token:
            found = TOKEN.search(self.get("/").text)
            assert found, "the start page carries no token"
            self.token = found[1]
        return self._send("POST", address, urlencode({**fields, "csrf_token": self.token}))

    def _send(self, method: str, address: str, body: str | None = None) -> Answer:
        headers = {**self.headers, "Cookie": f"{HOST_COOKIE}={self.cookie}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        except (OSError, HTTPException) as error:
            raise Gone(f"{method} {address}") from error
        finally:
            connection.close()
        given = re.match(f"{HOST_COOKIE}=([^;]+)", response.headers.get("Set-Cookie", ""))
        self.cookie = given[1] if given else self.cookie
        return Answer(status=response.status, location=response.headers.get("Location", ""), text=text)
