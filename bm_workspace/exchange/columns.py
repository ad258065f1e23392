"""The columns of the table of mobilities, from `fixtures/exchange_columns.json`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from bm_workspace.schema.lists import choices, offered_activities, read
from bm_workspace.schema.mobility import INDIVIDUAL
from bm_workspace.schema.types import Field, Kind, Need
from bm_workspace.schema.vocabulary import Choice
from bm_workspace.wording import LANGUAGES, Text, _t, say

MANY = 6
"""A dictionary of more entries is not written out in the row of hints."""

NAMES = {"first_name": "Anna", "last_name": "Bērziņa"}
HINT_MARK = "*"
"""What the hint of a mandatory column begins with."""


class Sort(StrEnum):
    """What a column says."""

    GRANT = "grant"
    ACTIVITY_TYPE = "activity_type"
    ACTIVITY_ID = "activity_id"
    OID = "oid"
    ROLE = "role"
    ANSWER = "answer"
    DERIVED = "derived"
    NOT_KEPT = "not_kept"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: titles, where its answer stands or what it follows from, the answer that a yes means."""

    titles: Mapping[str, str] = field(hash=False)
    sort: Sort
    section: str = ""
    field: Field | None = None
    yes: str = ""
    derived: str = ""

    @property
    def title(self) -> str:
        """The name in the module, which the header row has in every language."""
        return self.titles["en"]

    @property
    def place(self) -> tuple[str, str]:
        """Section and field of the answer."""
        return self.section, self.field.key if self.field else ""

    @property
    def is_read(self) -> bool:
        """Whether an import takes over what stands in it."""
        return self.sort not in (Sort.DERIVED, Sort.NOT_KEPT)

    @property
    def is_mandatory(self) -> bool:
        """Whether a mobility without it is no more than a draft, or cannot be read at all."""
        keys = (Sort.GRANT, Sort.ACTIVITY_ID, Sort.ACTIVITY_TYPE)
        if self.sort in keys or self.field is None:
            return self.sort in keys
        needs = (INDIVIDUAL.section(self.section).before, self.field.before)
        return needs == (Need.REQUIRED, Need.REQUIRED)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What of a project the cells are read by: its code, activity types, organisations as OID → name.

    `places` are countries and cities of the organisations by their names.
    """

    code: str
    education: str
    call_year: int
    organisations: Mapping[str, str] = field(hash=False)
    places: Mapping[str, tuple[str, str]] = field(hash=False, default_factory=dict)

    @cached_property
    def activities(self) -> tuple[Choice, ...]:
        """The activity types that the project offers to individual mobilities."""
        offered = offered_activities(self.education, self.call_year, "individual")
        return tuple(Choice(key=entry.key, labels=entry.names) for entry in offered.values())


@cache
def columns() -> tuple[Column, ...]:
    """All columns that are known, in their order."""
    return tuple(_column(entry) for entry in read("exchange_columns")["columns"])


@cache
def kept_columns() -> tuple[Column, ...]:
    """The columns that are written: those with a place in a mobility, and what follows from them."""
    return tuple(column for column in columns() if column.sort is not Sort.NOT_KEPT)


def _column(entry: Mapping[str, Any]) -> Column:
    titles = {language: entry[language] for language in LANGUAGES}
    if "from" in entry:
        return Column(titles=titles, sort=Sort.DERIVED, derived=entry["from"])
    if "at" not in entry:
        return Column(titles=titles, sort=Sort(entry.get("is", "not_kept")))
    section, key = entry["at"]
    asked = next(f for f in INDIVIDUAL.section(section).fields if f.key == key)
    sort = Sort(entry.get("is", "role" if "yes" in entry else "answer"))
    return Column(titles=titles, sort=sort, section=section, field=asked, yes=entry.get("yes", ""))


def folded(text: str) -> str:
    """Letters and digits alone: capitals, spaces and marks do not matter."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@cache
def by_title() -> Mapping[str, Column]:
    """The columns by their folded titles in each language."""
    return {folded(title): column for column in columns() for title in column.titles.values()}


def dictionary(column: Column, around: Surroundings) -> tuple[Choice, ...]:
    """The entries that a cell of the column may name; none where anything may stand."""
    if column.sort is Sort.ACTIVITY_TYPE:
        return around.activities
    if column.sort is Sort.ROLE:
        return choices("yes_no")
    return column.field.choices if column.field else ()


def example(column: Column, around: Surroundings, language: str) -> str:
    """A right value."""
    found: Sequence[Choice] = dictionary(column, around)
    if column.sort is Sort.ACTIVITY_TYPE:
        return found[0].key if found else ""
    if found:
        return found[0].label(language)
    kind = column.field.kind if column.field else Kind.LINE
    ready = {
        Kind.DATE: "31-01-2026",
        Kind.NUMBER: "2",
        Kind.EMAIL: "anna.berzina@example.org",
        Kind.ORGANISATION: next(iter(around.organisations.values()), ""),
    }
    by_sort = {
        Sort.GRANT: around.code,
        Sort.ACTIVITY_ID: "LONGT-0001",
        Sort.OID: next(iter(around.organisations), ""),
    }
    named = NAMES.get(column.field.key if column.field else "", "")
    return by_sort.get(column.sort) or ready.get(kind, "") or named


def hint(column: Column, around: Surroundings, language: str) -> str:
    """What the second row of the template says: mandatory, dictionary, format."""
    if column.sort is Sort.DERIVED:
        return say(_t("worked out, not read"), language)
    entries = dictionary(column, around)
    parts: list[Text | str] = [_t("* mandatory") if column.is_mandatory else _t("optional")]
    if entries:
        words = [e.key if column.sort is Sort.ACTIVITY_TYPE else e.label(language) for e in entries]
        named = " / ".join(words[:MANY]) + (" / …" if len(words) > MANY else "")
        parts.append(_t("DICT: %(entries)s", entries=named))
    elif column.field and column.field.kind is Kind.DATE:
        parts.append(_t("DD-MM-YYYY"))
    elif column.field and column.field.kind is Kind.NUMBER:
        parts.append(_t("whole number"))
    elif column.sort is Sort.GRANT:
        parts.append(around.code)
    return "; ".join(say(part, language) for part in parts)
