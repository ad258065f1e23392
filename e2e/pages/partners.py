"""Participating organisations, associated persons, and the final report of a project."""

import re

from playwright.sync_api import Locator

from e2e.pages.base import Menu


class Confirm(Menu):
    """The question before something is done."""

    @property
    def sign(self) -> Locator:
        return self.dialog

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog").filter(has=self.page.locator("form"))

    def named(self) -> Locator:
        """The mobilities that stand against it."""
        return self.dialog.get_by_role("listitem").get_by_role("link")

    def yes(self, english: str) -> None:
        with self.trainee.leaving():
            self.dialog.get_by_role("button", name=self.word(english), exact=True).click()


class ShortForm(Menu):
    """The form of an organisation or a person."""

    @property
    def sign(self) -> Locator:
        return self.form

    @property
    def form(self) -> Locator:
        return self.page.locator("#short-form")

    def field(self, label: str) -> Locator:
        optional = re.escape(self.word("optional"))
        name = re.compile(f"^{re.escape(self.word(label))}( \\({optional}\\))?$")
        return self.form.get_by_label(name)

    def fill(self, **answers: str) -> "ShortForm":
        """Answers by the last part of the input's identity."""
        for key, text in answers.items():
            field = self.form.locator(f"[id$='-{key}']")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)
        return self

    def send(self, english: str) -> None:
        with self.trainee.leaving():
            self.form.get_by_role("button", name=self.word(english), exact=True).click()

    @property
    def problems(self) -> Locator:
        return self.form.locator(".problem")


class PartnerList(Menu):
    """A list with a form behind each row."""

    heading_is: str
    adds: str

    @property
    def sign(self) -> Locator:
        return self.heading(self.heading_is)

    def rows(self) -> Locator:
        return self.page.get_by_role("row").filter(has=self.page.get_by_role("cell"))

    def row(self, name: str) -> Locator:
        return self.rows().filter(has_text=name)

    def add(self) -> ShortForm:
        self.follow(self.adds)
        return ShortForm(self.trainee)

    def edit(self, name: str) -> ShortForm:
        with self.trainee.leaving():
            self.page.get_by_role("link", name=f"{self.word('Edit')} {name}", exact=True).click()
        return ShortForm(self.trainee)

    def ask_to(self, english: str, name: str) -> Confirm:
        """Delete or Remove."""
        with self.trainee.swapping():
            self.page.get_by_role("link", name=f"{self.word(english)} {name}", exact=True).click()
        return Confirm(self.trainee)


class OrganisationList(PartnerList):
    """Participating organisations."""

    heading_is = "Participating organisations"
    adds = "+ Add an organisation"


class PersonList(PartnerList):
    """Associated persons."""

    heading_is = "Associated persons"
    adds = "+ Add a person"

    def act_as(self, name: str) -> "PersonList":
        button = self.word("Act as %(name)s") % {"name": name}
        with self.trainee.leaving():
            self.page.get_by_role("button", name=button, exact=True).click()
        return PersonList(self.trainee)

    @property
    def acting(self) -> Locator:
        return self.page.locator(".acting")


class Reports(Menu):
    """The final report."""

    @property
    def sign(self) -> Locator:
        return self.heading("Reports")

    @property
    def status(self) -> Locator:
        return self.page.locator(".project-line .chip")

    def ask_to_submit(self) -> Confirm:
        with self.trainee.swapping():
            self.link("Submit the final report").click()
        return Confirm(self.trainee)

    def ask_to_return(self) -> Confirm:
        with self.trainee.swapping():
            self.link("Return the report").click()
        return Confirm(self.trainee)
