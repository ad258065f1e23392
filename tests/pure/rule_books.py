"""The rule book as tables: what each document type demands, leaves open, and must not hold.

The template of agreement and certificate stands in domain facts 3.2; the two others are our reading (4).
"""

from collections.abc import Mapping
from typing import Any

import pytest

from bm_workspace.schema.types import DocumentType
from tests.pure.filled import AC, EM, LA, LP

TEMPLATE_SECTIONS = {  # before, after
    "participant": ("required", "required"),
    "mobility": ("required", "required"),
    "status": ("required", "required"),
    "hosting": ("required", "required"),
    "outcomes": ("required", "required"),
    "activities": ("required", "required"),
    "mentoring": ("required", "optional"),
    "assessment": ("required", "required"),
    "recognition": ("required", "required"),
    "provisions": ("optional", "must_go"),
    "contacts": ("required", "must_go"),
    "signatures": ("required", "required"),
}
TEMPLATE_FIELDS = {
    "participant full_name": ("required", "required"),
    "participant birth_date": ("optional", "optional"),
    "participant address": ("optional", "optional"),
    "mobility activity_type": ("required", "required"),
    "mobility field": ("required", "required"),
    "mobility mode": ("required", "required"),
    "mobility start_date": ("required", "required"),
    "mobility end_date": ("required", "required"),
    "status sending_name": ("required", "required"),
    "status sending_country": ("required", "required"),
    "status position": ("required", "required"),
    "status level": ("optional", "optional"),
    "hosting name": ("required", "required"),
    "hosting address": ("required", "required"),
    "hosting city": ("required", "required"),
    "hosting country": ("required", "required"),
    "hosting email": ("required", "required"),
    "hosting phone": ("optional", "optional"),
    "outcomes framework": ("required", "required"),
    "outcomes text": ("required", "required"),
    "activities tasks": ("required", "required"),
    "mentoring arrangements": ("required", "required"),
    "assessment format": ("required", "required"),
    "assessment criteria": ("required", "required"),
    "assessment procedure": ("required", "required"),
    "assessment result": ("absent", "required"),
    "recognition conditions": ("required", "required"),
    "recognition documents": ("required", "required"),
    "recognition reintegration": ("optional", "absent"),
    "recognition recognised": ("absent", "required"),
    "provisions text": ("required", "required"),
    "contacts participant_name": ("required", "required"),
    "contacts participant_email": ("required", "required"),
    "contacts participant_phone": ("required", "required"),
    "contacts guardian_name": ("optional", "optional"),
    "contacts guardian_email": ("optional", "optional"),
    "contacts guardian_phone": ("optional", "optional"),
    "contacts sending_name": ("required", "required"),
    "contacts sending_role": ("required", "required"),
    "contacts sending_email": ("required", "required"),
    "contacts sending_phone": ("required", "required"),
    "contacts hosting_name": ("required", "required"),
    "contacts hosting_role": ("required", "required"),
    "contacts hosting_email": ("required", "required"),
    "contacts hosting_phone": ("required", "required"),
    "signatures participant_name": ("required", "absent"),
    "signatures participant_place": ("optional", "absent"),
    "signatures participant_date": ("optional", "absent"),
    "signatures guardian_name": ("optional", "absent"),
    "signatures guardian_place": ("optional", "absent"),
    "signatures guardian_date": ("optional", "absent"),
    "signatures sending_name": ("required", "optional"),
    "signatures sending_role": ("optional", "optional"),
    "signatures sending_place": ("optional", "optional"),
    "signatures sending_date": ("optional", "optional"),
    "signatures hosting_name": ("required", "optional"),
    "signatures hosting_role": ("optional", "optional"),
    "signatures hosting_place": ("optional", "optional"),
    "signatures hosting_date": ("optional", "optional"),
    "signatures issue_date": ("absent", "required"),
}
CONDITIONAL = {"competence", "esco_label", "esco_uri", "framework_name"}
"""Fields of an outcome that only one framework asks for; they have a table of their own."""

PROGRAMME_SECTIONS = {
    "mobility": "required",
    "sending": "required",
    "hosting": "required",
    "group": "required",
    "outcomes": "required",
    "plan": "required",
    "supervision": "required",
    "assessment": "required",
    "recognition": "required",
    "provisions": "optional",
    "signatures": "required",
    "participants": "required",
}
SENDING_FIELDS = {
    "sending name": "required",
    "sending country": "required",
    "sending address": "optional",
    "sending email": "required",
}
PROGRAMME_FIELDS = SENDING_FIELDS | {
    "group title": "required",
    "group participants": "required",
    "group profile": "required",
    "group accompanying": "required",
    "group lead": "required",
    "plan date": "required",
    "plan activity": "required",
    "plan place": "required",
    "plan responsible": "required",
    "plan outcome": "optional",
    "supervision arrangements": "required",
    "signatures sending_name": "required",
    "signatures sending_role": "optional",
    "signatures sending_place": "optional",
    "signatures sending_date": "optional",
    "signatures hosting_name": "required",
    "signatures hosting_role": "optional",
    "signatures hosting_place": "optional",
    "signatures hosting_date": "optional",
    "participants name": "required",
    "participants role": "required",
    "participants note": "optional",
}
ACCOMPANYING_SECTIONS = {
    "participant": "required",
    "mobility": "required",
    "sending": "required",
    "hosting": "required",
    "accompanied": "required",
    "presence": "required",
    "signatures": "required",
}
ACCOMPANYING_FIELDS = SENDING_FIELDS | {
    "participant full_name": "required",
    "participant accompanying_type": "required",
    "accompanied activity": "required",
    "accompanied tasks": "required",
    "presence start_date": "required",
    "presence end_date": "required",
    "signatures sending_name": "optional",
    "signatures sending_role": "optional",
    "signatures sending_place": "optional",
    "signatures sending_date": "optional",
    "signatures hosting_name": "optional",
    "signatures hosting_role": "optional",
    "signatures hosting_place": "optional",
    "signatures hosting_date": "optional",
    "signatures issue_date": "required",
}

Table = Mapping[str, str]
"""What the rule book says of each section, or of each field as `section field`."""


def column(table: Mapping[str, tuple[str, str]], place: int, *sections: str) -> dict[str, str]:
    """What the template says before (0) or after (1), of some of its sections or of all."""
    return {k: needs[place] for k, needs in table.items() if not sections or k.split()[0] in sections}


SECTIONS: Mapping[str, Table] = {
    "LA": column(TEMPLATE_SECTIONS, 0),
    "EM": column(TEMPLATE_SECTIONS, 1),
    "LP": PROGRAMME_SECTIONS,
    "AC": ACCOMPANYING_SECTIONS,
}
TAKEN_OVER = ("mobility", "hosting", "outcomes", "assessment", "recognition", "provisions")
FIELDS: Mapping[str, Table] = {
    "LA": column(TEMPLATE_FIELDS, 0),
    "EM": column(TEMPLATE_FIELDS, 1),
    "LP": column(TEMPLATE_FIELDS, 0, *TAKEN_OVER) | PROGRAMME_FIELDS,
    "AC": column(TEMPLATE_FIELDS, 1, "mobility", "hosting") | ACCOMPANYING_FIELDS,
}
TYPES: Mapping[str, DocumentType] = {"LA": LA, "EM": EM, "LP": LP, "AC": AC}


def cases(tables: Mapping[str, Table], *needs: str) -> list[Any]:
    """Type and place of everything that the tables call one of these needs."""
    return [
        pytest.param(TYPES[code], *place.split(), id=f"{code}-{place.replace(' ', '-')}")
        for code, table in tables.items()
        for place, need in table.items()
        if need in needs
    ]
