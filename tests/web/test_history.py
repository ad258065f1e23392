"""Earlier states of a document: who did what, and going back."""

import pytest
from flask import Flask

from tests.conftest import Draft
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, revisions, saved


def test_the_history_says_who_did_what(trainee: Visitor, agreement: DocumentAt) -> None:
    trainee.submit(trainee.get(agreement.tab("status")), "#section-form", status__level="EQF 4")
    trainee.submit(trainee.get(agreement.at("edit")), ".title-form", title="Jauns")

    history = trainee.get(agreement.at("history"))

    headings = [tag.get_text() for tag in page(history).select(".states h2")]
    assert headings == ["Revision 3: Title changed", "Revision 2: Saved", "Revision 1: Created"]
    assert "Status in the sending organisation: School year or EQF level" in text_of(history, ".states li ul")
    assert "EQF 4" not in trainee.get(agreement.at("history/1")).text


def test_an_earlier_state_is_restored_as_a_new_revision(
    app: Flask, trainee: Visitor, agreement: DocumentAt
) -> None:
    trainee.submit(trainee.get(agreement.tab("status")), "#section-form", status__level="EQF 4")

    answer = trainee.submit(trainee.get(agreement.at("history")), ".states form")

    assert "as it was at revision 1" in text_of(trainee.get(answer.location), "#messages")
    states = revisions(app, agreement)
    assert [state.action for state in states] == ["created", "saved", "went_back"]
    assert states[2].values == states[0].values == saved(app, agreement).values


def test_restoring_a_state_whose_title_is_taken_asks_for_another(
    app: Flask, trainee: Visitor, draft: Draft, agreement: DocumentAt
) -> None:
    trainee.submit(trainee.get(agreement.at("edit")), ".title-form", title="Jauns")
    draft("learning_agreement")

    asked = trainee.submit(trainee.get(agreement.at("history/1")), "main form")
    trainee.submit(asked, "main form", title="Vēl viens")

    assert asked.status_code == 422
    assert (saved(app, agreement).title, saved(app, agreement).revision) == ("Vēl viens", 3)


@pytest.mark.parametrize("ending", ["history/2", "history/0", "history/99"])
def test_a_revision_that_never_was_is_not_found(trainee: Visitor, agreement: DocumentAt, ending: str) -> None:
    assert trainee.get(agreement.at(ending)).status_code == 404
    assert trainee.post(agreement.at(f"{ending}/restore"), {"revision": "1"}).status_code == 404
