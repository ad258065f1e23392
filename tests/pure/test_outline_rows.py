"""Rows as printed: outcomes as cards by framework, days and people as tables, numbered as in the editor."""

from typing import Any

import pytest

from bm_workspace.outline import LONGEST_CELL, LONGEST_TEXT, Block
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import ROW_ID
from bm_workspace.wording import LANGUAGES
from tests.pure.filled import LA, LP, answered, filled
from tests.pure.outlines import outline, part

WITH_OUTCOMES = [t for t in DOCUMENT_TYPES.values() if any(s.key == "outcomes" for s in t.sections)]
SAID = {"A": ["Key competence"], "B": ["ESCO skill", "ESCO address"], "C": ["Name of the framework"]}
"""What a card says of its framework, before the text."""

GROUPS = {
    "en": ["A – European key competences", "B – ESCO", "C – Another framework"],
    "lv": ["A – ES pamatprasmju ietvars", "B – ESCO", "C – Cits kompetenču ietvars"],
}


def outcomes(frameworks: str, document_type: Any = LA) -> list[dict[str, str]]:
    """An outcome of each framework, in that order; a dot is a blank row, ? one without framework."""
    section, rows = document_type.section("outcomes"), []
    for place, letter in enumerate(frameworks):
        row = answered(section, document_type.version, framework=letter) if letter in SAID else {}
        rows.append({ROW_ID: f"r{place}", **row, **({"text": "Something"} if letter == "?" else {})})
    return rows


def blocks(frameworks: str, language: str = "en", document_type: Any = LA) -> tuple[Block, ...]:
    """The outcomes as printed."""
    values = filled(document_type, outcomes=outcomes(frameworks, document_type))
    return part(outline(document_type, values, language), "outcomes").blocks


def days(**changes: str) -> tuple[Block, ...]:
    """The plan of a group as printed, its second day with these answers."""
    first, second = ({ROW_ID: key, **answered(LP.section("plan"), LP.version)} for key in "ab")
    return part(outline(LP, filled(LP, plan=[first, {**second, **changes}])), "plan").blocks


@pytest.mark.parametrize("document_type", WITH_OUTCOMES, ids=lambda t: t.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_stand_under_their_framework_which_is_named_once(document_type: Any, language: str) -> None:
    titles = [block.title for block in blocks("BCAB", language, document_type) if not block.is_card]

    assert titles == GROUPS[language]


def test_a_framework_that_nobody_uses_is_not_named() -> None:
    assert [block.title for block in blocks("CC") if not block.is_card] == ["C – Another framework"]


def test_outcomes_keep_the_numbers_of_the_editor() -> None:
    titles = [(block.level, block.title) for block in blocks("CB.AB")]

    assert titles == [
        (3, "A – European key competences"),
        (4, "Learning outcome 4"),
        (3, "B – ESCO"),
        (4, "Learning outcome 2"),
        (4, "Learning outcome 5"),
        (3, "C – Another framework"),
        (4, "Learning outcome 1"),
    ]


@pytest.mark.parametrize("framework", SAID)
def test_a_card_says_what_its_framework_asks_for_and_then_the_text(framework: str) -> None:
    _, card = blocks(framework)

    assert [pair.label for pair in card.pairs] == [*SAID[framework], "Description of the outcome"]


def test_an_outcome_without_a_framework_comes_last() -> None:
    found = blocks("?A")

    assert [block.title for block in found if not block.is_card][-1] == "Not chosen yet"
    assert found[-1].title == "Learning outcome 1"


def test_a_framework_that_is_not_in_the_list_comes_behind_those_that_are() -> None:
    row = {ROW_ID: "x", "framework": "Z", "text": "Something"}
    values = filled(LA, outcomes=[row, *outcomes("C")])

    titles = [block.title for block in part(outline(LA, values), "outcomes").blocks if not block.is_card]

    assert titles == ["C – Another framework", "Z"]


def test_the_plan_is_a_table_whose_text_is_widest() -> None:
    (block,) = days(activity="Morning\nAfternoon")

    assert block.table
    assert block.table.header == (
        "No.", "Date", "Activity", "Place", "Responsible person", "Outcome served",
    )  # fmt: skip
    assert [row[0] for row in block.table.rows] == ["1", "2"]
    assert block.table.rows[1][2] == "Morning\nAfternoon"
    assert max(block.table.shares) == block.table.shares[1]
    assert len(block.table.shares) == len(block.table.header) - 1


@pytest.mark.parametrize(
    ("changes", "is_table"),
    [
        ({"activity": "ķ" * LONGEST_TEXT}, True), ({"activity": "ķ" * (LONGEST_TEXT + 1)}, False),
        ({"place": "ķ" * LONGEST_CELL}, True), ({"place": "ķ" * (LONGEST_CELL + 1)}, False),
        ({"activity": "ķ\n" * 14 + "ķ"}, True), ({"activity": "ķ\n" * 20 + "ķ"}, False),
    ],
)  # fmt: skip
def test_a_plan_that_says_much_is_printed_as_cards(changes: dict[str, str], is_table: bool) -> None:
    found = days(**changes)

    assert [bool(block.table) for block in found] == ([True] if is_table else [False, False])
    assert all(block.is_card and block.level == 3 for block in found if not block.table)


def test_people_keep_the_numbers_of_the_editor() -> None:
    people = [{ROW_ID: key, "name": name} for key, name in (("a", "Anna"), ("b", ""), ("c", "Jānis"))]

    (block,) = part(outline(LP, filled(LP, participants=people)), "participants").blocks

    assert block.table
    assert [row[:2] for row in block.table.rows] == [("1", "Anna"), ("3", "Jānis")]
