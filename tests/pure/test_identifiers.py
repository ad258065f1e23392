"""Project codes and mobility IDs (domain facts 2.6)."""

import pytest

from bm_workspace.identifiers import MobilityId, call_year, mobility_id, parse_mobility_id, project_code

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
