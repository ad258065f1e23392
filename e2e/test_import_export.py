"""Mobilities go out as a table, are changed there and come in again."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.xlsx_table import write_xlsx
from e2e.conftest import NewTrainee
from e2e.pages.entrance import Welcome
from e2e.pages.exchange import ImportExport, ImportPage
from e2e.pages.mobilities import MobilityList


@pytest.fixture
def exchange(new_trainee: NewTrainee, language: str) -> ImportExport:
    """The page of the VET project, in each language."""
    mobilities = Welcome.of(new_trainee(language)).start_practising()
    mobilities.choose("Import-export")
    return ImportExport(mobilities.trainee)


def test_an_exported_table_is_changed_and_imported(exchange: ImportExport, tmp_path: Path) -> None:
    file = exchange.download("Draft and complete", "xlsx", tmp_path)
    rows = [list(row) for row in read_table(file.read_bytes()).rows]
    rows[1][rows[0].index("Last name")] = "Jaunuzvārdiņa"
    file.write_bytes(write_xlsx(rows))

    preview = exchange.send(file, invents=False)
    expect(preview.facts.nth(3)).to_have_text("1")
    done = preview.carry_out()

    expect(done.facts.nth(0)).to_have_text(done.word("Imported"))
    done.choose("Mobility activities")
    found = MobilityList(done.trainee)
    expect(found.page.get_by_role("main")).to_contain_text("Jaunuzvārdiņa")


def test_an_unreadable_cell_is_shown_with_its_place(exchange: ImportExport, tmp_path: Path) -> None:
    file = exchange.download("Complete only", "csv", tmp_path)
    file.write_bytes(file.read_bytes().replace(b"@", b" ", 1))

    shown: ImportPage = exchange.send(file)

    expect(shown.button("Import")).to_have_count(0)
    expect(shown.page.locator("tbody").first).to_contain_text("L2")
    expect(shown.page.get_by_role("main")).to_contain_text(
        shown.word("This does not have the form of an e-mail address.")
    )
    expect(shown.link("Download the error log")).to_be_visible()
