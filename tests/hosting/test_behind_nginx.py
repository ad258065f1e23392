"""Hosted as `deploy/` says: nginx in front, several processes behind, on either database."""

import gzip
import json
import re
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from tests.conftest import NewDatabase
from tests.hosting.front import MISSING, Front, hosted, nginx
from tests.postgres import is_strict

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture(scope="module")
def front(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """The program, hosted."""
    if nginx() is None:
        (pytest.fail if is_strict() else pytest.skip)(MISSING)
    with hosted(tmp_path_factory.mktemp("hosted"), new_database()) as front:
        yield front


@pytest.fixture
def trainee(front: Front) -> "Trainee":
    return Trainee(front)


class Trainee:
    """Somebody who has started practising."""

    def __init__(self, front: Front) -> None:
        self.front, self.browser = front, front.browser()
        token = TOKEN.search(self.text("/"))
        assert token
        sent = urlencode({"csrf_token": token[1]}).encode()
        page = Request(front.https + "/start", sent, {"Referer": front.https + "/"})  # noqa: S310 our own address
        with self.browser.open(page) as answer:
            self.project = answer.geturl().removeprefix(front.https)

    def text(self, address: str) -> str:
        with self.browser.open(self.front.https + address) as answer:
            assert answer.status == 200
            return str(answer.read().decode())


def lines(front: Front) -> list[dict[str, object]]:
    """What all processes have written down."""
    written = [line for log in front.logs for line in log.read_text().splitlines()]
    return [json.loads(line) for line in written if line.startswith("{")]


def answered(front: Front) -> list[int]:
    """How many answers each process has written down."""
    return [log.read_text().count('"event": "answered"') for log in front.logs]


def test_two_processes_serve_one_trainees_alternate_requests(front: Front, trainee: Trainee) -> None:
    before = answered(front)

    for _ in range(6):
        assert trainee.project in trainee.text(trainee.project)

    assert all(now >= was + 3 for was, now in zip(before, answered(front), strict=True))


def test_a_document_is_downloaded(front: Front, trainee: Trainee) -> None:
    listed = trainee.text(trainee.project.replace("mobilities", "documents"))
    file = re.search(r'"(/documents/[^"]+\.pdf)"', listed)
    assert file

    with trainee.browser.open(front.https + file[1]) as answer:
        assert answer.read(5) == b"%PDF-"
        assert answer.headers["Content-Type"] == "application/pdf"
        assert "attachment" in answer.headers["Content-Disposition"]


def test_every_page_carries_the_headers(front: Front, trainee: Trainee) -> None:
    with trainee.browser.open(front.https + trainee.project) as answer:
        headers = answer.headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Server"] == "nginx"
    cookie = headers["Set-Cookie"]
    assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))


def test_the_request_id_is_that_of_nginx_whatever_a_visitor_sends(front: Front) -> None:
    forged = Request(front.https + "/help", headers={"X-Request-ID": "forged-by-a-visitor"})  # noqa: S310

    with front.browser().open(forged) as answer:
        given = answer.headers["X-Request-ID"]

    assert re.fullmatch("[0-9a-f]{32}", given)
    lines = [
        json.loads(line) for log in front.logs for line in log.read_text().splitlines() if line[:1] == "{"
    ]
    assert [line["rule"] for line in lines if line["request"] == given] == ["/help"]


def test_style_is_compressed_and_pages_are_too(front: Front) -> None:
    for address in ("/static/app.css", "/help"):
        asked = Request(front.https + address, headers={"Accept-Encoding": "gzip"})  # noqa: S310
        with front.browser().open(asked) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read())


def test_plain_http_leads_to_https(front: Front) -> None:
    class Stay(HTTPRedirectHandler):
        def redirect_request(self, *_arguments: object) -> None:
            return None

        def http_error_301(self, _request: object, answer: object, *_more: object) -> object:
            return answer

    with build_opener(Stay()).open(front.http + "/help?x=1") as answer:
        assert answer.status == 301
        assert answer.headers["Location"] == "https://127.0.0.1/help?x=1"
