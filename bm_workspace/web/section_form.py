"""The form of a section, derived from its declaration: shown with WTForms, read field by field."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from bm_workspace import carried
from bm_workspace.answers import to_stored, to_typed
from bm_workspace.keys import sort_key
from bm_workspace.merge import Edit
from bm_workspace.schema.types import FIRST_ROW, ROW_ID, Field, Kind, Need, Row, Section, Values, Version
from bm_workspace.status import Issue
from bm_workspace.web import widgets
from bm_workspace.web.form_language import FormLanguage
from bm_workspace.web.reading import language, say
from bm_workspace.wording import Text

ROW_NAME = re.compile(r"[a-z0-9]{1,16}")


def _line(**attributes: Any) -> Any:
    return lambda: StringField(widget=widgets.line, render_kw=attributes)


def _choice() -> Any:
    return SelectField(widget=widgets.choice, validate_choice=False)


WIDGETS: Mapping[Kind, Any] = {
    Kind.LINE: _line(),
    Kind.EMAIL: _line(inputmode="email", spellcheck="false"),
    Kind.DATE: _line(inputmode="numeric", placeholder="31.01.2026", size=12),
    Kind.NUMBER: _line(inputmode="numeric", size=6),
    Kind.ESCO_URI: _line(inputmode="url", spellcheck="false"),
    Kind.LONG_TEXT: lambda: TextAreaField(widget=widgets.long_text, render_kw={"rows": 6}),
    Kind.ORGANISATION: _choice,
    Kind.CHOICE: _choice,
}


CHOSEN = (Kind.CHOICE, Kind.ORGANISATION)
"""Kinds of answers that are chosen from a list."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A field as the editor shows it: declaration, input, and what is wrong with the answer."""

    field: Field
    input: Any
    problems: tuple[str, ...]
    only_if: str
    optional: bool
    ahead: str = ""
    """The place of an answer that still speaks of the future."""
    advice: Any = None


@dataclass(frozen=True, kw_only=True)
class RowForm:
    """The questions of one row; `id` is empty in a section that does not repeat."""

    id: str
    questions: tuple[Question, ...]

    @property
    def groups(self) -> list[tuple[Text | None, list[Question]]]:
        """Neighbouring questions under one heading, which may be none."""
        return [
            (group, list(members)) for group, members in groupby(self.questions, key=lambda q: q.field.group)
        ]


def row_forms(
    section: Section,
    version: Version,
    values: Values,
    found: Iterable[Issue],
    organisations: Sequence[str] = (),
) -> list[RowForm]:
    """The rows of a section as forms; an empty repeating section shows one blank row.

    `organisations` are the names to choose from where one is asked for.
    """
    fields = section.fields_in(version)
    asked = _Asked(
        section=section,
        version=version,
        fields=fields,
        form=_form_class(fields),
        choices={f.key: _choices(f, organisations) for f in fields if f.kind in CHOSEN},
        problems={issue.anchor: issue for issue in found if not issue.of_section},
        ahead=carried.places(values),
    )
    if section.repeats:
        rows = section.stored_rows(values) or ({ROW_ID: FIRST_ROW},)
        return [_row_form(asked, row, row[ROW_ID]) for row in rows]
    row = values.get(section.key)
    return [_row_form(asked, row if isinstance(row, dict) else {}, "")]


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is the same in every row of a section: there may be two hundred."""

    section: Section
    version: Version
    fields: tuple[Field, ...]
    form: type[Form]
    choices: Mapping[str, list[Any]]
    problems: Mapping[str, Issue]
    ahead: frozenset[str]


def _row_form(asked: _Asked, row: Row, row_id: str) -> RowForm:
    start = prefix(asked.section, row_id)
    form = asked.form(prefix=start, data={f.key: to_typed(f, row.get(f.key, "")) for f in asked.fields})
    required = asked.section.need(asked.version) is Need.REQUIRED
    questions = []
    for field in asked.fields:
        shown = _input(form[field.key], field, row.get(field.key, ""), asked.choices.get(field.key, []))
        issue = asked.problems.get(shown.id)
        where = carried.place(asked.section.key, row_id, field.key)
        questions.append(
            Question(
                field=field,
                input=shown,
                problems=(say(issue.message),) if issue else (),
                only_if=f"{start}{field.only_if[0]}={field.only_if[1]}" if field.only_if else "",
                optional=_is_optional(field, asked.version, required=required),
                ahead=where if where in asked.ahead else "",
            )
        )
    return RowForm(id=row_id, questions=tuple(questions))


def _is_optional(field: Field, version: Version, *, required: bool) -> bool:
    """Whether a field is called optional: its section is required, and no other answer decides on it."""
    asked = field.need(version) is Need.REQUIRED or field.one_of_several or field.follows
    return required and not asked


def _input(shown: Any, field: Field, answer: str, choices: list[Any]) -> Any:
    """The input of a field, with what there is to choose from; what only follows cannot be chosen.

    An answer that is not among the choices stays in sight as it is.
    """
    if field.kind in CHOSEN:
        is_stray = answer not in ("", *(one.value for one in choices))
        stray = [SelectChoice(value=answer, label=answer)] if is_stray else []
        shown.choices = [SelectChoice(value="", label="–"), *stray, *choices]
    if field.follows:
        shown.render_kw = {**(shown.render_kw or {}), "disabled": True}
    return shown


def prefix(section: Section, row_id: str) -> str:
    """What the names of a row's inputs begin with."""
    return f"{section.key}-{row_id}-" if row_id else f"{section.key}-"


@cache
def _form_class(fields: tuple[Field, ...]) -> type[Form]:
    return type("SectionForm", (Form,), {"Meta": FormLanguage, **{f.key: WIDGETS[f.kind]() for f in fields}})


def _choices(field: Field, organisations: Sequence[str]) -> list[Any]:
    """The list to choose from."""
    found = [(name, name) for name in organisations]
    if field.kind is Kind.CHOICE:
        found = [(c.key, c.label(language())) for c in field.choices]
    if field.by_label:
        found.sort(key=lambda choice: sort_key(choice[1]))
    return [SelectChoice(value=value, label=label) for value, label in found]


def read_edit(section: Section, posted: MultiDict[str, str]) -> Edit:
    """What a section's form sent; a field that it did not send is not in it."""
    ids = _row_ids(section, posted) if section.repeats else [""]
    answers = {row_id: _read_row(section, row_id, posted) for row_id in ids}
    actions = {name: posted.get(name, "") for name in ("add", "remove", "up", "down")}
    confirm = posted.get("confirm", "")
    known = {
        name: row_id if ROW_NAME.fullmatch(row_id) and section.repeats else ""
        for name, row_id in actions.items()
    }
    return Edit(answers=answers, confirm=confirm, **known)


def _read_row(section: Section, row_id: str, posted: MultiDict[str, str]) -> dict[str, str]:
    names = {f: prefix(section, row_id) + f.key for f in section.fields if not f.follows}
    return {f.key: to_stored(f, posted[name]) for f, name in names.items() if name in posted}


def _row_ids(section: Section, posted: MultiDict[str, str]) -> list[str]:
    parts = (name.split("-") for name in posted)
    return list(
        dict.fromkeys(p[1] for p in parts if len(p) == 3 and p[0] == section.key and ROW_NAME.fullmatch(p[1]))
    )


def new_row_id() -> str:
    """The identity of a row that may be added; made with the page, so that a double click adds one row."""
    return secrets.token_hex(4)
