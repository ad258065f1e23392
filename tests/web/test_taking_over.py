"""Take over mobility data: offered answer by answer where they differ; only what is ticked is changed."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import Draft, act_as, organisation_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, revisions, saved

FORM, EDIT = "form[action$='/take-over']:not(.languages)", "#section-form"
NAME, END = "take/participant//full_name", "take/mobility//end_date"


@pytest.fixture
def at(project: str, mobility: str) -> str:
    """The page of the mobility."""
    return f"/projects/{project}/mobilities/{mobility}"


@pytest.fixture
def document(draft: Draft, mobility: str) -> DocumentAt:
    return draft("learning_agreement", mobility=mobility)


def save(visitor: Visitor, at: str, section: str, **typed: str) -> TestResponse:
    """Change the mobility."""
    answers = {f"{section}-{key}": text for key, text in typed.items()}
    return visitor.submit(visitor.get(f"{at}/edit/{section}"), EDIT, **answers)


@pytest.fixture
def renamed(trainee: Visitor, at: str, document: DocumentAt) -> DocumentAt:
    """A document whose mobility has another name and another last day by now."""
    save(trainee, at, "participant", last_name="Ūdre & 🙂")
    save(trainee, at, "duration", end_date="30.11.2027")
    return document


def rewrite(visitor: Visitor, document: DocumentAt, **typed: str) -> None:
    tab = document.tab("participant")
    visitor.submit(visitor.get(tab), EDIT, **{f"participant-{key}": text for key, text in typed.items()})


def ticked(response: TestResponse) -> set[str]:
    return {box["name"] for box in page(response).select(f"{FORM} [type=checkbox][checked]")}


def offered(response: TestResponse) -> set[str]:
    return {box["name"] for box in page(response).select(f"{FORM} [type=checkbox]")}


def untick(visitor: Visitor, response: TestResponse, *names: str) -> TestResponse:
    form = page(response).select_one(FORM)
    kept = {
        tag["name"]: tag["value"]
        for tag in form.select("input")
        if tag["name"] not in names and (tag["type"] == "hidden" or tag.has_attr("checked"))
    }
    return visitor.send("POST", form["action"], data=kept)


def test_nothing_is_offered_while_nothing_differs(trainee: Visitor, at: str, document: DocumentAt) -> None:
    assert "/take-over" not in trainee.get(at).text
    assert "nothing to take over" in text_of(trainee.get(document.at("take-over")), "main")


def test_changing_a_mobility_says_which_documents_differ(
    trainee: Visitor, at: str, document: DocumentAt
) -> None:
    answer = save(trainee, at, "participant", last_name="Ūdre")

    told = trainee.get(answer.location)
    again = trainee.get(save(trainee, at, "comments", text="X").location)
    assert "other answers than this mobility now: 1." in text_of(told, "#messages")
    assert "other answers" not in text_of(again, "#messages")
    assert [a["href"] for a in page(told).select(".named a")] == [document.at("take-over")]
    assert "answers that differ: 1" in text_of(told, ".named")


def test_field_by_field_in_words(trainee: Visitor, renamed: DocumentAt) -> None:
    shown = trainee.get(renamed.at("take-over"))

    assert offered(shown) == ticked(shown) == {NAME, END}
    assert "Participant: Full name" in text_of(shown, f"{FORM} label")
    assert "30.11.2027" in text_of(shown, f"{FORM} td")


def test_only_what_is_ticked_changes(app: Flask, trainee: Visitor, at: str, renamed: DocumentAt) -> None:
    before = saved(app, renamed).values

    answer = untick(trainee, trainee.get(renamed.at("take-over")), NAME)

    after = saved(app, renamed)
    assert (answer.status_code, answer.location) == (303, at)
    assert after.values == {**before, "mobility": {**before["mobility"], "end_date": "2027-11-30"}}
    last = revisions(app, renamed)[-1]
    assert (last.action, last.changed, last.number) == ("taken_over", ["mobility//end_date"], 2)
    assert "Mobility data taken over" in text_of(trainee.get(renamed.at("history")), "main")


def test_what_was_rewritten_in_the_document_is_not_ticked(trainee: Visitor, renamed: DocumentAt) -> None:
    rewrite(trainee, renamed, full_name="Žanete Ābele-Ozola")

    shown = trainee.get(renamed.at("take-over"))

    assert (offered(shown), ticked(shown)) == ({NAME, END}, {END})
    assert "rewritten here" in text_of(shown, FORM)


@pytest.mark.parametrize("name", ["", "Žanete Ābele"])
def test_an_empty_or_earlier_answer_is_ticked(trainee: Visitor, renamed: DocumentAt, name: str) -> None:
    rewrite(trainee, renamed, full_name="Another")
    rewrite(trainee, renamed, full_name=name)

    assert NAME in ticked(trainee.get(renamed.at("take-over")))


def test_what_was_taken_over_once_is_not_rewritten(trainee: Visitor, at: str, renamed: DocumentAt) -> None:
    trainee.submit(trainee.get(renamed.at("take-over")), FORM)

    save(trainee, at, "participant", last_name="Zaķe")

    assert ticked(trainee.get(renamed.at("take-over"))) == {NAME}


def test_an_emptied_mobility_overwrites_nothing(trainee: Visitor, at: str, document: DocumentAt) -> None:
    save(trainee, at, "participant", first_name="", last_name="", birth_date="")

    assert offered(trainee.get(document.at("take-over"))) == set()


def test_a_new_address_of_the_organisation_can_be_taken_over(
    trainee: Visitor, at: str, project: str, document: DocumentAt
) -> None:
    name = page(trainee.get(f"{at}/edit/from_to")).select_one("[name=from_to-receiving] option[selected]")
    organisation = organisation_of(trainee, project, name["value"])
    own = f"/projects/{project}/organisations/{organisation}"
    trainee.submit(trainee.get(own), "#short-form", **{"organisation-city": "Ķīpene"})

    shown = trainee.get(document.at("take-over"))

    assert offered(shown) == ticked(shown) == {"take/hosting//city"}


def test_sending_it_twice_changes_it_once(app: Flask, trainee: Visitor, renamed: DocumentAt) -> None:
    shown = trainee.get(renamed.at("take-over"))

    statuses = [trainee.submit(shown, FORM).status_code for _ in range(2)]

    assert statuses == [303, 303]
    assert len(revisions(app, renamed)) == 2


def test_nothing_ticked_changes_nothing_and_says_so(
    app: Flask, trainee: Visitor, renamed: DocumentAt
) -> None:
    answer = untick(trainee, trainee.get(renamed.at("take-over")), NAME, END)

    assert (answer.status_code, ticked(answer), offered(answer)) == (422, set(), {NAME, END})
    assert len(revisions(app, renamed)) == 1


def test_an_answer_rewritten_meanwhile_is_not_overwritten(
    app: Flask, trainee: Visitor, renamed: DocumentAt
) -> None:
    shown = trainee.get(renamed.at("take-over"))
    rewrite(trainee, renamed, full_name="Cita")

    stale = trainee.submit(shown, FORM)
    again = trainee.submit(stale, FORM)

    assert (stale.status_code, ticked(stale)) == (409, {NAME, END})
    assert "Cita" in text_of(stale, FORM)
    assert again.status_code == 303
    assert saved(app, renamed).values["participant"]["full_name"] == "Žanete Ūdre & 🙂"


def test_another_answer_changed_meanwhile_does_not_disturb(
    app: Flask, trainee: Visitor, renamed: DocumentAt
) -> None:
    shown = trainee.get(renamed.at("take-over"))
    rewrite(trainee, renamed, address="Ķiršu iela 7")

    assert trainee.submit(shown, FORM).status_code == 303
    participant = saved(app, renamed).values["participant"]
    assert (participant["full_name"], participant["address"]) == ("Žanete Ūdre & 🙂", "Ķiršu iela 7")


def test_a_mobility_changed_meanwhile_gives_nothing_that_was_not_shown(
    app: Flask, trainee: Visitor, at: str, renamed: DocumentAt
) -> None:
    shown = trainee.get(renamed.at("take-over"))
    save(trainee, at, "participant", last_name="Zaķe")

    assert trainee.submit(shown, FORM).status_code == 409
    assert len(revisions(app, renamed)) == 1


@pytest.mark.parametrize(
    "name", ["take/", "take/outcomes//text", "take/participant/x/full_name", "take/no", "take/" + "🙂" * 900]
)
@pytest.mark.parametrize("revision", ["1", "0", "-1", "x", "9" * 30])
def test_what_was_never_offered_changes_nothing(
    app: Flask, trainee: Visitor, renamed: DocumentAt, name: str, revision: str
) -> None:
    answer = trainee.post(renamed.at("take-over"), {name: "X", "revision": revision})

    assert answer.status_code == 409
    assert len(revisions(app, renamed)) == 1


def test_who_views_takes_over_nothing(
    app: Flask, trainee: Visitor, at: str, project: str, renamed: DocumentAt
) -> None:
    shown = trainee.get(renamed.at("take-over"))
    act_as(trainee, project, "Šūmane")

    assert trainee.get(renamed.at("take-over")).status_code == 403
    assert trainee.submit(shown, FORM).status_code == 403
    assert page(trainee.get(at)).select_one(".named button[aria-disabled=true]")
    assert len(revisions(app, renamed)) == 1


def test_a_deleted_document_takes_over_nothing(app: Flask, trainee: Visitor, renamed: DocumentAt) -> None:
    shown = trainee.get(renamed.at("take-over"))
    trainee.post(renamed.at("delete"), {"revision": 1})

    assert trainee.get(renamed.at("take-over")).status_code == 403
    assert trainee.submit(shown, FORM).status_code == 403
    assert saved(app, renamed).revision == 2
