"""A person with a browser of their own who reads the pages in one language."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, Route, expect

from e2e.watch import Watch
from e2e.words import word

BUSY = ".htmx-request, .htmx-swapping, .htmx-settling"


@dataclass(frozen=True, kw_only=True)
class Trainee:
    """A browser window, the language of its pages, and whether scripts run in it."""

    page: Page
    language: str
    watch: Watch
    scripted: bool = True

    def word(self, english: str) -> str:
        return word(english, self.language)

    def open(self, address: str) -> None:
        self.page.goto(address)

    @contextmanager
    def swapping(self) -> Iterator[None]:
        """What happens inside leads to a new part of the page; without scripts to a new page."""
        if self.scripted:
            yield
            self.settled()
        else:
            with self.leaving():
                yield

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """What happens inside leads to another page."""
        with self.page.expect_navigation():
            yield

    def double_click(self, button: Locator, *, leading_to: str) -> None:
        """Two clicks on a button that leads to another page: the second sends the form again, and what the
        first had begun is given up, so that only the address tells when we are there."""
        button.dblclick()
        expect(self.page).to_have_url(re.compile(leading_to))

    @contextmanager
    def scripts_on_their_way(self) -> Iterator[None]:
        """Until what happens inside is over, pages are shown and their scripts have not arrived."""
        held: list[Route] = []
        is_over = False

        def hold(route: Route) -> None:
            if is_over:
                route.continue_()
            else:
                held.append(route)

        self.page.route("**/*.js", hold)
        yield
        is_over = True
        for script in held:
            script.continue_()

    def settled(self) -> None:
        """Wait until htmx has nothing under way."""
        expect(self.page.locator(BUSY)).to_have_count(0)

    def in_another_window(self) -> "Trainee":
        """The same person with a second window open."""
        return Trainee(
            page=self.page.context.new_page(),
            language=self.language,
            watch=self.watch,
            scripted=self.scripted,
        )

    def focused(self) -> Locator:
        return self.page.locator(":focus")
