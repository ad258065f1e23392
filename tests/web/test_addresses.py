"""What holds for every address; a new view is covered once it stands in addresses.txt."""

from collections.abc import Mapping

import pytest
from flask import Flask

from bm_workspace.web.headers import HEADERS
from bm_workspace.web.scope import OPEN
from tests.conftest import Draft
from tests.web.addresses import address_of, kept_list, real_list, rules
from tests.web.browsing import HTMX, Visitor, page, shown_value
from tests.web.places import Places
from tests.web.things import DocumentAt, asked, everything_counted

SENT = {"participant-full_name": "Ģirts Ūdris", "title": "Līgums & <Co>", "revision": "1", "code": "ABC"}


@pytest.fixture
def places(trainee: Visitor, request: pytest.FixtureRequest) -> Mapping[str, str]:
    """What the placeholders of addresses stand for in the trainee's workspace."""
    found, rule = Places(trainee), request.node.callspec.params.get("rule")
    return found.needed_by(rule) if rule else found


def is_open(app: Flask, rule: str) -> bool:
    """Whether an address needs no workspace."""
    return any(found.endpoint in OPEN for found in app.url_map.iter_rules() if str(found) == rule)


def test_no_address_comes_or_goes_unnoticed(app: Flask) -> None:
    assert kept_list() == real_list(app)


@pytest.mark.parametrize("rule", rules("GET"))
def test_get_answers_writes_nothing_and_carries_the_headers(
    app: Flask, trainee: Visitor, places: Mapping[str, str], rule: str
) -> None:
    before = everything_counted(app)

    answer = trainee.get(address_of(rule, places))

    assert answer.status_code in (200, 303)
    assert everything_counted(app) == before
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("rule", rules("GET"))
def test_every_address_answers_head(trainee: Visitor, places: Mapping[str, str], rule: str) -> None:
    address = address_of(rule, places)

    head = trainee.send("HEAD", address)

    assert head.status_code == trainee.get(address).status_code
    assert head.data == b""


@pytest.mark.parametrize("rule", rules("POST"))
def test_a_post_without_a_token_is_refused_and_holds_what_was_sent(
    app: Flask, trainee: Visitor, places: Mapping[str, str], rule: str
) -> None:
    before = everything_counted(app)

    answer = trainee.post(address_of(rule, places), SENT, token=False)

    assert answer.status_code == 400
    assert everything_counted(app) == before
    assert kept(answer) == SENT
    visible = [shown_value(tag) for tag in page(answer).select("form.kept textarea")]
    assert visible == ["Ģirts Ūdris", "Līgums & <Co>"]
    assert trainee.submit(answer, "form.kept").status_code != 400


def kept(answer: object) -> dict[str, str]:
    """What the form of an error page would send again, without its token."""
    named = page(answer).select("form.kept [name]")  # type: ignore[arg-type]
    return {tag["name"]: shown_value(tag) for tag in named if tag["name"] != "csrf_token"}


@pytest.mark.parametrize("rule", rules("GET"))
def test_without_a_workspace_get_leads_to_the_welcome_page(
    app: Flask, nobody: Visitor, places: Mapping[str, str], rule: str
) -> None:
    address = address_of(rule, places)

    answer = nobody.get(address)

    if is_open(app, rule):
        assert answer.status_code == 200
    else:
        assert answer.status_code == 303
        assert answer.location.startswith("/?next=/")


@pytest.mark.parametrize("rule", rules("POST"))
def test_without_a_workspace_post_is_refused_and_holds_what_was_sent(
    app: Flask, nobody: Visitor, places: Mapping[str, str], rule: str
) -> None:
    answer = nobody.post(address_of(rule, places), SENT)

    if is_open(app, rule):
        assert answer.status_code in (303, 404, 422)
    else:
        assert answer.status_code == 401
        assert kept(answer) == SENT


def test_what_was_kept_can_be_sent_once_a_workspace_is_open(trainee: Visitor, agreement: DocumentAt) -> None:
    code = page(trainee.get("/return-code")).select_one("code").get_text()
    lost = Visitor(trainee.app)
    refused = lost.post(agreement.tab("participant"), {"participant-full_name": "Žanete Ā.", "revision": "1"})

    lost.post("/come-back", {"code": code})
    answer = lost.submit(refused, "form.kept")

    assert answer.status_code == 303
    assert "Žanete Ā." in lost.get(answer.location).text


@pytest.mark.parametrize(
    "place", ["project", "mobility", "document", "tab", "search", "filter", "from", "page"]
)
def test_a_null_or_a_giant_in_an_address_is_no_accident(
    trainee: Visitor, project: str, mobility: str, agreement: DocumentAt, place: str
) -> None:
    addresses = {
        "project": "/projects/2025%00/documents",
        "mobility": f"/projects/{project}/mobilities/{mobility}%00",
        "document": agreement.at(f"history/{10**30}"),
        "tab": agreement.tab("participant%00"),
        "search": f"/projects/{project}/documents?search=%00a&sort=%00&page=9",
        "filter": f"/projects/{project}/documents?type=%00&status=%00",
        "from": f"/projects/{project}/mobilities/{mobility}/documents/new?from=%00",
        "page": f"/projects/{project}/mobilities?page={10**40}&per_page=-1&sort=nothing",
    }

    answer = trainee.get(addresses[place])

    assert answer.status_code == (200 if place == "page" else 404)


@pytest.mark.parametrize(
    ("what", "at_most"),
    [
        ("list", 5),
        ("mobilities", 5),
        ("organisations", 3),
        ("persons", 3),
        ("editor", 2),
        ("mobility", 5),
        ("view", 3),
    ],
)
def test_a_page_asks_the_database_few_questions(
    app: Flask, trainee: Visitor, draft: Draft, places: Mapping[str, str], what: str, at_most: int
) -> None:
    for number in range(5):
        document = draft("learning_agreement", title=f"Līgums {number}")
    project = f"/projects/{places['code']}"
    listed, shown = f"{project}/documents", f"{project}/mobilities/{places['mobility_id']}"
    own_list = f"{project}/{what}"
    address = {"list": listed, "editor": document.at("edit"), "mobility": shown, "view": document.view}.get(
        what, own_list
    )

    with asked(app) as questions:
        trainee.get(address)

    assert len(questions) == at_most, questions


PARTS = {"editor": "#editor", "create": "#create-dialog", "delete": "#delete-dialog"}


def fragment_address(places: Mapping[str, str], document: DocumentAt, what: str) -> str:
    dialog = f"/projects/{places['code']}/mobilities/{places['mobility_id']}/documents/new"
    return {"editor": document.tab("outcomes"), "create": dialog, "delete": document.at("delete")}[what]


@pytest.mark.parametrize("what", PARTS)
def test_a_fragment_is_the_same_as_on_the_whole_page(
    trainee: Visitor, places: Mapping[str, str], agreement: DocumentAt, what: str
) -> None:
    address = fragment_address(places, agreement, what)
    trainee.get("/projects")  # shows the messages that are waiting

    whole, fragment = trainee.get(address), trainee.get(address, headers=HTMX)

    assert same_each_time(page(whole).select_one(PARTS[what])) == same_each_time(
        page(fragment).body.contents[0]
    )
    assert "HX-Request" in whole.vary
    assert "HX-Request" in fragment.vary


def same_each_time(part: object) -> str:
    """A part of a page without what is made anew each time."""
    for tag in part.select("[name=csrf_token], [name=key], [name=add]"):  # type: ignore[attr-defined]
        tag["value"] = ""
    return str(part)


@pytest.mark.parametrize("what", PARTS)
def test_going_back_in_the_browser_brings_the_whole_page(
    trainee: Visitor, places: Mapping[str, str], agreement: DocumentAt, what: str
) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}

    answer = trainee.get(fragment_address(places, agreement, what), headers=headers)

    assert page(answer).select_one("h1")
    assert answer.text.startswith("<!doctype html>")


def test_an_error_asked_for_by_htmx_takes_the_whole_page(trainee: Visitor, agreement: DocumentAt) -> None:
    answer = trainee.get(agreement.tab("nothing"), headers=HTMX)

    assert answer.status_code == 404
    assert answer.headers["HX-Retarget"] == "body"
    assert answer.text.startswith("<!doctype html>")
