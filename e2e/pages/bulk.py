"""What is done to ticked rows of a list: the question, the same draft for all, and what became of each."""

from playwright.sync_api import Locator

from e2e.pages import editor
from e2e.pages.base import Menu


class SameDraft(Menu):
    """The form for the draft document that all ticked mobilities get."""

    @property
    def sign(self) -> Locator:
        return self.heading("The same draft document")

    def create(self, title: str) -> "BulkResult":
        self.page.get_by_label(self.word("Document title")).fill(title)
        self.press("Create")
        return BulkResult(self.trainee)


class BulkResult(Menu):
    """What became of every ticked row."""

    @property
    def sign(self) -> Locator:
        return self.link("Back to the list")

    @property
    def sentence(self) -> Locator:
        return self.page.locator("main .message p")

    def made(self) -> Locator:
        """The links to what was made, one for each row."""
        return self.page.locator("main .named a")

    def in_another_window(self, place: int) -> "editor.Editor":
        """One of the drafts, beside the list of all."""
        other = self.trainee.in_another_window()
        other.open(str(self.made().nth(place).get_attribute("href")))
        return editor.Editor(other)


class DeleteQuestion(Menu):
    """The question before all ticked rows are deleted."""

    @property
    def sign(self) -> Locator:
        return self.dialog

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def named(self) -> Locator:
        return self.dialog.get_by_role("listitem")
