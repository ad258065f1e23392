"""How a cell becomes an answer, and why it cannot."""

from collections.abc import Mapping
from functools import cache

from bm_workspace.answers import read_date, to_stored
from bm_workspace.exchange.columns import Column, Sort, Surroundings, by_title, dictionary, example, folded
from bm_workspace.keys import title_key
from bm_workspace.schema.mobility_rules import number
from bm_workspace.schema.rules import is_email
from bm_workspace.schema.types import MAX_ACTIVITY_ID, MAX_LINE, MAX_WORDS, Field, Kind
from bm_workspace.schema.vocabulary import Choice
from bm_workspace.wording import LANGUAGES, _t

REASONS = {
    "formula": _t("This is a formula, and formulas are not calculated. Put its value in the cell."),
    "error_value": _t("The spreadsheet shows an error here. Put a value in the cell."),
    "beyond": _t("There is no column title above this cell."),
    "grant_missing": _t("The grant agreement number is missing."),
    "grant_other": _t("This is not the grant agreement number of this project."),
    "id_missing": _t("The Mobility activity ID is missing: by it a row is known again."),
    "id_twice": _t("Another row of this file has the same Mobility activity ID."),
    "id_of_group": _t("A group mobility of this project has this Mobility activity ID."),
    "id_long": _t("A Mobility activity ID has at most %(most)s characters.", most=MAX_ACTIVITY_ID),
    "type_missing": _t("The activity type is missing: without it no mobility can be created."),
    "type_fixed": _t(
        "This mobility has another activity type, which is fixed. Duplicate it, or give a new ID."
    ),
    "roles": _t("Yes stands under Participant and under Accompanying person. Only one can be right."),
    "not_in_dictionary": _t("This value is not in the dictionary of the column."),
    "date": _t("This is no date that exists."),
    "number": _t("This is not a whole number of at most nine digits."),
    "email": _t("This does not have the form of an e-mail address."),
    "long": _t("The text is too long for this column."),
    "organisation": _t(
        "No participating organisation of the project has this name. Add it to the list first."
    ),
    "oid": _t("No participating organisation of the project has this OID. Add it to the list first."),
    "oid_differs": _t("OID and name belong to two different organisations."),
    "country_differs": _t(
        "This is not the country of that organisation. Leave the cell empty, and it follows."
    ),
}
"""Why a cell cannot be read, by the key under which an import keeps it."""

FROM_ANOTHER_CELL = {"country_differs"}
"""Reasons at which no value of the dictionary is right by itself: what is right follows from another cell."""


class Unreadable(ValueError):
    """A cell that is no answer; the key of the reason goes with it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_cell(column: Column, text: str, around: Surroundings) -> str:
    """The answer in a cell as it is stored; empty where nothing stands there. Raises Unreadable."""
    stored = to_stored(column.field, text) if column.field else " ".join(text.split())
    if not stored.strip():
        return ""
    if column.sort is Sort.OID:
        return _of_oid(stored, around)
    entries = dictionary(column, around)
    if entries:
        return _entry(stored, entries)
    return _checked(column.field, stored, around) if column.field else stored


def _entry(text: str, entries: tuple[Choice, ...]) -> str:
    try:
        return _words(entries)[folded(text)]
    except KeyError:
        raise Unreadable("not_in_dictionary") from None


@cache
def _words(entries: tuple[Choice, ...]) -> Mapping[str, str]:
    """Keys by every word for them: labels in each language, and the key itself, which comes first."""
    labels = {folded(entry.label(language)): entry.key for entry in entries for language in LANGUAGES}
    return labels | {folded(entry.key): entry.key for entry in entries}


def _of_oid(text: str, around: Surroundings) -> str:
    oid = "".join(text.split()).upper()
    if oid not in around.organisations:
        raise Unreadable("oid")
    return around.organisations[oid]


def _checked(field: Field, stored: str, around: Surroundings) -> str:
    if field.kind is Kind.DATE and read_date(stored) is None:
        raise Unreadable("date")
    if field.kind is Kind.NUMBER and stored != "0" * len(stored) and not number(stored):
        raise Unreadable("number")
    if field.kind is Kind.EMAIL and not is_email(stored):
        raise Unreadable("email")
    if field.kind is Kind.ORGANISATION:
        return _of_name(stored, around)
    if len(stored) > MAX_LINE if field.kind is not Kind.LONG_TEXT else len(stored.split()) > MAX_WORDS:
        raise Unreadable("long")
    return stored


def _of_name(text: str, around: Surroundings) -> str:
    key = title_key(text)
    for name in around.organisations.values():
        if title_key(name) == key:
            return name
    raise Unreadable("organisation")


def right_value(title: str, reason: str, around: Surroundings, language: str) -> str:
    """An example of what could be read in a column; empty where there is none."""
    column = by_title().get(folded(title))
    return example(column, around, language) if column and reason not in FROM_ANOTHER_CELL else ""
