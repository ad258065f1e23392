"""Choosing a skill of ESCO: by keyboard and mouse, heard by a screen reader, with nothing typed lost."""

import pytest
from playwright.sync_api import Locator, Route, expect

from e2e.conftest import NewTrainee
from e2e.pages.editor import Editor
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import MobilityList
from e2e.test_accessibility import barriers
from e2e.trainee import Trainee

PARTICIPANT = "Žanete Ābele"
WIRING = "install low voltage wiring"
URI = "http://data.europa.eu/esco/skill/fd60bbcc-c3b6-4fa5-936c-eef5ae0a2d44"


@pytest.fixture
def editor(mobilities: MobilityList) -> Editor:
    """The outcomes of a new agreement in English, the first of framework B."""
    return at_outcomes(mobilities)


def at_outcomes(mobilities: MobilityList) -> Editor:
    editor = mobilities.edit(PARTICIPANT).create_draft_document().create().open_outcomes()
    editor.fill("Framework", "B", row=1)
    return editor


def skill(editor: Editor) -> Locator:
    return editor.field("ESCO skill", row=1)


def address(editor: Editor) -> Locator:
    return editor.field("ESCO address", row=1)


def options(editor: Editor) -> Locator:
    return editor.page.get_by_role("listbox").get_by_role("option")


def type_and_wait(editor: Editor, text: str) -> None:
    """Type like a person, and see the list."""
    skill(editor).press_sequentially(text)
    expect(options(editor).first).to_be_visible()
    editor.trainee.settled()


def press(editor: Editor, *keys: str) -> None:
    for key in keys:
        editor.page.keyboard.press(key)


def test_the_keyboard_chooses_a_skill_with_its_address_and_does_not_send_the_form(editor: Editor) -> None:
    type_and_wait(editor, "install")
    expect(skill(editor)).to_have_attribute("aria-expanded", "true")
    expect(editor.announced).to_contain_text("skills found. Choose with the arrow keys and Enter.")

    press(editor, "ArrowDown", "ArrowDown", "ArrowUp")
    first = options(editor).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(skill(editor)).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    chosen, uri = first.get_attribute("data-label"), first.get_attribute("data-uri")
    press(editor, "Enter")

    expect(skill(editor)).to_have_value(chosen or "")
    expect(address(editor)).to_have_value(uri or "")
    expect(skill(editor)).to_be_focused()
    expect(skill(editor)).to_have_attribute("aria-expanded", "false")
    expect(options(editor)).to_have_count(0)
    expect(editor.message()).to_have_count(0)
    editor.save()
    expect(address(editor)).to_have_value(uri or "")


def test_the_arrows_go_round(editor: Editor) -> None:
    type_and_wait(editor, "low voltage")

    press(editor, "ArrowUp")
    expect(options(editor).last).to_have_attribute("aria-selected", "true")
    press(editor, "ArrowDown")

    expect(options(editor).first).to_have_attribute("aria-selected", "true")


def test_escape_closes_the_list_and_an_arrow_opens_it_again(editor: Editor) -> None:
    type_and_wait(editor, "install")

    press(editor, "Escape")
    expect(options(editor).first).to_be_hidden()
    expect(skill(editor)).to_have_attribute("aria-expanded", "false")
    expect(skill(editor)).to_have_value("install")
    press(editor, "ArrowDown")

    expect(options(editor).first).to_have_attribute("aria-selected", "true")


def test_the_mouse_chooses_and_leaving_the_field_closes_the_list(editor: Editor) -> None:
    type_and_wait(editor, "low volt")
    options(editor).filter(has_text=WIRING).click()
    expect(skill(editor)).to_have_value(WIRING)
    expect(address(editor)).to_have_value(URI)

    skill(editor).fill("")
    type_and_wait(editor, "weld")
    address(editor).focus()

    expect(options(editor).first).to_be_hidden()


def test_a_chosen_skill_that_is_not_saved_survives_a_reload(editor: Editor) -> None:
    type_and_wait(editor, "low voltage")
    press(editor, "ArrowDown", "Enter")

    editor.page.once("dialog", lambda dialog: dialog.accept())
    editor.page.reload()

    expect(skill(editor)).to_have_value(WIRING)
    expect(address(editor)).to_have_value(URI)


def test_what_is_typed_before_a_search_is_answered_survives_a_reload(editor: Editor) -> None:
    editor.fill("Description of the outcome", "Ierīko elektroinstalāciju.", row=1)
    type_and_wait(editor, "install")

    editor.page.once("dialog", lambda dialog: dialog.accept())
    editor.page.reload()

    expect(editor.field("Description of the outcome", row=1)).to_have_value("Ierīko elektroinstalāciju.")
    expect(skill(editor)).to_have_value("install")


def test_nothing_found_is_said(editor: Editor) -> None:
    skill(editor).press_sequentially("qqq")

    expect(editor.announced).to_have_text("ESCO has no such skill here. Try another word.")
    expect(skill(editor)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_search_that_fails_leaves_the_page_as_it_is(editor: Editor, status: int) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=status, headers={"Location": "/"} if status == 302 else {}, body="<p>Broken</p>")

    editor.trainee.watch.expects(status)
    editor.page.route("**/esco?*", fail)

    skill(editor).press_sequentially("install")
    editor.page.wait_for_timeout(500)
    editor.trainee.settled()

    expect(skill(editor)).to_have_value("install")
    expect(options(editor)).to_have_count(0)
    expect(editor.message()).to_have_count(0)


def test_a_search_needs_no_workspace_as_a_host_has_none(editor: Editor) -> None:
    editor.page.context.clear_cookies()

    type_and_wait(editor, "install")

    expect(skill(editor)).to_have_value("install")
    expect(options(editor).first).to_be_visible()


def test_the_document_is_printed_with_a_link_and_the_source(editor: Editor) -> None:
    type_and_wait(editor, "low voltage")
    press(editor, "ArrowDown", "Enter")
    editor.save()
    expect(editor.panel).to_contain_text("This service uses the ESCO classification")

    sheet = editor.view().sheet

    expect(sheet.get_by_role("link", name=URI)).to_have_attribute("href", URI)
    expect(sheet).to_contain_text("This service uses the ESCO classification of the European Commission.")


def test_a_latvian_document_offers_latvian_labels(new_trainee: NewTrainee) -> None:
    editor = at_outcomes(Welcome.of(new_trainee("lv")).start_practising())

    type_and_wait(editor, "ierikot zemsp")
    press(editor, "ArrowDown", "Enter")

    expect(skill(editor)).to_have_value("ierīkot zemsprieguma elektroinstalāciju")
    expect(address(editor)).to_have_value(URI)


def test_without_scripts_a_page_gives_name_and_address(new_trainee: NewTrainee) -> None:
    trainee: Trainee = new_trainee(scripted=False)
    Welcome.of(trainee).start_practising()
    trainee.open("/esco")

    trainee.page.get_by_label("Skill", exact=True).fill("low voltage")
    with trainee.leaving():
        trainee.page.get_by_role("button", name="Search", exact=True).click()

    found = trainee.page.get_by_role("listitem").filter(has_text=URI)
    expect(found).to_contain_text(WIRING)


def test_the_open_list_and_the_page_have_no_barrier(new_trainee: NewTrainee, language: str) -> None:
    editor = at_outcomes(Welcome.of(new_trainee(language)).start_practising())
    type_and_wait(editor, "elektro" if language == "lv" else "install")
    press(editor, "ArrowDown")

    in_the_editor = barriers(editor.trainee)
    with editor.trainee.in_another_window().page as page:
        page.goto("/esco?q=install&language=lv")
        on_the_page = barriers(Trainee(page=page, language=language, watch=editor.trainee.watch))

    assert (in_the_editor, on_the_page) == ([], [])
