"""Answers that a certificate took over from its agreement and that still speak of the future.

They are marks beside the answers, under a key of their own: `{"outcomes/a1/text": "agreement"}`. A mark goes
when its answer is rewritten or confirmed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

CARRIED = "carried"
"""The key of the marks among a document's values; no section has it."""

FROM = "agreement"


def place(section: str, row: str, field: str) -> str:
    """The name of one answer's place; `row` is empty where the section does not repeat."""
    return f"{section}/{row}/{field}"


def places(values: Mapping[str, Any]) -> frozenset[str]:
    """The places of all answers that are neither rewritten nor confirmed."""
    return frozenset(values.get(CARRIED) or ())


def without(values: Mapping[str, Any], gone: Iterable[str]) -> dict[str, Any]:
    """The values without the marks at these places."""
    return _marked_only(values, places(values) - frozenset(gone))


def with_(values: Mapping[str, Any], more: Iterable[str]) -> dict[str, Any]:
    """The values with marks at these places as well."""
    return _marked_only(values, places(values) | frozenset(more))


def _marked_only(values: Mapping[str, Any], where: frozenset[str]) -> dict[str, Any]:
    others = {key: answers for key, answers in values.items() if key != CARRIED}
    return {**others, CARRIED: marked(where)} if where else others


def of_section(values: Mapping[str, Any], section: str) -> frozenset[str]:
    """The marked places of one section."""
    return frozenset(found for found in places(values) if found.startswith(f"{section}/"))


def marked(where: Iterable[str]) -> dict[str, str]:
    """Marks at these places, as stored."""
    return dict.fromkeys(sorted(where), FROM)
