"""What is kept beside answers for searching, sorting and comparing, worked out whenever they are written."""

from collections.abc import Iterator, Mapping
from typing import Any

from bm_workspace.identifiers import DATABASE, call_year_of
from bm_workspace.keys import search_key, sort_key, title_key
from bm_workspace.render.fonts import missing_characters
from bm_workspace.schema import document_type
from bm_workspace.schema.mobility import declared
from bm_workspace.schema.rules import answer, stay
from bm_workspace.status import is_fully_encoded, status

PARTICIPANT_LENGTH = 401
RECEIVING_LENGTH = 200
UNPRINTABLE_LENGTH = 40

_RECEIVING = {
    "individual": ("from_to", "receiving"),
    "group": ("from_to", "receiving"),
    DATABASE: ("hosting", "name"),
}
_TITLES = {"group": ("activity", "title"), DATABASE: ("entry", "title")}
"""Where a mobility of each kind says where it leads, and what it is called."""

COMPLETE, DRAFT = "complete", "draft"
"""The status of a mobility."""


def document_columns(type_key: str, title: str, number: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a document that follow from its type, title, number and answers."""
    participant = answer(values, "participant", "full_name")
    unprintable = missing_characters("\n".join((title, *all_texts(values))))
    return {
        **document_keys(number, title, participant),
        "unprintable": "".join(unprintable)[:UNPRINTABLE_LENGTH],
        "status": status(document_type(type_key, number), values),
        "values": values,
    }


def document_keys(number: str, title: str, participant: str) -> dict[str, str]:
    """What the Documents list shows of its names, sorts by and searches in."""
    participant = participant[:PARTICIPANT_LENGTH]
    return {
        "title": title,
        "title_key": title_key(title),
        "title_sort": sort_key(title),
        "participant": participant,
        "participant_sort": sort_key(participant),
        "search_key": search_key(number, title, participant),
    }


def mobility_columns(kind: str, number: str, activity_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a mobility that follow from its kind, its two identifiers and its answers."""
    participant, receiving = _participant(kind, values), answer(values, *_RECEIVING[kind])
    start, end = stay(values, "mobility" if kind == DATABASE else "duration")
    return {
        **mobility_keys(number, activity_id, participant, receiving),
        "activity_type": answer(values, "activity", "activity_type"),
        "role": "accompanying" if answer(values, "activity", "role") == "accompanying" else "participant",
        "status": mobility_status(kind, number, values),
        "values": values,
        "starts_on": start,
        "ends_on": end,
    }


def mobility_keys(number: str, activity_id: str, participant: str, receiving: str) -> dict[str, str]:
    """What the Mobilities list shows of its names, sorts by and searches in."""
    return {
        "activity_id": activity_id,
        "activity_key": title_key(activity_id),
        "activity_sort": sort_key(activity_id),
        "participant": participant,
        "participant_sort": sort_key(participant),
        "receiving": receiving[:RECEIVING_LENGTH],
        "receiving_sort": sort_key(receiving),
        "search_key": search_key(number, activity_id, participant, receiving),
    }


def mobility_status(kind: str, number: str, values: Mapping[str, Any]) -> str:
    """The word kept in the status column of a mobility."""
    return COMPLETE if is_fully_encoded(declared(kind, call_year_of(number)), values) else DRAFT


def _participant(kind: str, values: Mapping[str, Any]) -> str:
    """Whom the list names: the participant, or the title of many."""
    if kind in _TITLES:
        return answer(values, *_TITLES[kind])[:PARTICIPANT_LENGTH]
    names = (answer(values, "participant", key).strip() for key in ("first_name", "last_name"))
    return " ".join(filter(None, names))[:PARTICIPANT_LENGTH]


def organisation_columns(answers: Mapping[str, str]) -> dict[str, str]:
    """The columns of a participating organisation."""
    return {
        **answers,
        "name_key": title_key(answers["name"]),
        "name_sort": sort_key(answers["name"]),
        "search_key": search_key(answers["oid"], answers["name"], answers["city"]),
    }


def person_columns(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of an associated person."""
    first, last = answers["first_name"], answers["last_name"]
    return {
        **answers,
        "name_sort": sort_key(f"{last} {first}"),
        "search_key": search_key(first, last, answers["email"]),
    }


def all_texts(answers: Any) -> Iterator[str]:
    """Every text in stored answers, however deep."""
    if isinstance(answers, str):
        yield answers
        return
    for part in answers.values() if isinstance(answers, Mapping) else answers:
        yield from all_texts(part)
