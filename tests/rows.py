"""Every section that repeats, of every document type, and what is good or wrong in one of its rows."""

from collections.abc import Mapping
from typing import Any

import pytest

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.rules import ESCO_PREFIX
from bm_workspace.schema.types import MAX_LINE, MAX_WORDS, ROW_ID, Field, Kind, Row, Section

SECTIONS = {
    f"{document_type.code}-{section.key}": (document_type, section)
    for document_type in DOCUMENT_TYPES.values()
    for section in document_type.sections
    if section.repeats
}
every_section_of_rows = pytest.mark.parametrize(("document_type", "section"), SECTIONS.values(), ids=SECTIONS)
OF_ONE_TYPE = {section.key: pair for pair in reversed(SECTIONS.values()) for section in pair[1:]}
each_section_of_rows_once = pytest.mark.parametrize(
    ("document_type", "section"), OF_ONE_TYPE.values(), ids=OF_ONE_TYPE
)

NOT_ESCO = (
    "http://data.europa.eu/esco/occupation/1",
    "https://data.europa.eu/esco/skill/1",
    "http://data.europa.eu/esco/skill",
    "http://example.org/http://data.europa.eu/esco/skill/1",
    "HTTP://DATA.EUROPA.EU/ESCO/SKILL/1",
    "http://data.europa.eu/esco/skill/",
    'http://data.europa.eu/esco/skill/1"><b>',
    "http://data.europa.eu/esco/skill/1 2",
    "http://data.europa.eu/esco/skill/../occupation/1",
    "http://data.europa.eu/esco/skill/ž",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "install lighting",
)
"""What is no address of one of ESCO's skills."""

WRONG: Mapping[Kind, tuple[str, ...]] = {
    Kind.LINE: ("ņ" * (MAX_LINE + 1),),
    Kind.LONG_TEXT: ("vārds " * (MAX_WORDS + 1),),
    Kind.EMAIL: ("anna@", "x" * (MAX_LINE + 1)),
    Kind.DATE: ("31.02.2026", "some day", "2026-W05-1", "1", "👍"),
    Kind.CHOICE: ("no such answer", "👍", "<script>", "x" * (MAX_LINE + 1)),
    Kind.ESCO_URI: (*NOT_ESCO, ESCO_PREFIX + "x" * MAX_LINE),
    Kind.NUMBER: ("-1", "1.5", "sixteen", "²", "9" * (MAX_LINE + 1)),
}
"""Malformed answers of each kind."""


def siblings(section: Section, field: Field) -> dict[str, str]:
    """The answers that make a field apply."""
    return dict([field.only_if]) if field.only_if else {}


def good_row(section: Section, row_id: str, **answers: str) -> Row:
    """A row with a good answer to every question that applies, unlike any other row."""
    row: dict[str, Any] = {ROW_ID: row_id, **answers}
    for field in section.fields:
        if field.key not in row and field.applies(row):
            row[field.key] = _good(field, row_id)
    return row


def _good(field: Field, row_id: str) -> str:
    if field.choices:
        return field.choices[0].key
    return {Kind.DATE: "2026-03-02", Kind.ESCO_URI: f"{ESCO_PREFIX}{row_id}"}.get(
        field.kind, f"Rinda {row_id}"
    )
