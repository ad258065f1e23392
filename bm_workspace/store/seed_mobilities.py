"""Mobilities of the scenario as rows: dates counted from the day of opening or the project's start."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from bm_workspace.keys import search_key, sort_key
from bm_workspace.schema.mobility import INDIVIDUAL
from bm_workspace.schema.types import ROW_ID
from bm_workspace.status import is_fully_encoded

COMPLETE, DRAFT = "complete", "draft"


def mobility(
    entry: Mapping[str, Any],
    kind: str,
    number: str,
    project: Mapping[str, Any],
    organisations: Mapping[str, Mapping[str, str]],
    today: date,
) -> dict[str, Any]:
    """One mobility as a row; `organisations` are known by their OID."""
    starts_on = first_day(entry, project, today)
    ends_on = starts_on + timedelta(days=entry["days"] - 1)
    values = _values(entry, organisations, starts_on, ends_on)
    complete = is_fully_encoded(INDIVIDUAL, values) if kind == "individual" else entry["complete"]
    return {
        "id": uuid4(),
        "project_id": project["id"],
        "number": number,
        "kind": kind,
        "role": entry.get("role", "participant"),
        "activity_type": entry["activity_type"],
        "activity_id": entry["activity_id"],
        "status": COMPLETE if complete else DRAFT,
        "values": values,
        "starts_on": starts_on,
        "ends_on": ends_on,
        **_listed(number, entry["activity_id"], _participant(entry), values["from_to"]["receiving"]),
    }


def _listed(number: str, activity_id: str, participant: str, receiving: str) -> dict[str, str]:
    """What the list shows, sorts and searches by."""
    return {
        "participant": participant,
        "participant_sort": sort_key(participant),
        "receiving": receiving,
        "receiving_sort": sort_key(receiving),
        "search_key": search_key(number, activity_id, participant, receiving),
    }


def first_day(entry: Mapping[str, Any], project: Mapping[str, Any], today: date) -> date:
    """The first day of a stay."""
    origin = project["starts_on"] if entry["starts"]["from"] == "project" else today
    return origin + timedelta(days=entry["starts"]["days"])


def _participant(entry: Mapping[str, Any]) -> str:
    """Whom the list names: the participant, or the title of a group."""
    person = entry.get("participant")
    return (
        f"{person.get('first_name', '')} {person.get('last_name', '')}".strip() if person else entry["title"]
    )


def _values(
    entry: Mapping[str, Any], organisations: Mapping[str, Mapping[str, str]], starts_on: date, ends_on: date
) -> dict[str, Any]:
    sending, receiving = (organisations.get(entry.get(side, ""), {}) for side in ("sending", "receiving"))
    activity = ("activity_type", "activity_id", "role", "accompanying_type", "blended", "title", "content")
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
            [_subgroup(place, subgroup) for place, subgroup in enumerate(entry["subgroups"], start=1)],
        )
    return values


def _subgroup(place: int, subgroup: Mapping[str, Any]) -> dict[str, str]:
    return {ROW_ID: f"s{place}", **{key: str(value) for key, value in subgroup.items()}}


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
