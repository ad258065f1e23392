"""Somebody who writes without a pause and remembers every save that the program has acknowledged."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from time import monotonic, sleep
from urllib.parse import quote
from uuid import uuid4

from tests.faults.browser import PATIENCE, Answer, Browser, Gone
from tests.faults.program import is_well
from tests.web.things import DocumentAt, document_at

ALONE, TOGETHER = ("activities", "tasks"), ("mentoring", "arrangements")
"""What the first and the second at one document write: section and field."""
LETTERS = "Ņikita & <Ļubimovs> „āčēģīķļņšūž” Ωμέγα, ъ, 😀. " * 10
UNSURE = "It is not certain whether this was saved"
SOMETHING_NEW = 5
"""At every so many-th turn some people make something new."""


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A save that was acknowledged; the revision is 0 where somebody else writes into the document too."""

    document: DocumentAt
    section: str
    field: str
    text: str
    revision: int


@dataclass
class Memory:
    """What a trainee knows for certain, and what was not as it must be."""

    saved: list[Saved] = field(default_factory=list)
    documents: list[tuple[DocumentAt, str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    unanswered: int = 0
    kept: int = 0
    refused: int = 0
    unsure: int = 0
    wrong: list[str] = field(default_factory=list)


class Place:
    """A workspace with a document in it, and the filled forms that make another document and a mobility."""

    def __init__(self, browser: Browser) -> None:
        assert browser.post("/start", {}).status == 303
        self.cookie, self.token = browser.cookie, browser.token
        mobilities = browser.get("/first-project").location
        listed = browser.get(f"{mobilities}?search={quote('Žanete Ābele')}").text
        number = re.search(r"\d{4}-[A-Z]{5}-\d{4}-KA\d{3}-[A-Z]{3}-\d{9}", listed)
        assert number, "the list shows no mobility"
        self.new_document, self.new_mobility = f"{mobilities}/{number[0]}/documents/new", f"{mobilities}/new"
        self.document_form = browser.get(self.new_document).form("#create-dialog form")
        self.mobility_form = browser.get(self.new_mobility).form("#short-form")
        made = browser.post(self.new_document, {**self.document_form, "title": "Viņu līgums"})
        self.document = document_at(made.location)
        self.shared = False


class Trainee:
    """One person with a workspace; a partner shares it, and the document in it."""

    def __init__(self, port: int, number: int, partner: "Trainee | None" = None) -> None:
        self.number, self.browser, self.memory = number, Browser(port, number), Memory()
        self.section, self.field = TOGETHER if partner else ALONE
        self.place = partner.place if partner else Place(self.browser)
        self.browser.cookie, self.browser.token = self.place.cookie, self.place.token
        self.place.shared = partner is not None
        self.turns, self.pending, self.revision = count(1), "", 1
        self.goes_on: Callable[[], bool] = lambda: True

    def work(self, goes_on: Callable[[], bool]) -> None:
        """Write until told to stop, or until no answer comes."""
        self.goes_on = goes_on
        try:
            self._look()
            while goes_on():
                self._turn(next(self.turns))
        except Gone:
            self.memory.unanswered += bool(self.pending)

    def _turn(self, turn: int) -> None:
        if turn % SOMETHING_NEW:
            self._save(f"{self.number}/{turn} {LETTERS} {uuid4()}")
        elif self.place.shared:
            self._make_document(f"Kopīgs {turn}")
        else:
            self._make_mobility(f"Šķēle-Ģērmane {turn}")

    def _save(self, text: str) -> None:
        self.pending = text
        name = f"{self.section}-{self.field}"
        answer = self.browser.post(self._tab, {"revision": self.revision, name: text})
        if answer.status != 303:
            self._refused(answer, text)
            return
        self._remember(text, self.revision + 1)
        self.revision = self._open().revision if self.place.shared else self.revision + 1

    def _remember(self, text: str, revision: int) -> None:
        known = 0 if self.place.shared else revision
        place = {"document": self.place.document, "section": self.section, "field": self.field}
        self.memory.saved.append(Saved(**place, text=text, revision=known))
        self.pending = ""

    def _make_document(self, title: str) -> None:
        """Both partners try the same title at about the same time: one is told that it is taken."""
        fields = {**self.place.document_form, "title": title, "key": str(uuid4())}
        answer = self.browser.post(self.place.new_document, fields)
        if answer.status == 303:
            self.memory.documents.append((document_at(answer.location), title))
        elif answer.status != 422:
            self._refused(answer, title)

    def _make_mobility(self, family: str) -> None:
        typed = {"new-activity_type": "LM-SHORT-VET", "new-role": "participant", "new-first_name": "Ņina"}
        fields = {**self.place.mobility_form, **typed, "new-last_name": family, "key": str(uuid4())}
        answer = self.browser.post(self.place.new_mobility, fields)
        if answer.status == 303:
            self.memory.numbers.append(answer.location.split("/mobilities/")[1].partition("/")[0])
        else:
            self._refused(answer, family)

    def _refused(self, answer: Answer, typed: str) -> None:
        """Only a database that is away may refuse, and what was typed is in the answer; then wait for it."""
        if answer.status == 503 and typed in html.unescape(answer.text):
            self.memory.refused += 1
        else:
            self.memory.wrong.append(f"trainee {self.number} was answered {answer.status}")
        is_unsure = UNSURE in answer.text
        self.memory.unsure += is_unsure
        kept = self.memory.kept
        self.wait_until_well()
        self._look()
        if self.memory.kept > kept and not is_unsure:
            self.memory.wrong.append(f"trainee {self.number} was told that nothing was saved, and it was")

    def wait_until_well(self) -> None:
        """Until the program says that it is well. Raises Gone where nobody waits any more."""
        until = monotonic() + PATIENCE
        while not is_well(self.browser):
            if not self.goes_on():
                raise Gone
            assert monotonic() < until, "the program does not recover"
            sleep(0.3)  # as a page that is loaded again and again

    def _look(self) -> None:
        """Open the document: it shows what was saved last, or what was sent when the program was gone."""
        shown = self._open()
        text, last = shown.typed(f"{self.section}-{self.field}"), self.memory.saved[-1:]
        before = last[0].revision if last else 1
        if self.pending and text == self.pending:
            self.memory.kept += 1
            self._remember(text, before + 1)
        elif text != (last[0].text if last else ""):
            self.memory.wrong.append(f"trainee {self.number} is shown another text than was saved last")
        expected = self.memory.saved[-1].revision if self.memory.saved else 1
        if not self.place.shared and shown.revision != expected:
            self.memory.wrong.append(f"revision {shown.revision} is shown, not {expected}")
        self.pending, self.revision = "", shown.revision

    @property
    def _tab(self) -> str:
        return self.place.document.tab(self.section)

    def _open(self) -> Answer:
        shown = self.browser.get(self._tab)
        while shown.status == 503:
            self.wait_until_well()
            shown = self.browser.get(self._tab)
        return shown
