"""PDF and DOCX as they come over the web: their names, their tags, and the same text as the screen."""

from urllib.parse import unquote

import pytest

from tests.conftest import Draft
from tests.files.reading import docx_text, pdf_text
from tests.web.browsing import Visitor, on_screen, page, text_of
from tests.web.things import DocumentAt

FORM = "#section-form"
KINDS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_named_for_number_type_and_participant(
    trainee: Visitor, fully_encoded: DocumentAt, kind: str
) -> None:
    answer = trainee.get(fully_encoded.file(kind))

    name = unquote(answer.headers["Content-Disposition"].partition("filename*=UTF-8''")[2])
    assert name == f"2025-LONGT-0001-KA121-VET-000123456 Mācību līgums Ģirts Ūdris.{kind}"
    assert answer.data.startswith(KINDS[kind])
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("participant", ['a/b\\c:d*e?f"g<h>i|j', "CON.", "x" * 400, "‮fdp.exe", "\n.."])
def test_a_file_name_is_safe_whatever_the_participant_is_called(
    trainee: Visitor, agreement: DocumentAt, participant: str
) -> None:
    data = {"participant-full_name": participant, "revision": "1"}
    trainee.post(agreement.tab("participant"), data)

    disposition = trainee.get(agreement.file("docx")).headers["Content-Disposition"]

    name = unquote(disposition.partition("filename*=UTF-8''")[2]) or disposition.partition("filename=")[
        2
    ].strip('"')
    assert name.endswith(".docx")
    assert len(name) <= 160
    assert not set(name) & set('<>:"/\\|?*\r\n‮')


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_still_the_same_is_not_sent_again(
    trainee: Visitor, agreement: DocumentAt, kind: str
) -> None:
    tag = trainee.get(agreement.file(kind)).headers["ETag"]

    same = trainee.get(agreement.file(kind), headers={"If-None-Match": tag})
    trainee.submit(trainee.get(agreement.tab("status")), FORM, status__level="EQF 4")
    changed = trainee.get(agreement.file(kind), headers={"If-None-Match": tag})

    assert (same.status_code, same.data, same.headers["ETag"]) == (304, b"", tag)
    assert same.headers["Cache-Control"] == "private, no-cache"
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


@pytest.mark.parametrize("state", ["draft", "fully encoded"])
def test_screen_pdf_and_docx_hold_the_same_text_in_the_same_order(
    trainee: Visitor, agreement: DocumentAt, fully_encoded: DocumentAt, state: str
) -> None:
    document = agreement if state == "draft" else fully_encoded

    screen = on_screen(trainee.get(document.view))

    assert docx_text(trainee.get(document.file("docx")).data) == screen
    assert pdf_text(trainee.get(document.file("pdf")).data, draft=state == "draft") == screen


def test_characters_that_the_pdf_replaces_are_named_before_the_download(
    trainee: Visitor, agreement: DocumentAt
) -> None:
    data = {"activities-tasks": "Labi 👍 مرحبا", "revision": "1"}
    trainee.post(agreement.tab("activities"), data)

    view = trainee.get(agreement.view)

    assert "👍" in text_of(view, "#unprintable")
    assert "THUMBS UP SIGN" in text_of(view, "#unprintable")
    assert "[U+1F44D]" in pdf_text(trainee.get(agreement.file("pdf")).data, draft=True)
    assert "👍" in docx_text(trainee.get(agreement.file("docx")).data)


def test_nothing_is_named_where_everything_can_be_printed(
    trainee: Visitor, fully_encoded: DocumentAt
) -> None:
    assert not page(trainee.get(fully_encoded.view)).select("#unprintable")


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_language_of_the_document_is_not_that_of_the_page(
    trainee: Visitor, draft: Draft, language: str
) -> None:
    document = draft("learning_agreement", language="lv")
    trainee.switch_language(language)

    view = page(trainee.get(document.view))

    assert view.html["lang"] == language
    assert view.select_one("article.sheet")["lang"] == "lv"
    assert "Dokumenta numurs" in view.select_one("article.sheet").get_text()
