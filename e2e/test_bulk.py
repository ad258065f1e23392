"""What a coordinator does to many mobilities at once, from the ticks to the result."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.pages.documents import DocumentList
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import MobilityList

MANY = 40
TITLE = "Mācību līgums visiem"


@pytest.fixture
def mobilities(new_trainee: NewTrainee, language: str) -> MobilityList:
    """A project with more than 40 mobilities of participants, all on one page."""
    shown = Welcome.of(new_trainee(language)).start_practising().show(role="participant", per_page="100")
    while shown.ticks().count() < MANY:
        shown = shown.tick_all().duplicate_ticked()
    return shown


def test_forty_mobilities_get_the_same_draft(mobilities: MobilityList) -> None:
    result = mobilities.tick(MANY).draft_for_ticked().create(TITLE)

    expect(result.made()).to_have_count(MANY)
    numbers = {link.split()[0] for link in result.made().all_inner_texts()}
    assert len(numbers) == MANY
    last = result.in_another_window(MANY - 1)
    expect(last.page.get_by_label(last.word("Document title"))).to_have_value(TITLE)

    result.follow("Back to the list")
    assert "per_page=100" in mobilities.page.url
    MobilityList(mobilities.trainee).documents()
    mobilities.page.get_by_role("searchbox").fill("macibu ligums visiem")
    mobilities.press("Show")
    expect(DocumentList(mobilities.trainee).sign).to_have_text(f"{mobilities.word('Documents')} ({MANY})")


def test_deleting_many_asks_once_names_what_goes_and_can_be_undone(mobilities: MobilityList) -> None:
    before = mobilities.ticks().count()
    question = mobilities.tick_all().delete_ticked()
    expect(question.dialog).to_contain_text(question.word("Documents that go along"))

    question.press("Delete")
    left = MobilityList(mobilities.trainee)
    expect(left.ticks()).to_have_count(0)
    left.press("Undo")

    expect(MobilityList(mobilities.trainee).ticks()).to_have_count(before)


@pytest.mark.parametrize("scripted", [True, False], ids=["scripts", "no-scripts"])
def test_the_question_can_be_cancelled(new_trainee: NewTrainee, language: str, scripted: bool) -> None:
    trainee = new_trainee(language, scripted=scripted)
    listed = Welcome.of(trainee).start_practising().show(role="participant").tick(2)
    before = listed.ticks().count()

    listed.delete_ticked().follow("Cancel")

    expect(MobilityList(trainee).ticks()).to_have_count(before)
