"""The Europass mobility database, and which of the two routes a document takes."""

from playwright.sync_api import Locator

from e2e.pages.base import Menu, Screen
from e2e.pages.documents import DocumentList
from e2e.pages.mobility_form import MobilityForm
from e2e.pages.partners import ShortForm
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


class Registration(Screen):
    """One of the steps before the first mobility can be entered."""

    @classmethod
    def of(cls, trainee: Trainee) -> "Registration":
        trainee.open("/database")
        return cls(trainee)

    @property
    def sign(self) -> Locator:
        return self.page.locator("ol.steps")

    @property
    def step(self) -> Locator:
        """The step that is marked as the present one."""
        return self.page.locator(".steps [aria-current=step]")

    @property
    def mailbox(self) -> Locator:
        return self.page.get_by_role("region", name=self.word("Practice mailbox"))

    def register(self, **answers: str) -> "Registration":
        ShortForm(self.trainee).fill(**answers).send("Register")
        return Registration(self.trainee)

    def confirm(self) -> "Registration":
        self.press("Confirm the registration")
        return Registration(self.trainee)

    def accept_in_vain(self) -> "Registration":
        """Press the button without the tick."""
        self.press("Accept the quality criteria")
        return Registration(self.trainee)

    def accept(self) -> "DatabaseList":
        self.page.get_by_label(self.word("Our organisation meets these criteria.")).check()
        self.press("Accept the quality criteria")
        return DatabaseList(self.trainee)


class DatabaseList(Menu):
    """The mobilities in the database."""

    @property
    def sign(self) -> Locator:
        return self.heading("Mobilities")

    def enter(self) -> ShortForm:
        self.follow("Enter a mobility")
        return ShortForm(self.trainee)

    def documents(self) -> DocumentList:
        self.follow("Documents")
        return DocumentList(self.trainee)


class DatabaseMobility(MobilityForm):
    """One mobility with its participants; its text is written once for all of them."""

    @property
    def sign(self) -> Locator:
        return self.page.get_by_text(self.word("ID of the mobility"), exact=True)

    @property
    def numbers(self) -> Locator:
        return self.page.locator("#editor td.code")

    def add_participants(self) -> "Participants":
        self.follow("Add participants")
        return Participants(self.trainee)


class Participants(Menu):
    """Participants are added: one typed, or many pasted."""

    @property
    def sign(self) -> Locator:
        return self.heading("Add participants")

    @property
    def area(self) -> Locator:
        return self.page.get_by_label(self.word("Paste from a spreadsheet"))

    @property
    def problems(self) -> Locator:
        return self.page.locator("#pasted-error").get_by_role("listitem")

    @property
    def notice(self) -> Locator:
        return self.page.locator("main .notice")

    def lines(self) -> Locator:
        return self.page.locator("tbody tr")

    def look(self, text: str) -> "Participants":
        self.area.fill(text)
        self.press("Preview")
        return Participants(self.trainee)

    def add(self) -> DatabaseMobility:
        self.press("Add participants")
        return DatabaseMobility(self.trainee)

    def add_one(self, **answers: str) -> None:
        """Leads to the mobility, or back here where something is to mend or left to do."""
        ShortForm(self.trainee).fill(**answers).send("Add this participant")
