"""Every answer of every document type is on the screen, in the PDF and in the DOCX: same set and order."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import choices
from bm_workspace.store.models import Document
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft
from tests.files.reading import docx_text, pdf_text, squeezed
from tests.pure.tokens import printed_answers, with_tokens
from tests.web.browsing import Visitor, header_rows, on_screen
from tests.web.things import engine_of

TOKEN = re.compile(r"q\d{3}q")
every_type = pytest.mark.parametrize("type_key", DOCUMENT_TYPES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def values(type_key: str) -> dict[str, Any]:
    """The answers."""
    return with_tokens(DOCUMENT_TYPES[type_key])


@pytest.fixture
def texts(
    trainee: Visitor, app: Flask, draft: Draft, type_key: str, language: str, values: dict[str, Any]
) -> dict[str, str]:
    """What View, PDF and DOCX say of a document with these answers, without blanks."""
    document = draft(type_key, language=language)
    with engine_of(app).begin() as connection:
        connection.execute(update(Document).where(Document.id == document.id).values(values=values))
    view = trainee.get(document.view)
    file = trainee.get(document.file("pdf")).data
    return {
        "View": on_screen(view),
        "PDF": pdf_text(file, draft=True, headers=header_rows(view)),
        "DOCX": docx_text(trainee.get(document.file("docx")).data),
    }


@every_type
@every_language
def test_all_three_say_every_answer_in_the_order_of_the_document(
    texts: dict[str, str], type_key: str, language: str, values: dict[str, Any]
) -> None:
    answers = list(printed_answers(DOCUMENT_TYPES[type_key], values, language))
    tokens = [token for answer in answers for token in TOKEN.findall(answer)]

    assert len(set(tokens)) > 10
    for text in texts.values():
        assert TOKEN.findall(text) == tokens
        assert missing(answers, text) == []
    assert texts["View"] == texts["PDF"] == texts["DOCX"]


def missing(answers: list[str], text: str) -> list[str]:
    """The answers that do not follow on those before them."""
    found, at = [], 0
    for answer in answers:
        place = text.find(answer, at)
        if place < 0:
            found.append(answer)
        else:
            at = place + len(answer)
    return found


@every_type
@every_language
def test_outcomes_are_told_by_framework_in_all_three(
    texts: dict[str, str], type_key: str, language: str, values: dict[str, Any]
) -> None:
    names = [squeezed(choice.label(language)) for choice in choices("frameworks")]
    section = {s.key: s for s in DOCUMENT_TYPES[type_key].sections}.get("outcomes")

    for text in texts.values():
        places = [text.find(name) for name in names]
        if section is None:
            assert places == [-1, -1, -1]
        else:
            titles = [squeezed(say(section.row_name(number), language)) for number in (2, 4, 3, 1)]
            numbers = [text.find(title) for title in titles]
            assert -1 not in places + numbers
            assert places[0] < numbers[0] < numbers[1] < places[1] < numbers[2] < places[2] < numbers[3]
            assert [text.count(name) for name in names] == [1, 1, 1]
