"""Every broken file is answered with its sentence, in both languages, and with the place."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from bm_workspace.exchange.cells import REASONS, right_value
from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.planning import Problem, plan
from bm_workspace.exchange.rows import Known
from bm_workspace.exchange.tables import FileRefused, cell_name
from bm_workspace.wording import LANGUAGES, say
from tests.broken_imports.__main__ import FOLDER
from tests.broken_imports.files import LARGE, SMALL
from tests.exchange_files import AROUND

MESSAGES: Mapping[str, Any] = json.loads((FOLDER / "messages.json").read_text(encoding="utf-8"))
FILES = sorted(file.name for file in FOLDER.iterdir() if file.suffix in (".csv", ".xlsx"))
KNOWN = {
    "grupa 1": Known(id=UUID(int=1), kind="group", number="", activity_id="Grupa 1", values={}, revision=1),
    "esošā": Known(
        id=UUID(int=2),
        kind="individual",
        number="",
        activity_id="Esošā",
        values={"activity": {"activity_type": "SM-TTA"}},
        revision=1,
    ),
}
"""What the project has already."""


def answer_to(content: bytes) -> dict[str, Any]:
    """What is said about a file: a sentence on the whole of it, or one on each cell."""
    try:
        found = plan(read_table(content), AROUND, KNOWN)
    except FileRefused as refused:
        return {"file": {language: say(refused.reason, language) for language in LANGUAGES}}
    return {"cells": [_cell(problem) for problem in found.problems]}


def _cell(problem: Problem) -> dict[str, Any]:
    right = {
        language: value
        for language in LANGUAGES
        if (value := right_value(problem.title, problem.reason, AROUND, language))
    }
    return {
        "line": problem.row + 1,
        "cell": cell_name(problem.row, problem.column),
        **{language: say(REASONS[problem.reason], language) for language in LANGUAGES},
        "right": right,
    }


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_answered_with_what_is_wrong(name: str) -> None:
    assert name in MESSAGES, "a file without a message: write it into messages.json"

    assert answer_to((FOLDER / name).read_bytes()) == MESSAGES[name]


@pytest.mark.parametrize("name", LARGE)
def test_a_large_one_is_answered_too(name: str) -> None:
    assert answer_to(LARGE[name]()) == MESSAGES[name]


def test_every_message_has_its_file() -> None:
    assert sorted(MESSAGES) == sorted({*FILES, *LARGE})
    assert sorted(SMALL) == FILES
    assert len(FILES) >= 25


@pytest.mark.parametrize("name", SMALL)
def test_the_folder_holds_what_is_made_for_it(name: str) -> None:
    assert (FOLDER / name).read_bytes() == SMALL[name](), "python -m tests.broken_imports writes it anew"


def test_every_reason_has_a_broken_file() -> None:
    told = {cell["en"] for answer in MESSAGES.values() for cell in answer.get("cells", ())}

    assert {say(text, "en") for text in REASONS.values()} == told
