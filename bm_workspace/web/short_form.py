"""A form of one short section that is either right and saved whole, or answered with what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self
from uuid import UUID, uuid4

from flask import request

from bm_workspace.in_words import in_words
from bm_workspace.merge import Clash, Edit, merge
from bm_workspace.schema.types import Declaration, Row, Section
from bm_workspace.status import Issue, issues
from bm_workspace.web.reading import language, say
from bm_workspace.web.section_form import RowForm, prefix, read_edit, row_forms
from bm_workspace.wording import Text

WAS = "was-"
"""What the names of the hidden inputs begin with that hold the answers as the page was read."""


@dataclass(frozen=True, kw_only=True)
class ShortForm:
    """What stands in the form, what is saved at that revision, and what is wrong.

    `key` is the identity of what may be created: made with the form, so that a double click makes one.
    """

    declaration: Declaration
    answers: Row
    key: UUID = field(default_factory=uuid4)
    saved: Row = field(default_factory=dict)
    revision: int = 0
    found: tuple[Issue, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def section(self) -> Section:
        return self.declaration.sections[0]

    @property
    def row(self) -> RowForm:
        """The questions with their inputs."""
        return row_forms(
            self.section, self.declaration.version, {self.section.key: self.answers}, self.found
        )[0]

    @property
    def as_read(self) -> list[tuple[str, str]]:
        """The hidden inputs that tell which answers somebody has changed."""
        return [(f"{WAS}{prefix(self.section, '')}{key}", text) for key, text in self.saved.items()]

    @property
    def saved_elsewhere(self) -> list[tuple[str, str]]:
        """Label and saved text, in words, of the answers that were changed here and elsewhere."""
        fields = {f.key: f for f in self.section.fields}
        clashing = ((fields[clash.field], clash.saved) for clash in self.clashes)
        return [(say(f.label), in_words(f, text, language())) for f, text in clashing]

    def marked(self, key: str, message: Text) -> Self:
        """The same, with something wrong at one field."""
        return replace(self, found=(Issue(section=self.section.key, field=key, message=message),))


def blank(declaration: Declaration) -> ShortForm:
    """The form for something new."""
    return ShortForm(declaration=declaration, answers=_nothing(declaration))


def begun(declaration: Declaration, known: Row) -> ShortForm:
    """The form for something new of which something is known."""
    return ShortForm(declaration=declaration, answers={**_nothing(declaration), **known})


def filled(declaration: Declaration, row: Any) -> ShortForm:
    """The form with what is saved."""
    saved = _saved(declaration, row)
    return ShortForm(declaration=declaration, answers=saved, saved=saved, revision=row.revision)


def posted(declaration: Declaration, row: Any = None, **as_kept: Callable[[str], str]) -> ShortForm:
    """The form as it was sent, put into what is saved by now field by field.

    `as_kept` says by field how a typed answer is kept, where it is not as it stands.
    """
    form = filled(declaration, row) if row else blank(declaration)
    typed = dict(read_edit(form.section, request.form).answers[""])
    typed |= {key: keep(typed[key]) for key, keep in as_kept.items() if key in typed}
    merged = merge(form.section, base=_base(form), saved=form.saved, edit=Edit(answers={"": typed}))
    answers = {**_nothing(declaration), **merged.answers}
    return replace(
        form,
        answers=answers,
        key=_posted_key(),
        found=issues(declaration, {form.section.key: answers}),
        clashes=merged.clashes,
    )


def _base(form: ShortForm) -> Row:
    """The answers as the sender's page was read.

    Text of an older revision that was put back onto a newer page says nothing of what it was typed over.
    """
    if request.form.get("revision", 0, type=int) == form.revision:
        return form.saved
    names = {key: f"{WAS}{prefix(form.section, '')}{key}" for key in form.saved}
    as_read = {key: request.form[name] for key, name in names.items() if name in request.form}
    return {} if as_read == form.saved else as_read


def words(declaration: Declaration, answers: Row) -> Sequence[tuple[Text, str]]:
    """Label and answer in words of every field, for those who only look."""
    fields = declaration.sections[0].fields
    return [(f.label, in_words(f, answers[f.key], language()) or "—") for f in fields]


def _saved(declaration: Declaration, row: Any) -> dict[str, str]:
    """The answers as a row holds them; what is kept in each language in that of the page."""
    answers = {f.key: getattr(row, f.key) for f in declaration.sections[0].fields}
    return {key: a.get(language(), "") if isinstance(a, dict) else a for key, a in answers.items()}


def _nothing(declaration: Declaration) -> dict[str, str]:
    return dict.fromkeys((f.key for f in declaration.sections[0].fields), "")


def _posted_key() -> UUID:
    try:
        return UUID(request.form.get("key", ""))
    except ValueError:
        return uuid4()
