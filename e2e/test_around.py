"""Organisations and persons of a project; a person who only views."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.pages.base import ErrorPage
from e2e.pages.documents import DocumentList
from e2e.pages.entrance import Projects, Welcome
from e2e.pages.mobilities import MobilityList
from e2e.pages.partners import OrganisationList, PersonList, Reports, ShortForm

EMPTY = "000124678"
ORGANISATION = {"oid": "E10000099", "name": "Ķīpsalas kuģubūve", "country": "LV", "city": "Rīga, LV-1048"}
EDITOR, VIEWER = "Līga Ābolkalne", "Agnese Šūmane"
PARTICIPANT = "Žanete Ābele"


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def empty(request: pytest.FixtureRequest, new_trainee: NewTrainee, language: str) -> MobilityList:
    """The project in which nothing has been done yet."""
    trainee = new_trainee(language, scripted=request.param)
    Welcome.of(trainee).start_practising()
    return Projects.of(trainee).open_project(EMPTY)


def test_an_organisation_that_nobody_uses_is_added_and_deleted(empty: MobilityList) -> None:
    empty.choose("Participating organisations")
    OrganisationList(empty.trainee).add().fill(**ORGANISATION).send("Add")
    listed = OrganisationList(empty.trainee)
    expect(listed.row(ORGANISATION["name"])).to_have_count(1)

    listed.ask_to("Delete", ORGANISATION["name"]).yes("Delete")

    expect(OrganisationList(empty.trainee).row(ORGANISATION["name"])).to_have_count(0)


def test_an_organisation_in_use_leads_to_the_mobilities_that_use_it(mobilities: MobilityList) -> None:
    mobilities.choose("Participating organisations")
    question = OrganisationList(mobilities.trainee).ask_to("Delete", "Bäckerei Kornblume GmbH")

    expect(question.named().filter(has_text="Ļubova Čākure")).to_have_count(1)
    expect(question.dialog.get_by_role("button", name="Delete")).to_have_attribute("aria-disabled", "true")
    question.dialog.get_by_role("button", name="Delete").click(force=True)
    expect(question.dialog).to_be_visible()


def test_what_is_typed_is_said_to_be_wrong_and_kept(mobilities: MobilityList) -> None:
    mobilities.choose("Participating organisations")
    form = OrganisationList(mobilities.trainee).add()
    mobilities.trainee.watch.expects(422)

    form.fill(oid="E1", name="Ķīpsala", email="nobody").send("Add")

    form = ShortForm(mobilities.trainee)
    expect(form.problems).to_have_count(4)
    expect(form.field("Legal name")).to_have_value("Ķīpsala")
    expect(form.field("OID")).to_have_attribute("aria-invalid", "true")


def test_text_that_was_not_sent_survives_a_reload(mobilities: MobilityList) -> None:
    mobilities.choose("Associated persons")
    form = PersonList(mobilities.trainee).add()
    form.fill(first_name="Ņikita", rights="view")

    form.page.once("dialog", lambda dialog: dialog.accept())
    form.page.reload()

    expect(form.field("First name")).to_have_value("Ņikita")
    expect(form.field("Rights")).to_have_value("view")
    form.fill(last_name="Ļūļāks").send("Add")
    listed = PersonList(mobilities.trainee)
    expect(listed.row("Ņikita Ļūļāks")).to_have_count(1)
    listed.add()
    expect(form.field("First name")).to_have_value("")


def test_a_double_click_adds_one_person(mobilities: MobilityList) -> None:
    mobilities.choose("Associated persons")
    form = PersonList(mobilities.trainee).add().fill(first_name="Ņikita", last_name="Ļūļāks", rights="view")

    button = form.form.get_by_role("button", name="Add", exact=True)
    mobilities.trainee.double_click(button, leading_to="/persons$")

    expect(PersonList(mobilities.trainee).row("Ņikita Ļūļāks")).to_have_count(1)


def test_a_person_who_views_sees_each_button_inactive_with_the_reason(
    new_trainee: NewTrainee, language: str
) -> None:
    mobilities = Welcome.of(new_trainee(language)).start_practising()
    mobilities.choose("Associated persons")
    persons = PersonList(mobilities.trainee).act_as(VIEWER)
    expect(persons.acting).to_contain_text(VIEWER)

    persons.choose("Mobility activities")
    mobility = MobilityList(persons.trainee).view(PARTICIPANT)
    mobility.trainee.open(mobility.page.url.removesuffix("?view"))
    button = mobility.button("+ Create draft document")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description(mobility.page.locator("#why-not").inner_text())

    mobility.choose("Associated persons")
    PersonList(persons.trainee).act_as(EDITOR).choose("Mobility activities")
    expect(MobilityList(persons.trainee).edit(PARTICIPANT).create_button).to_be_visible()


def test_a_page_from_before_is_refused_and_keeps_its_text(mobilities: MobilityList) -> None:
    editor = mobilities.edit(PARTICIPANT).create_draft_document().create()
    editor.fill("Address", "Ķiršu iela 7")
    other = editor.trainee.in_another_window()
    other.open(editor.page.url.split("/documents/")[0] + "/projects")
    Projects(other).open_project("KA121-VET").choose("Associated persons")
    PersonList(other).act_as(VIEWER)

    editor.trainee.watch.expects(403)
    editor.save()

    refused = ErrorPage(editor.trainee)
    expect(refused.kept("Ķiršu iela 7")).to_be_visible()


def test_the_history_names_whom_one_acted_as(mobilities: MobilityList) -> None:
    mobilities.choose("Associated persons")
    PersonList(mobilities.trainee).act_as("Vilnis Krastkalns").choose("Mobility activities")
    editor = MobilityList(mobilities.trainee).edit(PARTICIPANT).create_draft_document().create()

    expect(editor.view().history().states().first).to_contain_text("Vilnis Krastkalns")


def test_drafts_stand_against_the_report_and_lead_to_their_page(mobilities: MobilityList) -> None:
    mobilities.choose("Reports")
    page = Reports(mobilities.trainee)
    link = page.page.locator(".named a").first
    number = link.locator("code").inner_text()

    expect(page.button("Submit the final report")).to_have_attribute("aria-disabled", "true")
    with page.trainee.leaving():
        link.click()
    expect(page.page.locator("p.number code")).to_have_text(number)


def test_a_document_list_of_a_viewer_still_downloads(mobilities: MobilityList) -> None:
    mobilities.choose("Associated persons")
    PersonList(mobilities.trainee).act_as(VIEWER).choose("Mobility activities")
    listed = MobilityList(mobilities.trainee).documents()

    assert isinstance(listed, DocumentList)
    expect(listed.page.locator("tbody button[aria-disabled=true]").first).to_be_visible()
    with listed.page.expect_download() as download:
        listed.page.get_by_role("link", name="Download PDF").first.click()
    assert download.value.suggested_filename.endswith(".pdf")
