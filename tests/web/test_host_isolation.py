"""The link of a host opens one document and nothing else, at every address, whoever opens it."""

from collections.abc import Mapping
from secrets import token_urlsafe

import pytest
from flask import Flask
from sqlalchemy import update

from bm_workspace.schema.europass import TEMPLATE
from bm_workspace.sent_to_host import FILLED_IN
from bm_workspace.store.models import Document
from tests.conftest import started
from tests.web.addresses import address_of, rules
from tests.web.browsing import HTMX, Visitor, page, shown, text_of
from tests.web.places import Places
from tests.web.sent import FORM, RESULT, TAKE_BACK, certificate_of_database, sent
from tests.web.test_addresses import is_open
from tests.web.things import DocumentAt, engine_of, everything_counted, held_by, saved
from tests.web.world import SENT, comparable

OTHERS = [section.key for section in TEMPLATE if section.key not in FILLED_IN]
OF_HOSTS = [(method, rule) for method in ("GET", "POST") for rule in rules(method, holding="<token>")]
ALL = [(method, rule) for method in ("GET", "POST") for rule in rules(method) if "<token>" not in rule]
TYPED = {"revision": "1", "assessment-result": RESULT, "confirmed_by": "Jana Köhler"}
NEVER = token_urlsafe(16)
OPEN_TO_ALL = (
    "http://data.europa.eu/esco/",
    "/advice",
    "/database",
    "/esco",
    "/help",
    "/host/",
    "/language",
    "/static/",
)


@pytest.fixture
def host(app: Flask, link: str) -> Visitor:
    """Somebody without a workspace, who has opened the link."""
    visitor = Visitor(app)
    visitor.get(link)
    return visitor


@pytest.fixture(scope="module")
def sender(app: Flask) -> tuple[str, Mapping[str, str]]:
    """The link of a trainee of whom nothing changes, and what stands in each place of the practice copy."""
    trainee = started(Visitor(app))
    document = certificate_of_database(trainee)
    link, places = sent(trainee, document), Places(trainee)
    found = {name: places[name] for name in places if name not in ("document_id", "token")}
    return link, {**found, "document_id": str(document.id)}


@pytest.mark.parametrize(("method", "rule"), ALL)
def test_who_has_opened_a_link_comes_no_further_than_anybody(
    app: Flask, sender: tuple[str, Mapping[str, str]], method: str, rule: str
) -> None:
    (link, places), host = sender, Visitor(app)
    host.get(link)
    before = everything_counted(app)
    data = {**SENT, "csrf_token": host.token} if method == "POST" else None

    answer = host.send(method, address_of(rule, places), data=data)

    if is_open(app, rule):
        assert "Ģirts" not in text_of(answer, "body")
    else:
        assert answer.status_code == (303 if method == "GET" else 401)
        assert everything_counted(app) == before


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize("key", OTHERS)
def test_no_section_but_the_hosts_is_opened_or_saved(
    app: Flask, host: Visitor, document: DocumentAt, link: str, key: str, headers: dict[str, str]
) -> None:
    before = saved(app, document)

    answers = (
        host.get(f"{link}/edit/{key}", headers=headers),
        host.post(f"{link}/edit/{key}", {**SENT, "revision": str(before.revision)}, headers=headers),
    )

    assert [answer.status_code for answer in answers] == [404, 404]
    assert saved(app, document) == before


def test_what_is_sent_beside_goes_into_no_other_section(
    app: Flask, host: Visitor, document: DocumentAt, link: str
) -> None:
    before = saved(app, document).values
    beside = {"participant-full_name": "Svešinieks", "go": "participant", "confirm": "activities//tasks"}

    answer = host.submit(host.get(f"{link}/edit/assessment"), FORM, assessment__result=RESULT, **beside)

    after = saved(app, document).values
    assert answer.location.startswith(f"{link}/edit/assessment")
    assert {key for key in after if after[key] != before[key]} == {"assessment"}


@pytest.mark.parametrize(("method", "rule"), OF_HOSTS)
def test_no_other_document_is_named_by_what_is_asked_or_sent(
    app: Flask, trainee: Visitor, host: Visitor, link: str, method: str, rule: str
) -> None:
    other = certificate_of_database(trainee, "Cits sertifikāts", 2)
    address = address_of(rule, {"token": link.rpartition("/")[2], "host_key": "assessment"})
    before = saved(app, other)
    data = {**TYPED, "document_id": str(other.id), "csrf_token": host.token} if method == "POST" else None

    answer = host.send(method, f"{address}?document_id={other.id}", data=data)

    assert "Cits sertifikāts".encode() not in answer.data
    assert answer.headers.get("ETag") == host.send(method, address).headers.get("ETag")
    assert saved(app, other) == before


@pytest.mark.parametrize(("method", "rule"), OF_HOSTS)
@pytest.mark.parametrize("place", ["document_id", "workspace", "the other way round"])
def test_no_other_id_is_a_link(
    trainee: Visitor, host: Visitor, document: DocumentAt, link: str, method: str, rule: str, place: str
) -> None:
    token = link.rpartition("/")[2]
    others = {"document_id": str(document.id), "workspace": str(trainee.workspace)}
    address = address_of(rule, {"token": others.get(place, token.swapcase()), "host_key": "assessment"})

    assert not_valid(host, method, address)


def not_valid(visitor: Visitor, method: str, address: str) -> bool:
    answer = visitor.send(method, address, data={**TYPED, "csrf_token": visitor.token})
    return answer.status_code == 404 and text_of(answer, "h1") == "This link is not valid"


@pytest.mark.parametrize(("method", "rule"), OF_HOSTS)
def test_a_link_taken_back_reads_like_one_that_never_was(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt, link: str, method: str, rule: str
) -> None:
    token = link.rpartition("/")[2]
    trainee.submit(trainee.get(document.view), TAKE_BACK)
    before = everything_counted(app)

    for visitor in (host, trainee):
        answers = [
            visitor.send(
                method,
                address_of(rule, {"token": one, "host_key": "assessment"}),
                data={**TYPED, "csrf_token": visitor.token} if method == "POST" else None,
            )
            for one in (token, NEVER)
        ]
        assert answers[0].status_code == 404
        assert comparable(answers[0], token) == comparable(answers[1], NEVER)
        assert not page(answers[0]).select("a[href='/projects'], a[href='/return-code']")
        if method == "POST":
            assert RESULT in text_of(answers[0], "form.kept")
    assert everything_counted(app) == before


def test_taken_back_while_the_host_types_nothing_is_saved_and_the_text_is_there(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt, link: str
) -> None:
    opened = host.get(f"{link}/edit/assessment")
    trainee.submit(trainee.get(document.view), TAKE_BACK)
    before = saved(app, document)

    answer = host.submit(opened, FORM, headers=HTMX, assessment__result=RESULT)

    assert answer.status_code == 404
    assert RESULT in text_of(answer, "form.kept")
    assert "copy it from here" in text_of(answer, ".lead")
    assert saved(app, document) == before


def test_a_link_to_what_is_deleted_is_not_valid(
    app: Flask, host: Visitor, document: DocumentAt, link: str
) -> None:
    row = saved(app, document)
    with engine_of(app).begin() as connection:
        gone = update(Document).where(Document.id == document.id)
        connection.execute(gone.values(deleted_at=row.changed_at))

    assert not_valid(host, "GET", link)
    assert not_valid(host, "POST", f"{link}/edit/assessment")


def test_it_opens_in_every_browser_and_leaves_its_workspace_open(
    app: Flask, trainee: Visitor, stranger: Visitor, document: DocumentAt, link: str
) -> None:
    for visitor in (trainee, stranger):
        workspace, before = visitor.workspace, held_by(app, visitor.workspace)

        opened = visitor.get(f"{link}/edit/assessment")

        assert visitor.workspace == workspace
        assert held_by(app, visitor.workspace) == before
        assert visitor.get("/projects").status_code == 200
        assert visitor.submit(opened, FORM, assessment__result=f"{RESULT} {workspace}").status_code == 303
        assert visitor.workspace == workspace
    assert saved(app, document).values["assessment"]["result"] == f"{RESULT} {stranger.workspace}"
    assert stranger.get(document.view).status_code == 404


@pytest.mark.parametrize("ending", ["", "/edit/outcomes", "/edit/assessment"])
def test_nothing_on_its_pages_leads_into_the_workspace(
    trainee: Visitor, document: DocumentAt, link: str, ending: str
) -> None:
    for answer in (trainee.get(link + ending), trainee.get(link + ending, headers=HTMX)):
        led_to = {
            str(tag[name])
            for name in ("href", "action", "formaction", "hx-get", "hx-post", "src")
            for tag in page(answer).select(f"[{name}]")
            if not str(tag[name]).startswith("#")
        }

        assert {one for one in led_to if one != "/" and not one.startswith(OPEN_TO_ALL)} == set()
        assert {one for one in led_to if one.startswith("/host/") and not one.startswith(link)} == set()
        assert answer.headers["Cache-Control"] == "no-store"
        assert not page(answer).select(".project-line, .content-menu")


def test_pages_of_errors_lead_back_to_the_certificate(host: Visitor, link: str) -> None:
    answer = host.post(f"{link}/confirm", TYPED, token=False)

    assert answer.status_code == 400
    assert page(answer).select_one("main > p a")["href"] == link
    assert "Send again" in text_of(answer, "form.kept")


def test_two_hosts_at_once_overwrite_nothing(
    app: Flask, host: Visitor, document: DocumentAt, link: str
) -> None:
    tab, other = f"{link}/edit/assessment", Visitor(app)
    opened, opened_too, to_confirm = host.get(tab), other.get(tab), other.get(link)
    host.submit(opened, FORM, assessment__result="Pirmais")

    answer = other.submit(opened_too, FORM, assessment__result="Otrais")

    assert answer.status_code == 409
    assert {"Pirmais", "Otrais"} <= {tag.get_text() for tag in page(answer).select(".typed")}
    assert other.submit(to_confirm, "#confirm-form", confirmed_by="Jana").status_code == 409
    assert other.submit(answer, "#conflict").status_code == 303
    assert shown(host.get(tab), "assessment-result") == "Otrais"
