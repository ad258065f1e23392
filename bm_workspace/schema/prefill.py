"""What a new document holds from the start: taken from its mobility, or carried over from an agreement."""

from collections.abc import Mapping
from typing import Any

from bm_workspace.schema.lists import activity_types
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import DocumentType, Need, Row, Section, Values

ADDRESS = ("address", "city", "country", "email", "phone")


def prefilled(values: Values, *, field: str, sending: Row, hosting: Row) -> dict[str, Any]:
    """The answers that a mobility already gives (domain facts 1.8): not outcomes, tasks or signatures.

    `sending` and `hosting` are facts of the two organisations, empty where they are not known.
    """
    first, last = answer(values, "participant", "first_name"), answer(values, "participant", "last_name")
    activity = answer(values, "activity", "activity_type")
    return {
        "participant": {
            "full_name": f"{first} {last}".strip(),
            "birth_date": answer(values, "participant", "birth_date"),
        },
        "mobility": {
            "activity_type": activity if activity in activity_types() else "",
            "field": field,
            "mode": "blended" if answer(values, "activity", "blended") == "yes" else "physical",
            "start_date": answer(values, "duration", "start_date"),
            "end_date": answer(values, "duration", "end_date"),
        },
        "status": {
            "sending_name": answer(values, "from_to", "sending"),
            "sending_country": sending.get("country", ""),
        },
        "hosting": {
            "name": answer(values, "from_to", "receiving"),
            **{key: hosting.get(key, "") for key in ADDRESS},
        },
    }


def carried_over(document_type: DocumentType, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a document started from another: copied, sections that must go included."""
    values = {}
    for section in document_type.sections:
        found = answers.get(section.key)
        if not found or section.need(document_type.version) is Need.ABSENT:
            continue
        rows = [_carried(section, document_type, row) for row in (found if section.repeats else [found])]
        values[section.key] = rows if section.repeats else rows[0]
    return values


def _carried(section: Section, document_type: DocumentType, row: Row) -> dict[str, str]:
    left = {f.key for f in section.fields if f.need(document_type.version) is Need.ABSENT or not f.carries}
    return {key: text for key, text in row.items() if key not in left}
