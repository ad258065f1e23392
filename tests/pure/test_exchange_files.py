"""Broken files are answered in words; everything else is read."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.answers import clean
from bm_workspace.exchange.cells import REASONS
from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.escaping import escaped, unescaped
from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.planning import Plan, plan
from bm_workspace.exchange.rows import Known
from bm_workspace.exchange.tables import FileRefused
from bm_workspace.exchange.writing import header, template
from bm_workspace.exchange.xlsx_table import write_xlsx
from bm_workspace.schema.lists import read
from bm_workspace.wording import say
from tests.exchange_files import AROUND, as_csv, rows, titles, with_cell, workbook


def planned(content: bytes) -> Plan:
    return plan(read_table(content), AROUND, {})


def answer_to(content: bytes) -> str:
    """Everything that is said about a file."""
    try:
        found = planned(content)
    except FileRefused as refused:
        return say(refused.reason, "en")
    return "\n".join(say(REASONS[problem.reason], "en") for problem in found.problems)


RIGHT = {
    "right": lambda: as_csv(),
    "without its mark": lambda: as_csv().removeprefix(b"\xef\xbb\xbf"),
    "Windows-1257": lambda: as_csv().decode("utf-8-sig").encode("cp1257"),
    "commas": lambda: as_csv().replace(b";", b","),
    "tabs": lambda: as_csv().replace(b";", b"\t"),
    "capitals and spaces": lambda: titles(("Grant Agreement No.", " GRANT  agreement no. ")),
    "Latvian titles": lambda: titles(("First name", "vārds"), ("Participant", "DALĪBNIEKS")),
    "Latvian word": lambda: as_csv(Participant=" jā "),
    "key of a dictionary": lambda: as_csv(Participant="YES"),
    "date with dots": lambda: as_csv(Start_date="10.01.2026"),
    "ISO date": lambda: as_csv(Start_date="2026-01-10"),
    "OID in small letters": lambda: as_csv(Sending_organisation_OID=" e10000001"),
    "name of the organisation": lambda: as_csv(Sending_organisation_name="rīgas  amatu skola"),
    "blank lines between": lambda: write_csv([[], rows()[0], [], rows()[1], []]),
    "hints": lambda: write_csv([*template(AROUND, "lv"), rows()[1]]),
    "workbook": lambda: write_xlsx(rows()),
    "truth value": lambda: with_cell("Participant", True),
    "hints in a workbook": lambda: workbook([*template(AROUND, "en"), rows()[1]]),
}


@pytest.mark.parametrize("what", RIGHT)
def test_however_it_is_written_it_is_read(what: str) -> None:
    found = planned(RIGHT[what]())

    assert found.problems == ()
    assert len(found.rows) == 1
    assert found.rows[0].values == {
        "activity": {"activity_type": "LM-SHORT-VET", "role": "participant"},
        "participant": {"first_name": "Žanete", "last_name": "Ābele"},
        "from_to": {"sending": "Rīgas Amatu skola"},
        "duration": {"start_date": "2026-01-10"},
    }


def test_unknown_columns_are_named() -> None:
    found = planned(titles(("Gender", "Mīļākā krāsa"), ("Nationality", "Distance band")))

    assert found.heading.unknown == ("Mīļākā krāsa",)
    assert found.heading.not_kept == ("Distance band",)


def test_leading_zeros_stay() -> None:
    for write in (write_csv, write_xlsx):
        found = planned(write(rows(Mobility_activity_ID="007", Travel_days="02")))

        assert found.rows[0].activity_id == "007"
        assert found.rows[0].values["duration"]["travel_days"] == "02"


@pytest.mark.parametrize("text", ["=1+1", "+371", "-", "@a", "'=1", "''-x", "'", "plain", "", "\t=1"])
def test_what_would_be_calculated_is_escaped_and_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t"))


def test_what_is_saved_may_stay_though_it_cannot_be_read() -> None:
    values = {"activity": {"activity_type": "LM-SHORT-VET"}, "duration": {"start_date": "31.02.2026"}}
    known = Known(id=UUID(int=3), kind="individual", number="", activity_id="A-1", values=values, revision=1)
    table = read_table(as_csv(Start_date="31.02.2026"))

    assert plan(table, AROUND, {"a-1": known}).problems == ()


def test_the_template_names_every_column_with_a_hint() -> None:
    first, second = template(AROUND, "en")

    assert first == header()
    assert all(second)
    assert second[first.index("Start date")] == "* mandatory; DD-MM-YYYY"


@pytest.mark.filterwarnings("ignore")
@given(at=st.integers(0, 100_000), new=st.binary(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_is_damaged_in_a_workbook_is_answered_in_words(at: int, new: bytes) -> None:
    whole = write_xlsx(rows())
    place = at % len(whole)

    assert isinstance(answer_to(whole[:place] + new + whole[place + len(new) :]), str)


@given(content=st.binary(max_size=200))
def test_whatever_is_sent_is_answered_in_words(content: bytes) -> None:
    assert answer_to(content)


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
@pytest.mark.parametrize("nasty", read("nasty_strings"), ids=lambda nasty: nasty["name"])
def test_a_nasty_cell_is_read_as_if_it_were_typed(nasty: dict[str, str], write: Any) -> None:
    text = nasty["text"]
    table = rows(Last_name=escaped(text), Overall_comments=escaped(text))

    found = planned(write(table))

    assert found.problems == ()
    values = found.rows[0].values
    assert values["participant"].get("last_name", "") == clean(text, is_long=False)
    assert values.get("comments", {}).get("text", "") == (clean(text) if text.strip() else "")
