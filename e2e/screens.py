"""Every screen of the product, and how a trainee comes to it."""

from collections.abc import Callable

from e2e.copy_screens import COPY_SCREENS
from e2e.database_screens import DATABASE_SCREENS
from e2e.host_screens import HOST_SCREENS
from e2e.mobility_screens import MOBILITY_SCREENS
from e2e.pages.base import ErrorPage
from e2e.pages.documents import Comparison, DeleteDialog, DocumentList, DocumentView, History
from e2e.pages.editor import Conflict, Editor
from e2e.pages.mobilities import CreateDialog, Mobility
from e2e.project_screens import PROJECT_SCREENS, started
from e2e.trainee import Trainee

WITH_BOTH = "Šarlote Zaķe"
"""Has an agreement and a certificate, both in English."""
WITHOUT = "Žanete Ābele"
"""Has no document yet."""

CERTIFICATE_TITLE = "Europass Mobility certificate"


def mobility(trainee: Trainee, participant: str = WITH_BOTH) -> Mobility:
    return started(trainee).edit(participant)


def create_dialog(trainee: Trainee) -> CreateDialog:
    return mobility(trainee).create_draft_document()


def create_dialog_with_problem(trainee: Trainee) -> CreateDialog:
    dialog = create_dialog(trainee)
    trainee.watch.expects(422)
    dialog.title.fill("LEARNING AGREEMENT")
    return dialog.create_in_vain()


def editor(trainee: Trainee, section: str = "") -> Editor:
    page = mobility(trainee).edit_document("Learning agreement")
    return page.open_tab(section) if section else page


def new_document(trainee: Trainee) -> Editor:
    return mobility(trainee, WITHOUT).create_draft_document().create()


def editor_with_problems(trainee: Trainee) -> None:
    page = new_document(trainee)
    page.open_tab("Contact information")
    page.fill("E-mail", "no address", "Participant")
    page.save()
    page.open_tab("Information about the learning mobility")
    page.fill("End date", "soon")
    page.save()


def wrong_title(trainee: Trainee) -> None:
    page = editor(trainee)
    trainee.watch.expects(422)
    page.save_title(CERTIFICATE_TITLE)


def conflict(trainee: Trainee) -> Conflict:
    first = editor(trainee, "Participant")
    other_window = trainee.in_another_window()
    other_window.open(trainee.page.url)
    second = Editor(other_window)
    second.fill("Full name", "Šarlote Zaķe-Bērziņa")
    second.save()
    trainee.watch.expects(409)
    first.fill("Full name", "Šarlote Z.")
    first.save()
    return Conflict(trainee)


def view(trainee: Trainee) -> DocumentView:
    return mobility(trainee).view_document("Learning agreement")


def draft_view(trainee: Trainee) -> DocumentView:
    return new_document(trainee).view()


def history(trainee: Trainee) -> History:
    page = editor(trainee, "Hosting organisation")
    page.fill("Telephone of the organisation", "+49 351 000 00 99")
    page.save()
    return page.view().history()


def state(trainee: Trainee) -> None:
    history(trainee).view_revision(1)


def document_list(trainee: Trainee) -> DocumentList:
    return started(trainee).documents()


def filtered_list(trainee: Trainee) -> None:
    page = document_list(trainee)
    page.page.get_by_text(page.word("More filters"), exact=True).click()
    page.page.get_by_label(page.word("Status"), exact=True).select_option("fully_encoded")
    page.press("Show")


def first_title(page: DocumentList) -> tuple[str, str]:
    """Number and title of the first document in a list."""
    cells = page.page.get_by_role("row").nth(1).get_by_role("cell")
    return cells.nth(1).inner_text(), cells.nth(2).inner_text()


def delete_dialog(trainee: Trainee) -> DeleteDialog:
    page = document_list(trainee)
    return page.ask_to_delete(*first_title(page))


def deleted_list(trainee: Trainee) -> None:
    page = document_list(trainee)
    page.delete(*first_title(page)).only_deleted()


def just_deleted(trainee: Trainee) -> None:
    page = document_list(trainee)
    page.delete(*first_title(page))


def certificate_to_mend(trainee: Trainee) -> Editor:
    """A certificate made from an agreement, at a section that must go."""
    dialog = view(trainee).make_certificate()
    return dialog.create(title="Certificate of the second stay").open_tab("Additional provisions")


def comparison(trainee: Trainee) -> Comparison:
    """Something unchanged, changed, to change, to delete, only on either side."""
    page = certificate_to_mend(trainee).open_tab("Activities and tasks")
    page.fill("Programme and tasks", "Baked rye bread and tended the ovens, as agreed.")
    page.save().open_outcomes()
    page.do_with_row("Remove", 1)
    return page.compare()


def comparison_to_choose(trainee: Trainee) -> None:
    """The certificates of one agreement."""
    agreement = view(trainee)
    address = trainee.page.url
    agreement.make_certificate().create(title="Certificate of the first stay")
    trainee.open(address)
    DocumentView(trainee).make_certificate().create(title="Certificate of the second stay")
    trainee.open(f"{address}/compare")


def comparison_with_nothing(trainee: Trainee) -> None:
    """A certificate that was not made from an agreement."""
    mobility(trainee).view_document(CERTIFICATE_TITLE)
    trainee.open(f"{trainee.page.url}/compare")


def not_found(trainee: Trainee) -> None:
    started(trainee)
    trainee.watch.expects(404)
    trainee.open("/projects/none")
    ErrorPage(trainee)


def kept_page(trainee: Trainee) -> ErrorPage:
    page = editor(trainee, "Activities and tasks")
    trainee.watch.expects(401)
    page.fill("Programme and tasks", "Typed before the session ended.")
    trainee.page.context.clear_cookies()
    page.save()
    return ErrorPage(trainee)


SCREENS: dict[str, Callable[[Trainee], object]] = {
    **PROJECT_SCREENS,
    **MOBILITY_SCREENS,
    **COPY_SCREENS,
    **DATABASE_SCREENS,
    **HOST_SCREENS,
    "mobility": mobility,
    "create-dialog": create_dialog,
    "create-dialog-with-problem": create_dialog_with_problem,
    "editor-new": new_document,
    "editor-with-problems": editor_with_problems,
    "editor-wrong-title": wrong_title,
    "editor": editor,
    "section-to-delete": certificate_to_mend,
    "comparison": comparison,
    "comparison-to-choose": comparison_to_choose,
    "comparison-with-nothing": comparison_with_nothing,
    "conflict": conflict,
    "view": view,
    "draft-view": draft_view,
    "history": history,
    "state": state,
    "documents": document_list,
    "documents-filtered": filtered_list,
    "documents-deleted": deleted_list,
    "documents-just-deleted": just_deleted,
    "delete-dialog": delete_dialog,
    "not-found": not_found,
    "kept": kept_page,
}
