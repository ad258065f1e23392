"""What takes a moment says that it is working until it is done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from bm_workspace.exchange.files import read_table
from e2e.conftest import NewTrainee
from e2e.pages.entrance import Welcome
from e2e.pages.exchange import ImportExport, ImportPage


@pytest.fixture
def exchange(new_trainee: NewTrainee, language: str) -> ImportExport:
    """The page of the VET project, in each language."""
    mobilities = Welcome.of(new_trainee(language)).start_practising()
    mobilities.choose("Import-export")
    return ImportExport(mobilities.trainee)


@contextmanager
def held(page: Page, address: str) -> Iterator[None]:
    """The answer from an address is held back, until the page has said so."""
    routes: list[Route] = []
    page.route(address, lambda route: routes.append(route))
    yield
    expect(page.locator("main")).to_have_attribute("aria-busy", "true")
    for route in routes:
        route.continue_()
    page.unroute(address)


def test_a_download_says_that_it_is_working_until_the_file_is_there(
    exchange: ImportExport, tmp_path: Path
) -> None:
    link = exchange.page.get_by_role("link", name=f"{exchange.word('Draft and complete')}: CSV", exact=True)

    with exchange.page.expect_download() as waiting, held(exchange.page, "**/export.csv*"):
        link.click()
        expect(exchange.announced).to_have_text(exchange.word("Working…"))

    expect(exchange.page.locator("main[aria-busy]")).to_have_count(0)
    expect(exchange.announced).to_have_text("")
    assert waiting.value.suggested_filename.endswith(".csv")
    waiting.value.save_as(tmp_path / "m.csv")
    assert len(read_table((tmp_path / "m.csv").read_bytes()).rows) > 1


NOTED = """() => {
  const place = document.getElementById("announcer");
  const note = () => sessionStorage.setItem("said", place.textContent);
  new MutationObserver(note).observe(place, { childList: true });
}"""
"""Writes down what the page says: while one page follows another nothing can be asked of either."""


def test_a_preview_says_that_it_is_working(exchange: ImportExport, tmp_path: Path) -> None:
    file = exchange.download("Draft and complete", "xlsx", tmp_path)
    exchange.page.locator("#file").set_input_files(file)
    exchange.page.evaluate(NOTED)
    exchange.page.route("**/import-export", slowly)

    exchange.press("Show the preview")

    ImportPage(exchange.trainee)
    assert exchange.page.evaluate("() => sessionStorage.getItem('said')") == exchange.word("Working…")
    expect(exchange.page.locator("main[aria-busy]")).to_have_count(0)


def slowly(route: Route) -> None:
    """An answer that takes a second."""
    time.sleep(1)
    route.continue_()


def test_a_zip_of_documents_says_that_it_is_working(exchange: ImportExport) -> None:
    exchange.choose("Mobility activities")
    exchange.follow("Documents")
    exchange.page.locator("input[name=tick]").first.check()

    with exchange.page.expect_download() as waiting, held(exchange.page, "**/documents/download"):
        exchange.button("Download as PDF (ZIP)").click()

    assert waiting.value.suggested_filename.endswith(".zip")
    expect(exchange.page.locator("main[aria-busy]")).to_have_count(0)
