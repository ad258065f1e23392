"""What is understood of a list pasted from a spreadsheet."""

import json

import pytest

from bm_workspace.answers import clean
from bm_workspace.pasted import Pasted, understand
from bm_workspace.paths import folder
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import MAX_LINE
from bm_workspace.wording import say

PEOPLE = DOCUMENT_TYPES["group_programme"].section("participants")
LEARNER, ADULT, LEAD = "participant", "accompanying", "lead"
STRINGS = json.loads((folder("fixtures") / "nasty_strings.json").read_text(encoding="utf-8"))
NASTY = {entry["name"]: entry["text"] for entry in STRINGS}


def people(text: str, *present: dict[str, str], language: str = "en") -> Pasted:
    """What is understood of a text as a list of participants."""
    assert PEOPLE.pasting
    return understand(PEOPLE, PEOPLE.pasting, text, present=present, language=language)


def rows(pasted: Pasted) -> list[tuple[str, ...]]:
    return [(line.answers["name"], line.answers["role"], line.answers["note"]) for line in pasted.lines]


def said(pasted: Pasted, language: str = "en") -> list[str]:
    """The lines to mend in words."""
    return [f"{line.number}: {say(problem, language)}" for line in pasted.lines for problem in line.problems]


def notes(pasted: Pasted) -> str:
    return " ".join(say(note, "en") for note in pasted.notes)


ANNA, ONE = ("Anna Ķirse", ADULT, ""), [("Jānis Ūdris", LEARNER, "7.a")]
UNDERSTOOD = {
    "tabs": ("Jānis Ūdris\tLearner\t7.a", ONE),
    "semicolons": ("Jānis Ūdris;Learner;7.a", ONE),
    "an empty role means learner": ("Jānis Ūdris\t\t7.a", ONE),
    "a dash is an empty role": ("Jānis Ūdris\t–\t7.a", ONE),
    "a role by its key": ("Jānis Ūdris\tparticipant\t7.a", ONE),
    "a role by its Latvian label": ("Jānis Ūdris\tIzglītojamais\t7.a", ONE),
    "a role without capitals and diacritics": ("Jānis Ūdris;izglitojamais;7.a", ONE),
    "a role in capitals": ("Jānis Ūdris;IZGLĪTOJAMAIS;7.a", ONE),
    "a role in letters put together": ("Jānis Ūdris;Izgli\u0304tojamais;7.a", ONE),
    "a pupil is a learner": ("Jānis Ūdris;skolniece;7.a", ONE),
    "names alone": ("Jānis Ūdris\nAnna Ķirse", [("Jānis Ūdris", LEARNER, ""), ("Anna Ķirse", LEARNER, "")]),
    "a byte order mark": ("\ufeffJānis Ūdris;Learner;7.a", ONE),
    "Windows line ends": ("Jānis Ūdris;Learner;7.a\r\nAnna Ķirse;accompanying\r\n", [*ONE, ANNA]),
    "old line ends": ("Jānis Ūdris;Learner;7.a\rAnna Ķirse;accompanying", [*ONE, ANNA]),
    "blank lines": ("\n \t \n\nJānis Ūdris\tLearner\t7.a\n\n", ONE),
    "lines of empty cells": (";;\nJānis Ūdris;Learner;7.a\n;;;;", ONE),
    "empty columns at the end": ("Jānis Ūdris\tLearner\t7.a\t\t\t\n", ONE),
    "space around a cell": ("  Jānis Ūdris ;\u00a0Learner ; 7.a ", ONE),
    "quoted cells": ('"Jānis Ūdris";"Learner";"7.a"', ONE),
    "a line end in a quoted cell": ('"Jānis\nŪdris"\tLearner\t7.a', ONE),
    "a separator in a quoted cell": ('"Ūdris; Jānis";;7.a', [("Ūdris; Jānis", LEARNER, "7.a")]),
    "a doubled quotation mark": ('"Jānis ""Jancis"" Ūdris";;7.a', [('Jānis "Jancis" Ūdris', LEARNER, "7.a")]),
    "a quotation mark inside a cell": ('Jānis "J" Ūdris\t\t7.a', [('Jānis "J" Ūdris', LEARNER, "7.a")]),
    "a semicolon where tabs separate": ("Anna\t\t7.a; 8.b", [("Anna", LEARNER, "7.a; 8.b")]),
    "tabs in quotes where semicolons separate": ('"Anna\tB";;"7.a\t"', [("Anna B", LEARNER, "7.a")]),
    "a heading in English": ("Full name;Role in the group;Class or note\nJānis Ūdris;Learner;7.a", ONE),
    "a heading in Latvian": ("Vārds, uzvārds;Loma grupā;Klase vai piezīme\nJānis Ūdris;Learner;7.a", ONE),
    "a heading in other words": ("NAME\tclass\nJānis Ūdris\t7.a", ONE),
    "a heading in another order": ("Klase;Loma;Vārds un uzvārds\n7.a;;Jānis Ūdris", ONE),
    "a heading with two names": ("Vārds;Uzvārds;Loma;Klase\nJānis;Ūdris;;7.a", ONE),
    "the surname first": ("Surname\tFirst name\tClass\nŪdris\tJānis\t7.a", ONE),
    "Name and Surname": ("Name\tSurname\tClass\nJānis\tŪdris\t7.a", ONE),
    "the first name alone": ("First name;Role\nJānis;", [("Jānis", LEARNER, "")]),
    "two names without a heading": ("Jānis\tŪdris\tLearner\t7.a\nAnna\tĶirse\taccompanying", [*ONE, ANNA]),
    "columns without a place": ("Nr.;Vārds;Uzvārds;Tālrunis;Klase\n1;Jānis;Ūdris;+371 2;7.a", ONE),
    "emoji": ("Jānis 👍🏽;;🎉", [("Jānis 👍🏽", LEARNER, "🎉")]),
    "controls": ("Jā\x00nis\x07 Ūdris\x1b;\x1eLearner;7.a\x7f", ONE),
    "a formula": ("=cmd|' /C calc'!A0;;7.a", [("=cmd|' /C calc'!A0", LEARNER, "7.a")]),
    "markup": ("<script>;;</textarea>", [("<script>", LEARNER, "</textarea>")]),
}  # fmt: skip


@pytest.mark.parametrize("what", UNDERSTOOD)
def test_a_text_is_understood(what: str) -> None:
    text, expected = UNDERSTOOD[what]

    pasted = people(text)

    assert rows(pasted) == expected
    assert said(pasted) == []
    assert pasted.why_not_add is None


ROLE_WORDS = {
    "participant": (
        "skolēns",
        "Skolniece",
        "audzēknis",
        "learner",
        "Learners",
        "pupil",
        "pupils",
        "students",
    ),
    "accompanying": ("skolotājs", "Skolotāja", "pavadošais", "pavadošā", "pavadonis", "teacher"),
    "lead": ("vadītājs", "Vadītāja", "grupas vadītāja", "group leader"),
}
"""What the lists of schools call people."""


@pytest.mark.parametrize(
    ("role", "word"), [(role, word) for role, words in ROLE_WORDS.items() for word in words]
)
def test_a_role_is_understood_in_the_words_of_schools(role: str, word: str) -> None:
    assert rows(people(f"Jānis Ūdris;{word};7.a")) == [("Jānis Ūdris", role, "7.a")]


ROLES = "“{}” is not one of the possible answers: Learner, Accompanying person, Lead accompanying person."
TO_MEND = {
    "no name": (";Learner;7.a", ["1: Full name: This answer is missing."]),
    "an unknown role": ("Anna;Šoferis", ["1: Role in the group: " + ROLES.format("Šoferis")]),
    "a role in emoji": ("Anna;👍", ["1: Role in the group: " + ROLES.format("👍")]),
    "a role without end": ("Anna;" + "x" * 999, ["1: Role in the group: " + ROLES.format("x" * 60 + "…")]),
    "a name without end": (
        "ā" * (MAX_LINE + 1),
        ["1: Full name: This answer has 501 characters; at most 500 are possible."],
    ),
    "the line in the text": ("Anna\n\n\n;Learner", ["4: Full name: This answer is missing."]),
    "the line where cells fill several": ('"A\nB\nC";;\n;x', [
        "4: Full name: This answer is missing.", "4: Role in the group: " + ROLES.format("x")]),
    "the line under a heading": ("Name;Role\nAnna;\n;", []),
    "too many columns": ("Anna;Learner;7.a;1;2", [
        "1: There are 5 columns instead of 3; a heading line would tell which is which."]),
    "commas": ("Anna,Learner", [
        "1: Commas do not separate columns here: put tabs or semicolons between them."]),
    "a quotation mark left open": ('A;\n"B;\nC;', [
        "2: A quotation mark opens in this line and never closes."]),
    "a cell without end": ("A;\n" + "x" * 200_000 + ";\nC;", [
        "2: A cell of this line is too long to be read."]),
    "two names, no role, no heading": ("Anna\tĶirse", ["1: Role in the group: " + ROLES.format("Ķirse")]),
}  # fmt: skip


@pytest.mark.parametrize("what", TO_MEND)
def test_what_is_not_understood_is_said_with_its_line(what: str) -> None:
    text, expected = TO_MEND[what]

    pasted = people(text)

    assert said(pasted) == expected
    assert bool(pasted.why_not_add) == bool(expected)
    assert pasted.why_not_add == pasted.why_not_replace or not expected


@pytest.mark.parametrize(("language", "said_there"), [("en", "is missing"), ("lv", "Trūkst atbildes")])
def test_it_is_said_in_the_language_of_the_reader(language: str, said_there: str) -> None:
    pasted = people(";Šoferis", language=language)

    roles = [choice.label(language) for choice in PEOPLE.fields[1].choices]
    assert said_there in said(pasted, language)[0]
    assert ", ".join(roles) in said(pasted, language)[1]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Name;Role\nAnna;", "Line 1 was read as the heading."),
        ("\n\nName;Role\nAnna;", "Line 3 was read as the heading."),
        ("Nr.;Name;Phone\n1;Anna;2\n;B;;x", "left out: Nr, Phone, 4."),
        ("Anna\x00\x07;", "left out: 2."),
        ("Anna;Ķirse", "for example: First name; Surname; Role; Class or note"),
    ],
)
def test_what_was_done_with_the_text_is_said(text: str, note: str) -> None:
    assert note in notes(people(text))


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_a_name_like_any(name: str) -> None:
    quoted = NASTY[name].replace('"', '""')

    pasted = people(f'"{quoted}";;"{quoted}"')

    kept = clean(clean(NASTY[name]), is_long=False)
    if pasted.lines:
        assert [kept] == [line.answers["name"] for line in pasted.lines]
    else:
        assert not kept
