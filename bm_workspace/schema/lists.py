"""Code lists read from `fixtures/`: facts that may be corrected without touching code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bm_workspace.paths import folder
from bm_workspace.schema.vocabulary import Choice


@dataclass(frozen=True, kw_only=True)
class ActivityType:
    """One activity type of the Beneficiary Module (domain facts 2.5); days exclude travel."""

    key: str
    code: str
    fields: tuple[str, ...]
    group: str
    min_days: int
    max_days: int
    names: Mapping[str, str] = field(hash=False)
    printed: Mapping[str, str] = field(hash=False)
    agreement_required: bool
    from_call: int = 0
    """The first call year that has it."""

    @property
    def is_for_learners(self) -> bool:
        return self.group == "learner"


@cache
def read(name: str) -> Any:
    """The parsed content of `fixtures/<name>.json`."""
    return json.loads((folder("fixtures") / f"{name}.json").read_text(encoding="utf-8"))


@cache
def activity_types() -> Mapping[str, ActivityType]:
    """Activity types by their key in the module, e.g. `LM-LONG-VET`."""
    entries = [
        ActivityType(**{**entry, "fields": tuple(entry["fields"])}) for entry in read("activity_types")
    ]
    return {entry.key: entry for entry in entries}


def offered_activities(field: str, call_year: int, kind: str) -> Mapping[str, ActivityType]:
    """The activity types of a project's field and call year, for individual or group mobilities."""
    return {
        key: entry
        for key, entry in activity_types().items()
        if field in entry.fields
        and entry.from_call <= call_year
        and (entry.group == "group") == (kind == "group")
    }


def activity_choices() -> tuple[Choice, ...]:
    """Activity types as a document prints them, programme first."""
    return tuple(Choice(key=entry.key, labels=entry.printed) for entry in activity_types().values())


@cache
def choices(name: str) -> tuple[Choice, ...]:
    """A plain code list of `fixtures/code_lists.json`: countries, fields, modes, key competences …"""
    return tuple(
        Choice(key=entry["key"], labels=entry["labels"], meanings=entry.get("meanings", {}))
        for entry in read("code_lists")[name]
    )


def label(name: str, key: str, language: str) -> str:
    """What people read for a key of a code list; an unknown key reads as itself."""
    return next((choice.label(language) for choice in choices(name) if choice.key == key), key)


def most_participants(action: str) -> int | None:
    """How many participants of a project may be complete at most; None where there is no limit."""
    most: int = read("limits")["sport_participants"]
    return most if action == "KA182" else None


def guardian_signs_under() -> int:
    """The age in full years below which the legal guardian signs as well."""
    age: int = read("limits")["guardian_signs_under"]
    return age
