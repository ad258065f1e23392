"""The README's pictures are made by walking to what they show, so they cannot go stale."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from e2e.screens import mobility
from e2e.trainee import Trainee

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WIDTH = 1280
MOST_BYTES = 200_000


def keep(trainee: Trainee, name: str, *, height: int) -> bytes:
    """Take the picture; it is written where it is missing or wanted anew."""
    trainee.page.set_viewport_size({"width": WIDTH, "height": height})
    trainee.page.evaluate("document.activeElement.blur()")
    trainee.page.evaluate("window.scrollTo(0, 0)")
    picture = in_few_colours(trainee.page.screenshot(animations="disabled", caret="hide"))
    file = FOLDER / f"{name}.png"
    if os.environ.get("BM_PICTURES") == "1" or not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture)
    return picture


def in_few_colours(picture: bytes) -> bytes:
    """The same picture in a third of the bytes."""
    file = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(128).save(file, "PNG", optimize=True)
    return file.getvalue()


def test_the_picture_of_a_mobility_shows_its_documents_and_the_button(trainee: Trainee) -> None:
    page = mobility(trainee)

    picture = keep(trainee, "mobility", height=760)

    expect(page.create_button).to_be_in_viewport()
    assert len(picture) < MOST_BYTES


def test_the_picture_of_the_editor_shows_tabs_and_what_is_still_missing(trainee: Trainee) -> None:
    page = mobility(trainee, "Ēriks Žīgurs").edit_document("Mācību līgums")

    picture = keep(trainee, "editor", height=1280)

    expect(page.tab("Participant")).to_be_in_viewport()
    expect(page.missing.get_by_role("link").first).to_be_in_viewport()
    assert len(picture) < MOST_BYTES
