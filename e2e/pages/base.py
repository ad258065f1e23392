"""What every screen has: its words, its messages, the language switch."""

import re
from typing import Self

from playwright.sync_api import Locator, Page, expect

from e2e.trainee import Trainee


class Screen:
    """A page as a trainee sees it; made only when it is there."""

    def __init__(self, trainee: Trainee) -> None:
        self.trainee = trainee
        expect(self.sign).to_be_visible()

    @property
    def page(self) -> Page:
        return self.trainee.page

    @property
    def sign(self) -> Locator:
        """What shows that we are here."""
        return self.page.get_by_role("heading", level=1)

    def word(self, english: str) -> str:
        return self.trainee.word(english)

    def heading(self, english: str) -> Locator:
        """The heading of the page, with or without a count."""
        return self.page.get_by_role(
            "heading", level=1, name=re.compile(f"^{re.escape(self.word(english))}( |$)")
        )

    def link(self, english: str) -> Locator:
        return self.page.get_by_role("link", name=self.word(english), exact=True)

    def button(self, english: str) -> Locator:
        return self.page.get_by_role("button", name=self.word(english), exact=True)

    def follow(self, english: str) -> None:
        """A link that leads to another page."""
        with self.trainee.leaving():
            self.link(english).click()

    def press(self, english: str) -> None:
        """A button that leads to another page."""
        with self.trainee.leaving():
            self.button(english).click()

    @property
    def announced(self) -> Locator:
        """What a screen reader was told last."""
        return self.page.locator("#announcer")

    def message(self, text: str | re.Pattern[str] = "") -> Locator:
        """A message about what was just done, or what could not be done."""
        return self.page.locator("#messages .message").filter(has_text=text)

    def switch_language(self, language: str) -> Self:
        """The same screen in another language."""
        name = {"en": "English", "lv": "Latviešu"}[language]
        with self.trainee.leaving():
            self.page.get_by_role("button", name=name, exact=True).click()
        other = Trainee(
            page=self.page, language=language, watch=self.trainee.watch, scripted=self.trainee.scripted
        )
        return type(self)(other)


class ErrorPage(Screen):
    """What could not be done, in words, with what was typed."""

    @property
    def sign(self) -> Locator:
        return self.page.locator("h1[data-takes-focus]")

    def kept(self, text: str) -> Locator:
        return self.page.locator("form[data-kept] textarea").filter(has_text=text)

    def send_again(self) -> None:
        self.press("Send again")


class Menu(Screen):
    """A screen with the menu of a project."""

    def choose(self, english: str) -> None:
        """An entry of the content menu."""
        menu = self.page.get_by_role("navigation", name=self.word("Content menu"))
        with self.trainee.leaving():
            menu.get_by_role("link", name=self.word(english), exact=True).click()
