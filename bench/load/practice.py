"""What somebody does who practises: step by step, with a pause for thought after each."""

from collections.abc import Generator, Iterator
from random import Random
from time import monotonic
from urllib.parse import quote

from bench.load.browser import Browser
from bench.load.forms import Form, Input, Page

PDF_EVERY = 300
"""Seconds between two PDFs of one person."""

MOST_TABS = 6
"""So many sections of a document are filled in before it is looked at."""

DAY, MAIL = "31.03.2026", "anna.berzina@example.org"
SEARCHES = ("berz", "līgums", "2025", "anna", "zz")
SENTENCES = (
    "Wires a distribution board after a diagram and tests it under supervision.",
    "Patstāvīgi uzstāda apgaismojumu pēc shēmas un pārbauda to, ievērojot drošības noteikumus.",
    "Prepares three bread products after a recipe and explains how the dough is kept.",
    "Reizi nedēļā mentors pārrunā ar dalībnieku paveikto un ieraksta to dienasgrāmatā.",
)
STYLE, START, LISTED, SEARCH = "style and scripts", "start page", "list", "search"
OPENED, MOBILITY, DIALOG, CREATED = "Start practising", "mobility", "create dialog", "create a document"
TAB, SAVED, ADVICE, VIEW = "editor", "save a section", "advice", "view"
PDF, DOCX = "PDF, first", "DOCX"
EDITOR = {"target": "editor", "trigger": "section-form"}

Thinking = Generator[None, None, Page]
"""Steps that end at a page."""


class Practice:
    """One person; `pace` is how many times as quick as people they are."""

    def __init__(self, browser: Browser, chance: Random, pace: float = 1) -> None:
        self.browser, self.chance, self.pace = browser, chance, pace
        self.next_pdf = monotonic() + chance.uniform(60, PDF_EVERY) / pace
        self.documents = 0

    def steps(self) -> Iterator[None]:
        """Everything, until nobody asks for more."""
        mobilities = (yield from self.arrive()).address
        documents = mobilities.replace("/mobilities", "/documents")
        while True:
            yield from self.search(mobilities, documents)
            begin, listed = self.chance.choice(((self.create, mobilities), (self.open, documents)))
            editor = yield from begin(listed)
            address = yield from self.fill(editor)
            yield from self.read(address)

    def arrive(self) -> Thinking:
        """Open the start page for the first time, and press Start practising."""
        page = self.browser.get(START, "/")
        for asset in page.assets:
            self.browser.get(STYLE, asset)
        yield
        form = page.form("/start")
        started = self.browser.post(OPENED, form.action, form.sent({}))
        yield
        return started

    def search(self, *lists: str) -> Iterator[None]:
        """Now and then search in a list."""
        if self.chance.random() < 0.3:
            words = quote(self.chance.choice(SEARCHES))
            self.browser.get(SEARCH, f"{self.chance.choice(lists)}?search={words}")
            yield

    def create(self, mobilities: str) -> Thinking:
        """Open a mobility and make a document of it in the dialog."""
        listed = self.browser.get(LISTED, mobilities)
        yield
        address = self.chance.choice(listed.links(f"{mobilities}/(?!new)[^/?]+"))
        self.browser.get(MOBILITY, address)
        yield
        dialog = self.browser.get(DIALOG, f"{address}/documents/new", target="dialog-slot")
        yield
        self.documents += 1
        form = dialog.form("/documents/new")
        (types,) = (one.choices for one in form.inputs if one.name == "type")
        chosen = {"type": self.chance.choice(types), "title": f"{self.documents}. {self.chance.random()}"}
        editor = self.browser.post(CREATED, form.action, form.sent(chosen))
        yield
        return editor

    def open(self, documents: str) -> Thinking:
        """Open a document that is there already."""
        listed = self.browser.get(LISTED, documents)
        yield
        editor = self.browser.get(TAB, self.chance.choice(listed.links("/documents/[^/]+/edit")))
        yield
        return editor

    def fill(self, page: Page) -> Generator[None, None, str]:
        """Fill in some sections; pressing the next tab saves the one before. Gives the document's address."""
        for _ in range(MOST_TABS):
            form = page.form_with("go")
            address, _, section = form.action.partition("?")[0].rpartition("/edit/")
            typed = self.typed(form)
            self.ask_for_advice(form, section, typed)
            tabs = form.values_of("go")
            there = tabs[(tabs.index(section) + 1) % len(tabs)]
            page = self.browser.post(SAVED, form.action, form.sent(typed, ("go", there)), **EDITOR)
            yield
        return address

    def typed(self, form: Form) -> dict[str, str]:
        """Something new in every long answer, and an answer wherever there is none."""
        found = (one for one in form.inputs if one.kind != "hidden" and one.name != "pasted")
        return {one.name: self.answer(one) for one in found if one.kind == "textarea" or not one.value}

    def answer(self, asked: Input) -> str:
        """An answer that fits the question."""
        if asked.choices:
            return self.chance.choice(asked.choices)
        if asked.kind == "textarea":
            return "\n".join(self.chance.choices(SENTENCES, k=3)) + f" {self.chance.randrange(10**9)}"
        return {"email": MAIL, "date": DAY}.get(
            asked.name.replace("_", "-").rpartition("-")[2], "Anna Bērziņa"
        )

    def ask_for_advice(self, form: Form, section: str, typed: dict[str, str]) -> None:
        """What the page asks by itself when the description of an outcome was written."""
        for name in (one for one in typed if section == "outcomes" and one.endswith("-text")):
            sent = [
                ("csrf_token", form.value("csrf_token")),
                (name, typed[name]),
                ("name", name),
                ("language", "lv"),
            ]
            self.browser.post(ADVICE, "/advice", sent, target=f"{name}-advice", trigger=name)

    def read(self, address: str) -> Iterator[None]:
        """Look at the document; take the PDF when it is time for one, and now and then the DOCX."""
        self.browser.get(VIEW, address)
        yield
        if monotonic() >= self.next_pdf:
            self.next_pdf += PDF_EVERY / self.pace
            self.browser.get(PDF, f"{address}.pdf")
            yield
        if self.chance.random() < 0.2:
            self.browser.get(DOCX, f"{address}.docx")
            yield
