"""The gallery shows what its command makes: every type in both languages, short and long, and drafts."""

import re
from io import BytesIO

import pdfplumber
import pytest
from PIL import Image

from bm_workspace.render import RENDERER
from bm_workspace.render.fonts import missing_in
from bm_workspace.render.pdf import pdf
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import MAX_ROWS
from bm_workspace.status import issues
from bm_workspace.wording import LANGUAGES
from tests.gallery.__main__ import FOLDER, PAGES, chosen
from tests.gallery.documents import Shown, shown

LARGEST = 1_500_000
DOCUMENTS = list(shown())
FINISHED = [document for document in DOCUMENTS if document.length != "draft"]
every_finished = pytest.mark.parametrize("document", FINISHED, ids=lambda document: document.name)


def test_every_type_is_there_in_every_language_short_and_long() -> None:
    expected = [
        (key, language, length)
        for key in DOCUMENT_TYPES
        for language in LANGUAGES
        for length in ("short", "long", *(("draft",) if DOCUMENT_TYPES[key].made_from else ()))
    ]

    assert [(d.type.key, d.language, d.length) for d in DOCUMENTS] == expected


@every_finished
def test_a_document_of_the_gallery_is_fully_encoded_and_can_be_printed(document: Shown) -> None:
    assert list(issues(document.type, document.values)) == []
    assert document.outline.draft_mark == ""
    assert missing_in(document.outline) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_shows_its_mark_and_what_must_go(language: str) -> None:
    (draft,) = (d for d in DOCUMENTS if d.length == "draft" and d.language == language)

    assert draft.outline.draft_mark
    assert [part.key for part in draft.outline.parts if part.note][-2:] == ["provisions", "contacts"]
    assert missing_in(draft.outline) == ()


@every_finished
def test_a_very_long_document_has_many_pages(document: Shown) -> None:
    with pdfplumber.open(BytesIO(pdf(document.outline))) as opened:
        count = len(opened.pages)

    assert count <= PAGES if document.length == "short" else count > 3
    if document.type.key == "group_programme" and document.length == "long":
        assert len(document.values["participants"]) == MAX_ROWS


@pytest.mark.parametrize(
    ("count", "pages"), [(1, [0]), (5, [0, 1, 2, 3, 4]), (6, [0, 1, 2, 4, 5]), (21, [0, 5, 10, 15, 20])]
)
def test_pages_are_chosen_from_the_first_to_the_last(count: int, pages: list[int]) -> None:
    assert chosen(count) == pages


def test_the_page_of_the_gallery_names_every_picture_and_how_they_were_made() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")

    named = re.findall(r"\]\(([^)]+)\.png\)", readme)
    assert named == [document.name for document in DOCUMENTS]
    assert sorted(named) == sorted(file.stem for file in FOLDER.glob("*.png"))
    assert f"renderer {RENDERER}." in readme, "Print has changed: make gallery"


def test_the_pictures_are_small() -> None:
    pictures = [file.read_bytes() for file in FOLDER.glob("*.png")]

    assert sum(map(len, pictures)) < LARGEST
    assert {Image.open(BytesIO(picture)).mode for picture in pictures} == {"P"}
