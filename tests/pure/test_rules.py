"""The rules that join answers: durations (domain facts 2.5), who signs (3.2)."""

from datetime import date, timedelta
from typing import Any

import pytest

from bm_workspace.schema.lists import read
from bm_workspace.schema.mobility import INDIVIDUAL
from bm_workspace.schema.rules import age_on
from bm_workspace.status import is_fully_encoded, issues
from tests.pure.filled import BOTH, EM, LA, filled, found

FIRST = date(2026, 3, 2)


def stay(days: int, activity: str = "SM-TTA") -> dict[str, Any]:
    """A stay of so many days, first and last included."""
    last = FIRST + timedelta(days=days - 1)
    dates = {"start_date": FIRST.isoformat(), "end_date": last.isoformat()}
    return {"mobility": {"activity_type": activity, **dates}}


@BOTH
def test_an_end_before_the_start_is_said_once_at_the_end(document_type: Any) -> None:
    values = filled(document_type, mobility={"start_date": "2026-05-31", "end_date": "2026-05-30"})

    assert found(document_type, values) == [("mobility", "end_date", "mend")]


@BOTH
@pytest.mark.parametrize(
    "typed", ["31.02.2026", "2026-02-31", "soon", "2026-W05-1", "0026-01-31", "2026-1-31"]
)
@pytest.mark.parametrize("field", ["start_date", "end_date"])
def test_an_unreadable_date_is_said_once_at_its_field(document_type: Any, field: str, typed: str) -> None:
    values = filled(document_type, mobility={field: typed})

    assert found(document_type, values) == [("mobility", field, "mend")]


def test_the_duration_names_the_days_that_it_counted() -> None:
    (issue,) = issues(LA, filled(LA, **stay(89, "LM-LONG-VET")))

    assert issue.message.values == {"days": 89, "shortest": 90, "longest": 365}


def test_the_duration_of_an_unknown_activity_type_is_not_judged() -> None:
    assert found(LA, filled(LA, **stay(500, "LM-OLD"))) == [("mobility", "activity_type", "mend")]


@pytest.mark.parametrize("travel_days", ["", "0", "4"])
def test_travel_days_do_not_count_in_a_mobility(travel_days: str) -> None:
    longest = FIRST + timedelta(days=364)
    dates = {"start_date": FIRST.isoformat(), "end_date": longest.isoformat(), "travel_days": travel_days}

    assert is_fully_encoded(INDIVIDUAL, filled(INDIVIDUAL, duration=dates))


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ({"start_date": "2026-03-02", "end_date": "2026-03-02"}, [("duration", "end_date", "mend")]),
        ({"start_date": "2026-03-02", "end_date": "2026-03-01"}, [("duration", "end_date", "mend")]),
        ({"start_date": "", "end_date": "2026-03-01"}, [("duration", "start_date", "missing")]),
    ],
    ids=["too short", "end before start", "no start"],
)
def test_the_dates_of_a_mobility_follow_the_same_rules(
    dates: dict[str, str], wrong: list[tuple[str, str, str]]
) -> None:
    assert found(INDIVIDUAL, filled(INDIVIDUAL, duration=dates)) == wrong


GUARDIAN = [("signatures", "guardian_name", "mend")]


@pytest.mark.parametrize(
    ("born", "wrong"),
    [
        ("2008-03-03", GUARDIAN),  # 17, eighteen tomorrow
        ("2008-03-02", []),  # 18 on the first day
        ("2008-03-01", []),
        ("2012-02-29", GUARDIAN),
        ("", []),  # not given: nobody can know
        ("01.01.2015", [("participant", "birth_date", "mend")]),
    ],
    ids=["17", "18 on the first day", "18", "leap day", "no birth date", "unreadable"],
)
def test_an_agreement_of_a_minor_is_signed_by_the_guardian(
    born: str, wrong: list[tuple[str, str, str]]
) -> None:
    values = filled(LA, participant={"birth_date": born}, signatures={"guardian_name": ""})

    assert found(LA, values) == wrong


def test_with_the_guardian_an_agreement_of_a_minor_is_fully_encoded() -> None:
    assert is_fully_encoded(LA, filled(LA, participant={"birth_date": "2010-01-01"}))


def test_without_a_first_day_nobody_is_called_a_minor() -> None:
    values = filled(
        LA,
        participant={"birth_date": "2010-01-01"},
        mobility={"start_date": ""},
        signatures={"guardian_name": ""},
    )

    assert found(LA, values) == [("mobility", "start_date", "missing")]


def test_a_certificate_of_a_minor_needs_no_guardian() -> None:
    assert is_fully_encoded(EM, filled(EM, participant={"birth_date": "2012-01-01"}))


def test_the_age_of_signing_is_a_fact_in_a_table() -> None:
    assert read("limits")["guardian_signs_under"] == 18


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 5, 5), date(2008, 5, 5), 0),
    ],
)
def test_age_counts_full_years(born: date, day: date, age: int) -> None:
    assert age_on(day, born) == age


@pytest.mark.parametrize(
    ("sending", "hosting", "wrong"),
    [
        ("Anna", "Bo", []),
        ("Anna", "", []),
        ("", "Bo", []),
        ("", "", [("signatures", "hosting_name", "mend")]),
    ],
    ids=["both", "sending", "hosting", "neither"],
)
def test_on_a_certificate_one_organisation_signs(
    sending: str, hosting: str, wrong: list[tuple[str, str, str]]
) -> None:
    values = filled(EM, signatures={"sending_name": sending, "hosting_name": hosting})

    assert found(EM, values) == wrong


@pytest.mark.parametrize("party", ["participant", "sending", "hosting"])
def test_an_agreement_is_signed_by_three_parties(party: str) -> None:
    values = filled(LA, signatures={f"{party}_name": ""})

    assert found(LA, values) == [("signatures", f"{party}_name", "missing")]
