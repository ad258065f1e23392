"""Code lists read from `fixtures/`: facts that may be corrected without touching code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bm_workspace.identifiers import NEWEST_CALL
from bm_workspace.paths import folder
from bm_workspace.schema.vocabulary import Choice


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """Shortest and longest stay from a call year on; `mark` says how sure it is, as domain facts 2.5 do."""

    from_call: int
    min: int
    max: int
    mark: str
    min_fewer_opportunities: int | None = None
    """The shortest stay of participants with fewer opportunities, where it is another."""

    def shortest(self, fewer_opportunities: bool | None) -> int:
        """The shortest stay; None where it is not known whether there are fewer opportunities."""
        return self.min if fewer_opportunities is False else self.min_fewer_opportunities or self.min


@dataclass(frozen=True, kw_only=True)
class ActivityType:
    """One activity type of the Beneficiary Module (domain facts 2.5); days exclude travel."""

    key: str
    code: str
    fields: tuple[str, ...]
    group: str
    days: tuple[Lasting, ...] = field(hash=False)
    """How long it may last: the last one whose call year has come holds."""
    names: Mapping[str, str] = field(hash=False)
    printed: Mapping[str, str] = field(hash=False)
    agreement_required: bool
    from_call: int = 0
    """The first call year that has it."""
    min_participants: int = 0
    """How many participants a group has at least."""

    def lasting(self, call_year: int = NEWEST_CALL) -> Lasting:
        """How long it may last in a call year; before the first that is known, as in that."""
        return next((days for days in reversed(self.days) if days.from_call <= call_year), self.days[0])

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
    return {entry["key"]: _activity_type(entry) for entry in read("activity_types")}


def _activity_type(entry: Mapping[str, Any]) -> ActivityType:
    days = tuple(Lasting(**row) for row in entry["days"])
    return ActivityType(**{**entry, "fields": tuple(entry["fields"]), "days": days})


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
    most: Mapping[str, int] = read("limits")["most_participants"]
    return most.get(action)


def has_groups(action: str) -> bool:
    """Whether projects of an action have group mobilities."""
    return action not in read("limits")["without_groups"]


def guardian_signs_under() -> int:
    """The age in full years below which the legal guardian signs as well."""
    age: int = read("limits")["guardian_signs_under"]
    return age
