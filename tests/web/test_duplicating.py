"""Duplicate: a copy of a document for its own mobility or for another; documents of a deleted mobility."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from bm_workspace.schema.types import MAX_TITLE
from tests.conftest import Draft, act_as, listed, mobility_of, place_of, project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.things import DocumentAt, document_at, revisions, saved

FORM = "#duplicate-form"
OTHER = "Šarlote Zaķe"


@pytest.fixture
def other(trainee: Visitor, project: str) -> str:
    """The ID of another participant's mobility."""
    return mobility_of(trainee, project, OTHER)


def duplicate(visitor: Visitor, document: DocumentAt, **typed: str) -> TestResponse:
    return visitor.submit(visitor.get(document.at("duplicate")), FORM, **typed)


def test_a_copy_for_the_same_mobility_holds_the_same_but_the_signing(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt
) -> None:
    answer = duplicate(trainee, fully_encoded)

    copy, original = saved(app, document_at(answer.location)), saved(app, fully_encoded)
    signatures = copy.values.pop("signatures")
    assert (copy.number, copy.type, copy.language) == (original.number, original.type, original.language)
    assert copy.title == f"{original.title} (kopija)"
    assert copy.values == {key: row for key, row in original.values.items() if key != "signatures"}
    assert signatures
    assert not [key for key in signatures if key.endswith(("_place", "_date"))]
    assert saved(app, fully_encoded) == original


def test_the_history_says_that_it_is_a_copy(app: Flask, trainee: Visitor, fully_encoded: DocumentAt) -> None:
    copy = document_at(duplicate(trainee, fully_encoded).location)

    assert [revision.action for revision in revisions(app, copy)] == ["duplicated"]
    assert "Created as a copy" in text_of(trainee.get(copy.at("history")), "main")


def test_a_copy_for_another_mobility_has_its_number_and_its_data(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, other: str
) -> None:
    answer = duplicate(trainee, fully_encoded, mobility=other, title="Cits 🙂")

    copy, original = saved(app, document_at(answer.location)), saved(app, fully_encoded)
    assert (copy.number, copy.title, copy.participant) == (other, "Cits 🙂", OTHER)
    assert copy.values["outcomes"] == original.values["outcomes"]
    assert "Ūdris" not in str(copy.values)
    assert "nothing to take over" in text_of(
        trainee.get(document_at(answer.location).at("take-over")), "main"
    )


@pytest.mark.parametrize("typed", ["lower", "spaces", "name", "part"])
def test_the_mobility_is_found_by_its_id_or_its_name(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, other: str, typed: str
) -> None:
    text = {"lower": other.lower(), "spaces": f"  {other} ", "name": OTHER, "part": "sarlote"}[typed]

    answer = duplicate(trainee, fully_encoded, mobility=text)

    assert saved(app, document_at(answer.location)).number == other


@pytest.mark.parametrize("typed", ["", "nobody", "🙂" * 600, "e", "%", "Ūla Zīverte", "group", "elsewhere"])
def test_a_mobility_that_cannot_have_it_is_refused_and_what_was_typed_stays(
    trainee: Visitor, project: str, fully_encoded: DocumentAt, group: tuple[str, str], typed: str
) -> None:
    elsewhere = mobility_of(trainee, project_of(trainee, "KA122-SCH"), "Āris Čiekurs")
    text = {"group": group[1], "elsewhere": elsewhere}.get(typed, typed)
    before = listed(trainee, project)

    answer = duplicate(trainee, fully_encoded, mobility=text, title="Mans nosaukums")

    assert answer.status_code == 422
    assert page(answer).select_one("#mobility-error")
    assert (shown(answer, "mobility"), shown(answer, "title")) == (text, "Mans nosaukums")
    assert listed(trainee, project) == before


def test_an_accompanying_person_has_no_learning_agreement(
    trainee: Visitor, project: str, fully_encoded: DocumentAt
) -> None:
    number = mobility_of(trainee, project, "Ūla Zīverte")

    answer = duplicate(trainee, fully_encoded, mobility=number)

    assert "not offered" in text_of(answer, "#mobility-error")


@pytest.mark.parametrize("title", ["", "   ", "same", "x" * (MAX_TITLE + 1)])
def test_a_title_is_asked_that_no_other_document_of_the_mobility_has(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, title: str
) -> None:
    typed = saved(app, fully_encoded).title.upper() if title == "same" else title

    answer = duplicate(trainee, fully_encoded, title=typed)

    assert answer.status_code == 422
    assert page(answer).select_one("#title-error")


def test_the_proposed_title_fits(app: Flask, trainee: Visitor, draft: Draft) -> None:
    document = draft("learning_agreement", title="ž" * MAX_TITLE)

    copy = saved(app, document_at(duplicate(trainee, document).location))

    assert len(copy.title) == MAX_TITLE


def test_the_same_title_is_free_at_another_mobility(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, other: str
) -> None:
    title = saved(app, fully_encoded).title

    assert duplicate(trainee, fully_encoded, mobility=other, title=title).status_code == 303


def test_pressing_duplicate_twice_makes_one(trainee: Visitor, fully_encoded: DocumentAt) -> None:
    form = trainee.get(fully_encoded.at("duplicate"))

    first, second = (trainee.submit(form, FORM).location for _ in range(2))

    assert first == second


def test_a_copied_certificate_is_compared_with_the_agreement_of_its_mobility_only(
    app: Flask, trainee: Visitor, certificate: DocumentAt, other: str
) -> None:
    same, another = (
        saved(app, document_at(duplicate(trainee, certificate, mobility=number).location))
        for number in (saved(app, certificate).number, other)
    )

    assert (same.made_from, another.made_from) == (saved(app, certificate).made_from, None)
    assert same.values["carried"] == another.values["carried"] == saved(app, certificate).values["carried"]


@pytest.mark.parametrize("type_key", ["group_programme", "accompanying_certificate"])
def test_every_type_can_be_duplicated(app: Flask, trainee: Visitor, draft: Draft, type_key: str) -> None:
    document = draft(type_key)
    project, number = place_of(trainee, type_key)

    copy = document_at(duplicate(trainee, document).location)

    assert saved(app, copy).number == number
    assert copy in listed(trainee, project)


def test_who_views_duplicates_nothing(trainee: Visitor, project: str, fully_encoded: DocumentAt) -> None:
    form, before = trainee.get(fully_encoded.at("duplicate")), listed(trainee, project)
    act_as(trainee, project, "Šūmane")

    assert trainee.get(fully_encoded.at("duplicate")).status_code == 403
    assert trainee.submit(form, FORM).status_code == 403
    assert listed(trainee, project) == before


def test_a_deleted_document_is_not_duplicated(trainee: Visitor, fully_encoded: DocumentAt) -> None:
    form = trainee.get(fully_encoded.at("duplicate"))
    trainee.post(fully_encoded.at("delete"), {"revision": 1})

    assert trainee.get(fully_encoded.at("duplicate")).status_code == 403
    assert trainee.submit(form, FORM).status_code == 403


# A deleted mobility.


@pytest.fixture
def gone(trainee: Visitor, draft: Draft, project: str, mobility: str) -> DocumentAt:
    """A document that was deleted with its mobility."""
    document = draft("learning_agreement", mobility=mobility)
    at = f"/projects/{project}/mobilities/{mobility}/delete"
    assert trainee.submit(trainee.get(at), "#confirm-dialog form").status_code == 303
    return document


def test_a_document_does_not_come_back_without_its_mobility(
    app: Flask, trainee: Visitor, gone: DocumentAt
) -> None:
    answer = trainee.post(gone.at("restore"), {"revision": 2})

    assert answer.status_code == 403
    assert "Restore the mobility first" in text_of(answer, "main")
    assert saved(app, gone).deleted_at


def test_its_page_can_be_viewed_and_says_why(trainee: Visitor, project: str, gone: DocumentAt) -> None:
    viewed = trainee.get(gone.view)
    listing = trainee.get(f"/projects/{project}/documents?deleted=1")

    assert "Restore the mobility first" in text_of(viewed, "#why-not")
    assert page(viewed).select_one(".notice button[aria-disabled=true]")
    assert "restore that first" in text_of(listing, "td.actions")
    assert not page(listing).select(f"form[action='{gone.at('restore')}']")


@pytest.mark.parametrize("ending", ["", ".pdf", ".docx", "/history", "/history/1"])
def test_what_only_shows_it_still_works(trainee: Visitor, gone: DocumentAt, ending: str) -> None:
    assert trainee.get(gone.view + ending).status_code == 200


def test_it_comes_back_with_its_mobility(
    app: Flask, trainee: Visitor, project: str, mobility: str, gone: DocumentAt
) -> None:
    trainee.post(f"/projects/{project}/mobilities/{mobility}/restore", {"revision": 2})

    assert saved(app, gone).deleted_at is None


def test_nothing_is_made_for_a_deleted_mobility(
    trainee: Visitor, project: str, mobility: str, gone: DocumentAt, fully_encoded: DocumentAt
) -> None:
    at = f"/projects/{project}/mobilities/{mobility}"
    fields = {"type": "learning_agreement", "title": "X", "language": "lv"}

    assert trainee.post(f"{at}/documents/new", fields).status_code == 404
    assert duplicate(trainee, fully_encoded, mobility=mobility).status_code == 422
    assert saved(trainee.app, gone).deleted_at
