"""The Europass mobility database: from the registration to numbered certificates in one archive."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.database_screens import ENTRY, ORGANISATION, THREE, participants
from e2e.pages.database import DatabaseList, DatabaseMobility, Participants, Registration
from e2e.pages.documents import DocumentList
from e2e.pages.editor import Editor
from e2e.pages.entrance import Welcome
from e2e.pages.host import SentView
from e2e.test_main_job import pdf_text

TASKS = "Liek kabeļus un rozetes."
OWN = "Ņina bez kļūdām nolasa shēmu."
ANSWERS = {
    "Information about the learning mobility": {"Mode": "physical"},
    "Hosting organisation": {
        "Street and number": "Lange Straße 1",
        "Town": "01067 Dresden",
        "E-mail of the organisation": "host@elbtal.example",
    },
    "Activities and tasks": {"Programme and tasks": TASKS},
}


OF_ONE = {
    "Status in the sending organisation": {
        "Education programme or position held": "Elektromontāža, 3. kurss"
    },
    "Achieved learning outcomes": {
        "Framework": "A",
        "Key competence": "multilingual",
        "Description of the outcome": OWN,
    },
    "Assessment of learning outcomes": {
        "Format of the assessment": "Novērojums darba vietā",
        "Assessment criteria": "Četri līmeņi",
        "Assessment procedure": "Vērtē mentors",
        "Result of the assessment": "Ļoti labi",
    },
    "Recognition of learning outcomes": {
        "Conditions and process of recognition": "Lemj metodiskā komisija",
        "Documents issued for recognition": "Ieraksts e-žurnālā",
        "How the outcomes were recognised": "Ieskaitīta prakse",
    },
}
"""What the certificate of the first participant says besides."""


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def start(request: pytest.FixtureRequest, new_trainee: NewTrainee, language: str) -> Registration:
    """The page of the database, of somebody who has never been there."""
    trainee = new_trainee(language, scripted=request.param)
    Welcome.of(trainee).start_practising().follow("Europass mobility database (practice)")
    return Registration(trainee)


def registered(page: Registration) -> DatabaseList:
    """Register, open the practice mailbox, accept the criteria."""
    expect(page.step).to_contain_text(page.word("Register the organisation"))
    page = page.register(**ORGANISATION)
    expect(page.mailbox).to_contain_text(ORGANISATION["email"])
    page = page.confirm()
    expect(page.step).to_contain_text(page.word("Accept the quality criteria"))
    return page.accept()


def with_three(page: DatabaseList) -> tuple[DatabaseMobility, list[str]]:
    """A mobility with three participants, and their numbers."""
    page.enter().fill(**ENTRY).send("Create")
    adding = DatabaseMobility(page.trainee).add_participants().look(THREE)
    expect(adding.lines()).to_have_count(3)
    mobility = adding.add()
    expect(mobility.numbers).to_have_count(3)
    return mobility, mobility.numbers.all_inner_texts()


def write_once(mobility: DatabaseMobility) -> None:
    """Answer what is the same for all participants."""
    for section, answers in ANSWERS.items():
        mobility.open_tab(section)
        for label, answer in answers.items():
            mobility.fill(label, answer)
        mobility.save()
    expect(mobility.status).to_have_text(mobility.word("Complete"))


def certificate(page: DocumentList, number: str) -> Editor:
    with page.trainee.leaving():
        page.row(number).get_by_role("link", name=f"{page.word('Edit')} ").click()
    return Editor(page.trainee)


def complete(editor: Editor) -> None:
    """Answer what is of this participant, and what the mobility left open."""
    for section, answers in OF_ONE.items():
        if section.startswith("Achieved"):
            editor.open_outcomes()
        else:
            editor.open_tab(section)
        for label, answer in answers.items():
            editor.fill(label, answer, row=1 if section.startswith("Achieved") else 0)
        editor.save()
    editor.open_tab("Signatures")
    editor.panel.locator("[id$='hosting_name']").fill("Päivi Esimerkki")
    editor.panel.locator("[id$='issue_date']").fill("01.06.2026")
    editor.save()
    expect(editor.missing).to_contain_text("(0)")
    expect(editor.status).to_have_text(editor.word("Fully encoded"))


def test_from_the_registration_to_numbered_certificates(start: Registration) -> None:
    mobility, numbers = with_three(registered(start))
    assert [number[-6:] for number in numbers] == ["000001", "000002", "000003"]
    assert all(number.startswith("LV-PRACTICE-") for number in numbers)
    write_once(mobility)

    mobility.choose("Mobilities and certificates")
    listed = DatabaseList(mobility.trainee).documents()
    editor = certificate(listed, numbers[0])
    editor.open_tab("Activities and tasks")
    expect(editor.field("Programme and tasks")).to_have_value(TASKS)
    complete(editor)
    view = editor.view()
    expect(view.sheet).to_contain_text(numbers[0])
    expect(view.sheet).to_contain_text(view.word("Number given by"))
    completed_by_the_host(SentView(view.trainee))

    view.choose("Mobilities and certificates")
    files = archive(DatabaseList(view.trainee).documents())
    assert sorted(name[: len(numbers[0])] for name in files) == numbers
    texts = {name[: len(numbers[0])]: pdf_text(content) for name, content in files.items()}
    assert all(number in text and TASKS in text for number, text in texts.items())
    assert [OWN in texts[number] for number in numbers] == [True, False, False]


def completed_by_the_host(view: SentView) -> None:
    """Send the certificate, play the host, and find it completed."""
    host = view.send().open_as_host()
    expect(host.band).to_be_visible()
    host.confirm("Jana Köhler")
    view.page.reload()
    expect(view.state).to_have_text(view.word("Completed"))
    expect(view.panel).to_contain_text("Jana Köhler")


def archive(page: DocumentList) -> dict[str, bytes]:
    """All documents of the list, by the names of their files."""
    boxes = page.page.locator("input[name=tick][form=bulk]")
    for place in range(boxes.count()):
        boxes.nth(place).check()
    with page.page.expect_download() as download:
        page.button("Download as PDF (ZIP)").click()
    with ZipFile(BytesIO(download.value.path().read_bytes())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture
def adding(new_trainee: NewTrainee, language: str) -> Participants:
    """The page on which participants are added to a new mobility."""
    return participants(new_trainee(language))


def test_a_broken_line_is_mended_where_it_stands(adding: Participants) -> None:
    page = adding.look("Ņina Šķēle\t31.02.2005\nIlze Egle")
    expect(page.problems).to_have_count(1)
    expect(page.button("Add participants")).to_have_count(0)
    expect(page.notice).to_be_focused()

    page = page.look("Ņina Šķēle\t28.02.2005\nIlze Egle")
    expect(page.problems).to_have_count(0)
    expect(page.lines()).to_have_count(2)
    expect(page.lines().first).to_be_in_viewport()
    expect(page.add().numbers).to_have_count(2)


def test_what_was_typed_survives_a_reload_and_the_other_button(adding: Participants) -> None:
    adding.area.fill(THREE)
    adding.page.reload()
    adding = Participants(adding.trainee)
    expect(adding.area).to_have_value(THREE)

    adding.add_one(full_name="Elza Egle")
    adding = Participants(adding.trainee)
    expect(adding.message("LV-PRACTICE")).to_be_visible()
    expect(adding.area).to_have_value(THREE)
    expect(adding.look(THREE).add().numbers).to_have_count(4)


def test_two_windows_add_different_people(adding: Participants) -> None:
    other = adding.trainee.in_another_window()
    other.open(adding.page.url)
    adding.add_one(full_name="Ņina Šķēle")
    Participants(other).add_one(full_name="Ilze Egle")

    expect(DatabaseMobility(other).numbers).to_have_count(2)
