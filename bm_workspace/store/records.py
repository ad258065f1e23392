"""What is kept beside a document's or mobility's answers, worked out whenever they are written."""

from collections.abc import Iterator, Mapping
from typing import Any

from bm_workspace.keys import search_key, sort_key, title_key
from bm_workspace.render.fonts import missing_characters
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.rules import answer
from bm_workspace.status import status

PARTICIPANT_LENGTH = 401
UNPRINTABLE_LENGTH = 40


def document_columns(type_key: str, title: str, number: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a document that follow from its type, title, number and answers."""
    participant = answer(values, "participant", "full_name")[:PARTICIPANT_LENGTH]
    return {
        "title": title,
        "title_key": title_key(title),
        "title_sort": sort_key(title),
        "participant": participant,
        "participant_sort": sort_key(participant),
        "search_key": search_key(number, title, participant),
        "unprintable": "".join(missing_characters("\n".join((title, *all_texts(values)))))[
            :UNPRINTABLE_LENGTH
        ],
        "status": status(DOCUMENT_TYPES[type_key], values),
        "values": values,
    }


def all_texts(answers: Any) -> Iterator[str]:
    """Every text in stored answers, however deep."""
    if isinstance(answers, str):
        yield answers
        return
    for part in answers.values() if isinstance(answers, Mapping) else answers:
        yield from all_texts(part)
