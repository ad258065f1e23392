"""Pasting what does not belong there, when it may not be done, or where nothing is pasted."""

import json

import pytest
from flask import Flask

from bm_workspace.answers import clean
from bm_workspace.paths import folder
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import MAX_ROWS
from tests.conftest import Draft
from tests.web.browsing import HTMX, Visitor, page, shown, text_of
from tests.web.test_pasting import FORM, PASTE, TEXT, TWO, pasted, people, states
from tests.web.things import DocumentAt, revisions, saved

STRINGS = json.loads((folder("fixtures") / "nasty_strings.json").read_text(encoding="utf-8"))
NASTY = [entry["text"] for entry in STRINGS if entry["text"].strip()]
MANY = "\n".join(f"Persona {n}" for n in range(10_000))
every_type = pytest.mark.parametrize("type_key", DOCUMENT_TYPES)


@pytest.fixture
def programme(draft: Draft) -> DocumentAt:
    """A new learning programme, nobody in its list."""
    return draft("group_programme")


def test_nasty_text_is_shown_and_added_as_text(app: Flask, trainee: Visitor, programme: DocumentAt) -> None:
    text = "\n".join(f'"{name.replace(chr(34), chr(34) * 2)}";;n{place}' for place, name in enumerate(NASTY))

    preview = pasted(trainee, programme, text)
    trainee.submit(preview, PASTE, press="add=1")

    names = [clean(name, is_long=False) for name in NASTY]
    assert shown(preview, "pasted") == clean(text)
    assert [name for name, _, _ in people(app, programme)] == names


SENTENCES = {
    "10,000 lines": (MANY, "The text has 10000 lines", "Rindu skaits tekstā ir 10000"),
    "nothing": ("\x00\x07 \n", "There is nothing to read", "Nav ko nolasīt"),
    "controls": ("An\x00na\x1b;", "were left out: 2.", "to skaits: 2."),
    "letters that no PDF shows": ("Anna 👍;", "The PDF replaces: 👍", "👍"),
    "an open quotation mark": ('Anna;\n"Ilze;', "opens in this line", "nav aizvērtas"),
    "commas": ("Anna,Learner", "put tabs or semicolons", "tabulatora zīmi vai semikolu"),
    "one giant cell": ("x" * 1_000_000, "too long to be read", "pārāk gara"),
    "a picture": ("\ufffdPNG;\x1a;\x00IHDR;1;2;3", "6 columns", "Kolonnu skaits ir"),
}


@pytest.mark.parametrize("language", ["en", "lv"])
@pytest.mark.parametrize("what", SENTENCES)
def test_whatever_is_pasted_is_answered_with_a_sentence(
    app: Flask, trainee: Visitor, programme: DocumentAt, what: str, language: str
) -> None:
    text, *sentences = SENTENCES[what]
    trainee.switch_language(language)

    answer = pasted(trainee, programme, text)

    assert answer.status_code == 200
    assert sentences[language == "lv"] in text_of(answer, "#editor")
    assert shown(answer, "pasted") == clean(text)
    assert len(revisions(app, programme)) == 1


def test_more_than_two_hundred_together_are_refused_when_the_list_grew_meanwhile(
    app: Flask, trainee: Visitor, programme: DocumentAt
) -> None:
    preview = pasted(trainee, programme, TEXT)
    filled = pasted(trainee, programme, "\n".join(f"Persona {n}" for n in range(MAX_ROWS)))
    trainee.submit(filled, PASTE, press="add=1")

    answer = trainee.submit(preview, PASTE, press="add=1")

    assert answer.status_code == 422
    assert "has 200 rows and would have 202; at most 200" in text_of(answer, ".notice")
    assert shown(answer, "pasted") == TEXT
    assert len(people(app, programme)) == MAX_ROWS
    trainee.submit(answer, PASTE, press="replace=1")
    assert people(app, programme) == TWO


@pytest.mark.parametrize("step", ["preview", "add"])
def test_text_for_a_document_deleted_meanwhile_is_kept(
    trainee: Visitor, programme: DocumentAt, step: str
) -> None:
    opened, preview = trainee.get(programme.tab("participants")), pasted(trainee, programme, TEXT)
    trainee.submit(trainee.get(programme.at("delete")), "#delete-dialog form")

    if step == "add":
        answer = trainee.submit(preview, PASTE, press="add=1")
    else:
        answer = trainee.submit(opened, FORM, press="preview=1", pasted=TEXT)

    assert answer.status_code == 403
    assert TEXT in [tag.get_text().strip() for tag in page(answer).select("form.kept textarea")]
    assert "Paste from a spreadsheet" in text_of(answer, "form.kept label")


def test_text_sent_without_a_token_is_kept_and_sent_again(
    app: Flask, trainee: Visitor, programme: DocumentAt
) -> None:
    address = programme.at("edit/participants/paste")
    preview = pasted(trainee, programme, TEXT)
    fields = {tag["name"]: tag["value"] for tag in page(preview).select(f"{PASTE} input[type=hidden]")}

    refused = trainee.post(address, {**fields, "csrf_token": "x", "pasted": TEXT, "add": "1"}, token=False)
    answer = trainee.submit(refused, "form.kept")

    assert refused.status_code == 400
    assert answer.status_code == 303
    assert people(app, programme) == TWO


def test_text_sent_without_a_workspace_is_kept(nobody: Visitor, programme: DocumentAt) -> None:
    answer = nobody.post(programme.at("edit/participants/paste"), {"pasted": TEXT, "add": "1"})

    assert answer.status_code == 401
    assert shown(answer, "pasted") == TEXT


@every_type
def test_nothing_is_pasted_into_any_other_section(
    app: Flask, trainee: Visitor, draft: Draft, type_key: str
) -> None:
    document, sections = draft(type_key), DOCUMENT_TYPES[type_key].sections
    others = [section.key for section in sections if section.pasting is None]

    answers = [trainee.post(document.at(f"edit/{key}/paste"), {"pasted": TEXT}) for key in (*others, "none")]

    assert {answer.status_code for answer in answers} == {404}
    assert len(revisions(app, document)) == 1


@every_type
def test_text_sent_to_another_section_is_no_answer(
    app: Flask, trainee: Visitor, draft: Draft, type_key: str
) -> None:
    document = draft(type_key)

    for section in DOCUMENT_TYPES[type_key].sections:
        if section.pasting is None:
            trainee.post(document.tab(section.key), {"pasted": TEXT, "preview": "1", "revision": "1"})

    assert saved(app, document).revision == 1


def test_the_address_of_a_preview_leads_to_the_section(trainee: Visitor, programme: DocumentAt) -> None:
    assert trainee.get(programme.at("edit/participants/paste")).location == programme.tab("participants")


def test_a_preview_is_a_fragment_to_htmx(trainee: Visitor, programme: DocumentAt) -> None:
    opened = trainee.get(programme.tab("participants"))

    answer = trainee.submit(opened, FORM, press="preview=1", pasted=TEXT, headers=HTMX)

    assert not answer.text.startswith("<!doctype html>")
    assert page(answer).select_one(f"#editor {PASTE}")
    assert states(answer) == ["will be added", "will be added"]


def test_switching_the_language_shows_the_same_preview(trainee: Visitor, programme: DocumentAt) -> None:
    preview = pasted(trainee, programme, TEXT)
    trainee.language = "lv"

    answer = trainee.submit(preview, ".languages", press="interface_language=lv")

    assert shown(answer, "pasted") == TEXT
    assert states(answer) == ["tiks pievienota", "tiks pievienota"]
