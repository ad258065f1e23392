"""Keyboard only: everything is reached; after every change the focus is sensible and announced."""

import pytest
from playwright.sync_api import Locator, expect

from e2e.pages.editor import Editor
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import Mobility, MobilityList
from e2e.trainee import Trainee

PARTICIPANT = "Žanete Ābele"


@pytest.fixture
def mobility(mobilities: MobilityList) -> Mobility:
    return mobilities.edit(PARTICIPANT)


def press(trainee: Trainee, *keys: str) -> None:
    for key in keys:
        trainee.page.keyboard.press(key)


def tab_to(place: Locator, trainee: Trainee, *, within: int = 60) -> None:
    """Press Tab until a place has the focus, as somebody without a mouse does."""
    for _ in range(within):
        if place.evaluate("element => element === document.activeElement"):
            return
        press(trainee, "Tab")
    raise AssertionError(f"{within} times Tab did not lead to {place}")


def test_the_first_stop_skips_to_the_content(trainee: Trainee) -> None:
    Welcome.of(trainee)
    press(trainee, "Tab")
    expect(trainee.focused()).to_have_text("Skip to the content")
    expect(trainee.focused()).to_be_in_viewport()

    press(trainee, "Enter")
    expect(trainee.page.get_by_role("main")).to_be_focused()
    press(trainee, "Tab")

    expect(trainee.focused()).to_have_text("Start practising")


def test_the_dialog_opens_and_escape_gives_the_focus_back_to_its_button(mobility: Mobility) -> None:
    trainee = mobility.trainee
    tab_to(mobility.create_button, trainee)
    with trainee.swapping():
        press(trainee, "Enter")
    dialog = trainee.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator(":focus")).to_have_count(1)

    press(trainee, "Escape")

    expect(dialog).to_have_count(0)
    expect(mobility.create_button).to_be_focused()


def test_cancel_gives_the_focus_back_to_the_button(mobility: Mobility) -> None:
    dialog = mobility.create_draft_document()

    dialog.cancel()

    expect(mobility.create_button).to_be_focused()


def test_the_focus_stays_in_the_open_dialog(mobility: Mobility) -> None:
    dialog = mobility.create_draft_document().dialog

    for _ in range(12):
        press(mobility.trainee, "Tab")
        outside = mobility.page.evaluate(
            "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        )
        assert not outside
    expect(dialog).to_be_visible()


def test_a_document_is_made_and_a_section_filled_in_without_a_mouse(mobility: Mobility) -> None:
    trainee = mobility.trainee
    tab_to(mobility.create_button, trainee)
    with trainee.swapping():
        press(trainee, "Enter")
    tab_to(trainee.page.get_by_role("dialog").get_by_role("button", name="Create", exact=True), trainee)
    with trainee.leaving():
        press(trainee, "Enter")
    editor = Editor(trainee)

    tab_to(editor.tab("Participant"), trainee)
    press(trainee, *["ArrowDown"] * 5)
    expect(editor.tab("Activities and tasks")).to_be_focused()
    with trainee.swapping():
        press(trainee, "Enter")
    expect(editor.tab("Activities and tasks")).to_have_attribute("aria-selected", "true")
    expect(editor.tab("Activities and tasks")).to_be_focused()

    tab_to(editor.field("Programme and tasks"), trainee)
    trainee.page.keyboard.type("Uzņem viesus.")
    tab_to(editor.save_button, trainee)
    with trainee.swapping():
        press(trainee, "Enter")
    expect(editor.announced).to_have_text("Saved.")
    expect(editor.save_button).to_be_focused()
    expect(editor.state_of("Activities and tasks")).to_contain_text("complete")


def test_arrow_keys_go_round_the_tabs(mobility: Mobility) -> None:
    editor = mobility.create_draft_document().create()
    editor.tab("Participant").focus()

    press(mobility.trainee, "ArrowUp")
    expect(editor.tab("Signatures")).to_be_focused()
    press(mobility.trainee, "ArrowRight")
    expect(editor.tab("Participant")).to_be_focused()


def test_opening_another_tab_is_announced(mobility: Mobility) -> None:
    editor = mobility.create_draft_document().create()

    editor.open_tab("Signatures")

    expect(editor.announced).to_have_text("Signatures")
    expect(editor.tab("Signatures")).to_be_focused()


def test_rows_are_added_and_removed_with_the_focus_beside_them(mobility: Mobility) -> None:
    editor = mobility.create_draft_document().create().open_outcomes()
    trainee = mobility.trainee
    editor.fill("Description of the outcome", "one", row=1)
    tab_to(editor.panel.get_by_role("button", name="Add", exact=True), trainee)
    with trainee.swapping():
        press(trainee, "Enter")
    expect(editor.row(2)).to_be_focused()
    press(trainee, "Tab")
    expect(editor.field("Framework", row=2)).to_be_focused()

    tab_to(editor.row(2).get_by_role("button", name="Remove"), trainee)
    with trainee.swapping():
        press(trainee, "Enter")

    expect(editor.row(1)).to_be_focused()
    expect(editor.announced).to_have_text("Saved.")


def test_the_question_before_deleting_opens_and_closes_with_the_keyboard(mobility: Mobility) -> None:
    view = mobility.create_draft_document().create().view()
    delete = view.link("Delete")
    delete.focus()
    with view.trainee.swapping():
        press(view.trainee, "Enter")
    expect(view.page.get_by_role("dialog").locator(":focus")).to_have_count(1)

    press(view.trainee, "Escape")

    expect(delete).to_be_focused()
