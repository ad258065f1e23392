"""A person with the right to view sees everything and changes nothing, whatever is sent."""

import pytest
from flask import Flask

from tests.conftest import act_as, project_of
from tests.web.addresses import address_of, rules
from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.places import Places
from tests.web.things import DocumentAt, held_by

VIEWER = "Agnese Šūmane"
REASON = "You act as a person with the right to view"
OF_NO_PROJECT = {
    "/advice": "gives advice, keeps nothing",
    "/come-back": "opens a workspace",
    "/language": "changes the language of the pages",
    "/start": "opens a workspace",
    "/start-over": "opens a workspace",
    "/host/<token>/confirm": "a host is nobody of the project",
    "/host/<token>/edit/<key>": "a host is nobody of the project",
    "/stay": "counts days, keeps nothing",
}
OF_DATABASE = {
    rule: "the database has one person, who edits" for rule in rules("POST") if rule.startswith("/database/")
}
STAY_OPEN = {
    "/projects/<code>/persons/<uuid:person_id>/act-as": "so that one can act as somebody else again",
    "/projects/<code>/documents/download": "who views may download",
}
WRITING = [rule for rule in rules("POST") if rule not in {*OF_NO_PROJECT, *OF_DATABASE, *STAY_OPEN}]
SENT = {
    "revision": "1",
    "from_revision": "1",
    "title": "Līgums",
    "participant-full_name": "Cita Persona",
    "organisation-oid": "E10000099",
    "organisation-name": "Jauna",
    "organisation-country": "LV",
    "organisation-city": "Rīga",
    "person-first_name": "Jauna",
    "person-last_name": "Persona",
    "person-rights": "edit",
}


@pytest.fixture
def places(trainee: Visitor, project: str, rule: str) -> dict[str, str]:
    """What the placeholders of an address stand for in the trainee's workspace."""
    return Places(trainee).needed_by(rule) | {"code": project}


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize("rule", WRITING)
def test_nothing_is_changed_and_the_reason_is_said(
    app: Flask, trainee: Visitor, places: dict[str, str], rule: str, headers: dict[str, str]
) -> None:
    code = project_of(trainee, "KA122-ADU") if rule.endswith("/return") else str(places["code"])
    act_as(trainee, code, VIEWER)
    before = held_by(app, trainee.workspace)

    answer = trainee.post(address_of(rule, {**places, "code": code}), SENT, headers=headers)

    assert answer.status_code == 403
    assert REASON in text_of(answer, ".lead")
    assert held_by(app, trainee.workspace) == before


def test_every_writing_address_is_tried() -> None:
    assert {*OF_NO_PROJECT, *OF_DATABASE, *STAY_OPEN, *WRITING} == set(rules("POST"))
    assert len(WRITING) >= 14


@pytest.mark.parametrize("rule", WRITING)
def test_a_page_opened_before_is_refused_and_holds_what_was_typed(
    trainee: Visitor, places: dict[str, str], rule: str
) -> None:
    act_as(trainee, str(places["code"]), VIEWER)

    answer = trainee.post(address_of(rule, places), SENT)

    kept = {tag["name"] for tag in page(answer).select("form.kept [name]")}
    assert set(SENT) <= kept
    assert "Jauna" in text_of(answer, "form.kept textarea")
    assert not page(answer).select("form.kept button")


def test_a_person_with_the_right_to_view_can_act_as_an_editor_again(trainee: Visitor, project: str) -> None:
    act_as(trainee, project, VIEWER)
    listed_persons = trainee.get(f"/projects/{project}/persons")

    answer = trainee.submit(listed_persons, "td[data-label='Act as'] form")

    assert answer.status_code == 303
    assert "(Edit)" in text_of(trainee.get(f"/projects/{project}"), ".acting")


def test_the_editor_leads_to_the_view(trainee: Visitor, project: str, agreement: DocumentAt) -> None:
    act_as(trainee, project, VIEWER)

    assert trainee.get(agreement.at("edit")).location == agreement.view
    assert trainee.get(agreement.at("delete")).status_code == 403
    assert trainee.get(agreement.file("pdf")).status_code == 200
