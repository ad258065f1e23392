"""The page on which participants are added to a mobility in the database: one by one, or pasted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from uuid import uuid4

from flask import request

from bm_workspace.pasted import Pasted, understand
from bm_workspace.schema.new_participants import PASTING, PEOPLE, PERSON
from bm_workspace.schema.types import MAX_ROWS, ROW_ID
from bm_workspace.services.participants import identity
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
    def is_of_text(self) -> bool:
        """Whether what was sent is about the text."""
        return "preview" in request.form or "add" in request.form

    @property
    def told_of_one(self) -> Text | None:
        """What is to be said of the one who was typed."""
        return None if self.is_of_text else self.told

    @property
    def notices(self) -> list[Text]:
        """What is to be said of the text."""
        return super().notices if self.is_of_text else [text for text in (self.why_not_add,) if text]

    @property
    def why_not_add(self) -> Text | None:
        """Nothing is said against a text that nobody looked at."""
        pasted, present = self.pasted, len(self.numbers)
        if not (pasted.lines or pasted.refusal):
            return None
        is_right = not (pasted.refusal or pasted.to_mend)
        if is_right and present + len(pasted.new) > MAX_ROWS:
            return too_many(present, len(pasted.new))
        return pasted.why_not_add


def participants_page(mobility: Any) -> ParticipantsPage:
    """The page as it was sent, or as it begins; it changes nothing."""
    form = short_form.posted(PERSON) if request.method == "POST" else short_form.blank(PERSON)
    return _page(mobility, form, request.form.get("pasted", ""))


def _page(mobility: Any, form: ShortForm, text: str) -> ParticipantsPage:
    documents = store().documents_of(mobility)
    present = [{**document.values.get("participant", {}), ROW_ID: str(document.id)} for document in documents]
    chosen = request.form.get("language", "")
    return ParticipantsPage(
        section=PEOPLE,
        pasted=_understood(text, present),
        mobility=mobility,
        form=form,
        language=chosen if chosen in LANGUAGES else language(),
        numbers={str(document.id): document.number for document in documents},
    )


def _understood(text: str, present: list[dict[str, str]]) -> Pasted:
    if text.strip() or "preview" in request.form:
        return understand(PEOPLE, PASTING, text, present=present, language=language())
    return Pasted(text="", listed=len(present))


def sent_people(page: ParticipantsPage) -> tuple[ParticipantsPage, People]:
    """Whom the page adds: the one typed, or those of the text that was looked at; nobody, and why not."""
    if "one" in request.form:
        return page, () if page.form.found else (page.form.answers,)
    page = replace(page, form=replace(page.form, found=()))
    if "add" not in request.form:
        return page, ()
    if request.form.get("seen") != page.seen:
        return page.saying(CHANGED), ()
    return page, _added_by(page) if page.why_not_add else tuple(line.answers for line in page.pasted.new)


def _added_by(page: ParticipantsPage) -> People:
    """Those of the text whom the same page has added already, where there is nobody else in it."""
    key, lines = page.form.key, () if page.pasted.new else page.pasted.lines
    return tuple(line.answers for line in lines if line.known == str(identity(key, line.answers)))


def what_is_left(page: ParticipantsPage) -> ParticipantsPage | None:
    """The page with what the pressed button did not send, where something stands there."""
    if "one" in request.form:
        form, text = short_form.blank(PERSON), page.pasted.text
    else:
        form, text = replace(page.form, key=uuid4()), ""
    return _page(page.mobility, form, text) if text or any(form.answers.values()) else None


def too_many(present: int, more: int) -> Text:
    """What is said where a mobility would have more participants than it can."""
    return _t(
        "The mobility has %(present)s participants and would have %(together)s; at most %(limit)s are "
        "possible. Nobody was added. Enter a second mobility for the others.",
        present=present,
        together=present + more,
        limit=MAX_ROWS,
    )
