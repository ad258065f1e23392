"""Rows of every section that repeats, of every document type: the first table of bad input again."""

import json
from unicodedata import normalize

import pytest
from flask import Flask

from bm_workspace.answers import clean
from bm_workspace.paths import folder
from bm_workspace.schema.types import MAX_ROWS, DocumentType, Field, Kind, Section
from tests.conftest import Draft
from tests.files.reading import docx_text, pdf_text, squeezed
from tests.rows import WRONG, each_section_of_rows_once, every_section_of_rows, good_row
from tests.web.browsing import HTMX, Visitor, on_screen, page, shown, shown_value, text_of
from tests.web.things import DocumentAt, name_of, revisions, saved

FORM = "#section-form"
STRINGS = json.loads((folder("fixtures") / "nasty_strings.json").read_text(encoding="utf-8"))
NASTY = [entry["text"] for entry in STRINGS if entry["text"].strip()]
IMPOSSIBLE = ("", "A B", "x" * 17, "a-b", "../../x", "<b>", "ā", "%00", "A")
LONG = "\n".join([*(f"{number}. rinda ā č ē" for number in range(300)), "", "ķ" * 3000])


def sent(section: Section, rows: list[dict[str, str]]) -> dict[str, str]:
    """What the form of a section sends for these rows, by their identity."""
    return {
        f"{section.key}-{row['id']}-{key}": text for row in rows for key, text in row.items() if key != "id"
    }


def kept_rows(app: Flask, document: DocumentAt, section: Section) -> dict[str, dict[str, str]]:
    """The rows in the database, by their identity."""
    rows = saved(app, document).values.get(section.key, [])
    return {row["id"]: {key: text for key, text in row.items() if key != "id"} for row in rows}


def free_field(section: Section) -> Field:
    """A field of one line that takes any text in any row."""
    return next(f for f in section.fields if f.kind in (Kind.LINE, Kind.LONG_TEXT) and not f.only_if)


@pytest.fixture
def two_rows(trainee: Visitor, draft: Draft, document_type: DocumentType, section: Section) -> DocumentAt:
    """A document with the rows a and b in that section."""
    document = draft(document_type.key)
    rows = sent(section, [dict(good_row(section, row_id)) for row_id in "ab"])
    assert trainee.post(document.tab(section.key), {**rows, "revision": "1"}).status_code == 303
    return document


@every_section_of_rows
def test_wrong_answers_stay_as_typed_and_are_named_at_their_field(
    app: Flask, trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    wrong = {f"{section.key}-b-{f.key}": WRONG[f.kind][0] for f in section.fields if not f.only_if}

    answer = trainee.submit(trainee.get(two_rows.tab(section.key)), FORM, **wrong)

    opened = page(trainee.get(answer.location))
    assert {name: shown_value(opened.find(attrs={"name": name})) for name in wrong} == {
        name: clean(text) for name, text in wrong.items()
    }
    links = {link["href"].partition("#")[2] for link in opened.select(".missing a")}
    for name in wrong:
        assert opened.select_one(f"#{name}[aria-invalid=true][aria-describedby~={name}-error]")
        assert name in links
    assert saved(app, two_rows).status == "draft"


@each_section_of_rows_once
def test_nasty_text_stays_text_in_every_answer(
    app: Flask, trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    typed = {
        name_of(section, field, f"n{place}"): text
        for place, text in enumerate(NASTY)
        for field in section.fields
        if not (field.choices and clean(text, is_long=False) != text)
    }

    answer = trainee.post(two_rows.tab(section.key), {**typed, "revision": "2"})

    opened, screen = page(trainee.get(answer.location)), on_screen(trainee.get(two_rows.view))
    inputs = {tag["name"]: tag for tag in opened.select("#panel [name]")}
    whole = {name: shown_value(inputs[name]) for name in typed}
    kept = kept_rows(app, two_rows, section)
    assert whole == {f"{section.key}-{row}-{key}": kept[row][key] for _, row, key in map(parts, typed)}
    field = free_field(section)
    for place, text in enumerate(NASTY):
        assert kept[f"n{place}"][field.key] == clean(text, is_long=field.kind is Kind.LONG_TEXT)
        assert squeezed(normalize("NFC", text)) in screen


def parts(name: str) -> tuple[str, str, str]:
    section, row, field = name.split("-")
    return section, row, field


@each_section_of_rows_once
def test_a_long_answer_in_a_row_is_whole_on_screen_and_in_both_files(
    trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    field = next((f for f in section.fields if f.kind is Kind.LONG_TEXT), free_field(section))

    trainee.post(two_rows.tab(section.key), {name_of(section, field, "b"): LONG, "revision": "2"})

    screen = on_screen(trainee.get(two_rows.view))
    assert squeezed(LONG) in screen
    assert pdf_text(trainee.get(two_rows.file("pdf")).data, draft=True) == screen
    assert docx_text(trainee.get(two_rows.file("docx")).data) == screen


@each_section_of_rows_once
def test_a_row_too_many_is_kept_and_named(
    app: Flask, trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    rows = [dict(good_row(section, f"n{number}")) for number in range(MAX_ROWS - 1)]

    answer = trainee.post(two_rows.tab(section.key), {**sent(section, rows), "revision": "2"})

    opened = page(trainee.get(answer.location))
    assert len(kept_rows(app, two_rows, section)) == len(opened.select(".row-card")) == MAX_ROWS + 1
    place = f"{section.key}-n{MAX_ROWS - 2}-{section.fields[0].key}"
    (link,) = [link for link in opened.select(".missing li") if f"at most {MAX_ROWS}" in link.get_text()]
    assert link.a["href"].endswith(f"#{place}")
    assert opened.select_one(f"#{place}[aria-invalid=true]")


@every_section_of_rows
def test_add_pressed_twice_adds_one_row(
    app: Flask, trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    opened = trainee.get(two_rows.tab(section.key))
    new = page(opened).select_one("button[name=add]")["value"]

    answers = [trainee.submit(opened, FORM, press=f"add={new}") for _ in range(2)]

    assert list(kept_rows(app, two_rows, section)) == ["a", "b", new]
    assert answers[0].location == answers[1].location
    assert answers[0].location.endswith(f"#{section.key}-{new}-row")


@every_section_of_rows
def test_an_answer_of_a_row_changed_by_two_is_shown_with_both_texts(
    app: Flask, trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    colleague, name = trainee.another_window(), name_of(section, free_field(section), "a")
    mine, theirs = trainee.get(two_rows.tab(section.key)), colleague.get(two_rows.tab(section.key))
    colleague.submit(theirs, FORM, press="add=new1", **{name: "Theirs & <b>"})

    clash = trainee.submit(mine, FORM, press="down=a", headers=HTMX, **{name: "Mine „”"})

    assert clash.status_code == 409
    assert "Mine „”" in text_of(clash, "[for=clash-1-mine]")
    assert "Theirs & <b>" in text_of(clash, "[for=clash-1-saved]")
    trainee.submit(clash, "#conflict")
    rows = kept_rows(app, two_rows, section)
    assert list(rows) == ["b", "a", "new1"]
    assert rows["a"][free_field(section).key] == "Mine „”"


@every_section_of_rows
def test_what_is_sent_without_a_token_is_kept_with_its_labels(
    trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    field = free_field(section)
    typed = {name_of(section, field, "b"): "Neaizmirstule", "revision": "2"}

    refused = trainee.post(two_rows.tab(section.key), typed, token=False)
    answer = trainee.submit(refused, "form.kept")

    assert refused.status_code == 400
    assert "Neaizmirstule" in [tag.get_text().strip() for tag in page(refused).select("form.kept textarea")]
    assert shown(trainee.get(answer.location), name_of(section, field, "b")) == "Neaizmirstule"


@every_section_of_rows
def test_a_row_with_an_impossible_identity_is_no_row(
    app: Flask, trainee: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    field = free_field(section)
    names = (f"{section.key}-{row_id}-{field.key}" for row_id in IMPOSSIBLE)

    trainee.post(two_rows.tab(section.key), {**dict.fromkeys(names, "x"), "revision": "2"})
    for press in ("add", "remove", "up", "down"):
        trainee.post(two_rows.tab(section.key), {press: "../../x", "revision": "2"})

    assert list(kept_rows(app, two_rows, section)) == ["a", "b"]
    assert len(revisions(app, two_rows)) == 2


@each_section_of_rows_once
def test_a_stranger_finds_no_row(
    app: Flask, stranger: Visitor, two_rows: DocumentAt, section: Section
) -> None:
    row = sent(section, [dict(good_row(section, "a"))])

    answer = stranger.post(two_rows.tab(section.key), {**row, "remove": "b", "revision": "2"})

    assert answer.status_code == 404
    assert list(kept_rows(app, two_rows, section)) == ["a", "b"]
