"""The tabbed editor of a document."""

import re
from typing import Literal

from playwright.sync_api import Locator, expect

from e2e.pages import documents
from e2e.pages.base import Menu

Side = Literal["mine", "saved"]


class Editor(Menu):
    """One section of a document, opened for filling in."""

    @property
    def sign(self) -> Locator:
        return self.page.get_by_role("tablist")

    @property
    def status(self) -> Locator:
        return self.page.locator(".page-actions .chip")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("tabpanel")

    @property
    def save_button(self) -> Locator:
        return self.panel.get_by_role("button", name=self.word("Save"), exact=True)

    @property
    def not_saved(self) -> Locator:
        """The word beside Save that a save found no connection."""
        return self.panel.get_by_text(self.word("Not saved yet"), exact=True)

    @property
    def missing(self) -> Locator:
        """The panel What is still missing."""
        return self.page.get_by_role(
            "region", name=re.compile(f"^{re.escape(self.word('What is still missing'))}")
        )

    def tab(self, section: str) -> Locator:
        return self.page.get_by_role("tab", name=re.compile(f"^{re.escape(self.word(section))}\\W"))

    def state_of(self, section: str) -> Locator:
        return self.tab(section).locator(".tab-state")

    def open_tab(self, section: str) -> "Editor":
        return self._opened(self.tab(section))

    def open_outcomes(self) -> "Editor":
        """The tab of the outcomes, which are expected before a mobility and achieved after it."""
        titles = "|".join(
            re.escape(self.word(f"{when} learning outcomes")) for when in ("Expected", "Achieved")
        )
        return self._opened(self.page.get_by_role("tab", name=re.compile(f"^({titles})\\W")))

    def _opened(self, tab: Locator) -> "Editor":
        with self.trainee.swapping():
            tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        return self

    def field(self, label: str, group: str = "", row: int = 0) -> Locator:
        """An answer by its label; `group` is the heading it stands under, `row` the number of its row."""
        place = self.panel
        if row:
            place = self.row(row)
        elif group:
            place = self.panel.get_by_role("group", name=self.word(group), exact=True)
        name = re.escape(self.word(label))
        marks = "|".join(re.escape(self.word(mark)) for mark in ("optional", "our reading"))
        return place.get_by_label(re.compile(f"^{name}( \\(({marks})\\))*$"))

    def fill(self, label: str, answer: str, group: str = "", row: int = 0) -> None:
        field = self.field(label, group, row)
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(answer)
        else:
            field.fill(answer)

    def save(self) -> "Editor":
        with self.trainee.swapping():
            self.save_button.click()
        return self

    def problem_of(self, field: Locator) -> Locator:
        """What is said to be wrong at a field."""
        return self.page.locator(f"#{field.get_attribute('id')}-error")

    def row(self, number: int) -> Locator:
        name = self.word("Learning outcome %(number)s") % {"number": number}
        return self.panel.get_by_role("group", name=name, exact=True)

    def rows(self) -> Locator:
        return self.panel.locator("fieldset.row-card")

    def add(self) -> "Editor":
        with self.trainee.swapping():
            self.panel.get_by_role("button", name=self.word("Add"), exact=True).click()
        return self

    def do_with_row(self, english: str, number: int) -> "Editor":
        """Move up, Move down or Remove."""
        name = re.compile(f"^{re.escape(self.word(english))}")
        with self.trainee.swapping():
            self.row(number).get_by_role("button", name=name).click()
        return self

    def go_to_missing(self, text: str) -> "Editor":
        """A link of What is still missing, by what it says."""
        with self.trainee.swapping():
            self.missing.get_by_role("link", name=text, exact=True).click()
        return self

    def save_title(self, title: str) -> "Editor":
        form = self.page.locator("form.title-form")
        form.get_by_label(self.word("Document title")).fill(title)
        with self.trainee.leaving():
            form.get_by_role("button").click()
        return self

    def confirm(self, label: str) -> "Editor":
        """Say of one answer that it really was so."""
        with self.trainee.swapping():
            self.panel.get_by_role(
                "button", name=f"{self.word('Confirm: so it really was')} {self.word(label)}"
            ).click()
        return Editor(self.trainee)

    @property
    def confirm_all_button(self) -> Locator:
        return self.button("Confirm all of this section")

    def confirm_all(self) -> "Editor":
        with self.trainee.swapping():
            self.confirm_all_button.click()
        return Editor(self.trainee)

    def delete_section(self) -> "Editor":
        with self.trainee.swapping():
            self.button("Delete section").click()
        return Editor(self.trainee)

    def undo(self) -> "Editor":
        self.press("Undo")
        return Editor(self.trainee)

    def view(self) -> "documents.DocumentView":
        self.follow("View")
        return documents.DocumentView(self.trainee)

    def compare(self) -> "documents.Comparison":
        self.follow("Compare")
        return documents.Comparison(self.trainee)


class Conflict(Menu):
    """Somebody saved the same answers: mine or saved?"""

    @property
    def sign(self) -> Locator:
        return self.page.locator("#conflict-heading")

    def clash(self, label: str) -> Locator:
        return self.page.get_by_role("group", name=self.word(label))

    def choice(self, label: str, side: Side) -> Locator:
        return self.clash(label).get_by_role("radio", name=re.compile(f"^{re.escape(self.word(side))}"))

    def save(self) -> Editor:
        with self.trainee.leaving():
            self.button("Save").click()
        return Editor(self.trainee)
