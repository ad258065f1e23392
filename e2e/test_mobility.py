"""From the empty project to a locked one and back: organisation, mobility, document, report."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.pages.editor import Editor
from e2e.pages.entrance import Projects, Welcome
from e2e.pages.mobilities import MobilityList
from e2e.pages.mobility_form import MobilityForm
from e2e.pages.partners import OrganisationList, Reports, ShortForm

EMPTY = "000124678"
HOST = {"oid": "E10000099", "name": "Ķīpsalas kuģubūve", "country": "DE", "city": "Bremen"}
FIRST = {"activity_type": "LM-SHORT-ADU", "role": "participant", "first_name": "Ņina", "last_name": "Šķēle"}


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def empty(request: pytest.FixtureRequest, new_trainee: NewTrainee, language: str) -> MobilityList:
    """The project in which nothing has been done yet."""
    trainee = new_trainee(language, scripted=request.param)
    Welcome.of(trainee).start_practising()
    return Projects.of(trainee).open_project(EMPTY)


def create(mobilities: MobilityList, **answers: str) -> MobilityForm:
    mobilities.follow("Create a mobility activity")
    ShortForm(mobilities.trainee).fill(**answers).send("Create")
    return MobilityForm(mobilities.trainee)


def complete(form: MobilityForm) -> MobilityForm:
    """Answer everything that is mandatory, tab by tab."""
    form = form.fill_all("Mobility activity", blended="no")
    form = form.fill_all("Participant", email="nina@example.org", birth_date="01.02.1990", nationality="LV")
    form.open_tab("From – to")
    names = [option.get_attribute("value") or "" for option in form.input("sending").locator("option").all()]
    sending = next(name for name in names if name not in ("", HOST["name"]))
    form = form.fill_all("From – to", sending=sending, receiving=HOST["name"])
    return form.fill_all("Duration", start_date="02.03.2026", end_date="06.03.2026")


def lock_and_open_again(editor: Editor) -> None:
    """Submit the report: nothing can be created; return it: everything can."""
    trainee = editor.trainee
    editor.choose("Reports")
    Reports(trainee).ask_to_submit().yes("Submit the final report")
    Reports(trainee).choose("Mobility activities")
    expect(MobilityList(trainee).link("Create a mobility activity")).to_have_count(0)
    MobilityList(trainee).choose("Reports")
    Reports(trainee).ask_to_return().yes("Return the report")
    Reports(trainee).choose("Mobility activities")
    expect(MobilityList(trainee).link("Create a mobility activity")).to_be_visible()


def test_from_an_empty_project_to_a_locked_one_and_back(empty: MobilityList) -> None:
    trainee = empty.trainee
    empty.choose("Participating organisations")
    OrganisationList(trainee).add().fill(**HOST).send("Add")
    OrganisationList(trainee).choose("Mobility activities")

    form = create(MobilityList(trainee), **FIRST)
    expect(form.status).to_have_text(form.word("Draft"))
    number = form.number

    form = complete(form)
    expect(form.status).to_have_text(form.word("Complete"))
    expect(form.missing.get_by_role("link")).to_have_count(0)

    form.create_draft_document().create()
    editor = Editor(trainee)
    expect(editor.page.locator("p.number code, .number code").first).to_have_text(number)
    editor.open_tab("Hosting organisation")
    expect(editor.field("Name of the organisation")).to_have_value(HOST["name"])

    lock_and_open_again(editor)


def test_a_mobility_is_copied_deleted_and_brought_back(empty: MobilityList) -> None:
    trainee = empty.trainee
    form = create(empty, **FIRST)
    first = form.number
    form.duplicate().send("Duplicate")
    copy = MobilityForm(trainee)
    assert copy.number != first

    if trainee.scripted:
        copy.ask_to_delete().yes("Delete")
    else:
        copy.page.locator(".page-actions").get_by_role("link", name=copy.word("Delete"), exact=True).click()
        copy.page.get_by_role("dialog").get_by_role("button", name=copy.word("Delete"), exact=True).click()
    listed = MobilityList(trainee)
    expect(listed.page.get_by_role("row")).to_have_count(2)

    listed.press("Undo")
    MobilityForm(trainee).choose("Mobility activities")
    expect(MobilityList(trainee).page.get_by_role("row")).to_have_count(3)
