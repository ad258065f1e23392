"""Participants pasted into the database: what was understood is shown first, then all are added or nobody."""

import json

import pytest
from flask import Flask

from bm_workspace.answers import clean
from bm_workspace.paths import folder
from bm_workspace.schema.types import MAX_ROWS
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.databasing import (
    HOME,
    SHORT,
    THREE,
    adding,
    certificates,
    looked_at,
    names,
    numbers,
    one,
    pasted,
    told,
    with_participants,
)
from tests.web.things import held_by

STRINGS = json.loads((folder("fixtures") / "nasty_strings.json").read_text(encoding="utf-8"))
NASTY = [entry["text"] for entry in STRINGS if clean(entry["text"], is_long=False)]
BROKEN = {
    "a day that is none": ("Anna\nJānis\t31.02.2005\nIlze", "Line 2", "Date of birth"),
    "no name": ("Anna\n\t03.04.2005", "Line 2", "Full name"),
    "commas": ("Anna,Ozola,03.04.2005", "Line 1", "Commas"),
    "too many columns": ("Anna\t03.04.2005\tRīga\tDE\tx", "Line 1", "columns"),
    "too long": ("Anna\n" + "Ž" * 600, "Line 2", "Full name"),
}


def people(count: int, start: int = 0) -> str:
    return "\n".join(f"Persona {number}" for number in range(start, start + count))


def test_a_text_is_shown_first_and_then_added_in_its_order(app: Flask, trainee: Visitor, entry: str) -> None:
    preview = looked_at(trainee, entry, THREE)
    assert certificates(app, trainee) == []

    said = told(trainee, trainee.submit(preview, SHORT, press="add=1"))

    given = numbers(trainee, entry)
    assert len(page(preview).select("tbody tr")) == 3
    assert names(app, trainee) == ["Ņina Šķēle", "Žanis Ābols", "Ilze"]
    assert f"added: 3. The numbers of their certificates are {given[0]} to {given[2]}." in said


@pytest.mark.parametrize("press", ["preview=1", "add=1"])
@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_line_is_named_with_its_reason_and_nobody_is_added(
    app: Flask, trainee: Visitor, entry: str, what: str, press: str
) -> None:
    text, line, reason = BROKEN[what]

    answer = trainee.submit(looked_at(trainee, entry, text), SHORT, press=press)

    said = text_of(answer, "#pasted-error")
    assert answer.status_code == (422 if press == "add=1" else 200)
    assert line in said
    assert reason in said
    assert not page(answer).select("button[name=add]")
    assert shown(answer, "pasted") == text
    assert certificates(app, trainee) == []


def test_more_lines_than_a_mobility_takes_are_refused_in_words(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    text = people(MAX_ROWS + 1)

    answer = pasted(trainee, entry, text)

    assert answer.status_code == 422
    assert "The text has 201 lines; at most 200" in text_of(answer, "main .notice")
    assert shown(answer, "pasted") == text
    assert certificates(app, trainee) == []


def test_together_they_are_not_more_than_a_mobility_takes(app: Flask, trainee: Visitor, entry: str) -> None:
    assert len(with_participants(trainee, entry, people(150))) == 150
    before = held_by(app, trainee.workspace)

    preview = looked_at(trainee, entry, people(60, start=150))
    answer = trainee.submit(preview, SHORT, press="add=1")

    assert answer.status_code == 422
    for shown_page in (preview, answer):
        said = text_of(shown_page, "main .notice")
        assert "150" in said
        assert "210" in said
        assert "second mobility" in said
    assert held_by(app, trainee.workspace) == before
    pasted(trainee, entry, people(50, start=150))
    full = one(trainee, entry, "Divsimt pirmā")
    assert full.status_code == 422
    assert "would have 201" in text_of(full, "main .notice")
    assert shown(full, "people-full_name") == "Divsimt pirmā"
    assert len(certificates(app, trainee)) == MAX_ROWS


def test_two_who_fill_it_at_once_are_told_and_nobody_is_lost(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    mine = looked_at(trainee, entry, people(150))
    pasted(trainee.another_window(), entry, people(60, start=150))

    answer = trainee.submit(mine, SHORT, press="add=1")

    assert answer.status_code == 422
    assert "210" in text_of(answer, "main .notice")
    assert shown(answer, "pasted") == people(150)
    assert len(certificates(app, trainee)) == 60


def test_the_same_text_sent_twice_adds_everybody_once(app: Flask, trainee: Visitor, entry: str) -> None:
    preview = looked_at(trainee, entry, THREE)

    answers = [trainee.submit(preview, SHORT, press="add=1") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(certificates(app, trainee)) == 3
    assert certificates(app, trainee)[2].number in told(trainee, answers[1])


def test_a_text_that_is_there_already_is_not_added_again(app: Flask, trainee: Visitor, entry: str) -> None:
    given = with_participants(trainee, entry)

    preview = looked_at(trainee, entry, THREE)

    assert "nothing to add" in text_of(preview, "main .notice")
    assert given[0] in text_of(preview, "tbody")
    assert not page(preview).select("button[name=add]")
    assert with_participants(trainee, entry, f"{THREE}\nElza")[0] > given[-1]
    assert names(app, trainee)[3:] == ["Elza"]


@pytest.mark.parametrize("seen", ["", "0" * 16, None])
def test_a_text_other_than_the_one_looked_at_is_shown_again(
    app: Flask, trainee: Visitor, entry: str, seen: str | None
) -> None:
    preview = looked_at(trainee, entry, THREE)
    other = {"pasted": f"{THREE}\nElza"} if seen is None else {"seen": seen}

    answer = trainee.submit(preview, SHORT, press="add=1", **other)

    assert answer.status_code == 422
    assert "not the one you looked at" in text_of(answer, "main .notice")
    assert shown(answer, "pasted") == other.get("pasted", THREE)
    assert certificates(app, trainee) == []
    assert trainee.submit(answer, SHORT, press="add=1").status_code == 303


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\x07"])
def test_nothing_to_read_is_said(app: Flask, trainee: Visitor, entry: str, text: str) -> None:
    answer = trainee.submit(trainee.get(adding(entry)), SHORT, press="preview=1", pasted=text)

    assert text_of(answer, "main .notice")
    assert certificates(app, trainee) == []


def test_two_of_the_same_name_get_different_titles(app: Flask, trainee: Visitor, entry: str) -> None:
    with_participants(trainee, entry, "Anna Ozola\t01.02.2005\nanna ozola\t02.02.2005", language="lv")
    one(trainee, entry, "Anna Ozola", language="lv")

    assert [row.title for row in certificates(app, trainee)] == [
        "Anna Ozola – Europass mobilitātes sertifikāts",
        "anna ozola – Europass mobilitātes sertifikāts (2)",
        "Anna Ozola – Europass mobilitātes sertifikāts (3)",
    ]


def test_whatever_people_are_called_is_kept_as_text(app: Flask, trainee: Visitor, entry: str) -> None:
    text = "\n".join(
        f'"{name.replace(chr(34), chr(34) * 2)}"\t\tn{place}' for place, name in enumerate(NASTY)
    )

    preview = looked_at(trainee, entry, text)
    answer = trainee.submit(preview, SHORT, press="add=1")

    assert answer.status_code == 303
    assert names(app, trainee) == [clean(name, is_long=False) for name in NASTY]
    assert trainee.get(f"{HOME}/documents").status_code == 200


@pytest.mark.parametrize("text", ["vārds " * 10_000, "👍" * 100_000, "a;b\n" * 20_000])
def test_a_giant_text_is_answered_with_a_sentence(
    app: Flask, trainee: Visitor, entry: str, text: str
) -> None:
    answer = pasted(trainee, entry, text)

    assert answer.status_code == 422
    assert text_of(answer, "main .notice, #pasted-error")
    assert certificates(app, trainee) == []


def test_control_characters_are_left_out_and_that_is_said(app: Flask, trainee: Visitor, entry: str) -> None:
    preview = looked_at(trainee, entry, "An\x00na\x1b Ozola")
    trainee.submit(preview, SHORT, press="add=1")

    assert "were left out: 2." in text_of(preview, "main")
    assert names(app, trainee) == ["Anna Ozola"]
