"""Walks through the product in which every step is drawn; no page may break, whatever is sent."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from bm_workspace.identifiers import DATABASE
from tests.conftest import started
from tests.fuzz.edits import body, filled
from tests.fuzz.found_forms import FoundForm, forms_of
from tests.fuzz.places import Places, Start, address, starts, strange_address
from tests.web.browsing import HTMX, Visitor
from tests.web.databasing import a_mobility

STEPS, MOST_FORMS = 3, 3
"""Pages of one walk, and forms that are sent one after the other from each."""

LANGUAGE = "/language"
"""The form that every page has."""

REFUSED = {400, 404}
HEADERS = st.sampled_from(
    [
        *({}, {}, HTMX),
        {**HTMX, "HX-History-Restore-Request": "true", "HX-Target": "\x7f"},
        {"Accept-Language": "zz, ;;q=a,,"},
        {"Range": "bytes=9-1", "If-None-Match": 'W/"', "If-Modified-Since": "never"},
        {"X-Request-ID": "<" * 9000, "Referer": "http://[", "Cookie": "bm_workspace=x"},
        {"X-Forwarded-For": "::", "X-Forwarded-Host": "[", "X-Forwarded-Proto": "gopher"},
    ]
)
METHODS = st.sampled_from(["GET"] * 6 + ["HEAD", "POST", "OPTIONS", "PUT"])
STARTS = st.sampled_from(starts()).flatmap(st.sampled_from)


class Broken(Exception):
    """The product broke, and it was noted how: this walk is over."""


@dataclass
class Tally:
    """What was sent, and how it was answered."""

    requests: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)
    """The rules of addresses that took a form and did not refuse it as nonsense."""
    failures: list[str] = field(default_factory=list)
    """What broke, each with everything that was sent before it."""


class Walker(Visitor):
    """Somebody in a workspace of their own who does anything that can be done."""

    def __init__(self, app: Flask, tally: Tally, draw: st.DrawFn) -> None:
        super().__init__(app)
        self.tally, self.draw = tally, draw
        self.steps: list[str] = []

    def send(self, method: str, address: str, **more: Any) -> TestResponse:
        """The same as everybody's, counted; what was sent stands under the failure that it caused."""
        self.tally.requests += 1
        self.steps.append(f"{method} {address} {more}"[:800])
        try:
            answer = super().send(method, address, **more)
        except AssertionError as error:
            self.tally.failures.append("\n".join([str(error), "Sent, one after the other:", *self.steps]))
            raise Broken from error
        self.tally.answers[answer.status_code] += 1
        if method == "POST" and answer.status_code not in REFUSED:
            self.tally.taken.add(self._rule(address))
        return answer

    def _check(self, method: str, address: str, response: TestResponse) -> None:
        with self.browser.session_transaction() as session:
            self.language = session.get("language", self.language)
        super()._check(method, address, response)

    def _rule(self, address: str) -> str:
        try:
            path = address.partition("?")[0]
            return str(self.app.url_map.bind("localhost").match(path, "POST", return_rule=True)[0])
        except (HTTPException, RequestRedirect):
            return ""

    def ask(self, page_address: str) -> None:
        """Ask for an address that nobody has linked."""
        strange, method, headers = (
            self.draw(strange_address(page_address)),
            self.draw(METHODS),
            self.draw(HEADERS),
        )
        self.send(method, strange, headers=headers)

    def fill_in(self, page_address: str, code: str) -> None:
        """Open a page and send some form of it; then some form of what that led to."""
        answer = self.get(page_address, headers=self.draw(HEADERS))
        for _ in range(self.draw(st.integers(1, MOST_FORMS))):
            own = [form for form in forms_of(answer) if form.action != LANGUAGE]
            forms = own if own and self.draw(st.integers(0, 9)) else forms_of(answer)
            if not forms:
                return
            answer = self._followed(self._sent(self.draw(st.sampled_from(forms)), code))

    def _sent(self, form: FoundForm, code: str) -> TestResponse:
        where, pairs = self.draw(filled(form))
        if form.method == "GET":
            return self.get(f"{where.partition('?')[0]}?{urlencode(pairs)}")
        kind, content = self.draw(body(form, pairs, code))
        return self.send("POST", where, data=content, content_type=kind, headers=self.draw(HEADERS))

    def _followed(self, answer: TestResponse) -> TestResponse:
        return self.get(answer.location) if answer.status_code == 303 else answer

    def imported(self, code: str) -> str:
        """The identity of a file of the project's mobilities that was sent for a preview."""
        exchange = f"/projects/{code}/import-export"
        file = FileStorage(BytesIO(self.get(f"{exchange}/export.csv").data), filename="mobilities.csv")
        return str(self.post(exchange, {"file": file}).location).rpartition("/")[2]


def walk(app: Flask, tally: Tally, draw: st.DrawFn) -> None:
    """Somebody starts practising and goes to a few pages."""
    walker = Walker(app, tally, draw)
    started(walker)
    places = Places(app, walker)
    for _ in range(STEPS):
        start: Start = draw(STARTS)
        if start.of == DATABASE and not places.has(start.of):
            a_mobility(walker)
            places = Places(app, walker)
        found = places.drawn(draw, start)
        if "import_id" in start.rule:
            found["import_id"] = walker.imported(found["code"])
        if draw(st.integers(0, 3)):
            walker.fill_in(address(start, found), found.get("code", ""))
        else:
            walker.ask(address(start, found))


def walks(app: Flask, tally: Tally, *, number: int, count: int) -> None:
    """So many walks; the same ones for the same number. A failure ends its own walk alone."""

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def one(data: st.DataObject) -> None:
        with suppress(Broken):
            walk(app, tally, data.draw)

    with suppress(Flaky):  # a page differs by its random names: Hypothesis ends these walks early
        one()
