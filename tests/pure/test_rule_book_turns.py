"""Each section with the values that turn it, either way."""

from collections.abc import Mapping
from typing import Any

import pytest

from bm_workspace.schema.types import DocumentType
from bm_workspace.status import Progress, is_fully_encoded, issues, section_progress
from tests.pure.filled import filled
from tests.pure.rule_books import SECTIONS, TYPES
from tests.pure.turning_values import TURNS

NEED_NOT_BE_THERE = {"optional", "must_go"}

CASES = [
    pytest.param(TYPES[code], section, changes, state, id=f"{code}-{section}-{number}-{state.value}")
    for code, sections in TURNS.items()
    for section, rows in sections.items()
    for number, (changes, state) in enumerate(rows)
]


def is_settled(code: str, section: str, state: Progress) -> bool:
    """Whether a section in that state keeps nothing from being fully encoded."""
    return state is Progress.COMPLETE or (
        state is Progress.EMPTY and SECTIONS[code][section] in NEED_NOT_BE_THERE
    )


@pytest.mark.parametrize(("document_type", "section", "changes", "state"), CASES)
def test_values_turn_the_state_of_their_section_and_of_no_other(
    document_type: DocumentType, section: str, changes: Mapping[str, Any], state: Progress
) -> None:
    values = filled(document_type, **changes)

    wrong = issues(document_type, values)

    settled = is_settled(document_type.code, section, state)
    assert section_progress(document_type.section(section), values, wrong) is state
    assert {issue.section for issue in wrong} == (set() if settled else {section})
    assert is_fully_encoded(document_type, values) is settled


@pytest.mark.parametrize("code", TURNS)
def test_every_section_has_values_that_turn_it_either_way(code: str) -> None:
    ways = {
        section: {is_settled(code, section, state) for _, state in rows}
        for section, rows in TURNS[code].items()
    }

    assert ways == {section: {True, False} for section in SECTIONS[code]}
