"""The days of a stay: first and last day count, travel days do not (domain facts 2.5)."""

from datetime import date

import pytest

from bm_workspace.schema.lists import activity_types
from bm_workspace.schema.stays import stay_of

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


@pytest.mark.parametrize("key", activity_types())
def test_the_shortest_and_the_longest_stay_fit_and_one_day_more_or_less_does_not(key: str) -> None:
    activity = activity_types()[key]
    fits = {
        days: stay_of(MARCH, date.fromordinal(MARCH.toordinal() + days - 1), key).fits
        for days in range(1, 400)
    }

    assert [days for days, good in fits.items() if good] == list(
        range(activity.min_days, activity.max_days + 1)
    )


def test_an_unknown_type_allows_any_length() -> None:
    stay = stay_of(MARCH, date(2027, 3, 1), "no such")

    assert stay.fits
    assert "depends" in stay.allowed.msgid
