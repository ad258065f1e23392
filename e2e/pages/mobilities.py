"""The mobility lists, one mobility, and the dialog that creates a draft document."""

import re
from typing import Self
from urllib.parse import urlencode

from playwright.sync_api import Locator, expect

from e2e.pages import bulk, documents, editor
from e2e.pages.base import Menu, Screen


class MobilityList(Menu):
    """Individual mobility activities of a project."""

    @property
    def sign(self) -> Locator:
        return self.heading("Individual mobility activities")

    def rows(self) -> Locator:
        return self.page.get_by_role("row").filter(has=self.page.get_by_role("cell"))

    def show(self, **asked: str) -> Self:
        """The same list in another state."""
        self.trainee.open(f"{self.page.url.partition('?')[0]}?{urlencode(asked)}")
        return type(self)(self.trainee)

    def ticks(self) -> Locator:
        return self.page.locator("input[name=tick]")

    def tick(self, count: int) -> Self:
        """Tick the first rows."""
        for place in range(count):
            self.ticks().nth(place).check()
        return self

    def tick_all(self) -> Self:
        self.page.get_by_label(self.word("Tick all on this page")).check()
        return self

    def duplicate_ticked(self) -> Self:
        self.press("Duplicate")
        return type(self)(self.trainee)

    def draft_for_ticked(self) -> "bulk.SameDraft":
        self.press("Create the same draft document")
        return bulk.SameDraft(self.trainee)

    def delete_ticked(self) -> "bulk.DeleteQuestion":
        self.press("Delete")
        return bulk.DeleteQuestion(self.trainee)

    def edit(self, participant: str) -> "Mobility":
        with self.trainee.leaving():
            self.page.get_by_role("link", name=f"{self.word('Edit')} {participant}").click()
        return Mobility(self.trainee)

    def view(self, participant: str) -> "Mobility":
        with self.trainee.leaving():
            self.page.get_by_role("link", name=f"{self.word('View')} {participant}").click()
        return Mobility(self.trainee)

    def documents(self) -> "documents.DocumentList":
        self.follow("Documents")
        return documents.DocumentList(self.trainee)

    def groups(self) -> "GroupList":
        self.follow("Group mobility activities")
        return GroupList(self.trainee)


class GroupList(MobilityList):
    """Group mobility activities of a project."""

    @property
    def sign(self) -> Locator:
        return self.heading("Group mobility activities")


class Mobility(Menu):
    """One mobility with its documents."""

    @property
    def sign(self) -> Locator:
        return self.page.get_by_text(self.word("Unique Erasmus+ Mobility ID"), exact=True)

    @property
    def number(self) -> str:
        return self.page.locator("p.number code").inner_text()

    @property
    def create_button(self) -> Locator:
        return self.link("+ Create draft document")

    def create_draft_document(self) -> "CreateDialog":
        with self.trainee.swapping():
            self.create_button.click()
        return CreateDialog(self.trainee)

    def edit_document(self, title: str) -> "editor.Editor":
        with self.trainee.leaving():
            self._action("Edit", title).click()
        return editor.Editor(self.trainee)

    def view_document(self, title: str) -> "documents.DocumentView":
        with self.trainee.leaving():
            self._action("View", title).click()
        return documents.DocumentView(self.trainee)

    def take_over(self, title: str) -> "documents.TakeOver":
        name = f"{self.word('Take over mobility data')} {title}"
        with self.trainee.leaving():
            self.page.get_by_role("link", name=name, exact=True).click()
        return documents.TakeOver(self.trainee)

    def _action(self, english: str, title: str) -> Locator:
        name = re.compile(f"^{re.escape(self.word(english))} {re.escape(title)} ")
        return self.page.get_by_role("link", name=name)


class CreateDialog(Screen):
    """+ Create draft document: type, title, language."""

    @property
    def sign(self) -> Locator:
        return self.dialog

    @property
    def dialog(self) -> Locator:
        start = self.word("A new document for %(participant)s").split("%(")[0]
        return self.page.get_by_role("dialog", name=re.compile(f"^{re.escape(start)}"))

    @property
    def type(self) -> Locator:
        return self.dialog.get_by_label(self.word("Document type"))

    @property
    def title(self) -> Locator:
        return self.dialog.get_by_label(self.word("Document title"))

    @property
    def document_language(self) -> Locator:
        return self.dialog.get_by_label(self.word("Document language"))

    @property
    def problem(self) -> Locator:
        return self.dialog.locator(".problem")

    @property
    def create_button(self) -> Locator:
        return self.dialog.get_by_role("button", name=self.word("Create"), exact=True)

    def create(self, *, title: str = "") -> "editor.Editor":
        if title:
            self.title.fill(title)
        with self.trainee.leaving():
            self.create_button.click()
        return editor.Editor(self.trainee)

    def create_in_vain(self) -> "CreateDialog":
        """Create, where something is wrong with the title."""
        with self.trainee.leaving():
            self.create_button.click()
        return CreateDialog(self.trainee)

    def cancel(self) -> Mobility:
        self.dialog.get_by_role("link", name=self.word("Cancel"), exact=True).click()
        expect(self.dialog).to_have_count(0)
        return Mobility(self.trainee)
