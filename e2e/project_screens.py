"""The way in and the lists of a project: how a trainee comes to each of these screens."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.documents import DocumentView
from e2e.pages.editor import Editor
from e2e.pages.entrance import Projects, Welcome
from e2e.pages.exchange import ImportExport
from e2e.pages.mobilities import GroupList, Mobility, MobilityList
from e2e.pages.partners import OrganisationList, PersonList, Reports
from e2e.pages.pasting import ListOfPeople, Preview
from e2e.trainee import Trainee

GROUP = "Pilsēta kā klase: māksla un matemātika Florencē"
"""Has no document yet."""


def welcome(trainee: Trainee) -> None:
    Welcome.of(trainee)


def wrong_return_code(trainee: Trainee) -> None:
    page = Welcome.of(trainee)
    trainee.watch.expects(422)
    page.page.get_by_label(page.word("Return code")).fill("NOSUCHCODE")
    page.press("Open")
    expect(page.page.locator("#code-error")).to_be_visible()


def started(trainee: Trainee) -> MobilityList:
    return Welcome.of(trainee).start_practising()


def welcome_again(trainee: Trainee) -> None:
    started(trainee)
    Welcome.of(trainee)


def start_over(trainee: Trainee) -> None:
    started(trainee)
    Welcome.of(trainee).start_over()


def help_page(trainee: Trainee) -> None:
    trainee.open("/help")


def return_code(trainee: Trainee) -> None:
    started(trainee).follow("Show return code")


def projects(trainee: Trainee) -> None:
    started(trainee)
    Projects.of(trainee)


def entry(english: str) -> Callable[[Trainee], None]:
    """A page of the content menu."""
    return lambda trainee: started(trainee).choose(english)


def groups(trainee: Trainee) -> GroupList:
    started(trainee)
    return Projects.of(trainee).open_project("KA122-SCH").groups()


def group(trainee: Trainee) -> Mobility:
    return groups(trainee).edit(GROUP)


def group_create_dialog(trainee: Trainee) -> None:
    group(trainee).create_draft_document()


def learning_programme(trainee: Trainee) -> Editor:
    return group(trainee).create_draft_document().create()


def programme_to_mend(trainee: Trainee) -> Editor:
    """A programme with a day outside the stay."""
    page = learning_programme(trainee).open_tab("Programme and tasks")
    page.fill("Date", "01.01.2020")
    return page.save()


def programme_view(trainee: Trainee) -> DocumentView:
    """A programme with a list of participants, printed as a table."""
    page = learning_programme(trainee).open_tab("List of participants")
    page.fill("Full name", "Ņikita Ļubimovs-Šķēle, Kristofers Aleksandrs")
    page.fill("Role in the group", "participant")
    return page.save().view()


def pasted_preview(trainee: Trainee) -> Preview:
    """People pasted from a spreadsheet, some of whom are in the list."""
    page = list_of_participants(trainee)
    page.fill("Full name", "Ņikita Ļubimovs-Šķēle")
    page.fill("Role in the group", "participant")
    page.save()
    return page.paste("Ņikita Ļubimovs-Šķēle\nĢertrūde Puķīte;lead\nElza Egle;;7.a").look()


def list_of_participants(trainee: Trainee) -> ListOfPeople:
    learning_programme(trainee).open_tab("List of participants")
    return ListOfPeople(trainee)


def pasted_to_mend(trainee: Trainee) -> Preview:
    """Pasted lines that are not understood."""
    return list_of_participants(trainee).paste(";Learner\nElza Egle;Šoferis;7.a\n" + "Ž" * 600).look()


def too_many_pasted(trainee: Trainee) -> Preview:
    return list_of_participants(trainee).paste("Elza\n" * 300).look()


def accompanying_create_dialog(trainee: Trainee) -> None:
    started(trainee).edit("Ūla Zīverte").create_draft_document()


def accompanying_certificate(trainee: Trainee) -> Editor:
    return started(trainee).edit("Ūla Zīverte").create_draft_document().create()


def empty_project(trainee: Trainee) -> None:
    started(trainee)
    Projects.of(trainee).open_project("000124678")


def no_documents(trainee: Trainee) -> None:
    started(trainee)
    Projects.of(trainee).open_project("000124678").documents()


def nothing_found(trainee: Trainee) -> None:
    page = started(trainee)
    page.page.get_by_role("searchbox").fill("Qqqq")
    page.press("Show")


def locked_mobility(trainee: Trainee) -> Mobility:
    started(trainee)
    return Projects.of(trainee).open_project("000124345").view("Skaidrīte Mežkaķe")


def organisations(trainee: Trainee) -> OrganisationList:
    started(trainee).choose("Participating organisations")
    return OrganisationList(trainee)


def organisation_to_mend(trainee: Trainee) -> None:
    trainee.watch.expects(422)
    organisations(trainee).add().fill(oid="E1", email="nobody").send("Add")


def organisation_in_use(trainee: Trainee) -> None:
    organisations(trainee).ask_to("Delete", "Bäckerei Kornblume GmbH")


def organisation_saved_elsewhere(trainee: Trainee) -> None:
    form = organisations(trainee).edit("Bäckerei Kornblume GmbH")
    other = trainee.in_another_window()
    other.open(trainee.page.url)
    type(form)(other).fill(city="Halle").send("Save")
    trainee.watch.expects(409)
    form.fill(city="Jena").send("Save")


def persons(trainee: Trainee) -> PersonList:
    started(trainee).choose("Associated persons")
    return PersonList(trainee)


def viewing(trainee: Trainee) -> PersonList:
    """The list of persons, acted as one who only views."""
    return persons(trainee).act_as("Agnese Šūmane")


def viewed_mobilities(trainee: Trainee) -> MobilityList:
    viewing(trainee).choose("Mobility activities")
    return MobilityList(trainee)


def viewed_organisation(trainee: Trainee) -> None:
    viewing(trainee).choose("Participating organisations")
    link = f"{trainee.word('View')} Bäckerei Kornblume GmbH"
    with trainee.leaving():
        trainee.page.get_by_role("link", name=link, exact=True).click()


def reports(trainee: Trainee, project: str = "000124678") -> Reports:
    started(trainee)
    Projects.of(trainee).open_project(project).choose("Reports")
    return Reports(trainee)


def exchange(trainee: Trainee) -> ImportExport:
    started(trainee).choose("Import-export")
    return ImportExport(trainee)


PROJECT_SCREENS: dict[str, Callable[[Trainee], object]] = {
    "welcome": welcome,
    "welcome-again": welcome_again,
    "wrong-return-code": wrong_return_code,
    "help": help_page,
    "return-code": return_code,
    "start-over": start_over,
    "projects": projects,
    "details": entry("Details"),
    "announced": entry("Budget"),
    "mobilities": started,
    "empty-project": empty_project,
    "no-documents": no_documents,
    "nothing-found": nothing_found,
    "groups": groups,
    "group": group,
    "group-create-dialog": group_create_dialog,
    "learning-programme": learning_programme,
    "programme-to-mend": programme_to_mend,
    "programme-view": programme_view,
    "pasted-preview": pasted_preview,
    "pasted-to-mend": pasted_to_mend,
    "too-many-pasted": too_many_pasted,
    "accompanying-create-dialog": accompanying_create_dialog,
    "accompanying-certificate": accompanying_certificate,
    "locked-mobility": locked_mobility,
    "organisations": organisations,
    "organisation": lambda trainee: organisations(trainee).edit("Bäckerei Kornblume GmbH"),
    "organisation-to-mend": organisation_to_mend,
    "organisation-in-use": organisation_in_use,
    "organisation-saved-elsewhere": organisation_saved_elsewhere,
    "persons": persons,
    "person": lambda trainee: persons(trainee).edit("Agnese Šūmane"),
    "person-to-remove": lambda trainee: persons(trainee).ask_to("Remove", "Agnese Šūmane"),
    "viewing": viewing,
    "viewed-mobilities": viewed_mobilities,
    "viewed-documents": lambda trainee: viewed_mobilities(trainee).documents(),
    "viewed-mobility": lambda trainee: viewed_mobilities(trainee).view("Šarlote Zaķe"),
    "viewed-organisation": viewed_organisation,
    "reports": entry("Reports"),
    "report-to-submit": lambda trainee: reports(trainee).ask_to_submit(),
    "report-to-return": lambda trainee: reports(trainee, "000124345").ask_to_return(),
    "import-export": exchange,
    "import-preview": lambda trainee: exchange(trainee).send_row(Activity_type="LM-SHORT-VET"),
    "import-to-mend": lambda trainee: exchange(trainee).send_row(Start_date="31.02.2026"),
}
