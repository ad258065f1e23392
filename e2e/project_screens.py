"""The way in and the lists of a project: how a trainee comes to each of these screens."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.entrance import Projects, Welcome
from e2e.pages.mobilities import Mobility, MobilityList
from e2e.trainee import Trainee


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


def groups(trainee: Trainee) -> None:
    started(trainee)
    Projects.of(trainee).open_project("KA122-SCH").follow("Group mobility activities")


def empty_project(trainee: Trainee) -> None:
    started(trainee)
    Projects.of(trainee).open_project("000124678")


def no_documents(trainee: Trainee) -> None:
    started(trainee)
    Projects.of(trainee).open_project("000124678").documents()


def nothing_found(trainee: Trainee) -> None:
    page = started(trainee)
    page.page.get_by_role("searchbox").fill("Qqqq")
    page.press("Search")


def locked_mobility(trainee: Trainee) -> Mobility:
    started(trainee)
    return Projects.of(trainee).open_project("000124345").view("Skaidrīte Mežkaķe")


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
    "locked-mobility": locked_mobility,
}
