"""A mobility opened for editing: its form in tabs, its own ID, what is done with it as a whole."""

from playwright.sync_api import Locator

from e2e.pages import mobilities
from e2e.pages.editor import Editor
from e2e.pages.partners import Confirm, ShortForm


class MobilityForm(Editor):
    """One section of a mobility's form; the document editor's tabs and fields are the same."""

    @property
    def sign(self) -> Locator:
        return self.page.get_by_text(self.word("Unique Erasmus+ Mobility ID"), exact=True)

    @property
    def number(self) -> str:
        return self.page.locator("p.number code").inner_text()

    def input(self, name: str) -> Locator:
        """An answer by the end of its input's identity."""
        return self.panel.locator(f"[id$='{name}']")

    def fill_all(self, section: str, **answers: str) -> "MobilityForm":
        """Open a tab, answer, save."""
        self.open_tab(section)
        for name, text in answers.items():
            field = self.input(name)
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)
        self.save()
        return MobilityForm(self.trainee)

    def create_draft_document(self) -> "mobilities.CreateDialog":
        with self.trainee.swapping():
            self.link("+ Create draft document").click()
        return mobilities.CreateDialog(self.trainee)

    def ask_to_delete(self) -> Confirm:
        with self.trainee.swapping():
            self.page.locator(".page-actions").get_by_role(
                "link", name=self.word("Delete"), exact=True
            ).click()
        return Confirm(self.trainee)

    def duplicate(self) -> ShortForm:
        self.follow("Duplicate")
        return ShortForm(self.trainee)
