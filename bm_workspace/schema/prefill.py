"""What a new document holds from the start: taken from its mobility, or carried over from an agreement."""

from collections.abc import Mapping, Sequence
from typing import Any

from bm_workspace.carried import CARRIED, marked, place
from bm_workspace.schema.lists import activity_types
from bm_workspace.schema.mobility_rules import number
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import ROW_ID, DocumentType, Need, Row, Section, Values

ADDRESS = ("address", "city", "country", "email", "phone")


def prefilled(
    document_type: DocumentType, values: Values, *, field: str, sending: Row, hosting: Row
) -> dict[str, Any]:
    """The answers that a mobility already gives (domain facts 1.8): not outcomes, tasks or signatures.

    `sending` and `hosting` are facts of the two organisations, empty where they are not known.
    """
    known = {
        **_people(values),
        "mobility": _stay(values, field),
        "presence": {key: answer(values, "duration", key) for key in ("start_date", "end_date")},
        "status": {
            "sending_name": answer(values, "from_to", "sending"),
            "sending_country": sending.get("country", ""),
        },
        "sending": {"name": answer(values, "from_to", "sending"), **_address(sending)},
        "hosting": {"name": answer(values, "from_to", "receiving"), **_address(hosting)},
    }
    return {
        section.key: {
            f.key: known[section.key].get(f.key, "") for f in section.fields if f.key in known[section.key]
        }
        for section in document_type.sections
        if section.key in known and not section.repeats
    }


def shared(document_type: DocumentType, values: Values) -> dict[str, Any]:
    """The text that a mobility in the database holds once for all its participants."""
    return {section.key: values[section.key] for section in document_type.sections if values.get(section.key)}


def without_guesses(given: Mapping[str, Row], values: Values) -> dict[str, dict[str, str]]:
    """What is given, but for what is empty, and for the mode where the mobility does not say it."""
    says_it = "activity" not in values or answer(values, "activity", "blended")
    silent = () if says_it else (("mobility", "mode"),)
    return {
        key: {field: text for field, text in row.items() if text.strip() and (key, field) not in silent}
        for key, row in given.items()
    }


def _people(values: Values) -> dict[str, dict[str, str]]:
    """Participant or accompanying person, and the group with its lead."""
    lead = _name(values, "lead")
    return {
        "participant": {
            "full_name": _name(values, "participant") or lead,
            "birth_date": answer(values, "participant", "birth_date"),
            "accompanying_type": answer(values, "activity", "accompanying_type"),
        },
        "accompanied": {"activity": answer(values, "activity", "title")},
        "group": {
            "title": answer(values, "activity", "title"),
            "participants": _people_in(values, "participants"),
            "accompanying": _people_in(values, "accompanying"),
            "lead": lead,
        },
    }


def _name(values: Values, section: str) -> str:
    return f"{answer(values, section, 'first_name')} {answer(values, section, 'last_name')}".strip()


def _people_in(values: Values, key: str) -> str:
    """How many people all subgroups have together; empty where there is no subgroup."""
    rows = [row for row in values.get("subgroups") or () if isinstance(row, Mapping)]
    return str(sum(number(row.get(key, "")) for row in rows)) if rows else ""


def _stay(values: Values, field: str) -> dict[str, str]:
    activity = answer(values, "activity", "activity_type")
    return {
        "activity_type": activity if activity in activity_types() else "",
        "field": field,
        "mode": "blended" if answer(values, "activity", "blended") == "yes" else "physical",
        "start_date": answer(values, "duration", "start_date"),
        "end_date": answer(values, "duration", "end_date"),
    }


def _address(organisation: Row) -> dict[str, str]:
    return {key: organisation.get(key, "") for key in ADDRESS}


def carried_over(document_type: DocumentType, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a document started from another: copied, sections that must go included.

    What the agreement said of the future is marked (`bm_workspace.carried`).
    """
    values: dict[str, Any] = {}
    ahead: list[str] = []
    for section in document_type.sections:
        found = answers.get(section.key)
        if not found or section.need(document_type.version) is Need.ABSENT:
            continue
        rows = [_carried(section, document_type, row) for row in (found if section.repeats else [found])]
        values[section.key] = rows if section.repeats else rows[0]
        ahead += _still_ahead(section, rows)
    return {**values, CARRIED: marked(ahead)} if ahead else values


def _still_ahead(section: Section, rows: Sequence[Row]) -> list[str]:
    return [
        place(section.key, row.get(ROW_ID, ""), f.key)
        for row in rows
        for f in section.fields
        if f.looks_ahead and row.get(f.key, "").strip()
    ]


def _carried(section: Section, document_type: DocumentType, row: Row) -> dict[str, str]:
    left = {f.key for f in section.fields if f.need(document_type.version) is Need.ABSENT or not f.carries}
    return {key: text for key, text in row.items() if key not in left}
