"""Mobilities of the scenario as rows: dates counted from the day of opening or the project's start."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from bm_workspace.schema.types import ROW_ID
from bm_workspace.store.records import mobility_columns


def mobility(
    entry: Mapping[str, Any],
    kind: str,
    number: str,
    project: Mapping[str, Any],
    organisations: Mapping[str, Mapping[str, str]],
    now: datetime,
) -> dict[str, Any]:
    """One mobility as a row; `organisations` are known by their OID."""
    starts_on = first_day(entry, project, now.date())
    ends_on = starts_on + timedelta(days=entry["days"] - 1)
    values = _values(entry, organisations, starts_on, ends_on)
    return {
        "id": uuid4(),
        "project_id": project["id"],
        "number": number,
        "kind": kind,
        **mobility_columns(kind, number, entry["activity_id"], values),
        "revision": 1,
        "deleted_at": None,
    }


def first_revision(row: Mapping[str, Any], author: str, now: datetime) -> dict[str, Any]:
    """The revision that a mobility of the scenario begins with."""
    kept = {"mobility_id": row["id"], "activity_id": row["activity_id"], "values": row["values"]}
    return {**kept, "number": 1, "action": "created", "changed": [], "author": author, "saved_at": now}


def first_day(entry: Mapping[str, Any], project: Mapping[str, Any], today: date) -> date:
    """The first day of a stay."""
    origin = project["starts_on"] if entry["starts"]["from"] == "project" else today
    return origin + timedelta(days=entry["starts"]["days"])


def _values(
    entry: Mapping[str, Any], organisations: Mapping[str, Mapping[str, str]], starts_on: date, ends_on: date
) -> dict[str, Any]:
    sending, receiving = (organisations.get(entry.get(side, ""), {}) for side in ("sending", "receiving"))
    activity = ("activity_type", "role", "accompanying_type", "blended", "title", "content")
    values: dict[str, Any] = {
        "activity": {key: entry[key] for key in activity if entry.get(key)},
        "from_to": {
            "sending": sending.get("name", ""),
            "receiving": receiving.get("name", ""),
            "country": receiving.get("country", ""),
        },
        "duration": {
            "start_date": starts_on.isoformat(),
            "end_date": ends_on.isoformat(),
            "travel_days": str(entry.get("travel_days", "")),
        },
        "comments": {"text": entry.get("comments", "")},
    }
    if entry.get("participant"):
        values["participant"] = _person(entry["participant"], starts_on)
    if "subgroups" in entry:
        values["lead"], values["subgroups"] = (
            dict(entry["lead"]),
            [
                _subgroup(place, {**values["duration"], **subgroup})
                for place, subgroup in enumerate(entry["subgroups"], start=1)
            ],
        )
    return values


def _subgroup(place: int, subgroup: Mapping[str, Any]) -> dict[str, str]:
    kept = {key: str(value) for key, value in subgroup.items() if key != "travel_days"}
    return {ROW_ID: f"s{place}", **kept}


def _person(person: Mapping[str, Any], starts_on: date) -> dict[str, str]:
    kept = ("first_name", "last_name", "email", "gender", "nationality", "fewer_opportunities")
    answers = {key: person[key] for key in kept if person.get(key)}
    born = person.get("birth_date") or _birth_date(person, starts_on)
    return {**answers, "birth_date": born}


def _birth_date(person: Mapping[str, Any], on: date) -> str:
    """The date of birth of somebody who is so many full years old on a day."""
    if "age" not in person:
        return ""
    month, day = (int(part) for part in person["birthday"].split("-"))
    had_it = (month, day) <= (on.month, on.day)
    return date(on.year - person["age"] - (0 if had_it else 1), month, day).isoformat()
