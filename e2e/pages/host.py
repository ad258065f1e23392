"""Send to host: the sender's page of a certificate, and what the hosting organisation finds by its link."""

from playwright.sync_api import Locator

from e2e.pages.base import Screen
from e2e.pages.documents import DocumentView
from e2e.pages.editor import Editor
from e2e.trainee import Trainee

OPEN = "Open as the host (opens a new tab)"
RESULT = "Result of the assessment"


class SentView(DocumentView):
    """A certificate of the Europass mobility database, with what is said of its host."""

    @property
    def panel(self) -> Locator:
        return self.page.locator("#host")

    @property
    def state(self) -> Locator:
        return self.panel.get_by_role("heading", level=2).locator(".chip")

    @property
    def link_to_copy(self) -> Locator:
        return self.page.get_by_label(self.word("Link for the hosting organisation"))

    def send(self) -> "SentView":
        self.press("Send to host")
        return SentView(self.trainee)

    def take_back(self) -> "SentView":
        self.press("Take the link back")
        return SentView(self.trainee)

    def open_as_host(self) -> "HostPage":
        """The trainee plays the host, in a new tab."""
        with self.page.context.expect_page() as opened:
            self.link(OPEN).click()
        host = Trainee(page=opened.value, language=self.trainee.language, watch=self.trainee.watch)
        return HostPage(host)


class HostPage(Screen):
    """The certificate as its host finds it."""

    @property
    def sign(self) -> Locator:
        return self.page.get_by_role("article")

    @property
    def band(self) -> Locator:
        return self.page.locator(".host-band")

    @property
    def confirm_form(self) -> Locator:
        return self.page.locator("#confirm-form")

    def fill_in(self, section: str) -> "HostEditor":
        self.follow(section)
        return HostEditor(self.trainee)

    def confirm(self, name: str) -> "HostPage":
        self.confirm_form.get_by_role("textbox").fill(name)
        self.press("Confirm")
        return HostPage(self.trainee)


class HostEditor(Editor):
    """One of the host's two sections."""

    def back(self) -> HostPage:
        self.follow("View and confirm")
        return HostPage(self.trainee)


class NoLink(Screen):
    """What stands at a link that was taken back."""

    @property
    def sign(self) -> Locator:
        return self.heading("This link is not valid")
