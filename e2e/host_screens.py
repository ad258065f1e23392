"""The screens of Send to host, on the sender's side and on the host's."""

import sqlite3
from collections.abc import Callable

from e2e.pages.base import ErrorPage
from e2e.pages.editor import Conflict
from e2e.pages.host import RESULT, HostEditor, HostPage, NoLink, SentView
from e2e.project_screens import started
from e2e.serving import DATABASES
from e2e.trainee import Trainee

ASSESSMENT = "Assessment of learning outcomes"


def to_send(trainee: Trainee) -> SentView:
    """A complete certificate that has a number of the Europass mobility database."""
    view = started(trainee).edit("Šarlote Zaķe").view_document("Europass Mobility certificate")
    document_id = view.page.url.split("/documents/")[1].partition("?")[0]
    with sqlite3.connect(DATABASES[trainee.watch.home], timeout=10) as database:
        changed = database.execute(
            "UPDATE document SET number_source = 'database', number = 'LV-PRACTICE-2026-000001' WHERE id = ?",
            (document_id.replace("-", ""),),
        ).rowcount
    database.close()
    assert changed == 1
    view.page.reload()
    return SentView(trainee)


def sent(trainee: Trainee) -> SentView:
    return to_send(trainee).send()


def opened(trainee: Trainee) -> HostPage:
    """The host's page, in the same tab."""
    trainee.open(sent(trainee).link_to_copy.input_value())
    return HostPage(trainee)


def filling_in(trainee: Trainee) -> HostEditor:
    return opened(trainee).fill_in(ASSESSMENT)


def emptied(trainee: Trainee) -> HostPage:
    """An answer is missing."""
    editor = filling_in(trainee)
    editor.fill(RESULT, "")
    editor.save()
    return editor.back()


def confirmed_in_vain(trainee: Trainee) -> None:
    page = emptied(trainee)
    trainee.watch.expects(422)
    page.confirm("Jana Köhler")


def confirmed(trainee: Trainee) -> HostPage:
    return opened(trainee).confirm("Jana Köhler")


def completed(trainee: Trainee) -> SentView:
    """The sender's page, with changes of the host."""
    view = sent(trainee)
    address, link = trainee.page.url, view.link_to_copy.input_value()
    trainee.open(link)
    editor = HostPage(trainee).fill_in(ASSESSMENT)
    editor.fill(RESULT, "All outcomes were reached; the portfolio is excellent.")
    editor.save().back().confirm("Jana Köhler")
    trainee.open(address)
    return SentView(trainee)


def two_hosts(trainee: Trainee) -> Conflict:
    first = filling_in(trainee)
    other = trainee.in_another_window()
    other.open(trainee.page.url)
    second = HostEditor(other)
    second.fill(RESULT, "All reached.")
    second.save()
    trainee.watch.expects(409)
    first.fill(RESULT, "Two of three reached.")
    first.save()
    return Conflict(trainee)


def taken_back_meanwhile(trainee: Trainee) -> ErrorPage:
    view = sent(trainee)
    other = trainee.in_another_window()
    other.open(view.link_to_copy.input_value())
    editor = HostPage(other).fill_in(ASSESSMENT)
    editor.fill(RESULT, "Typed before the link was taken back.")
    view.take_back()
    trainee.watch.expects(404)
    editor.save()
    NoLink(other)
    trainee.page.close()
    return ErrorPage(other)


def not_valid(trainee: Trainee) -> NoLink:
    view = sent(trainee)
    link = view.link_to_copy.input_value()
    view.take_back()
    trainee.watch.expects(404)
    trainee.open(link)
    return NoLink(trainee)


HOST_SCREENS: dict[str, Callable[[Trainee], object]] = {
    "certificate-to-send": to_send,
    "certificate-sent": sent,
    "certificate-completed": completed,
    "host": opened,
    "host-editor": filling_in,
    "host-missing": emptied,
    "host-confirmed-in-vain": confirmed_in_vain,
    "host-conflict": two_hosts,
    "host-confirmed": confirmed,
    "host-link-not-valid": not_valid,
}
