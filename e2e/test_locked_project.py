"""Report submitted: view and download only; what a stale page still sends is refused, its text kept."""

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.pages.base import ErrorPage
from e2e.pages.documents import DocumentList
from e2e.pages.entrance import Projects
from e2e.pages.mobilities import MobilityList

REPORTED = "000124345"
PARTICIPANT = "Skaidrīte Mežkaķe"
SENTENCE = "The final report has been submitted: everything can only be viewed and downloaded."
CONTROLS = ("Edit", "Delete", "Create draft document", "Restore", "Make certificate")


def controls(page: MobilityList | DocumentList) -> list[str]:
    """Names of the links and buttons that would change something."""
    main = page.page.get_by_role("main")
    found = [*main.get_by_role("link").all(), *main.get_by_role("button").all()]
    names = [element.get_attribute("aria-label") or element.inner_text() for element in found]
    return [name for name in names if any(control in name for control in CONTROLS)]


@pytest.fixture
def reported(mobilities: MobilityList) -> MobilityList:
    """The mobilities of the project whose final report is submitted."""
    return Projects.of(mobilities.trainee).open_project(REPORTED)


def test_no_screen_of_the_project_offers_a_change(reported: MobilityList) -> None:
    assert controls(reported) == []
    listed = reported.documents()
    assert controls(listed) == []
    expect(listed.page.get_by_text(SENTENCE)).to_be_visible()

    listed.choose("Mobility activities")
    mobility = MobilityList(listed.trainee).view(PARTICIPANT)
    assert controls(mobility) == []
    expect(mobility.page.get_by_text(SENTENCE)).to_be_visible()

    view = mobility.view_document("Europass mobilitātes sertifikāts")
    assert controls(view) == []
    expect(view.page.get_by_text(SENTENCE)).to_be_visible()
    assert controls(view.history()) == []


def test_view_and_downloads_work(reported: MobilityList) -> None:
    view = reported.view(PARTICIPANT).view_document("Europass mobilitātes sertifikāts")

    name, pdf = view.download("Download PDF")
    assert name.endswith(f"{PARTICIPANT}.pdf")
    assert pdf.startswith(b"%PDF-")
    name, docx = view.download("Download DOCX")
    assert name.endswith(f"{PARTICIPANT}.docx")
    assert docx.startswith(b"PK")


def test_the_editor_of_a_locked_document_leads_to_its_view(reported: MobilityList) -> None:
    view = reported.view(PARTICIPANT).view_document("Europass mobilitātes sertifikāts")
    address = view.page.url

    view.trainee.open(f"{address}/edit")

    expect(view.page).to_have_url(address)


@pytest.mark.parametrize("what", ["save", "title"])
def test_a_page_from_before_the_report_is_refused_and_keeps_its_text(
    mobilities: MobilityList, server_folder: Path, what: str
) -> None:
    editor = mobilities.edit("Žanete Ābele").create_draft_document().create()
    editor.fill("Address", "Ķiršu iela 7")
    submit_report(server_folder, editor.page.url.split("/documents/")[1].split("/")[0])

    editor.trainee.watch.expects(403)
    if what == "save":
        editor.save()
    else:
        editor.save_title("Ķiršu iela 7")

    refused = ErrorPage(editor.trainee)
    expect(refused.page.get_by_text(SENTENCE)).to_be_visible()
    expect(refused.kept("Ķiršu iela 7")).to_be_visible()


def submit_report(folder: Path, document_id: str) -> None:
    """What happens in the real module: the project of a document is reported while its page is open."""
    with sqlite3.connect(folder / "journeys.sqlite", timeout=10) as database:
        changed = database.execute(
            "UPDATE project SET status = 'submitted' "
            "WHERE id = (SELECT project_id FROM document WHERE replace(id, '-', '') = ?)",
            (document_id.replace("-", ""),),
        ).rowcount
    database.close()
    assert changed == 1
