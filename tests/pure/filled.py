"""Values that are fully encoded, made from the declaration: a new type is covered once it is registered."""

from typing import Any

import pytest

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.rules import ESCO_PREFIX
from bm_workspace.schema.types import ROW_ID, Declaration, Field, Kind, Need, Section, Version
from bm_workspace.status import issues

LA, EM = DOCUMENT_TYPES["learning_agreement"], DOCUMENT_TYPES["mobility_certificate"]
LP, AC = DOCUMENT_TYPES["group_programme"], DOCUMENT_TYPES["accompanying_certificate"]
BOTH = pytest.mark.parametrize("document_type", [LA, EM], ids=["LA", "EM"])

GOOD = {
    Kind.LINE: "Jēkabs Ģirģensons",
    Kind.LONG_TEXT: "Pirmā rinda.\n\nTrešā rinda.",
    Kind.EMAIL: "jekabs@example.org",
    Kind.DATE: "2026-03-02",
    Kind.NUMBER: "1",
    Kind.ORGANISATION: "Ābeļkalna tehnikums",
    Kind.ESCO_URI: f"{ESCO_PREFIX}00064735-8fad-454b-90c7-ed858cc993f2",
}
CHOSEN = {
    "activity_type": "SM-TTA",  # 2 to 365 days: most dates fit
    "framework": "A",
    "end_date": "2026-05-30",
    "birth_date": "1990-02-28",
    "travel_days": "2",
    "sending_date": "2027-12-30",
    "hosting_date": "2027-12-30",
    "issue_date": "2027-12-31",
    "accompanying": "0",
    "receiving": "Elbtal Ausbildungszentrum",
    "force_majeure": "no",
    "interruption_days": "0",
}
"""Answers that must agree with one another."""


def answer_to(field: Field) -> str:
    """A good answer to any question."""
    return CHOSEN.get(field.key) or GOOD.get(field.kind) or field.choices[0].key


def answered(section: Section, version: Version, **chosen: str) -> dict[str, str]:
    """Every question of a section that applies, answered; `chosen` answers come first."""
    row: dict[str, str] = {}
    for field in section.fields_in(version):
        if field.applies({**row, **chosen}):
            row[field.key] = chosen.get(field.key) or answer_to(field)
    return row


def filled(declaration: Declaration, **changes: Any) -> dict[str, Any]:
    """Everything answered that this version may hold; `changes` go in by section, None takes one out."""
    values: dict[str, Any] = {}
    for section in declaration.sections:
        if section.need(declaration.version) in (Need.REQUIRED, Need.OPTIONAL):
            row = answered(section, declaration.version)
            values[section.key] = [{ROW_ID: "r1", **row}] if section.repeats else row
    if "activity" in values and declaration in DECLARED.values():
        values["activity"]["activity_type"] = CHOSEN["activity_type"]  # fixed, and so no question
    for key, change in changes.items():
        values[key] = {**values.get(key, {}), **change} if isinstance(change, dict) else change
    return {key: answers for key, answers in values.items() if answers is not None}


def found(declaration: Declaration, values: Any) -> list[tuple[str, str, str]]:
    """What is wrong, as section, field and trouble."""
    return [(i.section, i.field, i.trouble.value) for i in issues(declaration, values)]
