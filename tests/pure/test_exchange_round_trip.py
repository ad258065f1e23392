"""What is exported comes back as it was, in both kinds of file and both languages."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.answers import clean
from bm_workspace.exchange.columns import Sort, dictionary, folded, kept_columns
from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.invented import Inventor
from bm_workspace.exchange.planning import plan
from bm_workspace.exchange.rows import Known
from bm_workspace.exchange.writing import export
from bm_workspace.exchange.xlsx_table import write_xlsx
from bm_workspace.keys import title_key
from bm_workspace.schema.lists import read
from bm_workspace.schema.types import Field, Kind
from bm_workspace.wording import LANGUAGES
from tests.exchange_files import AROUND

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=30
) | st.sampled_from(["=1+1", "'@x", "-5", "+371 2", '"a";b', "_x0041_", " ", "007", "1e5", "True"])
LINES = TEXTS.map(lambda text: clean(text, is_long=False))
LONG = TEXTS.map(clean)
EMPTY = st.just("")
BY_KIND = {
    Kind.LINE: LINES,
    Kind.LONG_TEXT: LONG.filter(lambda text: text == "" or text.strip() != ""),
    Kind.EMAIL: EMPTY | st.just("anna.berzina@example.org"),
    Kind.DATE: EMPTY | st.dates(min_value=date(1900, 1, 1)).map(str),
    Kind.NUMBER: EMPTY | st.integers(0, 999).map("{:03}".format),
    Kind.ORGANISATION: EMPTY | st.sampled_from(list(AROUND.organisations.values())),
}


def answers(field: Field) -> st.SearchStrategy[str]:
    return EMPTY | st.sampled_from([c.key for c in field.choices]) if field.choices else BY_KIND[field.kind]


PLACES = {c.place: answers(c.field) for c in kept_columns() if c.field}
TYPES = st.sampled_from([c.key for c in AROUND.activities])
IDS = LINES.filter(lambda text: title_key(text) != "")


@st.composite
def values(draw: Any) -> dict[str, Any]:
    """The answers of a mobility, as far as there are any."""
    found: dict[str, Any] = {"activity": {"activity_type": draw(TYPES)}}
    for (section, key), strategy in PLACES.items():
        text = draw(strategy)
        if text:
            found[section] = {**found.get(section, {}), key: text}
    receiving = found.get("from_to", {}).get("receiving")
    if receiving:
        found["from_to"]["country"] = AROUND.places[receiving][0]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("write", [write_csv, write_xlsx])
@given(
    mobilities=st.lists(st.tuples(IDS, values()), min_size=1, max_size=4, unique_by=lambda m: title_key(m[0]))
)
@settings(max_examples=40, deadline=None)
def test_export_import_export_is_identical(
    write: Any, language: str, mobilities: list[tuple[str, Any]]
) -> None:
    first = list(export(mobilities, AROUND, language))

    found = plan(read_table(write(first)), AROUND, {})

    assert found.problems == ()
    assert [(row.activity_id, row.values) for row in found.rows] == mobilities
    assert list(export(((r.activity_id, r.values) for r in found.rows), AROUND, language)) == first
    assert {row.action for row in found.rows} == {"create"}


@given(mobility=st.tuples(IDS, values()))
@settings(max_examples=20, deadline=None)
def test_the_same_again_changes_nothing(mobility: tuple[str, Any]) -> None:
    own, written = mobility
    known = Known(id=UUID(int=1), kind="individual", number="", activity_id=own, values=written, revision=1)
    table = read_table(write_csv(list(export([mobility], AROUND, "lv"))))

    assert [row.action for row in plan(table, AROUND, {title_key(own): known}).rows] == ["same"]


@pytest.mark.parametrize("column", kept_columns(), ids=lambda column: column.title)
def test_no_word_of_a_dictionary_means_two_things(column: Any) -> None:
    meanings: dict[str, set[str]] = {}
    for entry in dictionary(column, AROUND):
        for word in (entry.key, *(entry.label(language) for language in LANGUAGES)):
            meanings.setdefault(folded(word), set()).add(entry.key)

    assert {word: keys for word, keys in meanings.items() if len(keys) > 1} == {}
    assert column.sort is not Sort.NOT_KEPT


PERSON = {"first_name": "Žanete", "last_name": "Ābele", "email": "z@a.lv", "birth_date": "2008-02-29"}


def test_the_same_person_is_the_same_one_and_nobody_else() -> None:
    inventor = Inventor(b"secret")

    made = inventor.invented(PERSON)

    assert made == inventor.invented({**PERSON, "first_name": " žanete "} | {"first_name": "ŽANETE"})
    assert made != Inventor(b"other").invented(PERSON)
    assert all(made[key] != PERSON[key] for key in PERSON)
    assert made["birth_date"][:4] == "2008"
    assert made["email"].endswith("@example.org")


def test_nobody_is_given_a_name_that_is_their_own() -> None:
    names, inventor = read("invented_names"), Inventor(b"secret")

    for first in names["first"]:
        for last in names["last"]:
            made = inventor.invented({"first_name": first, "last_name": last})
            assert (made["first_name"] != first, made["last_name"] != last) == (True, True)


def test_what_is_missing_stays_missing() -> None:
    assert Inventor(b"secret").invented({"first_name": "Anna", "gender": "f"}).keys() == {
        "first_name",
        "gender",
    }


def test_what_follows_from_the_rest_is_written_and_never_read() -> None:
    written = {
        "activity": {"activity_type": "SM-TTA"},
        "from_to": {"sending": "Rīgas Amatu skola", "receiving": "Elbtal & Söhne", "country": "DE"},
        "duration": {"start_date": "2026-03-01", "end_date": "2026-03-10", "interruption_days": "2"},
    }
    head, row = export([("A-1", written)], AROUND, "lv")
    derived = {c.title: row[n] for n, c in enumerate(kept_columns()) if c.sort is Sort.DERIVED}

    changed = ["cits" if title in derived else cell for title, cell in zip(head, row, strict=True)]
    found = plan(read_table(write_csv([head, changed])), AROUND, {})

    assert list(derived.values()) == [
        "Profesionālā izglītība un apmācība",
        "Latvija",
        "Rīga",
        "Drēzdene",
        "8",
    ]
    assert [planned.values for planned in found.rows] == [written]
    assert found.heading.not_kept == ()


@pytest.mark.parametrize("entry", read("exchange_columns")["columns"], ids=lambda entry: entry["en"])
def test_a_column_has_a_place_or_a_reason(entry: dict[str, Any]) -> None:
    assert len({"at", "from", "why"} & entry.keys()) == 1 or entry["is"] in list(Sort)
