"""The screens on which a document takes over mobility data, is duplicated, or has lost its mobility."""

from collections.abc import Callable

from e2e.pages.documents import Duplicating, TakeOver
from e2e.pages.mobilities import Mobility
from e2e.project_screens import started
from e2e.trainee import Trainee


def renamed(trainee: Trainee) -> Mobility:
    """A mobility whose participant has another name than in its documents."""
    mobility = started(trainee).edit("Šarlote Zaķe")
    address = mobility.page.url
    trainee.open(f"{address}/edit/participant")
    mobility.page.get_by_label(mobility.word("Last name"), exact=True).fill("Zaķe-Ķirškalne 🙂")
    mobility.press("Save")
    return Mobility(trainee)


def take_over(trainee: Trainee) -> TakeOver:
    return renamed(trainee).take_over("Learning agreement")


def nothing_to_take_over(trainee: Trainee) -> None:
    take_over(trainee).take_over()
    trainee.page.go_back()
    trainee.page.reload()


def nothing_ticked(trainee: Trainee) -> None:
    page = take_over(trainee)
    page.page.get_by_role("checkbox").uncheck()
    trainee.watch.expects(422)
    page.press("Take over what is ticked")


def duplicate(trainee: Trainee) -> Duplicating:
    return started(trainee).edit("Šarlote Zaķe").view_document("Learning agreement").duplicate()


def left_without_mobility(trainee: Trainee) -> None:
    """A document that was deleted with its mobility."""
    view = started(trainee).edit("Šarlote Zaķe").view_document("Learning agreement")
    address = view.page.url
    with trainee.leaving():
        view.page.locator("p.number a").click()
    trainee.open(f"{view.page.url}/delete")
    view.press("Delete")
    trainee.open(address)


def duplicate_to_mend(trainee: Trainee) -> None:
    page = duplicate(trainee).fill("Ķ")
    trainee.watch.expects(422)
    page.press("Duplicate")


COPY_SCREENS: dict[str, Callable[[Trainee], object]] = {
    "mobility-with-other-answers": renamed,
    "take-over": take_over,
    "nothing-to-take-over": nothing_to_take_over,
    "nothing-ticked": nothing_ticked,
    "duplicate": duplicate,
    "duplicate-to-mend": duplicate_to_mend,
    "left-without-mobility": left_without_mobility,
}
