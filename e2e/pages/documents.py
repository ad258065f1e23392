"""The Documents list, a document as printed, its history, and the question before deleting."""

import re

from playwright.sync_api import Locator

from e2e.pages import editor, mobilities
from e2e.pages.base import Menu


class Downloads(Menu):
    """A screen from which the document is downloaded."""

    def download(self, english: str) -> tuple[str, bytes]:
        """The name of the file and what is in it."""
        with self.page.expect_download() as download:
            self.link(english).click()
        return download.value.suggested_filename, download.value.path().read_bytes()


class DocumentList(Menu):
    """All documents of a project."""

    @property
    def sign(self) -> Locator:
        return self.heading("Documents")

    def row(self, number: str, title: str = "") -> Locator:
        row = self.page.get_by_role("row").filter(has_text=number)
        return row.filter(has=self.page.get_by_role("cell", name=title, exact=True)) if title else row

    def delete(self, number: str, title: str) -> "DocumentList":
        with self.trainee.swapping():
            self._action("Delete", number, title).click()
        return DeleteDialog(self.trainee).delete()

    def ask_to_delete(self, number: str, title: str) -> "DeleteDialog":
        with self.trainee.swapping():
            self._action("Delete", number, title).click()
        return DeleteDialog(self.trainee)

    def undo(self) -> "DocumentList":
        self.press("Undo")
        return DocumentList(self.trainee)

    def restore(self, number: str, title: str) -> "DocumentList":
        with self.trainee.leaving():
            self.row(number, title).get_by_role("button", name=self.word("Restore")).click()
        return DocumentList(self.trainee)

    def edit(self, number: str, title: str) -> "editor.Editor":
        with self.trainee.leaving():
            self._action("Edit", number, title).click()
        return editor.Editor(self.trainee)

    def view(self, number: str, title: str) -> "DocumentView":
        with self.trainee.leaving():
            self._action("View", number, title).click()
        return DocumentView(self.trainee)

    def only_deleted(self) -> "DocumentList":
        self.page.get_by_text(self.word("More filters"), exact=True).click()
        self.page.get_by_label(self.word("Deleted"), exact=True).check()
        self.press("Show")
        return DocumentList(self.trainee)

    def _action(self, english: str, number: str, title: str) -> Locator:
        name = f"{self.word(english)} {title} {number}"
        return self.page.get_by_role("link", name=name, exact=True)


class DeleteDialog(Menu):
    """The question before deleting."""

    @property
    def sign(self) -> Locator:
        return self.dialog

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog").filter(has=self.page.locator("form"))

    def delete(self) -> DocumentList:
        with self.trainee.leaving():
            self.dialog.get_by_role("button", name=self.word("Delete"), exact=True).click()
        return DocumentList(self.trainee)


class DocumentView(Downloads):
    """The document as printed."""

    @property
    def sign(self) -> Locator:
        return self.sheet

    @property
    def sheet(self) -> Locator:
        return self.page.get_by_role("article")

    def edit(self) -> "editor.Editor":
        self.follow("Edit")
        return editor.Editor(self.trainee)

    def history(self) -> "History":
        self.follow("History")
        return History(self.trainee)

    def compare(self) -> "Comparison":
        self.follow("Compare")
        return Comparison(self.trainee)

    def duplicate(self) -> "Duplicating":
        self.follow("Duplicate")
        return Duplicating(self.trainee)

    def make_certificate(self) -> "mobilities.CreateDialog":
        with self.trainee.swapping():
            self.link("Make certificate from this agreement").click()
        return mobilities.CreateDialog(self.trainee)


class TakeOver(Menu):
    """What would change in a document when its mobility's data are taken over."""

    @property
    def sign(self) -> Locator:
        return self.heading("Take over mobility data")

    def box(self, label: str) -> Locator:
        return self.page.get_by_role("checkbox", name=label)

    def take_over(self) -> "mobilities.Mobility":
        self.press("Take over what is ticked")
        return mobilities.Mobility(self.trainee)


class Duplicating(Menu):
    """The page that asks for which mobility and under which title."""

    @property
    def sign(self) -> Locator:
        return self.heading("Duplicate this document")

    def fill(self, mobility: str, title: str = "") -> "Duplicating":
        self.page.locator("#mobility").fill(mobility)
        if title:
            self.page.locator("#title").fill(title)
        return self

    def duplicate(self) -> "editor.Editor":
        self.press("Duplicate")
        return editor.Editor(self.trainee)


class Comparison(Menu):
    """An agreement beside the certificate made from it."""

    @property
    def sign(self) -> Locator:
        return self.heading("Comparison with the agreement")

    @property
    def summary(self) -> Locator:
        """What must still be deleted or changed."""
        return self.page.get_by_role("region", name=self.word("What must still be deleted or changed"))

    def section(self, title: str) -> Locator:
        name = re.compile(f"^{re.escape(self.word(title))}")
        return self.page.get_by_role("region", name=name)

    def row(self, section: str, label: str) -> Locator:
        """One answer of a section that is not all unchanged."""
        name = re.compile(f"^{re.escape(self.word(label))}")
        header = self.page.get_by_role("rowheader", name=name)
        return self.section(section).get_by_role("row").filter(has=header)

    def rewrite(self, label: str) -> "editor.Editor":
        """The way to an answer that must change."""
        name = f"{self.word('Rewrite or confirm')} {self.word(label)}"
        with self.trainee.leaving():
            self.page.get_by_role("link", name=name, exact=True).click()
        return editor.Editor(self.trainee)

    def delete(self, section: str) -> "editor.Editor":
        """The way to a section that must go."""
        with self.trainee.leaving():
            self.summary.get_by_role("link", name=self.word(section), exact=True).click()
        return editor.Editor(self.trainee)


class History(Menu):
    """Earlier revisions of a document."""

    @property
    def sign(self) -> Locator:
        return self.heading("History")

    def states(self) -> Locator:
        return self.page.get_by_role("listitem").filter(has=self.page.get_by_role("heading", level=2))

    def view_revision(self, number: int) -> None:
        name = self.word("View revision %(number)s").replace("%(number)s", str(number))
        with self.trainee.leaving():
            self.page.get_by_role("link", name=name, exact=True).click()

    def restore_revision(self, number: int) -> "editor.Editor":
        name = self.word("Restore revision %(number)s").replace("%(number)s", str(number))
        with self.trainee.leaving():
            self.page.get_by_role("button", name=re.compile(f"^{re.escape(name)}$")).click()
        return editor.Editor(self.trainee)
