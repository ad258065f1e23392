"""Import-export: the files of a project, a file that is looked at, and one that was imported."""

from pathlib import Path

from playwright.sync_api import FilePayload, Locator

from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.writing import header
from e2e.pages.base import Menu


class ImportPage(Menu):
    """What a file would do, or did."""

    @property
    def sign(self) -> Locator:
        return self.page.locator("dl.facts")

    @property
    def facts(self) -> Locator:
        return self.page.locator("dl.facts dd")

    def carry_out(self) -> "ImportPage":
        self.press("Import")
        return ImportPage(self.trainee)


class ImportExport(Menu):
    """The page with the files, the form and the history."""

    @property
    def sign(self) -> Locator:
        return self.heading("Import-export")

    def download(self, label: str, kind: str, folder: Path) -> Path:
        """A file behind one of the links, kept in a folder."""
        name = f"{self.word(label)}: {kind.upper()}"
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name, exact=True).click()
        file = folder / waiting.value.suggested_filename
        waiting.value.save_as(file)
        return file

    def send(self, file: Path, *, invents: bool = True) -> ImportPage:
        """Choose a file and look at what it would do."""
        return self._sent(file, invents=invents)

    def send_row(self, **answers: str) -> ImportPage:
        """A table of one row, by the titles of its columns with underscores for spaces."""
        right = {"Grant Agreement No.": self.project, "Mobility activity ID": "Jauna", **answers}
        row = {title.replace("_", " "): text for title, text in right.items()}
        content = write_csv([header(), [row.get(title, "") for title in header()]])
        return self._sent({"name": "mobilities.csv", "mimeType": "text/csv", "buffer": content})

    @property
    def project(self) -> str:
        """The code of the project."""
        return self.page.locator(".project-line a").first.inner_text()

    def _sent(self, file: Path | FilePayload, *, invents: bool = True) -> ImportPage:
        self.page.locator("#file").set_input_files(file)
        self.page.locator("#invent").set_checked(invents)
        self.press("Show the preview")
        return ImportPage(self.trainee)
