"""A pasted list beside the list that is there, and what holds for every section that is pasted into."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.answers import clean
from bm_workspace.pasted import understand
from bm_workspace.pasted_columns import headings, meanings
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import read
from bm_workspace.schema.new_participants import PASTING, PEOPLE
from bm_workspace.schema.pasting import Pasting
from bm_workspace.schema.types import MAX_ROWS, ROW_ID, Section
from bm_workspace.web.section_form import ROW_NAME
from bm_workspace.wording import LANGUAGES, say
from tests.pure.test_pasted import ADULT, LEARNER, people

PASTED_INTO = {
    f"{document_type.code}-{section.key}": (section, section.pasting)
    for document_type in DOCUMENT_TYPES.values()
    for section in document_type.sections
    if section.pasting
} | {"database": (PEOPLE, PASTING)}


def row(name: str, role: str = LEARNER, note: str = "", row_id: str = "p1") -> dict[str, str]:
    return {ROW_ID: row_id, "name": name, "role": role, "note": note}


SAME = {
    "the same": (row("Jānis Ūdris", note="7.a"), "p1"),
    "other capitals and spaces": (row("JĀNIS  ūdris ", note="7.A"), "p1"),
    "letters put together": (row("Ja\u0304nis U\u0304dris", note="7.a"), "p1"),
    "another role": (row("Jānis Ūdris", ADULT, "7.a"), ""),
    "another class": (row("Jānis Ūdris", note="7.b"), ""),
    "without diacritics": (row("Janis Udris", note="7.a"), ""),
}


@pytest.mark.parametrize("what", SAME)
def test_who_is_in_the_list_already_is_named(what: str) -> None:
    present, known = SAME[what]

    pasted = people("Jānis Ūdris;;7.a", row("Cits", row_id="p0"), present)

    assert [line.known for line in pasted.lines] == [known]
    assert bool(pasted.new) == (not known)
    assert (pasted.why_not_add is None) == (not known)


def test_a_line_that_stands_twice_is_added_once() -> None:
    pasted = people("Anna;;7.a\nAnna;;7.b\nanna;;7.A")

    assert [line.repeats for line in pasted.lines] == [0, 0, 1]
    assert list(pasted.added("abcdef12")) == ["abcdef121", "abcdef122"]


def test_a_list_that_takes_the_place_of_another_is_that_of_the_text() -> None:
    pasted = people("Cita\nAnna\nCita", row("Anna", row_id="p7"), row("Gone", row_id="p8"))

    assert pasted.why_not_replace is None
    assert {row_id: answers["name"] for row_id, answers in pasted.instead("abcdef12").items()} == {
        "abcdef121": "Cita",
        "p7": "Anna",
    }


@pytest.mark.parametrize(
    ("text", "present", "why"),
    [
        ("Anna", (), "The list is empty"),
        ("Anna", (row("Anna"),), "says the same already"),
        (";x", (row("Anna"),), "to mend"),
    ],
)
def test_a_list_is_not_replaced_for_nothing(text: str, present: Any, why: str) -> None:
    reason = people(text, *present).why_not_replace

    assert reason
    assert why in say(reason, "en")


@pytest.mark.parametrize(
    ("listed", "pasted", "fits"), [(0, 200, True), (150, 50, True), (150, 51, False), (200, 1, False)]
)
def test_a_list_holds_two_hundred_people(listed: int, pasted: int, fits: bool) -> None:
    present = [row(f"A {n}", row_id=f"p{n}") for n in range(listed)]

    found = people("\n".join(f"B {n}" for n in range(pasted)), *present, {ROW_ID: "blank"})

    assert (found.why_not_add is None) == fits
    if found.why_not_add:
        assert f"has {listed} rows and would have {listed + pasted}" in say(found.why_not_add, "en")


@pytest.mark.parametrize("heading", ["", "Name\n"])
@pytest.mark.parametrize("lines", [MAX_ROWS + 1, 10_000])
def test_too_many_lines_are_refused_in_one_sentence(lines: int, heading: str) -> None:
    pasted = people(heading + "\n".join(f"B {n}" for n in range(lines)))

    assert pasted.lines == ()
    assert pasted.refusal == pasted.why_not_add == pasted.why_not_replace
    assert pasted.refusal
    assert f"The text has {lines + bool(heading)} lines" in say(pasted.refusal, "en")


def test_two_hundred_lines_under_a_heading_are_not_too_many() -> None:
    assert len(people("Name\n" + "\n".join(f"B {n}" for n in range(MAX_ROWS))).new) == MAX_ROWS


@pytest.mark.parametrize("text", ["", " \n\t\n", ";;;\n;;", "\ufeff", "\x00\x07", "Full name;Role"])
def test_a_text_that_says_nothing_is_refused(text: str) -> None:
    pasted = people(text)

    assert pasted.refusal
    assert "nothing to read" in say(pasted.refusal, "en")


# What holds for every section that rows are pasted into.

every_section = pytest.mark.parametrize(("section", "pasting"), PASTED_INTO.values(), ids=PASTED_INTO)


@every_section
def test_a_section_that_is_pasted_into_has_rows_with_these_columns(
    section: Section, pasting: Pasting
) -> None:
    assert section.repeats
    assert len(pasting.columns) >= 2
    assert set(pasting.columns) <= {field.key for field in section.fields}
    assert set(pasting.empty) <= set(pasting.columns)


@every_section
def test_other_words_belong_to_columns_and_choices_and_to_one_only(
    section: Section, pasting: Pasting
) -> None:
    words = read("pasted_words")[section.key]
    choices = {field.key: {choice.key for choice in field.choices} for field in section.fields}

    assert {name.split(" ")[0] for name in words["headings"]} <= set(pasting.columns)
    assert {key: set(more) for key, more in words["answers"].items()} == {
        key: choices[key] & set(more) for key, more in words["answers"].items()
    }
    for key in words["answers"]:
        field = next(field for field in section.fields if field.key == key)
        spoken = [w for c in words["answers"][key].values() for w in c]
        assert len(meanings(section, field)) == len(spoken) + len(field.choices) * (1 + len(LANGUAGES))
        assert not headings(section, pasting).keys() & meanings(section, field).keys()


@every_section
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_given_as_an_example_is_understood(
    section: Section, pasting: Pasting, language: str
) -> None:
    example = say(pasting.heading, language)
    cells = ["x", "y", *("" for _ in example.split(";")[3:]), "z"]

    pasted = understand(section, pasting, f"{example}\n{';'.join(cells)}", present=(), language=language)

    assert [say(note, "en") for note in pasted.notes] == ["Line 1 was read as the heading."]
    assert [line.answers for line in pasted.lines] == [
        {
            **dict.fromkeys(pasting.columns, ""),
            **pasting.empty,
            pasting.columns[0]: "x y",
            pasting.columns[-1]: "z",
        }
    ]


CELL = st.text(st.sampled_from('aĀ ;\t"\n\r,\x00\x1e\ufeff😀\ud800'), max_size=6) | st.sampled_from(
    ["Name", "Vārds", "Uzvārds", "Loma", "Learner", "lead", "skolēns", "7.a"]
)
TEXT = st.text(max_size=60) | st.lists(
    st.lists(CELL, max_size=5).map(";".join) | st.lists(CELL, max_size=5).map("\t".join), max_size=8
).map("\n".join)
PRESENT = st.lists(st.builds(row, CELL, CELL, CELL), max_size=3)


@settings(max_examples=400, deadline=None)
@given(text=TEXT, present=PRESENT)
def test_any_text_is_answered(text: str, present: list[dict[str, str]]) -> None:
    pasted = people(text, *present)

    numbers = [line.number for line in pasted.lines]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(1, len(pasted.text.split("\n")) + 1))
    assert clean(pasted.text) == pasted.text
    for part in (*pasted.notes, *(p for line in pasted.lines for p in line.problems), pasted.why_not_add):
        assert part is None or all(say(part, language) for language in LANGUAGES)
    for row_id, answers in {**pasted.added("0123abcd"), **pasted.instead("0123abcd")}.items():
        assert ROW_NAME.fullmatch(row_id)
        assert all(clean(answer, is_long=False) == answer for answer in answers.values())


@settings(max_examples=200, deadline=None)
@given(text=TEXT)
def test_what_was_added_is_in_the_list_the_next_time(text: str) -> None:
    first = people(text)

    again = people(
        text, *({ROW_ID: row_id, **answers} for row_id, answers in first.added("0123abcd").items())
    )

    assert again.new == ()
