"""Rows of an agreement beside those of its certificate, and what holds for whatever either says."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace import carried
from bm_workspace.compared import State
from bm_workspace.schema.types import ROW_ID
from bm_workspace.wording import say
from tests.pure.filled import EM, LA
from tests.pure.test_compare import answers, beside, states, text


def outcome(row_id: str, said: str) -> dict[str, str]:
    return {ROW_ID: row_id, "framework": "C", "framework_name": "CEFR", "text": said}


ROWS = [outcome("a", "Bakes"), outcome("b", "Sells"), outcome("c", "Counts")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROWS, ["1 same", "2 same", "3 same"]),
        (ROWS[1:], ["1 removed", "1 (2) same", "2 (3) same"]),
        (ROWS[:1], ["1 same", "2 removed", "3 removed"]),
        ([ROWS[2], ROWS[0], ROWS[1]], ["1 (3) same", "2 (1) same", "3 (2) same"]),
        ([*ROWS, outcome("d", "Cleans")], ["1 same", "2 same", "3 same", "4 new"]),
        ([outcome("d", "Cleans"), *ROWS[1:]], ["1 removed", "1 new", "2 same", "3 same"]),
        ([{ROW_ID: "x"}, *ROWS], ["1 same", "2 same", "3 same"]),
        ([], ["1 removed", "2 removed", "3 removed"]),
    ],
    ids=["same", "first gone", "rest gone", "moved", "added", "replaced", "blank row", "all gone"],
)
def test_rows_are_told_apart_by_their_identity(rows: Any, expected: list[str]) -> None:
    parts = beside({"outcomes": ROWS}, {"outcomes": rows})

    found = []
    for block in next(part for part in parts if part.key == "outcomes").blocks:
        assert block.title
        number = say(block.title, "en").removeprefix("Learning outcome ")
        was = f" ({block.number_before})" if block.number_before else ""
        found.append(f"{number}{was} {block.state}")
    assert found == expected


def test_an_answer_that_no_longer_applies_is_not_compared() -> None:
    before, after = {**ROWS[0], "competence": "multilingual"}, {**ROWS[0], "framework": "A"}

    found = states(beside({"outcomes": [before]}, {"outcomes": [after]}))

    assert found["outcomes-a-framework"] is State.CHANGED
    assert found["outcomes-a-framework_name"] is State.REMOVED
    assert "outcomes-a-competence" not in found


def test_a_mark_belongs_to_one_row() -> None:
    marks = carried.marked([carried.place("outcomes", "b", "text")])

    found = states(beside({"outcomes": ROWS}, {"outcomes": ROWS, carried.CARRIED: marks}))

    assert [anchor for anchor, state in found.items() if state is State.MUST_CHANGE] == ["outcomes-b-text"]


SAID = st.sampled_from(["", "  ", "Bakes bread.", "Baked rye bread.", "Ķīļa ❤️\nrinda"])
ROW = st.fixed_dictionaries({"text": SAID, "framework": st.sampled_from(["", "A", "C", "odd"])})
OUTCOMES = st.dictionaries(st.sampled_from("abcde"), ROW).map(
    lambda rows: [{ROW_ID: row_id, **row} for row_id, row in rows.items()]
)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "outcomes": OUTCOMES,
        "activities": st.fixed_dictionaries({"tasks": SAID}),
        "provisions": st.fixed_dictionaries({"text": SAID}),
        "recognition": st.fixed_dictionaries({"conditions": SAID, "reintegration": SAID}),
    },
)


@settings(max_examples=300, deadline=None)
@given(agreement=VALUES, certificate=VALUES)
def test_every_answer_of_either_side_is_shown_once_and_whole(agreement: Any, certificate: Any) -> None:
    parts = beside(agreement, certificate)

    found = answers(parts)
    assert len(found) == sum(len(part.answers) for part in parts)
    for side, kind, name in ((agreement, LA, "agreement"), (certificate, EM, "certificate")):
        for section in kind.sections:
            for row in section.rows(side):
                for field in section.fields_in(kind.version):
                    said = row.get(field.key, "").strip()
                    anchor = "-".join(filter(None, (section.key, row.get(ROW_ID), field.key)))
                    if said and field.applies(row) and not field.choices:
                        assert text(getattr(found[anchor], name)) == said
