"""Hosted as `deploy/` says: nginx in front, several processes behind, on either database."""

import gzip
import json
import re
from collections.abc import Iterator
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import pytest

from tests.conftest import NewDatabase
from tests.hosting.front import MISSING, Front, hosted, nginx
from tests.postgres import is_strict

KEPT_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
FIRST_VISIT, CHANGE_OF_TABS = 120_000, 15_000
"""Bytes over the wire, compressed."""

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

    def headers(self, address: str) -> Message:
        """The headers of an answer, whatever its status."""
        try:
            with self.browser.open(self.front.https + address) as answer:
                return answer.headers
        except HTTPError as error:
            with error:
                return error.headers

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


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/projects",
        "/return-code",
        "{project}/documents",
        "{project}/mobilities",
        "{project}/persons",
        "{project}/import-export/export.csv",
        "{document}",
        "{document}/edit",
        "{document}.pdf",
        "{document}.docx",
        "/nothing",
    ],
)
def test_what_holds_personal_text_is_kept_for_nobody_else_and_carries_the_headers(
    trainee: Trainee, address: str
) -> None:
    project = trainee.project.removesuffix("/mobilities")
    found = re.search(r'"(/documents/[0-9a-f-]{36})', trainee.text(f"{project}/documents"))
    assert found

    headers = trainee.headers(address.format(project=project, document=found[1]))

    is_file_of_a_document = address.endswith((".pdf", ".docx"))
    assert headers["Cache-Control"] == ("private, no-cache" if is_file_of_a_document else "no-store")
    assert {name: headers[name] for name in KEPT_HEADERS} == KEPT_HEADERS
    assert headers["Server"] == "nginx"


def test_the_cookie_goes_over_https_to_this_host_alone_and_no_script_reads_it(trainee: Trainee) -> None:
    name_and_value, *flags = trainee.headers("/projects")["Set-Cookie"].split("; ")

    assert name_and_value.startswith("__Host-bm_workspace=")
    assert {flag for flag in flags if not flag.startswith("Expires=")} == {
        "Secure",
        "HttpOnly",
        "SameSite=Lax",
        "Path=/",
    }


def test_the_request_id_is_that_of_nginx_whatever_a_visitor_sends(front: Front) -> None:
    forged = Request(front.https + "/help", headers={"X-Request-ID": "forged-by-a-visitor"})  # noqa: S310

    with front.browser().open(forged) as answer:
        given = answer.headers["X-Request-ID"]

    assert re.fullmatch("[0-9a-f]{32}", given)
    lines = [
        json.loads(line) for log in front.logs for line in log.read_text().splitlines() if line[:1] == "{"
    ]
    assert [line["rule"] for line in lines if line["request"] == given] == ["/help"]


def test_a_first_visit_is_small_and_asks_for_two_styles_and_two_scripts(front: Front) -> None:
    browser = front.browser()
    page, text = over_the_wire(browser, front, "/")
    assets = re.findall(r'"(/static/[^"]+)"', text)

    taken = page + sum(over_the_wire(browser, front, asset)[0] for asset in assets)

    assert sum(asset.endswith(".css") for asset in assets) <= 2
    assert sum(asset.endswith(".js") for asset in assets) <= 2
    assert 20_000 < taken < FIRST_VISIT


def test_a_change_of_tabs_is_small(front: Front, trainee: Trainee) -> None:
    listed = trainee.text(trainee.project.replace("mobilities", "documents"))
    for document in re.findall(r'"(/documents/[^"]+/edit)', listed):
        for tab in re.findall(r'name="go" value="([a-z_]+)"', trainee.text(document)):
            size, text = over_the_wire(trainee.browser, front, f"{document}/{tab}", **{"HX-Request": "true"})
            assert text.startswith('<div id="editor"')
            assert size < CHANGE_OF_TABS


def over_the_wire(browser: OpenerDirector, front: Front, address: str, **headers: str) -> tuple[int, str]:
    """How many bytes an answer takes, compressed, and what it says."""
    asked = Request(front.https + address, headers={"Accept-Encoding": "gzip", **headers})  # noqa: S310
    with browser.open(asked) as answer:
        body = answer.read()
        if not address.endswith("/icon.svg"):
            assert answer.headers["Content-Encoding"] == "gzip"
    packed = body.startswith(b"\x1f\x8b")
    return len(body), (gzip.decompress(body) if packed else body).decode()


def test_plain_http_leads_to_https(front: Front) -> None:
    class Stay(HTTPRedirectHandler):
        def redirect_request(self, *_arguments: object) -> None:
            return None

        def http_error_301(self, _request: object, answer: object, *_more: object) -> object:
            return answer

    with build_opener(Stay()).open(front.http + "/help?x=1") as answer:
        assert answer.status == 301
        assert answer.headers["Location"] == "https://127.0.0.1/help?x=1"
