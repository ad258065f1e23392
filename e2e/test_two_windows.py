"""Two windows on one document: nobody's text is overwritten unseen."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.pages.base import ErrorPage
from e2e.pages.documents import DeleteDialog
from e2e.pages.editor import Conflict, Editor, Side
from e2e.pages.entrance import Welcome

MINE, SAVED = "Ķiršu iela 7", "Ābeļu iela 1"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def windows(request: pytest.FixtureRequest, new_trainee: NewTrainee) -> tuple[Editor, Editor]:
    """The same section of the same document in two windows."""
    trainee = new_trainee(scripted=request.param)
    first = Welcome.of(trainee).start_practising().edit("Žanete Ābele").create_draft_document().create()
    first.open_tab("Participant")
    other = trainee.in_another_window()
    other.open(trainee.page.url)
    return first, Editor(other)


def clashing(windows: tuple[Editor, Editor]) -> Conflict:
    mine, theirs = windows
    theirs.fill("Address", SAVED)
    theirs.fill("Full name", "Žanete Ābele-Bērziņa")
    theirs.save()
    mine.trainee.watch.expects(409)
    mine.fill("Address", MINE)
    mine.fill("Date of birth", "03.11.2006")
    mine.save()
    return Conflict(mine.trainee)


def test_different_answers_are_merged(windows: tuple[Editor, Editor]) -> None:
    mine, theirs = windows
    theirs.fill("Full name", "Žanete Ābele-Bērziņa")
    theirs.save()

    mine.fill("Address", MINE)
    mine.save()

    expect(mine.field("Address")).to_have_value(MINE)
    expect(mine.field("Full name")).to_have_value("Žanete Ābele-Bērziņa")


@pytest.mark.parametrize(("side", "stays"), [("mine", MINE), ("saved", SAVED)])
def test_the_same_answer_is_asked_about_and_the_choice_stays(
    windows: tuple[Editor, Editor], side: Side, stays: str
) -> None:
    conflict = clashing(windows)
    expect(conflict.choice("Address", "mine")).to_be_checked()
    expect(conflict.clash("Address")).to_contain_text(SAVED)
    expect(conflict.clash("Full name")).to_have_count(0)

    conflict.choice("Address", side).check()
    saved = conflict.save()

    expect(saved.field("Address")).to_have_value(stays)
    expect(saved.field("Full name")).to_have_value("Žanete Ābele-Bērziņa")
    expect(saved.field("Date of birth")).to_have_value("03.11.2006")
    expect(saved.page.get_by_role("alert")).to_have_count(0)


def test_the_question_gets_the_focus_and_is_announced(windows: tuple[Editor, Editor]) -> None:
    conflict = clashing(windows)

    if conflict.trainee.scripted:
        expect(conflict.sign).to_be_focused()
        expect(conflict.announced).to_have_text(conflict.sign.inner_text())


def test_a_stale_delete_changes_nothing(windows: tuple[Editor, Editor]) -> None:
    stale, other = windows
    address = stale.page.url.split("/edit")[0]
    stale.trainee.open(f"{address}/delete")
    other.fill("Address", SAVED)
    other.save()

    stale.trainee.watch.expects(409)
    with stale.trainee.leaving():
        DeleteDialog(stale.trainee).dialog.get_by_role("button", name="Delete", exact=True).click()

    expect(ErrorPage(stale.trainee).sign).to_have_text("Somebody was faster: nothing was changed")
    other.page.reload()
    expect(other.field("Address")).to_have_value(SAVED)
