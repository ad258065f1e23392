"""A visitor's browser behind a web server like nginx: cookies, redirects, and how long each answer took."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.cookies import SimpleCookie
from secrets import token_hex
from time import perf_counter, time
from urllib.parse import urlencode, urljoin, urlsplit

from bench.load.forms import Page

PATIENCE = 60
"""Seconds after which an answer is given up."""

MOST_REDIRECTS = 5
OF_ERRORS = ("data-kept", "data-conflict", "Internal Server Error", "Traceback (most recent call last)")
"""What stands on pages that say something went wrong, and on no other."""


class Unexpected(Exception):
    """An answer that nobody who practises should get."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One thing that was asked for: when, how long until it was there with all redirects, what was wrong."""

    kind: str
    moment: float
    milliseconds: float
    size: int
    fault: str = ""


class Browser:
    """Asks a server; `note` is told of every answer. Each request has a connection of its own."""

    def __init__(self, port: int, address: str, language: str, note: Callable[[Taken], None]) -> None:
        self.port, self.note = port, note
        self.cookies = SimpleCookie[str]()
        self.base = f"https://127.0.0.1:{port}"
        self.at = "/"
        self.headers = {
            "Accept-Language": language,
            "Accept-Encoding": "gzip",
            "Host": f"127.0.0.1:{port}",
            "X-Forwarded-For": address,
            "X-Forwarded-Proto": "https",
            "Connection": "close",
        }

    def get(self, kind: str, address: str, **htmx: str) -> Page:
        """The page of an address. Raises Unexpected."""
        return self._timed(kind, "GET", address, None, htmx)

    def post(self, kind: str, address: str, fields: Sequence[tuple[str, str]], **htmx: str) -> Page:
        """The page that sending a form leads to. Raises Unexpected."""
        return self._timed(kind, "POST", address, urlencode(fields).encode(), htmx)

    def _timed(
        self, kind: str, method: str, address: str, body: bytes | None, htmx: Mapping[str, str]
    ) -> Page:
        page, fault, moment, start = Page(address, ""), "", time(), perf_counter()
        try:
            page = self._followed(method, address, body, htmx)
            fault = next((f"{address} holds {mark}" for mark in OF_ERRORS if mark in page.text), "")
        except (OSError, HTTPException, Unexpected) as error:
            fault = f"{type(error).__name__}: {error}"
        milliseconds = (perf_counter() - start) * 1000
        self.note(
            Taken(kind=kind, moment=moment, milliseconds=milliseconds, size=len(page.text), fault=fault)
        )
        if fault:
            raise Unexpected(fault)
        return page

    def _followed(self, method: str, address: str, body: bytes | None, htmx: Mapping[str, str]) -> Page:
        for _ in range(MOST_REDIRECTS):
            status, leads_to, content = self._asked(method, address, body, htmx)
            if status == 200:
                if not htmx and content.startswith("<!doctype html>"):
                    self.at = address
                return Page(address, content)
            if status != 303:
                raise Unexpected(f"{method} {address} was answered {status}")
            there = urlsplit(urljoin(self.base + address, leads_to))
            method, address, body = "GET", there._replace(scheme="", netloc="", fragment="").geturl(), None
        raise Unexpected(f"{address}: too many redirects")

    def _asked(
        self, method: str, address: str, body: bytes | None, htmx: Mapping[str, str]
    ) -> tuple[int, str, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, address, body, self._headers(body, htmx))
            answer = connection.getresponse()
            # A file is looked at as letters too: one byte is one.
            coding = "utf-8" if "text/html" in answer.headers.get("Content-Type", "") else "latin-1"
            content = answer.read().decode(coding)
        finally:
            connection.close()
        self._keep_cookies(answer)
        return answer.status, answer.headers.get("Location", ""), content

    def _headers(self, body: bytes | None, htmx: Mapping[str, str]) -> dict[str, str]:
        told = {f"HX-{name.replace('_', '-').title()}": value for name, value in htmx.items()}
        if htmx:
            told |= {"HX-Request": "true", "HX-Current-URL": self.base + self.at}
        if body is not None:
            told["Content-Type"] = "application/x-www-form-urlencoded"
        cookies = "; ".join(f"{name}={kept.value}" for name, kept in self.cookies.items())
        told |= {"Cookie": cookies} if cookies else {}
        return {**self.headers, **told, "Referer": self.base + self.at, "X-Request-ID": token_hex(16)}

    def _keep_cookies(self, answer: HTTPResponse) -> None:
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.load(cookie)
