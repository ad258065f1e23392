"""The Europass mobility database, and which of the two routes a document takes."""

from playwright.sync_api import Locator

from e2e.pages.base import Screen
from e2e.trainee import Trainee

KA1 = "Is it a mobility of an Erasmus+ project KA121, KA122 or KA182?"
CALL = "Is the call of the project 2024 or later?"
MODULE = "Is the document made in the Beneficiary Module?"


class WhichRoute(Screen):
    """Three questions, and the route."""

    @classmethod
    def of(cls, trainee: Trainee) -> "WhichRoute":
        trainee.open("/database/which-route")
        return cls(trainee)

    @property
    def sign(self) -> Locator:
        return self.heading("Which route?")

    @property
    def found(self) -> Locator:
        return self.page.locator("#found")

    def answer(self, question: str, word: str) -> None:
        group = self.page.get_by_role("group", name=self.word(question))
        group.get_by_role("radio", name=self.word(word), exact=True).check()

    def show(self) -> "WhichRoute":
        self.press("Show the route")
        return WhichRoute(self.trainee)
