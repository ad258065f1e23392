"""The page on which participants are added to a mobility in the database: one by one, or pasted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from flask import request

from bm_workspace.pasted import Pasted, understand
from bm_workspace.schema.new_participants import PASTING, PEOPLE, PERSON
from bm_workspace.schema.types import MAX_ROWS, ROW_ID
from bm_workspace.web import short_form
from bm_workspace.web.pasted_page import CHANGED, PastedPage
from bm_workspace.web.reading import language
from bm_workspace.web.scope import store
from bm_workspace.web.short_form import ShortForm
from bm_workspace.wording import LANGUAGES, Text, _t

People = tuple[Mapping[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ParticipantsPage(PastedPage):
    """The form for one participant, the text of many, and the language of the certificates."""

    mobility: Any
    form: ShortForm
    language: str
    numbers: Mapping[str, str]
    """The numbers of the participants that are there, by the identity of their certificates."""

    def name_of(self, row_id: str) -> str:
        """What a participant who is there is called: by the number."""
        return self.numbers[row_id]

    def saying(self, told: Text) -> Self:
        """The same, with what is to be said first."""
        return replace(self, told=told)

    @property
    def notices(self) -> list[Text]:
        """What is said first; why nothing can be added only where a text was looked at."""
        return super().notices if self.pasted.text else [text for text in (self.told,) if text]


def participants_page(mobility: Any) -> ParticipantsPage:
    """The page as it was sent, or as it begins; it changes nothing."""
    posted, documents = request.method == "POST", store().documents_of(mobility)
    present = [{**document.values.get("participant", {}), ROW_ID: str(document.id)} for document in documents]
    text = request.form.get("pasted", "")
    pasted = understand(PEOPLE, PASTING, text, present=present, language=language())
    chosen = request.form.get("language", language())
    return ParticipantsPage(
        section=PEOPLE,
        pasted=pasted if text.strip() else Pasted(text="", listed=len(present)),
        mobility=mobility,
        form=short_form.posted(PERSON) if posted else short_form.blank(PERSON),
        language=chosen if chosen in LANGUAGES else language(),
        numbers={str(document.id): document.number for document in documents},
    )


def sent_people(page: ParticipantsPage) -> tuple[ParticipantsPage, People]:
    """Whom the page adds: the one typed, or those of the text that was looked at; nobody, and why not."""
    if "one" in request.form:
        return page, () if page.form.found else (page.form.answers,)
    page = replace(page, form=replace(page.form, found=()))
    if "add" not in request.form:
        return page, ()
    reason = CHANGED if request.form.get("seen") != page.seen else page.pasted.why_not_add
    if reason:
        return page.saying(reason), ()
    return page, tuple(line.answers for line in page.pasted.new)


def too_many(present: int, more: int) -> Text:
    """What is said where a mobility would have more participants than it can."""
    return _t(
        "The mobility has %(present)s participants and would have %(together)s; at most %(limit)s are "
        "possible. Nobody was added. Enter a second mobility for the others.",
        present=present,
        together=present + more,
        limit=MAX_ROWS,
    )
