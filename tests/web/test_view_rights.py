"""A person with the right to view sees everything and changes nothing, whatever is sent."""

import re

import pytest
from flask import Flask

from tests.conftest import (
    Draft,
    act_as,
    import_of,
    listed,
    mobility_of,
    organisation_of,
    person_of,
    project_of,
)
from tests.web.addresses import address_of, rules
from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.things import DocumentAt, held_by

VIEWER = "Agnese Šūmane"
REASON = "You act as a person with the right to view"
OF_NO_PROJECT = {
    "/advice": "gives advice, keeps nothing",
    "/come-back": "opens a workspace",
    "/language": "changes the language of the pages",
    "/start": "opens a workspace",
    "/start-over": "opens a workspace",
    "/stay": "counts days, keeps nothing",
}
STAY_OPEN = {
    "/projects/<code>/persons/<uuid:person_id>/act-as": "so that one can act as somebody else again",
    "/projects/<code>/documents/download": "who views may download",
}
WRITING = [rule for rule in rules("POST") if rule not in OF_NO_PROJECT and rule not in STAY_OPEN]
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
def places(
    trainee: Visitor, project: str, mobility: str, group: tuple[str, str], agreement: DocumentAt
) -> dict[str, object]:
    """What the placeholders of addresses stand for."""
    return {
        "code": project,
        "mobility_id": mobility,
        "group_code": group[0],
        "group_id": group[1],
        "document_id": agreement.id,
        "key": "participant",
        "number": 1,
        "organisation_id": organisation_of(trainee, project, "Kornblume"),
        "person_id": person_of(trainee, project, VIEWER),
        "import_id": import_of(trainee, project),
        "suffix": "csv",
    }


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize("rule", WRITING)
def test_nothing_is_changed_and_the_reason_is_said(
    app: Flask, trainee: Visitor, places: dict[str, object], rule: str, headers: dict[str, str]
) -> None:
    code = project_of(trainee, "KA122-ADU") if rule.endswith("/return") else str(places["code"])
    act_as(trainee, code, VIEWER)
    before = held_by(app, trainee.workspace)

    answer = trainee.post(address_of(rule, {**places, "code": code}), SENT, headers=headers)

    assert answer.status_code == 403
    assert REASON in text_of(answer, ".lead")
    assert held_by(app, trainee.workspace) == before


def test_every_writing_address_is_tried() -> None:
    assert {*OF_NO_PROJECT, *STAY_OPEN, *WRITING} == set(rules("POST"))
    assert len(WRITING) >= 14


@pytest.mark.parametrize("rule", WRITING)
def test_a_page_opened_before_is_refused_and_holds_what_was_typed(
    trainee: Visitor, places: dict[str, object], rule: str
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


@pytest.fixture
def pages(trainee: Visitor, project: str, fully_encoded: DocumentAt, draft: Draft) -> dict[str, str]:
    """The screens with controls, each in a state where it has some."""
    deleted = draft("learning_agreement")
    trainee.post(deleted.at("delete"), {"revision": "1"})
    saved = draft("learning_agreement")
    trainee.submit(trainee.get(saved.tab("status")), "#section-form", status__level="EQF 4")
    girts = mobility_of(trainee, project, "Ģirts Ūdris")
    comments = trainee.get(f"/projects/{project}/mobilities/{girts}/edit/comments")
    trainee.submit(comments, "#section-form", comments__text="Vizīte")
    return {
        "mobilities": f"/projects/{project}/mobilities",
        "mobility": f"/projects/{project}/mobilities/{girts}",
        "documents": f"/projects/{project}/documents",
        "deleted documents": f"/projects/{project}/documents?deleted=1",
        "document": fully_encoded.view,
        "deleted document": deleted.view,
        "history": saved.at("history"),
        "state": saved.at("history/1"),
        "history of a mobility": f"/projects/{project}/mobilities/{girts}/history",
        "state of a mobility": f"/projects/{project}/mobilities/{girts}/history/1",
        "organisations": f"/projects/{project}/organisations",
        "persons": f"/projects/{project}/persons",
        "reports": f"/projects/{project}/reports",
    }


PAGES = (
    "mobilities",
    "mobility",
    "documents",
    "deleted documents",
    "document",
    "deleted document",
    "history",
    "state",
    "history of a mobility",
    "state of a mobility",
    "organisations",
    "persons",
    "reports",
)
CHANGING = re.compile(r"/(edit|delete|remove|restore|new|submit|return)\b")


def changing(visitor: Visitor, address: str) -> list[str]:
    """Links and buttons of a page that lead to a change."""
    main = page(visitor.get(address)).main
    found = [tag.get("href") or tag.get("action") for tag in main.select("a[href], form[action]")]
    return [str(place) for place in found if CHANGING.search(str(place))]


@pytest.mark.parametrize("what", PAGES)
def test_each_button_is_shown_inactive_with_the_reason(
    trainee: Visitor, project: str, pages: dict[str, str], what: str
) -> None:
    active = changing(trainee, pages[what]) if what not in ("reports", "mobilities") else ["one"]
    act_as(trainee, project, VIEWER)

    answer = trainee.get(pages[what])

    buttons = page(answer).main.select("button[aria-disabled=true]")
    assert active
    assert buttons
    assert changing(trainee, pages[what]) == []
    for button in buttons:
        assert button["type"] == "button"
        assert REASON in page(answer).find(id=button["aria-describedby"]).get_text()
        assert REASON in button["title"]


@pytest.mark.parametrize("what", PAGES)
def test_after_the_report_the_buttons_are_gone(
    trainee: Visitor, project: str, pages: dict[str, str], what: str, app: Flask
) -> None:
    locked = project_of(trainee, "KA122-ADU")
    document = listed(trainee, locked)[0]
    mobility = f"/projects/{locked}/mobilities/{mobility_of(trainee, locked, 'Mežkaķe')}"
    address = {
        "mobility": mobility,
        "history of a mobility": f"{mobility}/history",
        "state of a mobility": f"{mobility}/history/1",
        "document": document.view,
        "history": document.at("history"),
        "state": document.at("history/1"),
    }.get(what, pages[what].replace(project, locked))
    if what in ("deleted document", "deleted documents", "reports"):
        address = f"/projects/{locked}/documents"

    assert changing(trainee, address) == []
    assert not page(trainee.get(address)).main.select("[aria-disabled]")


@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_everything_can_be_seen(trainee: Visitor, pages: dict[str, str], project: str, method: str) -> None:
    act_as(trainee, project, VIEWER)

    assert {trainee.send(method, address).status_code for address in pages.values()} == {200}


def test_the_editor_leads_to_the_view(trainee: Visitor, project: str, agreement: DocumentAt) -> None:
    act_as(trainee, project, VIEWER)

    assert trainee.get(agreement.at("edit")).location == agreement.view
    assert trainee.get(agreement.at("delete")).status_code == 403
    assert trainee.get(agreement.file("pdf")).status_code == 200
