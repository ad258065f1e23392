"""Nothing typed disappears: reload, Back, language switch, lost connection, expired session, bad token."""

import pytest
from playwright.sync_api import expect

from e2e.pages.base import ErrorPage
from e2e.pages.editor import Editor
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import MobilityList

TYPED = "Ķiršu iela 7, Cēsis"
SECTION = "Participant"


@pytest.fixture
def editor(mobilities: MobilityList) -> Editor:
    """An agreement with an address that is typed and not saved."""
    editor = mobilities.edit("Žanete Ābele").create_draft_document().create()
    editor.open_tab("Hosting organisation").open_tab(SECTION)
    editor.fill("Address", TYPED)
    return editor


def assert_put_back(editor: Editor) -> None:
    """The text is there again, a message says so, and Save keeps it."""
    expect(editor.field("Address")).to_have_value(TYPED)
    note = "Text that was not saved yet has been put back. Press Save to keep it."
    expect(editor.page.get_by_role("alert")).to_have_text(editor.word(note))
    editor.save()
    expect(editor.message(editor.word("Saved."))).to_be_visible()
    editor.page.reload()
    expect(editor.field("Address")).to_have_value(TYPED)
    expect(editor.page.get_by_role("alert")).to_have_count(0)


def test_a_reload_puts_typed_text_back(editor: Editor) -> None:
    editor.page.reload()

    assert_put_back(Editor(editor.trainee))


def test_going_back_and_forward_puts_typed_text_back(editor: Editor) -> None:
    with editor.trainee.leaving():
        editor.page.go_back()
    expect(editor.tab("Hosting organisation")).to_have_attribute("aria-selected", "true")

    with editor.trainee.leaving():
        editor.page.go_forward()

    assert_put_back(Editor(editor.trainee))


def test_going_forward_while_the_page_is_still_loading_leads_there(editor: Editor) -> None:
    with editor.trainee.scripts_on_their_way():
        editor.page.go_back(wait_until="commit")
        expect(editor.tab("Hosting organisation")).to_have_attribute("aria-selected", "true")
        editor.page.go_forward(wait_until="commit")

    assert_put_back(Editor(editor.trainee))


def test_back_leads_to_the_tab_before_and_its_address_survives_a_reload(mobilities: MobilityList) -> None:
    editor = mobilities.edit("Žanete Ābele").create_draft_document().create()
    editor.open_tab("Activities and tasks").open_tab("Signatures")

    with editor.trainee.leaving():
        editor.page.go_back()

    expect(editor.tab("Activities and tasks")).to_have_attribute("aria-selected", "true")
    editor.page.reload()
    expect(editor.tab("Activities and tasks")).to_have_attribute("aria-selected", "true")


def test_switching_the_language_puts_typed_text_back(editor: Editor) -> None:
    other = editor.switch_language("lv")

    assert_put_back(other)


def test_following_a_link_away_and_coming_back_puts_typed_text_back(editor: Editor) -> None:
    address = editor.page.url
    editor.choose("Details")

    editor.trainee.open(address)

    assert_put_back(Editor(editor.trainee))


def test_after_an_expired_session_the_text_is_sent_again_once_the_workspace_is_open_in_another_tab(
    editor: Editor,
) -> None:
    trainee, address = editor.trainee, editor.page.url
    window = trainee.in_another_window()
    window.open("/return-code")
    code = window.page.locator(".return-code code").inner_text()
    trainee.page.context.clear_cookies()
    trainee.watch.expects(401)
    editor.save()
    kept = ErrorPage(trainee)
    expect(kept.kept(TYPED)).to_be_visible()
    expect(kept.sign).to_be_focused()

    welcome = Welcome.of(window)
    window.page.get_by_label("Return code").fill(code.lower())
    welcome.press("Open")
    kept.send_again()

    expect(Editor(trainee).message("Saved.")).to_be_visible()
    trainee.open(address)
    expect(Editor(trainee).field("Address")).to_have_value(TYPED)


def test_a_bad_token_keeps_the_text_and_send_again_saves_it(editor: Editor) -> None:
    editor.page.locator("#section-form input[name=csrf_token]").evaluate("input => input.value = 'stale'")
    editor.trainee.watch.expects(400)
    editor.save()
    kept = ErrorPage(editor.trainee)
    expect(kept.kept(TYPED)).to_be_visible()

    kept.send_again()

    saved = Editor(editor.trainee)
    expect(saved.message("Saved.")).to_be_visible()
    expect(saved.field("Address")).to_have_value(TYPED)
