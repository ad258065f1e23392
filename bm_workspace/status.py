"""How complete a document is: worked out from its type and values alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from bm_workspace import carried
from bm_workspace.schema.rules import ESCO_ADDRESS, ESCO_PREFIX, is_email, iso_date
from bm_workspace.schema.types import (
    FIRST_ROW,
    MAX_LINE,
    MAX_WORDS,
    ROW_ID,
    Declaration,
    Field,
    Kind,
    Need,
    Problem,
    Row,
    Section,
    Values,
    Version,
)
from bm_workspace.wording import Text, _t

DRAFT = "draft"
FULLY_ENCODED = "fully_encoded"


STILL_AHEAD = _t("Still in the future: rewrite it as it really was, or confirm it.")


class Trouble(StrEnum):
    """What sort of issue it is: something missing, something to mend, something that must be deleted."""

    MISSING = "missing"
    MEND = "mend"
    DELETE = "delete"


class Progress(StrEnum):
    """How far a section is."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    TO_MEND = "to_mend"
    TO_DELETE = "to_delete"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One reason why a document is not fully encoded, and where it is mended.

    `row` is the identity of a row in a repeating section, else empty; `field` is empty where all are meant.
    Of a section as a whole it is only where to begin.
    """

    section: str
    field: str = ""
    row: str = ""
    trouble: Trouble = Trouble.MEND
    of_section: bool = False
    message: Text

    @property
    def anchor(self) -> str:
        """The id of the input it belongs to."""
        return "-".join(part for part in (self.section, self.row, self.field) if part)


def issues(declaration: Declaration, values: Values) -> tuple[Issue, ...]:
    """Everything that keeps these values from being fully encoded, in the order of the sections."""
    found: list[Issue] = []
    for section in declaration.sections:
        found += _section_issues(section, declaration.version, values)
        marked = {(issue.row, issue.field) for issue in found if issue.section == section.key}
        for rule in declaration.complete_when:
            problem = rule.check(values) if rule.section == section.key else None
            if problem and (problem.row, problem.field) not in marked:
                found.append(_found_by_rule(section, problem))
        found += _row_rule_issues(declaration, section, values)
    return tuple(found)


def _found_by_rule(section: Section, problem: Problem) -> Issue:
    return Issue(section=section.key, row=problem.row, field=problem.field, message=problem.message)


def _row_rule_issues(declaration: Declaration, section: Section, values: Values) -> Iterator[Issue]:
    for rule in declaration.rows_complete_when:
        for row in section.rows(values) if rule.section == section.key else ():
            problem = rule.check(values, row)
            if problem:
                yield Issue(
                    section=section.key, row=row[ROW_ID], field=problem.field, message=problem.message
                )


def is_fully_encoded(declaration: Declaration, values: Values) -> bool:
    """Whether every mandatory answer is there and right, and nothing forbidden is left."""
    return not issues(declaration, values)


def status(declaration: Declaration, values: Values) -> str:
    """The word kept in the status column."""
    return FULLY_ENCODED if is_fully_encoded(declaration, values) else DRAFT


def section_progress(section: Section, values: Values, found: tuple[Issue, ...]) -> Progress:
    """How far one section is, given the issues of the whole document."""
    troubles = {issue.trouble for issue in found if issue.section == section.key}
    if Trouble.DELETE in troubles:
        return Progress.TO_DELETE
    if Trouble.MEND in troubles:
        return Progress.TO_MEND
    if not section.rows(values):
        return Progress.EMPTY
    return Progress.INCOMPLETE if troubles else Progress.COMPLETE


def _section_issues(section: Section, version: Version, values: Values) -> Iterator[Issue]:
    need, rows = section.need(version), section.rows(values)
    if need is Need.ABSENT or (not rows and need is not Need.REQUIRED):
        return
    if need is Need.MUST_GO:
        yield Issue(section=section.key, field="delete", trouble=Trouble.DELETE, message=section.must_go)
        return
    if section.repeats and not rows:
        yield _no_rows(section, values)
        return
    if len(rows) > section.most:
        message = _t(
            "There are %(count)s rows; at most %(limit)s are possible.", count=len(rows), limit=section.most
        )
        first_too_many = rows[section.most].get(ROW_ID, "")
        yield Issue(section=section.key, field=section.fields[0].key, row=first_too_many, message=message)
    ahead = carried.places(values)
    for row in rows or ({},):
        for field in section.fields_in(version):
            if field.applies(row):
                yield from _field_issues(section, field, version, row, ahead)


def _no_rows(section: Section, values: Values) -> Issue:
    stored = section.stored_rows(values)
    return Issue(
        section=section.key,
        field=section.fields[0].key,
        row=stored[0][ROW_ID] if stored else FIRST_ROW,
        trouble=Trouble.MISSING,
        of_section=True,
        message=section.at_least_one,
    )


def _field_issues(
    section: Section, field: Field, version: Version, row: Row, ahead: frozenset[str]
) -> Iterator[Issue]:
    text = row.get(field.key, "")
    row_id = row.get(ROW_ID, "") if section.repeats else ""
    place = partial(Issue, section=section.key, field=field.key, row=row_id)
    if not text.strip():
        if field.need(version) is Need.REQUIRED:
            yield place(trouble=Trouble.MISSING, message=_t("This answer is missing."))
        return
    message = malformed(field, text)
    if message:
        yield place(message=message)
    elif carried.place(section.key, row_id, field.key) in ahead:
        yield place(message=STILL_AHEAD)


def malformed(field: Field, text: str) -> Text | None:
    """What is wrong with one answer taken by itself, or None."""
    if field.kind is Kind.LONG_TEXT:
        words = len(text.split())
        too_long = _t(
            "This answer has %(count)s words; at most %(limit)s are possible.", count=words, limit=MAX_WORDS
        )
        return too_long if words > MAX_WORDS else None
    if len(text) > MAX_LINE:
        return _t(
            "This answer has %(count)s characters; at most %(limit)s are possible.",
            count=len(text),
            limit=MAX_LINE,
        )
    check = CHECKS.get(field.kind)
    return check(field, text) if check else None


def _email(_field: Field, text: str) -> Text | None:
    return (
        None
        if is_email(text)
        else _t("This is not an e-mail address. One looks like anna.berzina@example.org.")
    )


def _date(_field: Field, text: str) -> Text | None:
    return None if iso_date(text) else _t("This is not a date. Write day, month and year: 31.01.2026.")


def _choice(field: Field, text: str) -> Text | None:
    known = any(choice.key == text for choice in field.choices)
    return None if known else _t("This is not one of the possible answers. Choose one from the list.")


def _esco(_field: Field, text: str) -> Text | None:
    if ESCO_ADDRESS.fullmatch(text):
        return None
    return _t(
        "This is not the address of an ESCO skill. One begins with %(prefix)s and ends with letters and "
        "digits of its own.",
        prefix=ESCO_PREFIX,
    )


def _number(_field: Field, text: str) -> Text | None:
    return (
        None
        if text.isascii() and text.isdigit()
        else _t("This is not a number. Write digits only, for example 16.")
    )


CHECKS = {
    Kind.NUMBER: _number,
    Kind.EMAIL: _email,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.ESCO_URI: _esco,
}
