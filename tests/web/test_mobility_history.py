"""Earlier states of a mobility: who did what, and going back, for persons and for groups."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from bm_workspace.store.mobility_models import MobilityRevision
from tests.conftest import act_as, mobility_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.mobility_forms import FORM, base, create_group, row
from tests.web.things import engine_of

HEADINGS, OWN_ID = ".states h2", ".title-form"


def states(app: Flask, first_tab: str, trainee: Visitor) -> list[Any]:
    """The saved states of a mobility, oldest first."""
    query = select(MobilityRevision.__table__).where(
        MobilityRevision.mobility_id == row(app, first_tab, trainee).id
    )
    with engine_of(app).connect() as connection:
        return list(connection.execute(query.order_by(MobilityRevision.number)))


def history_of(first_tab: str) -> str:
    return f"{base(first_tab).replace('group-mobilities', 'mobilities')}/history"


@pytest.fixture
def told(trainee: Visitor, first_tab: str) -> str:
    """The history of a new mobility after a save and a new ID of its own."""
    opened = trainee.get(f"{base(first_tab)}/edit/participant")
    trainee.submit(opened, FORM, participant__email="nina@example.org")
    trainee.submit(trainee.get(first_tab), OWN_ID, activity_id="Ņina-1")
    return history_of(first_tab)


def test_the_history_says_who_did_what(trainee: Visitor, told: str) -> None:
    answer = trainee.get(told)

    headings = [tag.get_text() for tag in page(answer).select(HEADINGS)]
    assert headings == [
        "Revision 3: Mobility activity ID changed",
        "Revision 2: Saved",
        "Revision 1: Created",
    ]
    assert text_of(answer, ".states li ul") == "Participant: E-mail"
    assert "Līga Ābolkalne" in text_of(answer, ".states .muted")
    assert "nina@example.org" in trainee.get(f"{told}/2").text
    assert "nina@example.org" not in trainee.get(f"{told}/1").text


def test_the_page_of_a_mobility_leads_to_its_history_and_back(
    trainee: Visitor, first_tab: str, told: str
) -> None:
    links = [tag["href"] for tag in page(trainee.get(first_tab)).find_all("a", string="History")]
    back = page(trainee.get(told)).find("a", string="Back to the mobility")["href"]

    assert links == [told]
    assert back == base(first_tab)


@pytest.mark.parametrize("kind", ["individual", "group"])
def test_an_earlier_state_is_restored_as_a_new_revision(
    app: Flask, trainee: Visitor, first_tab: str, kind: str
) -> None:
    tab = first_tab if kind == "individual" else create_group(trainee)
    comments = f"{base(tab)}/edit/comments"
    trainee.submit(trainee.get(comments), FORM, comments__text="Vizīte skolā")
    trainee.submit(trainee.get(tab), OWN_ID, activity_id="Ņina-1")

    answer = trainee.submit(trainee.get(f"{history_of(tab)}/1"), "main form")

    assert answer.location.endswith(base(tab).rsplit("/", 1)[1])
    assert "as it was at revision 1" in text_of(trainee.get(answer.location), "#messages")
    found = states(app, tab, trainee)
    assert [state.action for state in found] == ["created", "saved", "renamed", "went_back"]
    assert (found[3].values, found[3].activity_id) == (found[0].values, found[0].activity_id)
    assert row(app, tab, trainee).values == found[0].values


def test_an_own_id_that_another_has_by_now_stays_away(
    app: Flask, trainee: Visitor, first_tab: str, told: str, project: str
) -> None:
    first = states(app, first_tab, trainee)[0].activity_id
    girts = mobility_of(trainee, project, "Ģirts Ūdris")
    other = trainee.get(f"/projects/{project}/mobilities/{girts}")
    trainee.submit(other, OWN_ID, activity_id=first)

    answer = trainee.submit(trainee.get(f"{told}/1"), "main form")

    assert answer.status_code == 303
    assert row(app, first_tab, trainee).activity_id == "Ņina-1"


def test_restoring_says_which_documents_have_other_answers_now(
    trainee: Visitor, project: str, mobility: str
) -> None:
    own = f"/projects/{project}/mobilities/{mobility}"
    tab = f"{own}/edit/participant"
    trainee.submit(trainee.get(tab), FORM, participant__first_name="Ģirtiņš")
    trainee.submit(trainee.get(f"{own}/documents/new"), "#create-dialog form", title="Jauns")

    answer = trainee.submit(trainee.get(f"{own}/history/1"), "main form")

    assert "have other answers than this mobility now" in text_of(trainee.get(answer.location), "#messages")


@pytest.mark.parametrize("revision", ["2", "99", "", str(10**30)])
def test_a_stale_restore_changes_nothing(
    app: Flask, trainee: Visitor, first_tab: str, told: str, revision: str
) -> None:
    answer = trainee.post(f"{told}/1/restore", {"revision": revision})

    assert answer.status_code == 409
    assert row(app, first_tab, trainee).revision == 3


def test_who_views_restores_nothing(
    app: Flask, trainee: Visitor, project: str, first_tab: str, told: str
) -> None:
    act_as(trainee, project, "Agnese Šūmane")

    answer = trainee.post(f"{told}/1/restore", {"revision": "3"})

    assert answer.status_code == 403
    assert row(app, first_tab, trainee).revision == 3
    assert not page(trainee.get(told)).select(".states form")
    assert page(trainee.get(told)).select(".states [aria-disabled=true]")


def test_a_stranger_finds_no_history(trainee: Visitor, stranger: Visitor, told: str) -> None:
    assert trainee.get(told).status_code == 200
    assert {stranger.get(place).status_code for place in (told, f"{told}/1")} == {404}
    assert stranger.post(f"{told}/1/restore", {"revision": "3"}).status_code == 404


@pytest.mark.parametrize("number", ["0", "4", "99", str(10**30)])
def test_a_revision_that_never_was_is_not_found(trainee: Visitor, told: str, number: str) -> None:
    assert trainee.get(f"{told}/{number}").status_code == 404
    assert trainee.post(f"{told}/{number}/restore", {"revision": "3"}).status_code == 404
