"""Every page as somebody sees it who may not change the project: its buttons are inactive, or gone."""

import re
from collections.abc import Mapping

import pytest
from bs4 import Tag
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from bm_workspace.store.models import Mobility, Project
from tests.conftest import Draft, act_as, import_of, person_of
from tests.web.addresses import address_of, rules
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, engine_of

VIEWER = "Agnese Šūmane"
VIEWS, SUBMITTED = "You act as a person with the right to view", "The final report has been submitted"
FILES = re.compile(r"\.(pdf|docx|csv|<any)")
PAGES = [rule for rule in rules("GET") if re.match("/(projects/<code>|documents/)", rule)]
PAGES = [rule for rule in PAGES if not FILES.search(rule)]
IN_ANOTHER_STATE = {
    "deleted document": "/documents/{deleted}",
    "deleted documents": "/projects/{code}/documents?deleted=1",
    "deleted mobilities": "/projects/{code}/mobilities?deleted=1",
    "a mobility that is only looked at": "/projects/{code}/mobilities/{mobility_id}?view",
}
"""Pages that have other buttons there."""
NOTHING_TO_CHANGE = {
    "/projects/<code>": "the project's data stand in the grant agreement",
    "/projects/<code>/<any('fewer-opportunities', 'budget'):entry>": "says what is yet to come",
    "/projects/<code>/reports/return": "no report was submitted",
    "a mobility that is only looked at": "is for looking",
}
FORM_AS_WORDS = {
    "/projects/<code>/organisations/<uuid:organisation_id>",
    "/projects/<code>/persons/<uuid:person_id>",
}
"""Pages whose form is read as a list of words by who only views, under the reason."""
CHANGING = re.compile(r"/(edit|delete|remove|restore|new|submit|return|duplicate|take-over)\b")
STILL_DONE = re.compile(r"/(act-as|download|reports/return)$")
"""What is possible without the right to change, and what the National Agency does."""

Places = Mapping[str, object]


@pytest.fixture
def places(
    app: Flask,
    trainee: Visitor,
    project: str,
    mobility: str,
    group: tuple[str, str],
    draft: Draft,
    unused: str,
) -> dict[str, object]:
    """What the placeholders of addresses stand for, everything in a state in which it can be changed."""
    complete_all(app, trainee)
    document, deleted = draft("learning_agreement"), draft("learning_agreement", title="Dzēsts")
    trainee.submit(trainee.get(document.tab("status")), "#section-form", status__level="EQF 4")
    trainee.post(deleted.at("delete"), {"revision": "1"})
    comment(trainee, f"/projects/{project}/mobilities/{mobility}")
    return {
        "code": project,
        "mobility_id": mobility,
        "group_code": group[0],
        "group_id": group[1],
        "document_id": document.id,
        "deleted": deleted.id,
        "key": "status",
        "number": 1,
        "entry": "budget",
        "organisation_id": unused.rpartition("/")[2],
        "person_id": person_of(trainee, project, VIEWER),
        "import_id": import_of(trainee, project),
    }


def complete_all(app: Flask, visitor: Visitor) -> None:
    complete = update(Mobility).where(Mobility.workspace_id == visitor.workspace).values(status="complete")
    with engine_of(app).begin() as connection:
        connection.execute(complete)


def comment(visitor: Visitor, mobility: str) -> None:
    """Save a mobility, so that it has an earlier state."""
    visitor.submit(visitor.get(f"{mobility}/edit/comments"), "#section-form", comments__text="Vizīte")


def address(what: str, places: Places) -> str:
    """Where a page is; those in another state have an address of their own."""
    found = IN_ANOTHER_STATE[what].format(**places) if what in IN_ANOTHER_STATE else address_of(what, places)
    return found.replace("/edit/status", "/edit/participant") if "/mobilities/" in found else found


def changing(answer: TestResponse) -> list[str]:
    """Links and forms of a page that lead to a change."""
    main = page(answer).main
    links = [tag["href"] for tag in main.select("a[href]") if leads_to_a_change(tag)]
    forms = [tag["action"] for tag in main.select("form[method=post]:not(#bulk)") if is_active(tag)]
    buttons = [tag.get("formaction", "bulk") for tag in main.select("#bulk button[name=action]")]
    places = [str(place) for place in (*links, *forms, *buttons)]
    return [place for place in places if not STILL_DONE.search(place.partition("?")[0])]


def is_active(form: Tag) -> bool:
    """Whether a form can be sent."""
    return bool(form.select("button:not([aria-disabled])"))


def leads_to_a_change(link: Tag) -> bool:
    return bool(CHANGING.search(link["href"])) or link.get_text(strip=True) == "Edit"


@pytest.mark.parametrize("what", [*PAGES, *IN_ANOTHER_STATE])
def test_who_views_sees_every_button_inactive_with_the_reason(
    trainee: Visitor, places: dict[str, object], group: tuple[str, str], what: str
) -> None:
    before = trainee.get(address(what, places), follow_redirects=True)
    for code in {str(places["code"]), group[0]}:
        act_as(trainee, code, first_viewer(trainee, code))

    answer = trainee.get(address(what, places), follow_redirects=True)

    if answer.status_code == 403:
        assert VIEWS in text_of(answer, ".lead")
        return
    assert answer.status_code == 200
    assert changing(answer) == []
    assert bool(changing(before)) == (what not in NOTHING_TO_CHANGE)
    buttons = page(answer).main.select("button[aria-disabled=true]") if changing(before) else []
    assert bool(buttons) == (what not in NOTHING_TO_CHANGE and what not in FORM_AS_WORDS)
    for button in buttons:
        assert button["type"] == "button"
        assert VIEWS in page(answer).find(id=button["aria-describedby"]).get_text()
        assert VIEWS in button["title"]


def first_viewer(visitor: Visitor, code: str) -> str:
    """Somebody of the project who views."""
    answer = page(visitor.get(f"/projects/{code}/persons?rights=view"))
    return str(answer.select_one("td[data-label=Name]").get_text(strip=True))


@pytest.mark.parametrize("what", [*PAGES, *IN_ANOTHER_STATE])
def test_after_the_report_the_buttons_are_gone(
    app: Flask, trainee: Visitor, places: dict[str, object], what: str
) -> None:
    own = update(Project).where(Project.workspace_id == trainee.workspace)
    with engine_of(app).begin() as connection:
        connection.execute(own.values(status="submitted"))

    answer = trainee.get(address(what, places), follow_redirects=True)

    if answer.status_code == 403:
        assert SUBMITTED in text_of(answer, ".lead")
        return
    assert answer.status_code == 200
    assert changing(answer) == []
    if CHANGING.search(what):
        return  # the question says why not
    assert not page(answer).main.select("[aria-disabled]")


def test_a_deleted_document_can_be_seen(trainee: Visitor, agreement: DocumentAt, project: str) -> None:
    trainee.post(agreement.at("delete"), {"revision": "1"})
    act_as(trainee, project, VIEWER)

    assert trainee.send("HEAD", agreement.view).status_code == 200
