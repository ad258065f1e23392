"""The main job without scripts: every step is a page, a link or a form."""

import pytest
from playwright.sync_api import expect

from e2e.answers import OUTCOME, fill_every_tab
from e2e.conftest import NewTrainee
from e2e.pages.editor import Editor
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import MobilityList

PARTICIPANT = "Žanete Ābele"
TITLE = "Learning agreement"


@pytest.fixture
def start(new_trainee: NewTrainee) -> MobilityList:
    return Welcome.of(new_trainee(scripted=False)).start_practising()


@pytest.fixture
def editor(start: MobilityList) -> Editor:
    return start.edit(PARTICIPANT).create_draft_document().create()


def test_an_agreement_is_made_filled_in_downloaded_deleted_and_brought_back(start: MobilityList) -> None:
    mobility = start.edit(PARTICIPANT)
    number = mobility.number
    dialog = mobility.create_draft_document()
    expect(dialog.page).to_have_url(f"{mobility.page.url}")
    editor = dialog.create()
    fill_every_tab(editor)
    expect(editor.status).to_have_text("Fully encoded")

    view = editor.view()
    expect(view.sheet).to_contain_text(OUTCOME)
    assert view.download("Download PDF")[1].startswith(b"%PDF-")

    view.choose("Mobility activities")
    listed = MobilityList(view.trainee).documents().delete(number, TITLE)
    expect(listed.row(number, TITLE)).to_have_count(0)
    listed = listed.undo()
    expect(listed.row(number, TITLE)).to_have_count(1)
    deleted = listed.delete(number, TITLE).only_deleted()
    restored = deleted.restore(number, TITLE)
    expect(restored.message("is back in the list.")).to_be_visible()
    expect(restored.row(number, TITLE)).to_have_count(0)
    restored.choose("Mobility activities")
    expect(MobilityList(restored.trainee).documents().row(number, TITLE)).to_have_count(1)


def test_a_taken_title_is_said_on_the_page_of_the_dialog(start: MobilityList) -> None:
    mobility = start.edit("Šarlote Zaķe")
    dialog = mobility.create_draft_document()
    dialog.title.fill(" learning AGREEMENT ")
    start.trainee.watch.expects(422)

    dialog = dialog.create_in_vain()

    expect(dialog.problem).to_have_count(1)
    expect(dialog.title).to_have_value("learning AGREEMENT")


def test_the_default_title_follows_the_chosen_type_and_language(start: MobilityList) -> None:
    dialog = start.edit(PARTICIPANT).create_draft_document()
    dialog.type.select_option("mobility_certificate")
    dialog.document_language.select_option("lv")

    editor = dialog.create()

    expect(editor.sign).to_be_visible()
    expect(editor.page.get_by_role("heading", level=1)).to_have_text("Europass mobilitātes sertifikāts")


def test_rows_are_added_moved_and_removed(editor: Editor) -> None:
    editor.open_outcomes()
    editor.fill("Description of the outcome", "one", row=1)
    editor.add()
    editor.fill("Description of the outcome", "two", row=2)

    editor.do_with_row("Move up", 2)
    expect(editor.field("Description of the outcome", row=1)).to_have_value("two")

    editor.do_with_row("Remove", 1)
    expect(editor.rows()).to_have_count(1)
    expect(editor.field("Description of the outcome", row=1)).to_have_value("one")


def test_all_questions_of_all_frameworks_can_be_answered(editor: Editor) -> None:
    editor.open_outcomes()

    expect(editor.field("Key competence", row=1)).to_be_visible()
    expect(editor.field("ESCO skill", row=1)).to_be_visible()
    expect(editor.field("Name of the framework", row=1)).to_be_visible()


def test_what_is_missing_leads_to_its_field(editor: Editor) -> None:
    editor.go_to_missing("Assessment procedure")

    expect(editor.tab("Assessment of learning outcomes")).to_have_attribute("aria-selected", "true")
    assert editor.page.url.endswith("#assessment-procedure")
