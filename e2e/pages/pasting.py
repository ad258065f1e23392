"""The list of participants, and the preview of what is pasted into it."""

from playwright.sync_api import Locator, expect

from e2e.pages.base import Menu
from e2e.pages.editor import Editor


class ListOfPeople(Editor):
    """The section with the list of participants."""

    @property
    def area(self) -> Locator:
        return self.page.get_by_label(self.word("Paste from a spreadsheet"))

    def paste(self, text: str) -> "ListOfPeople":
        self.area.fill(text)
        return self

    def look(self) -> "Preview":
        with self.trainee.swapping():
            self.button("Preview").click()
        return Preview(self.trainee)

    def names(self) -> list[str]:
        inputs = self.panel.locator("input[name$=-name]")
        return [inputs.nth(place).input_value() for place in range(inputs.count())]


class Preview(Menu):
    """What was understood of a pasted text."""

    @property
    def sign(self) -> Locator:
        start = self.word("Preview of what was pasted: %(section)s").split("%(")[0].strip()
        return self.page.get_by_role("heading", level=2).filter(has_text=start)

    @property
    def area(self) -> Locator:
        return self.page.get_by_label(self.word("Paste from a spreadsheet"))

    @property
    def notice(self) -> Locator:
        return self.page.locator("#editor > .notice")

    @property
    def problems(self) -> Locator:
        return self.page.locator("#pasted-error").get_by_role("listitem")

    def lines(self) -> Locator:
        return self.page.locator("tbody tr")

    def state_of(self, line: int) -> Locator:
        return self.lines().nth(line - 1).get_by_role("cell").last

    def mend(self, text: str) -> "Preview":
        self.area.fill(text)
        with self.trainee.swapping():
            self.button("Preview").click()
        return Preview(self.trainee)

    def add(self) -> ListOfPeople:
        return self._leave("Add")

    def replace(self) -> ListOfPeople:
        return self._leave("Replace the present list")

    def cancel(self) -> ListOfPeople:
        return self._leave("Cancel")

    def _leave(self, english: str) -> ListOfPeople:
        with self.trainee.swapping():
            self.button(english).click()
        expect(self.sign).to_have_count(0)
        return ListOfPeople(self.trainee)
