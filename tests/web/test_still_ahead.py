"""What a certificate took over from its agreement: marked, confirmed, rewritten, brought back."""

import pytest
from flask import Flask

from bm_workspace.carried import places
from tests.web.browsing import Visitor, page, text_of
from tests.web.test_status_column import recomputed_status
from tests.web.things import DocumentAt, document_at, revisions, saved

FORM = "#section-form"
MARK = "Still in the future"


@pytest.fixture
def certificate(trainee: Visitor, fully_encoded: DocumentAt) -> DocumentAt:
    """A certificate made from a fully encoded agreement."""
    link = page(trainee.get(fully_encoded.view)).find("a", string="Make certificate from this agreement")[
        "href"
    ]
    return document_at(trainee.submit(trainee.get(link), "#create-dialog form").location)


def ahead(app: Flask, document: DocumentAt, section: str) -> set[str]:
    return {place for place in places(saved(app, document).values) if place.startswith(section)}


def test_each_planned_answer_is_marked_where_it_stands_and_in_the_list(
    trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("assessment"))

    assert (
        len(page(opened).select(".field .problem")) == 4
    )  # three taken over, and the result that is missing
    assert MARK in text_of(opened, "#assessment-format-error")
    assert MARK in text_of(opened, ".missing")
    assert "to mend" in text_of(opened, "#tab-assessment")


def test_one_answer_is_confirmed_and_the_others_stay_marked(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("assessment"))

    answer = trainee.submit(opened, FORM, confirm="assessment//format")

    assert answer.location.endswith("focus=assessment-format#assessment-format")
    assert ahead(app, certificate, "assessment") == {"assessment//criteria", "assessment//procedure"}
    assert MARK not in text_of(trainee.get(answer.location), "#assessment-format-error, #panel h2")
    assert revisions(app, certificate)[-1].action == "confirmed"


def test_a_whole_section_is_confirmed_at_once_with_what_was_typed_beside(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("assessment"))

    trainee.submit(opened, FORM, **{"confirm": "assessment", "assessment-result": "Sasniegts teicami."})

    row = saved(app, certificate)
    assert not ahead(app, certificate, "assessment")
    assert row.values["assessment"]["result"] == "Sasniegts teicami."
    assert row.status == recomputed_status(row)
    assert "complete" in text_of(trainee.get(certificate.tab("assessment")), "#tab-assessment")


def test_confirming_twice_or_nonsense_changes_nothing_more(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("activities"))
    for confirm in ("activities//tasks", "activities//tasks", "activities", "no/such/place", "🙂" * 1000):
        trainee.submit(opened, FORM, confirm=confirm)

    assert not ahead(app, certificate, "activities")
    assert [state.action for state in revisions(app, certificate)] == ["created", "confirmed"]


def test_what_is_rewritten_needs_no_confirmation(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("activities"))

    trainee.submit(opened, FORM, **{"activities-tasks": "Uzstādīja desmit rozetes."})

    assert not ahead(app, certificate, "activities")
    assert revisions(app, certificate)[-1].action == "saved"


def test_an_outcome_that_is_removed_takes_its_mark_along(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    first = saved(app, certificate).values["outcomes"][0]["id"]
    assert ahead(app, certificate, f"outcomes/{first}/")

    trainee.submit(trainee.get(certificate.tab("outcomes")), FORM, remove=first)

    assert not ahead(app, certificate, f"outcomes/{first}/")


def test_marks_travel_through_history(app: Flask, trainee: Visitor, certificate: DocumentAt) -> None:
    before = places(saved(app, certificate).values)
    trainee.submit(trainee.get(certificate.tab("activities")), FORM, confirm="activities")

    trainee.submit(trainee.get(certificate.at("history/1")), "main form")

    assert places(saved(app, certificate).values) == before


def test_somebody_else_confirmed_while_i_rewrote(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    mine, theirs = trainee, trainee.another_window()
    opened = mine.get(certificate.tab("activities"))
    theirs.submit(theirs.get(certificate.tab("activities")), FORM, confirm="activities")

    answer = mine.submit(opened, FORM, **{"activities-tasks": "Uzstādīja desmit rozetes."})

    assert answer.status_code == 303
    assert saved(app, certificate).values["activities"]["tasks"] == "Uzstādīja desmit rozetes."
