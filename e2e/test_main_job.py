"""The main job: from the mobility list to a fully encoded learning agreement and its files."""

from io import BytesIO

import pdfplumber
import pytest
from docx import Document
from playwright.sync_api import expect

from e2e.answers import OUTCOME, TYPED, fill_every_tab
from e2e.conftest import NewTrainee
from e2e.pages.documents import DocumentView
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import MobilityList

PARTICIPANT = "Žanete Ābele"


@pytest.fixture
def start(new_trainee: NewTrainee, language: str) -> MobilityList:
    return Welcome.of(new_trainee(language)).start_practising()


def test_a_coordinator_makes_a_learning_agreement_downloads_it_and_finds_it_in_the_list(
    start: MobilityList,
) -> None:
    mobility = start.edit(PARTICIPANT)
    number = mobility.number
    title = start.word("Learning agreement")

    dialog = mobility.create_draft_document()
    expect(dialog.title).to_have_value(title)
    editor = dialog.create()
    expect(editor.status).to_have_text(start.word("Draft"))
    fill_every_tab(editor)
    expect(editor.status).to_have_text(start.word("Fully encoded"))
    expect(editor.missing).to_contain_text("(0)")

    view = editor.view()
    expect(view.sheet).to_contain_text(number)
    expect(view.sheet).to_contain_text(OUTCOME)
    assert_files_hold_everything(view, number, title)

    view.choose("Mobility activities")
    listed = MobilityList(view.trainee).documents()
    expect(listed.row(number, title)).to_contain_text(start.word("Fully encoded"))
    listed = listed.delete(number, title)
    expect(listed.message(title)).to_be_visible()
    expect(listed.row(number, title)).to_have_count(0)
    listed = listed.undo()
    expect(listed.row(number, title)).to_have_count(1)


def assert_files_hold_everything(view: DocumentView, number: str, title: str) -> None:
    """Both files are named after the document, say which one it is, and hold everything that was typed."""
    for button, suffix, text_of in (("Download PDF", "pdf", pdf_text), ("Download DOCX", "docx", docx_text)):
        name, content = view.download(button)
        assert name == f"{number} {title} {PARTICIPANT}.{suffix}"
        assert [words for words in (number, title, *TYPED) if words not in text_of(content)] == []


def pdf_text(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as pdf:
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def docx_text(content: bytes) -> str:
    document = Document(BytesIO(content))
    return " ".join(" ".join(node.text or "" for node in document.element.body.iter() if node.text).split())
