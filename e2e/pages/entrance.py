"""The way in: the welcome page, help, the return code, the projects."""

from playwright.sync_api import Locator

from e2e.pages.base import Menu, Screen
from e2e.pages.mobilities import MobilityList
from e2e.trainee import Trainee


class Welcome(Screen):
    """What this is, and Start practising."""

    @classmethod
    def of(cls, trainee: Trainee) -> "Welcome":
        trainee.open("/")
        return cls(trainee)

    @property
    def sign(self) -> Locator:
        return self.heading("Practise Erasmus+ mobility documents")

    def start_practising(self) -> MobilityList:
        self.press("Start practising")
        return MobilityList(self.trainee)

    def start_over(self) -> MobilityList:
        self.press("Start over")
        return MobilityList(self.trainee)


class Projects(Screen):
    """The projects of this workspace."""

    @classmethod
    def of(cls, trainee: Trainee) -> "Projects":
        trainee.open("/projects")
        return cls(trainee)

    @property
    def sign(self) -> Locator:
        return self.heading("Projects")

    def open_project(self, part_of_code: str) -> MobilityList:
        with self.trainee.leaving():
            self.page.get_by_role("cell").get_by_role("link").filter(has_text=part_of_code).click()
        return MobilityList(self.trainee)


class ReturnCode(Menu):
    """The code that opens this workspace elsewhere."""

    @property
    def sign(self) -> Locator:
        return self.heading("Your return code")
