"""Mobilities as rows of the table."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bm_workspace.exchange.columns import Column, Sort, Surroundings, dictionary, hint, kept_columns
from bm_workspace.exchange.derived import DERIVED
from bm_workspace.exchange.escaping import escaped
from bm_workspace.schema.rules import answer, iso_date
from bm_workspace.schema.types import Kind


def header() -> list[str]:
    """The titles, as the module names them."""
    return [column.title for column in kept_columns()]


def template(around: Surroundings, language: str) -> list[list[str]]:
    """The header row and the row of hints."""
    return [header(), [escaped(hint(column, around, language)) for column in kept_columns()]]


def export(
    mobilities: Iterable[tuple[str, Mapping[str, Any]]], around: Surroundings, language: str
) -> Iterator[list[str]]:
    """Header and a row for each mobility, given by Mobility activity ID and answers."""
    yield header()
    for activity_id, values in mobilities:
        yield [escaped(text) for text in row_of(activity_id, values, around, language)]


def row_of(activity_id: str, values: Mapping[str, Any], around: Surroundings, language: str) -> list[str]:
    """The cells of one mobility, not escaped."""
    return [shown(column, activity_id, values, around, language) for column in kept_columns()]


def shown(
    column: Column, activity_id: str, values: Mapping[str, Any], around: Surroundings, language: str
) -> str:
    """What a cell says of a mobility."""
    fixed = {
        Sort.GRANT: around.code,
        Sort.ACTIVITY_ID: activity_id,
        Sort.ACTIVITY_TYPE: answer(values, "activity", "activity_type"),
    }
    if column.sort in fixed:
        return fixed[column.sort]
    if column.sort is Sort.DERIVED:
        return DERIVED[column.derived](values, around, language)
    stored = answer(values, *column.place)
    if column.sort is Sort.OID:
        return next((oid for oid, name in around.organisations.items() if name == stored), "")
    if column.sort is Sort.ROLE and stored:
        stored = "yes" if stored == column.yes else "no"
    return _in_words(column, stored, around, language)


def _in_words(column: Column, stored: str, around: Surroundings, language: str) -> str:
    day = iso_date(stored) if column.field and column.field.kind is Kind.DATE else None
    if day:
        return day.strftime("%d-%m-%Y")
    entries = dictionary(column, around)
    return next((entry.label(language) for entry in entries if entry.key == stored), stored)
