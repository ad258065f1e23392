"""Rules of a mobility's own answers: how large a group is, and the days of the project."""

from datetime import date
from typing import Any

import pytest

from bm_workspace.schema.mobility import GROUP, in_project
from tests.pure.filled import filled, found


def group(*participants: str) -> dict[str, Any]:
    """A filled group whose subgroups have so many participants."""
    values = filled(GROUP, activity={"activity_type": "LM-GRP-PUPIL"})
    dates = {"start_date": "2026-03-02", "end_date": "2026-03-06"}
    (row,) = values["subgroups"]
    rows = [
        {**row, **dates, "id": f"r{n}", "participants": text, "fewer_opportunities": "0"}
        for n, text in enumerate(participants)
    ]
    return {**values, "duration": {**values["duration"], **dates}, "subgroups": rows}


@pytest.mark.parametrize(
    ("participants", "is_wrong"),
    [
        (("2",), False),
        (("1", "1"), False),
        (("1",), True),
        (("0",), True),
        (("00", "5"), True),
        (("9" * 50,), False),
    ],
)
def test_a_group_has_at_least_two_participants_and_no_empty_subgroup(
    participants: tuple[str, ...], is_wrong: bool
) -> None:
    wrong = found(GROUP, group(*participants))

    assert wrong == ([("subgroups", "participants", "mend")] if is_wrong else [])


@pytest.mark.parametrize(
    ("first", "last", "is_said"),
    [
        ("2026-03-02", "2026-03-06", False),
        ("2026-03-03", "2026-03-06", True),
        ("2026-03-02", "2026-03-05", True),
    ],
)
def test_a_stay_outside_the_project_is_a_hint(first: str, last: str, is_said: bool) -> None:
    declaration = in_project("group", 2025, date.fromisoformat(first), date.fromisoformat(last))
    (hint,) = declaration.hints

    assert (hint.check(group("2")) is not None) == is_said
    assert found(declaration, group("2")) == []
