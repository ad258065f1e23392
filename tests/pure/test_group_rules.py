"""The rules of the learning programme, the accompanying person certificate, and of dates on certificates."""

from typing import Any

import pytest

from bm_workspace.outline import LONGEST_CELL
from bm_workspace.schema.types import ROW_ID
from bm_workspace.status import issues
from tests.pure.filled import AC, EM, LP, filled, found
from tests.pure.outlines import outline, part


def person(number: int, role: str = "participant") -> dict[str, str]:
    return {ROW_ID: f"p{number}", "name": f"Ģirts {number}", "role": role, "note": "7.a"}


@pytest.mark.parametrize("document_type", [LP, AC], ids=["LP", "AC"])
def test_what_is_filled_is_fully_encoded(document_type: Any) -> None:
    assert issues(document_type, filled(document_type)) == ()


@pytest.mark.parametrize(
    ("day", "right"), [("2026-03-01", False), ("2026-03-02", True), ("2026-05-31", False)]
)
def test_a_day_of_the_plan_is_a_day_of_the_stay(day: str, right: bool) -> None:
    row = {ROW_ID: "d1", "date": day, "activity": "x", "place": "x", "responsible": "x"}

    problems = issues(LP, filled(LP, plan=[row]))

    assert [problem.anchor for problem in problems] == ([] if right else ["plan-d1-date"])


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ([person(1)], []),
        ([person(1), person(2)], ["participants"]),
        ([person(1), person(2, "lead")], ["accompanying"]),
        ([person(1, "accompanying"), person(2, "lead")], ["participants", "accompanying"]),
    ],
)
def test_the_numbers_agree_with_the_list(rows: list[dict[str, str]], fields: list[str]) -> None:
    values = filled(LP, participants=rows)

    assert found(LP, values) == [("group", field, "mend") for field in fields]


@pytest.mark.parametrize("number", ["sixteen", "-1", "1.5", "１"])
def test_a_number_is_written_in_digits(number: str) -> None:
    assert ("group", "participants", "mend") in found(LP, filled(LP, group={"participants": number}))


@pytest.mark.parametrize(
    ("presence", "field"),
    [
        ({"start_date": "2026-03-01"}, "start_date"),
        ({"end_date": "2026-06-01"}, "end_date"),
        ({"start_date": "2026-04-02", "end_date": "2026-04-01"}, "end_date"),
        ({"start_date": "2026-04-01", "end_date": "2026-04-01"}, ""),
    ],
)
def test_presence_lies_within_the_activity(presence: dict[str, str], field: str) -> None:
    expected = [("presence", field, "mend")] if field else []

    assert found(AC, filled(AC, presence=presence)) == expected


@pytest.mark.parametrize("document_type", [EM, AC], ids=["EM", "AC"])
@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"sending_date": "2026-05-29"}, "sending_date"),
        ({"hosting_date": "2026-05-30", "sending_date": "2026-05-30"}, ""),
        ({"issue_date": "2027-12-29"}, "issue_date"),
        ({"issue_date": "2027-12-30"}, ""),
    ],
)
def test_a_certificate_is_signed_after_the_stay_and_issued_after_the_last_signature(
    document_type: Any, dates: dict[str, str], field: str
) -> None:
    expected = [("signatures", field, "mend")] if field else []

    assert found(document_type, filled(document_type, signatures=dates)) == expected


@pytest.mark.parametrize(
    ("document_type", "word"), [(EM, "end of the stay"), (AC, "last day of presence")], ids=["EM", "AC"]
)
def test_each_signature_that_is_too_early_is_said_with_the_days_that_count(
    document_type: Any, word: str
) -> None:
    dates = {"sending_date": "2026-03-01", "hosting_date": "2026-03-01", "issue_date": "1999-01-01"}

    problems = issues(document_type, filled(document_type, signatures=dates))

    assert [problem.field for problem in problems] == ["sending_date", "hosting_date", "issue_date"]
    assert all(word in problem.message.msgid for problem in problems[:2])


def test_whoever_left_earlier_gets_a_certificate_that_is_signed_earlier() -> None:
    values = filled(
        AC, presence={"end_date": "2026-04-01"}, signatures={"hosting_date": "2026-04-01", "sending_name": ""}
    )

    assert found(AC, values) == []


@pytest.mark.parametrize(
    ("served", "named"),
    [
        ("99", "99"),
        ("1, 99", "99"),
        ("0", "0"),
        ("1", ""),
        ("1. un 99.", ""),
        ("Runā angliski", ""),
        ("9" * 500, ""),
    ],
)
def test_a_number_of_an_outcome_that_does_not_exist_is_named(served: str, named: str) -> None:
    row = {ROW_ID: "d1", "date": "2026-03-02", "activity": "x", "place": "x", "responsible": "x"}

    problems = issues(LP, filled(LP, plan=[{**row, "outcome": served}]))

    assert [(p.anchor, p.message.values["number"]) for p in problems] == (
        [("plan-d1-outcome", named)] if named else []
    )


def test_the_list_of_participants_is_one_table_in_order() -> None:
    rows = [person(number) for number in range(1, 201)]

    [block] = part(outline(LP, filled(LP, participants=rows)), "participants").blocks

    assert block.table is not None
    assert block.table.header == ("No.", "Full name", "Role in the group", "Class or note")
    assert [line[:2] for line in block.table.rows] == [(str(n), f"Ģirts {n}") for n in range(1, 201)]


def test_a_cell_too_long_for_a_line_makes_the_rows_stand_one_after_the_other() -> None:
    rows = [person(1), {**person(2), "note": "x" * (LONGEST_CELL + 1)}]

    blocks = part(outline(LP, filled(LP, participants=rows)), "participants").blocks

    assert [block.table for block in blocks] == [None, None]
    assert "x" * (LONGEST_CELL + 1) in blocks[1].pairs[-1].lines
