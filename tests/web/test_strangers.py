"""What is in one workspace does not exist for anybody else, at every address and method."""

import re
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import Draft, dialog_of, listed, mobility_of
from tests.web.addresses import METHODS, address_of, kept_list, rules
from tests.web.browsing import HTMX, Visitor, page
from tests.web.things import DocumentAt, everything_counted, revisions, saved

OF_A_DOCUMENT = sorted({rule for _method, rule in kept_list() if "document_id" in rule})
OF_A_PROJECT = [rule for rule in rules("GET", holding="<code>") if "<uuid:" not in rule]
EACH_TIME = ("Set-Cookie", "Date", "X-Request-ID")
TOKENS = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
SENT = {"participant-full_name": "Svešinieks", "title": "Svešs", "revision": "1", "from_revision": "1"}


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("rule", OF_A_DOCUMENT)
def test_anothers_document_reads_like_one_that_never_was(
    app: Flask, stranger: Visitor, agreement: DocumentAt, rule: str, method: str, headers: dict[str, str]
) -> None:
    before = everything_counted(app)
    data = {**SENT, "csrf_token": stranger.token} if method == "POST" else None

    def answer(document: UUID, key: str = "participant") -> TestResponse:
        address = address_of(rule, {"document_id": document, "key": key, "number": 1})
        return stranger.send(method, address, data=data, headers=headers)

    foreign, never = answer(agreement.id), answer(uuid4())

    assert foreign.status_code == 404
    assert comparable(foreign) == comparable(never)
    assert everything_counted(app) == before


def comparable(response: TestResponse) -> tuple[object, ...]:
    """An answer without what differs each time: token, cookie, and the id that was asked for."""
    asked = response.request.path.split("/")[2].partition(".")[0]
    headers = {name: value for name, value in response.headers if name not in EACH_TIME}
    body = TOKENS.sub("", response.text).replace(asked, "")
    return response.status, headers | {"Content-Length": len(body)}, body


@pytest.mark.parametrize("rule", OF_A_PROJECT)
def test_a_shared_address_shows_everybody_their_own(
    stranger: Visitor, draft: Draft, project: str, mobility: str, group: tuple[str, str], rule: str
) -> None:
    mine = draft("group_programme" if "group-mobilities/<" in rule else "learning_agreement")
    places = {"code": project, "mobility_id": mobility, "group_code": group[0], "group_id": group[1]}

    more = {"entry": "budget", "key": "comments", "suffix": "csv", "number": 1}
    answer = stranger.get(address_of(rule, {**places, **more}))

    assert answer.status_code == 200
    assert str(mine.id) not in answer.text


def test_a_shared_address_shows_the_same_project_in_both_workspaces(
    trainee: Visitor, stranger: Visitor, agreement: DocumentAt, project: str
) -> None:
    mine, theirs = listed(trainee, project), listed(stranger, project)

    assert agreement in mine
    assert len(theirs) == len(mine) - 1
    assert not set(mine) & set(theirs)


def test_a_document_is_not_started_from_anothers_agreement(
    stranger: Visitor, agreement: DocumentAt, project: str, mobility: str
) -> None:
    address = dialog_of(project, mobility)

    asked = stranger.get(address, query_string={"from": str(agreement.id)})
    sent = {"type": "mobility_certificate", "title": "X", "language": "lv", "agreement": str(agreement.id)}
    posted = stranger.post(address, sent)

    assert asked.status_code == 404
    assert posted.status_code == 422
    assert listed(stranger, project, search="X") == listed(stranger, project, search=mobility)


def test_a_key_that_is_anothers_document_makes_a_document_of_ones_own(
    app: Flask, trainee: Visitor, stranger: Visitor, agreement: DocumentAt, project: str, mobility: str
) -> None:
    fields = {"type": "learning_agreement", "title": "Mans", "language": "lv", "key": str(agreement.id)}

    made = stranger.post(dialog_of(project, mobility), fields)

    assert made.status_code == 303
    assert page(stranger.get(agreement.view)).h1.get_text() == "Mans"
    assert page(trainee.get(agreement.view)).h1.get_text() == "Learning agreement"


def test_a_mobility_of_another_project_is_not_found_under_this_one(trainee: Visitor, project: str) -> None:
    school = project.replace("KA121-VET-000123456", "KA122-SCH-000123789")
    pupil = mobility_of(trainee, school, "Āris Čiekurs")

    assert trainee.get(f"/projects/{school}/mobilities/{pupil}").status_code == 200
    assert trainee.get(f"/projects/{project}/mobilities/{pupil}").status_code == 404


def test_a_cookie_of_a_workspace_that_is_gone_is_no_workspace(app: Flask) -> None:
    visitor = Visitor(app)
    with visitor.browser.session_transaction() as session:
        session["workspace"] = str(uuid4())

    assert visitor.get("/projects").location.startswith("/?next=")
    assert visitor.get("/").status_code == 200


def test_what_a_stranger_sends_leaves_no_trace(app: Flask, stranger: Visitor, agreement: DocumentAt) -> None:
    stranger.post(agreement.tab("participant"), SENT)
    stranger.post(agreement.at("delete"), SENT)

    assert saved(app, agreement).revision == 1
    assert len(revisions(app, agreement)) == 1
