"""What is changed on input, and nothing else; dates in every form that people type."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.answers import clean, read_date, to_stored, to_typed
from bm_workspace.schema.lists import read
from bm_workspace.schema.rules import iso_date
from bm_workspace.schema.types import Field, Kind
from bm_workspace.schema.vocabulary import Choice
from bm_workspace.wording import Text

CHOICE = (Choice(key="A", labels={"en": "a", "lv": "a"}),)
FIELD = {
    kind: Field("key", Text("Label"), Text(""), kind=kind, choices=CHOICE if kind is Kind.CHOICE else ())
    for kind in Kind
}
LONG_AGO = 1900


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("  indented\n\n  again  ", "  indented\n\n  again  "),
        ("a\tb", "a\tb"),
        ("a\x00b\x07c\x1bd\x0be\x0cf", "abcdef"),
        ("a\ud800b\udfffc", "abc"),
        (
            "\N{GRINNING FACE} ā\N{COMBINING MACRON} \u200b\u202e",
            "\N{GRINNING FACE} ā\N{COMBINING MACRON} \u200b\u202e",
        ),
        ("<b>&amp;</b> {{7*7}}", "<b>&amp;</b> {{7*7}}"),
        ("", ""),
    ],
)
def test_a_long_answer_keeps_everything_but_controls(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna Bērziņa ", "Anna Bērziņa"),
        ("Anna\r\nBērziņa", "Anna Bērziņa"),
        ("Anna\tBērziņa\n", "Anna Bērziņa"),
        ("two  spaces", "two  spaces"),
        ("\x00", ""),
    ],
)
def test_a_single_line_answer_is_one_line_and_trimmed(typed: str, kept: str) -> None:
    assert clean(typed, is_long=False) == kept


@pytest.mark.parametrize("nasty", [entry["text"] for entry in read("nasty_strings")])
def test_cleaning_twice_is_cleaning_once(nasty: str) -> None:
    assert clean(clean(nasty)) == clean(nasty)
    assert clean(clean(nasty, is_long=False), is_long=False) == clean(nasty, is_long=False)


@settings(max_examples=200, deadline=None)
@given(text=st.text())
def test_what_is_kept_can_be_encoded_and_holds_the_visible_text(text: str) -> None:
    kept = clean(text)

    kept.encode("utf-8")
    assert "".join(kept.split()) == "".join("".join(c for c in text if c.isprintable() or c in kept).split())


@pytest.mark.parametrize(
    "typed",
    [
        "02.03.2026", "2.3.2026", "02-03-2026", "02/03/2026", "2/3/2026", "2026-03-02", " 02.03.2026 ",
        "02. 03. 2026", "02.03.2026.", "2026-03-02.", "02.\N{NO-BREAK SPACE}03.\N{NO-BREAK SPACE}2026",
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_usual_form(typed: str) -> None:
    assert read_date(typed) == date(2026, 3, 2)
    assert to_stored(FIELD[Kind.DATE], typed) == "2026-03-02"


@pytest.mark.parametrize(
    "typed",
    [
        "31.02.2026", "29.02.2025", "00.01.2026", "32.01.2026", "01.13.2026", "2026-02-30", "2026-13-01",
        "02.03.26", "02.03.", "2026", "20260302", "2026-W10-1", "2026-061", "02.03.0026", "0026-03-02",
        "31.12.1899", "02.03.20261", "2. marts", "soon", "02,03,2026", "2026-03-02T00:00", "٠٢.٠٣.٢٠٢",
    ],
)  # fmt: skip
def test_what_is_no_date_stays_as_typed(typed: str) -> None:
    assert read_date(typed) is None
    assert to_stored(FIELD[Kind.DATE], typed) == typed
    assert to_typed(FIELD[Kind.DATE], typed) == typed
    assert iso_date(typed) is None


@pytest.mark.parametrize("typed", ["29.02.2024", "31.12.2026", "01.01.1900", "28.02.2025"])
def test_days_at_the_edge_of_months_are_dates(typed: str) -> None:
    assert to_typed(FIELD[Kind.DATE], to_stored(FIELD[Kind.DATE], typed)) == typed


@settings(max_examples=100, deadline=None)
@given(day=st.dates(min_value=date(LONG_AGO, 1, 1), max_value=date(9999, 12, 31)))
def test_a_date_survives_being_stored_and_shown(day: date) -> None:
    field = FIELD[Kind.DATE]

    shown = to_typed(field, day.isoformat())

    assert shown == f"{day.day:02}.{day.month:02}.{day.year}"
    assert to_stored(field, shown) == day.isoformat()
    assert iso_date(day.isoformat()) == day


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.DATE])
def test_only_dates_are_rewritten(kind: Kind) -> None:
    assert to_stored(FIELD[kind], "02.03.2026") == "02.03.2026"
    assert to_typed(FIELD[kind], "2026-03-02") == "2026-03-02"


@pytest.mark.parametrize("kind", Kind)
def test_only_a_long_answer_keeps_its_lines(kind: Kind) -> None:
    assert ("\n" in to_stored(FIELD[kind], "one\ntwo")) == (kind is Kind.LONG_TEXT)
