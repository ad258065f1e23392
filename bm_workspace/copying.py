"""What a copy of a document holds: for the same mobility all but the signing, for another nobody's data."""

from collections.abc import Mapping, Sequence
from typing import Any

from bm_workspace import carried
from bm_workspace.schema.prefill import carried_over
from bm_workspace.schema.types import DocumentType, Row, Values
from bm_workspace.taking_over import Given, came_from

OF_THE_PERSON = ("participant", "participants")
"""Sections about the people who go: a copy for another mobility begins them anew."""

BOXES_OF_THE_PERSON = ("participant_", "guardian_")
"""What the keys of the boxes for the participant and the legal guardian begin with, in any section."""


def copied(document_type: DocumentType, answers: Mapping[str, Any]) -> dict[str, Any]:
    """All answers but where and when was signed; what still speaks of the future goes on doing so."""
    values = carried_over(document_type, answers)
    return carried.with_(carried.without(values, carried.places(values)), carried.places(answers))


def copied_for_another(
    document_type: DocumentType, answers: Mapping[str, Any], *, given: Given, earlier: Sequence[Values]
) -> dict[str, Any]:
    """The copy for another mobility: that one's data instead of what `earlier` the former gave.

    An answer that was rewritten in the document comes along, unless it is about the person.
    """
    values = {
        key: _without_the_person(found)
        for key, found in copied(document_type, answers).items()
        if key not in OF_THE_PERSON
    }
    for key, row in given.items():
        kept = values.get(key, {})
        new = {f: text for f, text in row.items() if came_from(kept.get(f, ""), key, f, earlier)}
        values[key] = {**kept, **new}
    return values


def _without_the_person(found: Any) -> Any:
    if isinstance(found, Mapping):
        return _impersonal(found)
    return [_impersonal(row) for row in found]


def _impersonal(row: Row) -> dict[str, str]:
    return {key: text for key, text in row.items() if not key.startswith(BOXES_OF_THE_PERSON)}
