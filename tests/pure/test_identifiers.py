"""Project codes and mobility IDs (domain facts 2.6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bm_workspace.identifiers import (
    LAST_PRACTICE_COUNTER,
    NEWEST_CALL,
    MobilityId,
    call_year,
    call_year_of,
    entry_number,
    is_practice_number,
    mobility_id,
    parse_mobility_id,
    practice_number,
    project_code,
)

FRENCH = "2024-1-FR01-KA121-SCH-000005151"
EXAMPLE = "2024-LONGT-0012-KA121-SCH-000005151"


def test_the_twelfth_long_stay_of_the_french_example_has_its_id() -> None:
    assert mobility_id("LONGT", 12, FRENCH) == EXAMPLE


@pytest.mark.parametrize(("text", "length"), [(FRENCH, 31), (EXAMPLE, 35)])
def test_the_examples_have_the_lengths_that_the_guide_gives(text: str, length: int) -> None:
    assert len(text) == length


def test_a_project_code_is_put_together() -> None:
    code = project_code(
        call_year=2024, round_=1, agency="LV01", action="KA121", field="VET", number="000123456"
    )

    assert code == "2024-1-LV01-KA121-VET-000123456"


def test_a_mobility_id_is_taken_apart() -> None:
    parts = MobilityId(call_year=2024, code="LONGT", counter=12, tail="-KA121-SCH-000005151")

    assert parse_mobility_id(EXAMPLE) == parts
    assert str(parts) == EXAMPLE


@pytest.mark.parametrize(("counter", "digits"), [(1, "0001"), (99, "0099"), (9999, "9999")])
def test_the_counter_has_four_digits(counter: int, digits: str) -> None:
    written = mobility_id("SHORT", counter, FRENCH)

    assert written[11:15] == digits
    assert len(written) == 35


@pytest.mark.parametrize(
    "text",
    [
        "", FRENCH, EXAMPLE.lower(), EXAMPLE + " ", EXAMPLE[:-1], EXAMPLE + "0",
        EXAMPLE.replace("LONGT", "LONG"), EXAMPLE.replace("0012", "12"), EXAMPLE + "\n", "../" + EXAMPLE,
    ],
)  # fmt: skip
def test_what_is_no_mobility_id_is_not_taken_apart(text: str) -> None:
    assert parse_mobility_id(text) is None


@pytest.mark.parametrize(
    ("opened", "year"), [(2020, 2024), (2024, 2024), (2025, 2024), (2026, 2025), (2031, 2030)]
)
def test_the_call_year_is_the_year_before_but_never_before_2024(opened: int, year: int) -> None:
    assert call_year(opened) == year


@given(year=st.integers(2000, 9999), counter=st.integers(1, LAST_PRACTICE_COUNTER))
def test_a_practice_number_says_that_it_is_one_and_is_no_mobility_id(year: int, counter: int) -> None:
    number = practice_number(year, counter)

    assert number == f"LV-PRACTICE-{year}-{counter:06}"
    assert is_practice_number(number)
    assert parse_mobility_id(number) is None
    assert call_year_of(number) == NEWEST_CALL


@given(first=st.integers(1, LAST_PRACTICE_COUNTER), second=st.integers(1, LAST_PRACTICE_COUNTER))
def test_practice_numbers_sort_as_they_were_given(first: int, second: int) -> None:
    assert (first < second) == (practice_number(2026, first) < practice_number(2026, second))


PRACTICE = practice_number(2026, 1)


@pytest.mark.parametrize(
    "text",
    [
        "", EXAMPLE, PRACTICE.lower(), f"{PRACTICE} ", f"{PRACTICE}\n", f" {PRACTICE}", PRACTICE[:-1],
        f"{PRACTICE}0", PRACTICE.replace("LV", "DE"), entry_number(2026, 1), f"../{PRACTICE}",
    ],
)  # fmt: skip
def test_what_is_no_practice_number_is_not_taken_for_one(text: str) -> None:
    assert not is_practice_number(text)


@pytest.mark.parametrize(("counter", "text"), [(1, "M-2026-0001"), (12345, "M-2026-12345")])
def test_a_mobility_in_the_database_has_an_id_that_no_document_bears(counter: int, text: str) -> None:
    assert entry_number(2026, counter) == text
    assert not is_practice_number(text)
    assert parse_mobility_id(text) is None
