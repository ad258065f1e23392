"""Participating organisations: changed with their mobilities, deleted where nothing uses them."""

from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from bm_workspace.store.models import Mobility, Organisation, Project
from tests.conftest import Draft, listed, mobility_of, organisation_of, project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.partners import FORM, IN_USE, NEW, names
from tests.web.things import engine_of, everything_counted, held_by


def test_a_new_name_and_country_reach_the_mobilities(
    app: Flask, trainee: Visitor, project: str, used: str
) -> None:
    answer = trainee.submit(
        trainee.get(used), FORM, organisation__name="Ķirbja maiznīca", organisation__country="LV"
    )

    assert answer.status_code == 303
    found = page(trainee.get(f"/projects/{project}/mobilities?search=kirbja")).select("tbody tr")
    assert found
    with engine_of(app).connect() as connection:
        values = connection.scalars(
            select(Mobility.values).where(
                Mobility.workspace_id == trainee.workspace, Mobility.receiving == "Ķirbja maiznīca"
            )
        ).all()
    assert len(values) == len(found)
    assert {v["from_to"]["country"] for v in values} == {"LV"}
    assert {v["from_to"]["receiving"] for v in values} == {"Ķirbja maiznīca"}
    assert text_of(trainee.get(used), "main h2").endswith(f"({len(found)})")


def test_the_documents_of_a_mobility_are_found_by_where_it_leads_now(
    trainee: Visitor, project: str, used: str, draft: Draft
) -> None:
    document = draft("learning_agreement", mobility=mobility_of(trainee, project, "Ļubova Čākure"))
    assert document in listed(trainee, project, organisation=IN_USE)

    trainee.submit(trainee.get(used), FORM, organisation__name="Ķirbja maiznīca")

    assert document in listed(trainee, project, organisation="Ķirbja maiznīca")
    assert listed(trainee, project, organisation=IN_USE) == []


def test_a_new_name_of_the_beneficiary_reaches_the_project(
    app: Flask, trainee: Visitor, project: str, organisations: str
) -> None:
    own = f"{organisations}/{organisation_of(trainee, project, 'Abelkalna')}"

    trainee.submit(trainee.get(own), FORM, organisation__name="Jaunais centrs")

    assert "Jaunais centrs" in text_of(trainee.get(f"/projects/{project}"), "dl.facts")
    with engine_of(app).connect() as connection:
        query = select(Project.revision).where(
            Project.workspace_id == trainee.workspace, Project.code == project
        )
        assert connection.scalar(query) == 2


def test_a_changed_organisation_is_taken_over_by_new_documents(
    trainee: Visitor, project: str, used: str
) -> None:
    trainee.submit(trainee.get(used), FORM, organisation__address="Jaunā iela 1")
    mobility = mobility_of(trainee, project, "Ļubova Čākure")
    dialog = trainee.get(f"/projects/{project}/mobilities/{mobility}/documents/new")

    made = trainee.submit(dialog, "#create-dialog form", title="Jauns")

    assert shown(trainee.get(f"{made.location}/hosting"), "hosting-address") == "Jaunā iela 1"


def test_saving_what_is_unchanged_changes_nothing(app: Flask, trainee: Visitor, used: str) -> None:
    before = held_by(app, trainee.workspace)

    assert trainee.submit(trainee.get(used), FORM).status_code == 303
    assert held_by(app, trainee.workspace) == before


def test_a_stale_page_is_told_what_is_saved_and_keeps_its_text(trainee: Visitor, used: str) -> None:
    mine = trainee.get(used)
    trainee.submit(trainee.get(used), FORM, organisation__city="Halle", organisation__email="a@b.example")

    answer = trainee.submit(mine, FORM, organisation__city="Jena", organisation__phone="+49 1")
    assert answer.status_code == 409
    assert "Halle" in text_of(answer, ".notice dl")
    assert "+49" not in text_of(answer, ".notice dl")
    assert (shown(answer, "organisation-city"), shown(answer, "organisation-phone")) == ("Jena", "+49 1")
    assert shown(trainee.get(used), "organisation-city") == "Halle"

    assert trainee.submit(answer, FORM).status_code == 303
    saved = [shown(trainee.get(used), f"organisation-{key}") for key in ("city", "phone", "email")]
    assert saved == ["Jena", "+49 1", "a@b.example"]


def test_other_answers_changed_elsewhere_are_merged(trainee: Visitor, used: str) -> None:
    mine = trainee.get(used)
    trainee.submit(trainee.get(used), FORM, organisation__city="Halle")

    assert trainee.submit(mine, FORM, organisation__phone="+49 1").status_code == 303

    saved = trainee.get(used)
    assert (shown(saved, "organisation-city"), shown(saved, "organisation-phone")) == ("Halle", "+49 1")


@pytest.mark.parametrize("revision", ["", "0", "99", str(10**30)])
def test_text_put_back_onto_a_newer_page_overwrites_nothing_unseen(
    trainee: Visitor, used: str, revision: str
) -> None:
    answer = trainee.submit(trainee.get(used), FORM, organisation__city="Jena", revision=revision)

    assert answer.status_code == 409
    assert "Leipzig" in text_of(answer, ".notice dl")
    assert "Leipzig" in shown(trainee.get(used), "organisation-city")


def test_a_field_that_was_not_sent_stays(trainee: Visitor, used: str) -> None:
    answer = trainee.post(used, {"revision": "1", "organisation-phone": "+49 2"})

    assert answer.status_code == 303
    assert shown(trainee.get(used), "organisation-name") == IN_USE


def test_an_unused_organisation_is_deleted(trainee: Visitor, organisations: str, unused: str) -> None:
    asked = trainee.get(f"{unused}/delete")

    answer = trainee.submit(asked, "#confirm-dialog form")

    assert "cannot be undone" in text_of(asked, "#confirm-dialog")
    assert answer.status_code == 303
    assert NEW["organisation__name"] not in names(trainee, organisations)
    assert trainee.get(unused).status_code == 404


def test_one_in_use_stays_and_its_page_says_where(trainee: Visitor, project: str, used: str) -> None:
    asked = trainee.get(f"{used}/delete")
    answer = trainee.submit(asked, "#confirm-dialog form")

    mobility = mobility_of(trainee, project, "Ļubova Čākure")
    for shown_page, status in ((asked, 200), (answer, 422)):
        assert shown_page.status_code == status
        assert "in use" in text_of(shown_page, "#why-not-now")
        assert page(shown_page).select(f"#confirm-dialog a[href$='{mobility}']")
        assert page(shown_page).select_one("#confirm-dialog button")["aria-disabled"] == "true"
    assert trainee.get(used).status_code == 200


def test_the_beneficiary_stays(trainee: Visitor, project: str) -> None:
    empty = project_of(trainee, "KA121-ADU")
    own = f"/projects/{empty}/organisations/{organisation_of(trainee, empty, 'Abelkalna')}"

    answer = trainee.submit(trainee.get(f"{own}/delete"), "#confirm-dialog form")

    assert answer.status_code == 422
    assert "beneficiary" in text_of(answer, "#why-not-now")
    assert trainee.get(own).status_code == 200


@pytest.mark.parametrize("revision", ["", "1", "99", str(10**30)])
def test_a_stale_delete_changes_nothing(trainee: Visitor, unused: str, revision: str) -> None:
    trainee.submit(trainee.get(unused), FORM, organisation__city="Liepāja")

    assert trainee.post(f"{unused}/delete", {"revision": revision}).status_code == 409
    assert shown(trainee.get(unused), "organisation-city") == "Liepāja"


@pytest.mark.parametrize("ending", ["", "/delete"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_anothers_organisation_reads_like_one_that_never_was(
    app: Flask, stranger: Visitor, organisations: str, unused: str, method: str, ending: str
) -> None:
    before = everything_counted(app)
    data = {"csrf_token": stranger.token, "revision": "1"} if method == "POST" else None

    foreign, never = (
        stranger.send(method, place + ending, data=data) for place in (unused, f"{organisations}/{uuid4()}")
    )

    assert (foreign.status_code, never.status_code) == (404, 404)
    assert everything_counted(app) == before


def test_an_organisation_of_another_project_is_not_found_under_this_one(
    trainee: Visitor, unused: str
) -> None:
    other = project_of(trainee, "KA122-SCH")
    identity = unused.rpartition("/")[2]

    assert trainee.get(f"/projects/{other}/organisations/{identity}").status_code == 404


def test_a_key_that_is_anothers_organisation_makes_one_of_ones_own(
    app: Flask, stranger: Visitor, organisations: str, unused: str
) -> None:
    form = stranger.get(f"{organisations}/new")

    stranger.submit(form, FORM, **NEW, key=unused.rpartition("/")[2])

    query = select(Organisation.workspace_id).where(Organisation.oid == NEW["organisation__oid"])
    with engine_of(app).connect() as connection:
        assert stranger.workspace in connection.scalars(query).all()
