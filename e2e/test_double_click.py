"""Impatient clicks have one effect."""

from playwright.sync_api import expect

from e2e.pages.editor import Editor
from e2e.pages.mobilities import Mobility, MobilityList

PARTICIPANT = "Žanete Ābele"


def test_a_double_click_on_create_makes_one_document(mobilities: MobilityList) -> None:
    mobility = mobilities.edit(PARTICIPANT)
    address = mobility.page.url
    dialog = mobility.create_draft_document()

    mobility.trainee.double_click(dialog.create_button, leading_to="/documents/[^/]+/edit")

    Editor(mobility.trainee)
    mobility.trainee.open(address)
    rows = Mobility(mobility.trainee).page.get_by_role("row", name="Learning agreement")
    expect(rows).to_have_count(1)


def test_create_after_going_back_leads_to_the_document_already_made(mobilities: MobilityList) -> None:
    mobility = mobilities.edit(PARTICIPANT)
    mobility.trainee.open(f"{mobility.page.url}/documents/new")
    form = mobility.page.locator("form[data-create]")
    key = form.locator("input[name=key]").input_value()
    mobility.button("Create").click()
    first = Editor(mobility.trainee).page.url

    mobility.trainee.open(mobility.page.locator("p.number a").get_attribute("href") + "/documents/new")  # type: ignore[operator]
    form.locator("input[name=key]").evaluate("(input, key) => input.value = key", key)
    with mobility.trainee.leaving():
        mobility.button("Create").click()

    assert Editor(mobility.trainee).page.url == first


def test_a_double_click_on_add_makes_one_row(mobilities: MobilityList) -> None:
    editor = mobilities.edit(PARTICIPANT).create_draft_document().create().open_outcomes()
    editor.fill("Description of the outcome", "one", row=1)

    with editor.trainee.swapping():
        editor.panel.get_by_role("button", name="Add", exact=True).dblclick()

    expect(editor.rows()).to_have_count(2)
    editor.page.reload()
    expect(editor.rows()).to_have_count(2)


def test_a_double_click_on_save_saves_once(mobilities: MobilityList) -> None:
    editor = mobilities.edit(PARTICIPANT).create_draft_document().create()
    editor.fill("Address", "Ķiršu iela 7")

    with editor.trainee.swapping():
        editor.save_button.dblclick()

    expect(editor.field("Address")).to_have_value("Ķiršu iela 7")
    expect(editor.view().history().states()).to_have_count(2)
