"""Advice on an outcome while it is written: quiet, beside the field, and harmless to what is typed."""

import pytest
from playwright.sync_api import Locator, expect

from e2e.conftest import NewTrainee
from e2e.pages.editor import Editor
from e2e.pages.entrance import Welcome

PARTICIPANT = "Žanete Ābele"
DESCRIPTION = "Description of the outcome"
VAGUE = {"lv": "Uzlabot angļu valodu.", "en": "Improve English."}
GOOD = {
    "lv": "Patstāvīgi nomaina bremžu klučus pēc ražotāja rokasgrāmatas 60 minūtēs.",
    "en": "Replaces brake pads following the manual within 60 minutes.",
}


@pytest.fixture
def editor(new_trainee: NewTrainee, language: str) -> Editor:
    start = Welcome.of(new_trainee(language)).start_practising()
    return start.edit(PARTICIPANT).create_draft_document().create().open_outcomes()


def advice(editor: Editor) -> Locator:
    return editor.page.locator("[data-advice]").first


def write(editor: Editor, text: str) -> Locator:
    """Write the description of the first outcome and leave the field."""
    field = editor.field(DESCRIPTION, row=1)
    field.fill(text)
    field.blur()
    return field


def test_advice_comes_when_the_field_is_left_stays_open_and_is_announced(
    editor: Editor, language: str
) -> None:
    write(editor, VAGUE[language])
    expect(advice(editor).locator(".advice-missing li")).to_have_count(3)
    expect(editor.page.locator("#announcer")).to_contain_text("3")

    advice(editor).locator("summary").click()
    write(editor, GOOD[language])

    expect(advice(editor).locator(".advice-missing li")).to_have_count(0)
    expect(advice(editor).locator(".advice-good li").first).to_be_visible()


def test_text_that_was_advised_on_and_not_saved_survives_a_reload(editor: Editor, language: str) -> None:
    field = write(editor, VAGUE[language])
    expect(advice(editor).locator(".advice-missing li")).to_have_count(3)

    editor.page.on("dialog", lambda dialog: dialog.accept())
    editor.page.reload()

    expect(field).to_have_value(VAGUE[language])


def test_the_cursor_stays_where_it_is_and_saving_goes_on(editor: Editor, language: str) -> None:
    field = editor.field(DESCRIPTION, row=1)
    field.press_sequentially(VAGUE[language])
    expect(advice(editor).locator(".advice-missing li")).to_have_count(3)
    expect(field).to_be_focused()

    editor.save()

    expect(editor.field(DESCRIPTION, row=1)).to_have_value(VAGUE[language])
    expect(advice(editor).locator(".advice-missing li")).to_have_count(3)


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_advice_that_fails_says_nothing_and_changes_nothing(editor: Editor, language: str) -> None:
    editor.trainee.watch.expects(400)
    refusal = {"status": 400, "body": "<h1>gone</h1>", "headers": {"HX-Retarget": "body"}}
    editor.page.route("**/advice", lambda route: route.fulfill(**refusal))

    with editor.page.expect_response("**/advice"):
        field = write(editor, VAGUE[language])
    editor.trainee.settled()

    expect(field).to_have_value(VAGUE[language])
    expect(advice(editor).locator("details")).to_have_count(0)
