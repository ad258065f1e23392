"""A document in which every answer can be told from every other, and what its print must therefore say."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any

from bm_workspace.in_words import in_words
from bm_workspace.schema.rules import ESCO_PREFIX
from bm_workspace.schema.types import ROW_ID, DocumentType, Field, Kind, Need, Row, Section

ROWS = {"outcomes": [{"framework": letter} for letter in "CABA"], "plan": [{}] * 2, "participants": [{}] * 3}
"""How many rows a repeating section has, and what is chosen in each."""

ORDER = {"outcomes": [2, 4, 3, 1]}
"""The places of the rows in the order of printing, where it is another one: A, A, B, C."""

FIRST_DAY = date(2031, 1, 1)


class Tokens:
    """Gives an answer that no other question has; only a choice cannot be made unlike others."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def answer(self, field: Field) -> str:
        number = next(self.numbers)
        token = f"q{number:03}q"
        made = {
            Kind.LONG_TEXT: f"{token} first\n\n{token} last",
            Kind.EMAIL: f"{token}@example.org",
            Kind.DATE: (FIRST_DAY + timedelta(days=number)).isoformat(),
            Kind.NUMBER: f"{90_000 + number}",
            Kind.ESCO_URI: f"{ESCO_PREFIX}{token}",
        }
        if field.choices:
            return field.choices[number % len(field.choices)].key
        return made.get(field.kind, token)

    def row(self, section: Section, document_type: DocumentType, chosen: Row) -> dict[str, str]:
        row = dict(chosen)
        for field in section.fields_in(document_type.version):
            if field.key not in row and field.applies(row):
                row[field.key] = self.answer(field)
        return row


def with_tokens(document_type: DocumentType) -> dict[str, Any]:
    """Every question of the type answered, those of sections that must go among them."""
    tokens, values = Tokens(), {}
    for section in document_type.sections:
        if section.need(document_type.version) is Need.ABSENT:
            continue
        chosen = ROWS[section.key] if section.repeats else [{}]
        rows = [tokens.row(section, document_type, row) for row in chosen]
        values[section.key] = (
            [{ROW_ID: f"r{place}", **row} for place, row in enumerate(rows)] if section.repeats else rows[0]
        )
    return values


def printed_answers(document_type: DocumentType, values: Any, language: str) -> Iterator[str]:
    """Every answer as printed, in order, without blanks; a framework is said by its group's name."""
    for section in document_type.shown_sections(values):
        rows = section.rows(values)
        for place in ORDER.get(section.key, range(1, len(rows) + 1)):
            row = rows[place - 1]
            for field in section.fields_in(document_type.version):
                if field.applies(row) and field.key != section.groups_by:
                    yield "".join(in_words(field, row[field.key], language).split())
