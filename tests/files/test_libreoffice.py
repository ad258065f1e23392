"""LibreOffice opens each DOCX and prints what the PDF says: header, text and footer of every page."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bm_workspace.outline import Outline
from bm_workspace.render import foot
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from tests import libreoffice
from tests.files.reading import flowing, page_texts, pdf_text, squeezed
from tests.gallery.documents import shown
from tests.postgres import is_strict

LONG = {"learning_agreement-lv-long", "group_programme-en-long"}


def documents() -> Iterator[tuple[str, Outline]]:
    """Every type in every language, drafts among them, two very long, one with letters that need escaping."""
    for document in shown():
        if document.length != "long" or document.name in LONG:
            yield document.name, document.outline
    yield "draft", replace(document.outline, draft_mark="DRAFT & MELNRAKSTS")


@pytest.fixture(scope="module")
def outlines() -> dict[str, Outline]:
    """The documents by name."""
    return dict(documents())


@pytest.fixture(scope="module")
def read(outlines: dict[str, Outline], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages that LibreOffice makes of them, without blanks."""
    if libreoffice.program() is None:
        (pytest.fail if is_strict() else pytest.skip)(libreoffice.MISSING)
    files = {name: docx(outline) for name, outline in outlines.items()}
    made = libreoffice.printed(files, tmp_path_factory.mktemp("libreoffice"))
    return {name: page_texts(file) for name, file in made.items()}


def header(outline: Outline) -> str:
    """What stands above every page."""
    return squeezed(outline.practice_mark + outline.draft_mark)


def footer(outline: Outline, page: int, pages: int) -> str:
    """What stands below a page."""
    return squeezed(foot(outline) + outline.page_of % {"page": page, "pages": pages})


def test_every_page_has_its_marks_and_its_number(
    outlines: dict[str, Outline], read: dict[str, list[str]]
) -> None:
    wrong = [
        (name, number)
        for name, texts in read.items()
        for number, text in enumerate(texts, start=1)
        if not text.startswith(header(outlines[name]))
        or not text.endswith(footer(outlines[name], number, len(texts)))
    ]

    assert wrong == []
    assert len(read["group_programme-en-long"]) > 10


def test_the_text_is_that_of_the_pdf(outlines: dict[str, Outline], read: dict[str, list[str]]) -> None:
    differ = []
    for name, outline in outlines.items():
        rows = [block.table.header for part in outline.parts for block in part.blocks if block.table]
        bodies = (
            text.removeprefix(header(outline)).removesuffix(footer(outline, number, len(read[name])))
            for number, text in enumerate(read[name], start=1)
        )
        if flowing(bodies, rows) != pdf_text(pdf(outline), draft=bool(outline.draft_mark), headers=rows):
            differ.append(name)

    assert differ == []
