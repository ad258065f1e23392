"""The screens on which a mobility is created, edited, copied and deleted."""

from collections.abc import Callable

from e2e.pages.bulk import BulkResult, DeleteQuestion, SameDraft
from e2e.pages.documents import History
from e2e.pages.mobilities import MobilityList
from e2e.pages.mobility_form import MobilityForm
from e2e.pages.partners import ShortForm
from e2e.project_screens import GROUP, started
from e2e.trainee import Trainee

PARTICIPANT = "Žanete Ābele"


def new_mobility(trainee: Trainee) -> ShortForm:
    started(trainee).follow("Create a mobility activity")
    return ShortForm(trainee)


def new_mobility_to_mend(trainee: Trainee) -> None:
    trainee.watch.expects(422)
    new_mobility(trainee).send("Create")
    ShortForm(trainee)


def mobility(trainee: Trainee) -> MobilityForm:
    started(trainee).edit(PARTICIPANT)
    return MobilityForm(trainee)


def mobility_tab(section: str) -> Callable[[Trainee], None]:
    """A tab of a mobility."""

    def show(trainee: Trainee) -> None:
        mobility(trainee).open_tab(section)

    return show


def subgroups(trainee: Trainee) -> None:
    mobilities: MobilityList = started(trainee)
    trainee.open("/projects")
    trainee.page.locator("main a[href*='KA122-SCH']").first.click()
    mobilities.follow("Group mobility activities")
    trainee.page.get_by_role("link", name=f"{trainee.word('Edit')} {GROUP}").click()
    MobilityForm(trainee).open_tab("Subgroups")


def ticked(trainee: Trainee, count: int = 3) -> MobilityList:
    """The list with some rows ticked."""
    return started(trainee).show(role="participant").tick(count)


def same_draft(trainee: Trainee) -> SameDraft:
    return ticked(trainee).draft_for_ticked()


def bulk_result(trainee: Trainee) -> BulkResult:
    """The same draft for all, of whom some cannot have it."""
    page = started(trainee).show(per_page="100").tick_all().draft_for_ticked()
    return page.create("Mācību līgums visiem")


def bulk_question(trainee: Trainee) -> DeleteQuestion:
    return started(trainee).show(per_page="100").tick_all().delete_ticked()


def history(trainee: Trainee) -> History:
    form = mobility(trainee).fill_all("Participant", email="nina@example.org")
    form.follow("History")
    return History(trainee)


MOBILITY_SCREENS: dict[str, Callable[[Trainee], object]] = {
    "new-mobility": new_mobility,
    "new-mobility-to-mend": new_mobility_to_mend,
    "mobility": mobility,
    "mobility-duration": mobility_tab("Duration"),
    "mobility-certificates": mobility_tab("Recognition certificates"),
    "mobility-to-delete": lambda trainee: mobility(trainee).ask_to_delete(),
    "mobility-to-copy": lambda trainee: mobility(trainee).duplicate(),
    "mobilities-ticked": ticked,
    "bulk-drafts": same_draft,
    "bulk-result": bulk_result,
    "bulk-delete-question": bulk_question,
    "mobility-history": history,
    "mobility-state": lambda trainee: history(trainee).view_revision(1),
    "subgroups": subgroups,
}
