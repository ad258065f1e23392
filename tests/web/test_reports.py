"""The final report: submitted once no mobility is a draft, returned by the agency."""

import pytest
from flask import Flask
from sqlalchemy import update

from bm_workspace.store.models import Mobility
from tests.conftest import Draft, dialog_of, mobility_of, project_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import engine_of, held_by

CONFIRM = "#confirm-dialog form"


@pytest.fixture
def reports(project: str) -> str:
    """The page of the report."""
    return f"/projects/{project}/reports"


@pytest.fixture
def complete(app: Flask, trainee: Visitor) -> None:
    """No mobility of the workspace is a draft."""
    own = Mobility.workspace_id == trainee.workspace
    with engine_of(app).begin() as connection:
        connection.execute(update(Mobility).where(own).values(status="complete"))


@pytest.fixture
def submitted(trainee: Visitor, complete: None, reports: str) -> str:
    """The page of a report that was just submitted."""
    assert trainee.submit(trainee.get(f"{reports}/submit"), CONFIRM).status_code == 303
    return reports


def status(visitor: Visitor, project: str) -> str:
    return text_of(visitor.get(f"/projects/{project}"), ".project-line .chip")


@pytest.mark.parametrize("action", ["KA121-VET", "KA122-SCH", "KA182-SPO"])
def test_drafts_stand_against_the_report_each_with_its_link(trainee: Visitor, action: str) -> None:
    project = project_of(trainee, action)
    lists = ["mobilities"] if action == "KA182-SPO" else ["mobilities", "group-mobilities"]
    drafts = {
        row.select_one("td.code").get_text()
        for entry in lists
        for row in page(trainee.get(f"/projects/{project}/{entry}?per_page=100")).select("tbody tr")
        if row.select(".chip-draft")
    }
    assert drafts

    for address in (f"/projects/{project}/reports", f"/projects/{project}/reports/submit"):
        answer = trainee.get(address)
        named = {link.code.get_text(): link["href"] for link in page(answer).select(".named a")}
        assert named.keys() == drafts
        assert all(trainee.get(place).status_code == 200 for place in named.values())
        assert page(answer).select("main button[aria-disabled=true]")


def test_a_report_with_drafts_is_refused_and_they_are_named(
    app: Flask, trainee: Visitor, project: str, reports: str
) -> None:
    before = held_by(app, trainee.workspace)

    answer = trainee.post(f"{reports}/submit", {"revision": "1"})

    assert answer.status_code == 422
    assert "are drafts" in text_of(answer, "#why-not-now")
    assert page(answer).select(".named a")
    assert held_by(app, trainee.workspace) == before


def test_submitting_asks_once_and_says_what_will_happen(
    trainee: Visitor, project: str, complete: None, reports: str
) -> None:
    asked = trainee.get(f"{reports}/submit")

    assert "Report submitted" in text_of(asked, "#confirm-dialog")
    assert "viewed and downloaded" in text_of(asked, "#confirm-dialog")
    assert status(trainee, project) == "Project ongoing"

    trainee.submit(asked, CONFIRM)

    assert "is submitted" in text_of(trainee.get(reports), "#messages")
    assert status(trainee, project) == "Report submitted"


def test_an_empty_project_can_be_reported(trainee: Visitor) -> None:
    empty = project_of(trainee, "KA121-ADU")

    answer = trainee.submit(trainee.get(f"/projects/{empty}/reports/submit"), CONFIRM)

    assert answer.status_code == 303
    assert status(trainee, empty) == "Report submitted"


def test_a_project_whose_report_is_submitted_takes_no_change(
    app: Flask, trainee: Visitor, project: str, mobility: str, draft: Draft, complete: None, reports: str
) -> None:
    document = draft("learning_agreement", mobility=mobility)
    trainee.submit(trainee.get(f"{reports}/submit"), CONFIRM)
    before = held_by(app, trainee.workspace)
    sent = {"revision": "1", "title": "X", "participant-full_name": "X", "organisation-name": "X"}

    answers = [
        trainee.post(address, sent)
        for address in (
            document.tab("participant"),
            document.at("delete"),
            dialog_of(project, mobility),
            f"/projects/{project}/organisations/new",
            f"/projects/{project}/persons/new",
        )
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert held_by(app, trainee.workspace) == before
    assert trainee.get(document.file("pdf")).status_code == 200


def test_a_returned_report_opens_the_project_again(trainee: Visitor, project: str, submitted: str) -> None:
    asked = trainee.get(f"{submitted}/return")

    trainee.submit(asked, CONFIRM)

    assert "National Agency" in text_of(asked, "#confirm-dialog")
    assert "ongoing again" in text_of(trainee.get(submitted), "#messages")
    assert status(trainee, project) == "Project ongoing"


def test_a_double_click_submits_once(app: Flask, trainee: Visitor, complete: None, reports: str) -> None:
    asked = trainee.get(f"{reports}/submit")
    trainee.submit(asked, CONFIRM)
    before = held_by(app, trainee.workspace)

    again = trainee.submit(asked, CONFIRM)

    assert again.status_code == 303
    assert held_by(app, trainee.workspace) == before


def test_a_double_click_returns_once(app: Flask, trainee: Visitor, submitted: str) -> None:
    asked = trainee.get(f"{submitted}/return")
    trainee.submit(asked, CONFIRM)
    before = held_by(app, trainee.workspace)

    assert trainee.submit(asked, CONFIRM).status_code == 303
    assert held_by(app, trainee.workspace) == before


def test_a_page_from_before_the_return_submits_nothing(
    trainee: Visitor, project: str, complete: None, reports: str
) -> None:
    stale = trainee.get(f"{reports}/submit")
    trainee.submit(trainee.get(f"{reports}/submit"), CONFIRM)
    trainee.submit(trainee.get(f"{reports}/return"), CONFIRM)

    assert trainee.submit(stale, CONFIRM).status_code == 409
    assert status(trainee, project) == "Project ongoing"


@pytest.mark.parametrize("revision", ["", "0", "99", str(10**30)])
def test_a_return_that_is_stale_changes_nothing(
    trainee: Visitor, project: str, submitted: str, revision: str
) -> None:
    assert trainee.post(f"{submitted}/return", {"revision": revision}).status_code == 409
    assert status(trainee, project) == "Report submitted"


def test_what_was_not_submitted_is_not_returned(trainee: Visitor, project: str, reports: str) -> None:
    asked, answer = trainee.get(f"{reports}/return"), trainee.post(f"{reports}/return", {"revision": "1"})

    assert "has not been submitted" in text_of(asked, "#why-not-now")
    assert answer.status_code == 403
    assert status(trainee, project) == "Project ongoing"


def test_a_draft_made_after_the_question_is_seen(
    app: Flask, trainee: Visitor, project: str, complete: None, reports: str
) -> None:
    asked = trainee.get(f"{reports}/submit")
    number = mobility_of(trainee, project, "Žanete Ābele")
    with engine_of(app).begin() as connection:
        own = (Mobility.workspace_id == trainee.workspace, Mobility.number == number)
        connection.execute(update(Mobility).where(*own).values(status="draft"))

    answer = trainee.submit(asked, CONFIRM)

    assert answer.status_code == 422
    assert [link.code.get_text() for link in page(answer).select(".named a")] == [number]
    assert status(trainee, project) == "Project ongoing"
