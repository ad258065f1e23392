"""The days of a stay: first and last day count, travel days do not (domain facts 2.5)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from bm_workspace.identifiers import NEWEST_CALL, call_year_of
from bm_workspace.schema import document_type
from bm_workspace.schema.lists import activity_types
from bm_workspace.schema.mobility import declared
from bm_workspace.schema.mobility_rules import stay_of_mobility
from bm_workspace.schema.stays import stay_of
from bm_workspace.schema.types import Declaration
from bm_workspace.status import issues

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (MARCH, MARCH, 1),
        (MARCH, date(2026, 3, 12), 12),
        (date(2028, 2, 28), date(2028, 3, 1), 3),
        (MARCH, date(2026, 2, 28), None),
        (MARCH, None, None),
        (None, MARCH, None),
        (None, None, None),
    ],
)
def test_days_are_counted_between_two_dates_in_order(
    start: date | None, end: date | None, days: int | None
) -> None:
    stay = stay_of(start, end, "LM-SHORT-VET")

    assert stay.days == days
    assert (str(days) if days else "as soon as") in stay.counted.msgid % stay.counted.values


SINCE = {
    "LM-SKILL-VET": {2024: (1, 10)}, "LM-SHORT-VET": {2024: (10, 89)}, "LM-LONG-VET": {2024: (90, 365)},
    "LM-GRP-VET": {2025: (2, 30)}, "LM-GRP-PUPIL": {2024: (2, 30)}, "LM-SHORT-PUPIL": {2024: (10, 29)},
    "LM-LONG-PUPILS": {2024: (30, 365)}, "LM-GRP-ADU": {2024: (2, 30)},
    "LM-SHORT-ADU": {2024: (2, 30), 2025: (2, 29)}, "LM-LONG-ADU": {2025: (30, 365)},
    "SM-JOB-SHDW": {2024: (2, 60)}, "SM-TTA": {2024: (2, 365)}, "SM-COUR-TRAIN": {2024: (2, 30)},
    "OA-INV-EXP": {2024: (2, 60)}, "OA-HOS-TTT": {2024: (10, 365)}, "SM-JOB-SHOP": {2024: (2, 14)},
    "SM-CTA": {2023: (15, 60), 2024: (15, 60), 2025: (7, 45), 2026: (7, 45)},
}  # fmt: skip
"""Shortest and longest stay by call year, domain facts 2.5: written down a second time on purpose."""

FEWER = {"LM-SHORT-VET": 2}
"""Where participants with fewer opportunities may stay for less."""


def lasting() -> Iterator[Any]:
    """Every case: activity type, call year, fewer opportunities, shortest and longest stay."""
    for key, calls in SINCE.items():
        for call, (shortest, longest) in calls.items():
            yield pytest.param(key, call, "no", shortest, longest, id=f"{key}-{call}")
            yield pytest.param(key, call, "yes", FEWER.get(key, shortest), longest, id=f"{key}-{call}-fewer")


def is_long_enough(declaration: Declaration, section: str, values: dict[str, Any]) -> bool:
    """Whether a form finds nothing wrong with the last day of a stay."""
    return (section, "end_date") not in {(i.section, i.field) for i in issues(declaration, values)}


def test_every_activity_type_stands_in_the_table() -> None:
    assert SINCE.keys() == activity_types().keys()


@pytest.mark.parametrize(("key", "call", "fewer", "shortest", "longest"), list(lasting()))
def test_counter_mobility_and_document_know_how_long_a_stay_may_be(
    key: str, call: int, fewer: str, shortest: int, longest: int
) -> None:
    mobility = declared("group" if activity_types()[key].group == "group" else "individual", call)
    document = document_type("learning_agreement", f"{call}-SHORT-0001-KA121-VET-000123456")
    least = FEWER.get(key, shortest)  # a document does not say who has fewer opportunities

    for days in {shortest - 1, shortest, longest, longest + 1} - {0}:
        dates = {"start_date": MARCH.isoformat(), "end_date": (MARCH + timedelta(days - 1)).isoformat()}
        known = {"activity": {"activity_type": key}, "participant": {"fewer_opportunities": fewer}}
        recorded = {**known, "duration": dates}
        written = {"mobility": {"activity_type": key, **dates}}

        assert stay_of_mobility(recorded, call_year=call).fits == (shortest <= days <= longest)
        assert is_long_enough(mobility, "duration", recorded) == (shortest <= days <= longest)
        assert is_long_enough(document, "mobility", written) == (least <= days <= longest)


def test_a_document_says_that_fewer_opportunities_allow_less() -> None:
    stay = stay_of(MARCH, date(2026, 3, 5), "LM-SHORT-VET")

    assert stay.fits
    assert stay.allowed.values == {"shortest": 10, "longest": 89, "least": 2}


def test_the_number_of_another_database_goes_by_the_newest_call() -> None:
    assert call_year_of("2023-COACH-0001-KA182-SPO-000123456") == 2023
    assert call_year_of("EUROPASS-77") == NEWEST_CALL


def test_an_unknown_type_allows_any_length() -> None:
    stay = stay_of(MARCH, date(2027, 3, 1), "no such")

    assert stay.fits
    assert "depends" in stay.allowed.msgid
