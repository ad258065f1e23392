"""Documents of the scenario as rows, each with its first revision."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.prefill import prefilled
from bm_workspace.store.models import Document, DocumentRevision
from bm_workspace.store.records import document_columns
from bm_workspace.wording import say

TOKEN = re.compile(r"@(start|end)([+-]\d+)")


def documents(
    entry: Mapping[str, Any],
    mobility: Mapping[str, Any],
    project: Mapping[str, Any],
    organisations: Mapping[str, Mapping[str, str]],
    author: str,
    now: datetime,
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The rows of a mobility's documents; `@start-14` in an answer is a day counted from the stay."""
    sending, hosting = (organisations.get(entry.get(side, ""), {}) for side in ("sending", "receiving"))
    for place, written in enumerate(entry.get("documents", ())):
        first = prefilled(
            DOCUMENT_TYPES[written["type"]],
            mobility["values"],
            field=project["field"],
            sending=sending,
            hosting=hosting,
        )
        values = _merged(first, _dated(written["values"], mobility["starts_on"], mobility["ends_on"]))
        row = _document(written, mobility, values, now - timedelta(minutes=20 - place))
        yield Document, row
        yield DocumentRevision, _first_revision(row, author)


def _document(
    written: Mapping[str, Any], mobility: Mapping[str, Any], values: Mapping[str, Any], made_at: datetime
) -> dict[str, Any]:
    title = written.get("title") or say(DOCUMENT_TYPES[written["type"]].name, written["language"])
    return {
        "id": uuid4(),
        "project_id": mobility["project_id"],
        "mobility_id": mobility["id"],
        "made_from": None,
        "number": mobility["number"],
        "number_source": "mobility",
        "receiving": mobility["receiving"],
        "type": written["type"],
        "language": written["language"],
        **document_columns(written["type"], title, mobility["number"], values),
        "revision": 1,
        "created_at": made_at,
        "changed_at": made_at,
        "deleted_at": None,
    }


def _first_revision(row: Mapping[str, Any], author: str) -> dict[str, Any]:
    return {
        "document_id": row["id"],
        "number": 1,
        "action": "created",
        "title": row["title"],
        "values": row["values"],
        "changed": [],
        "author": author,
        "saved_at": row["created_at"],
    }


def _merged(first: Mapping[str, Any], written: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(first)
    for section, answers in written.items():
        merged[section] = answers if isinstance(answers, list) else {**first.get(section, {}), **answers}
    return merged


def _dated(answers: Any, starts_on: date, ends_on: date) -> Any:
    if isinstance(answers, dict):
        return {key: _dated(value, starts_on, ends_on) for key, value in answers.items()}
    if isinstance(answers, list):
        return [_dated(value, starts_on, ends_on) for value in answers]
    token = TOKEN.fullmatch(answers)
    if not token:
        return answers
    origin = starts_on if token[1] == "start" else ends_on
    return (origin + timedelta(days=int(token[2]))).isoformat()
