"""ESCO: the search as pages and fragments, and where the source is named."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from flask import Flask
from sqlalchemy import event

from bm_workspace.esco import ATTRIBUTION
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft
from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.things import DocumentAt, engine_of, everything_counted

WIRING = "http://data.europa.eu/esco/skill/fd60bbcc-c3b6-4fa5-936c-eef5ae0a2d44"
HOW = "Choose with the arrow keys and Enter."


def options(answer: Any) -> list[tuple[str, str]]:
    """Label and address of the skills in a list."""
    return [(tag["data-label"], tag["data-uri"]) for tag in page(answer).select("[role=option]")]


def search(visitor: Visitor, query: str, language: str = "lv", row: str = "first") -> Any:
    """The list that htmx asks for."""
    return visitor.get("/esco", query_string={"q": query, "language": language, "row": row}, headers=HTMX)


def labels(visitor: Visitor, query: str, language: str = "lv") -> list[str]:
    return [label for label, _uri in options(search(visitor, query, language))]


def test_the_embedded_skills_are_found_without_any_import(trainee: Visitor) -> None:
    assert options(search(trainee, "ierikot zemsp")) == [("ierīkot zemsprieguma elektroinstalāciju", WIRING)]
    assert options(search(trainee, "low voltage", "en")) == [("install low voltage wiring", WIRING)]


def test_english_words_find_the_label_in_the_documents_language(trainee: Visitor) -> None:
    found = page(search(trainee, "low voltage")).select_one("[role=option]")

    assert found["data-label"] == "ierīkot zemsprieguma elektroinstalāciju"
    assert [span.get_text() for span in found.select("[lang=en]")] == ["install low voltage wiring"]
    assert labels(trainee, "zemsprieguma", "en") == []


def test_the_list_is_a_listbox_that_says_how_many_and_whose(trainee: Visitor) -> None:
    answer = page(search(trainee, "elektro", row="ab12"))

    listbox = answer.select_one("#esco-ab12-list")
    count = len(listbox.select("[role=option][aria-selected=false][id]"))
    assert listbox["role"] == "listbox"
    assert listbox["aria-label"]
    assert answer.div["data-announce"] == f"{count} skills found. {HOW}"
    assert say(ATTRIBUTION, "en") in answer.get_text()


@pytest.mark.parametrize(
    ("query", "said"), [("zemsprieguma", "Atrasta 1 prasme."), ("metināt", "Atrastas 2 prasmes.")]
)
def test_the_count_is_told_in_latvian(trainee: Visitor, query: str, said: str) -> None:
    trainee.switch_language("lv")

    assert page(search(trainee, query)).div["data-announce"].startswith(said)


@pytest.mark.parametrize("query", ["", "  ", "%", "_", "qqqqq", "'", "\\", "ā" * 5000, "q b " * 500])
def test_any_query_is_answered(trainee: Visitor, query: str) -> None:
    fragment, whole = search(trainee, query), trainee.get("/esco", query_string={"q": query})

    assert (fragment.status_code, whole.status_code) == (200, 200)
    assert options(fragment) == []
    assert bool(page(fragment).div["data-announce"]) == bool(query.strip())


def test_at_most_twenty_are_listed_the_best_first(trainee: Visitor) -> None:
    found = labels(trainee, "in", "en")

    assert len(found) == 20
    assert found[0].startswith("in")


@pytest.mark.parametrize("language", ["xx", "", "lv'"])
def test_another_language_is_that_of_the_page(trainee: Visitor, language: str) -> None:
    assert labels(trainee, "low voltage", language) == ["install low voltage wiring"]


@pytest.mark.parametrize("row", ["", "Ā", '"><b>', "a" * 17])
def test_a_row_that_is_none_gives_a_list_all_the_same(trainee: Visitor, row: str) -> None:
    assert page(search(trainee, "low voltage", row=row)).select_one("#esco-row-list [role=option]")


def test_without_javascript_a_page_gives_labels_and_addresses(trainee: Visitor) -> None:
    form = page(trainee.get("/esco")).select_one("form[role=search]")

    answer = trainee.get(form["action"], query_string={"q": "zemsprieguma", "language": "lv"})

    assert "ierīkot zemsprieguma elektroinstalāciju" in text_of(answer, ".esco-skills")
    assert WIRING in text_of(answer, ".esco-skills")
    assert {tag["name"] for tag in form.select("[name]")} == {"q", "language"}
    assert page(answer).select_one("#q")["value"] == "zemsprieguma"
    assert say(ATTRIBUTION, "en") in text_of(answer, "main")


def test_a_visitor_without_a_workspace_may_be_a_host_and_finds_skills_too(nobody: Visitor) -> None:
    assert nobody.get("/esco?q=x").status_code == 200


def test_searching_writes_nothing_and_asks_the_database_little(app: Flask, trainee: Visitor) -> None:
    search(trainee, "elektro")
    before, statements = everything_counted(app), []
    listen = (engine_of(app), "before_cursor_execute", lambda *about: statements.append(about[2]))

    event.listen(*listen)
    search(trainee, "elektro")
    event.remove(*listen)

    assert len(statements) <= 4
    assert everything_counted(app) == before


def test_the_input_of_a_skill_is_a_combobox_in_the_documents_language(trainee: Visitor, draft: Draft) -> None:
    document = draft("learning_agreement", language="en")

    field = page(trainee.get(document.tab("outcomes"))).select_one("#outcomes-first-esco_label")

    assert field["role"] == "combobox"
    assert field["aria-expanded"] == "false"
    assert field["hx-get"] == "/esco?language=en&row=first"
    assert field["aria-controls"] == "esco-first-list"
    assert field["data-address"] == "outcomes-first-esco_uri"
    assert page(trainee.get(document.tab("outcomes"))).select_one(f"#{field['data-esco']}")


def with_skill(trainee: Visitor, document: DocumentAt, **typed: str) -> None:
    """A document whose only outcome is a skill of ESCO."""
    fields = {"framework": "B", "esco_label": "install low voltage wiring", "esco_uri": WIRING, **typed}
    sent = {f"outcomes-first-{name}": text for name, text in fields.items()}
    assert trainee.post(document.tab("outcomes"), {**sent, "revision": "1"}).status_code == 303


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_source_is_named_in_editor_view_and_files_where_a_row_uses_esco(
    trainee: Visitor, draft: Draft, language: str
) -> None:
    document = draft("learning_agreement", language=language)
    with_skill(trainee, document)

    sheet = page(trainee.get(document.view)).select_one("[aria-labelledby=part-outcomes]")
    word = Document(BytesIO(trainee.get(document.file("docx")).data))

    assert say(ATTRIBUTION, "en") in text_of(trainee.get(document.tab("outcomes")), "#panel")
    assert sheet.find_all("p")[-1].get_text() == say(ATTRIBUTION, language)
    assert say(ATTRIBUTION, language) in [paragraph.text for paragraph in word.paragraphs]


def test_where_no_row_uses_esco_its_source_is_not_named(trainee: Visitor, agreement: DocumentAt) -> None:
    with_skill(trainee, agreement, framework="C")

    editor, view = trainee.get(agreement.tab("outcomes")), trainee.get(agreement.view)

    assert say(ATTRIBUTION, "en") not in editor.text + view.text


def test_the_skill_is_a_link_in_view_and_docx(trainee: Visitor, agreement: DocumentAt) -> None:
    with_skill(trainee, agreement)

    word = Document(BytesIO(trainee.get(agreement.file("docx")).data))

    links = [relation.target_ref for relation in word.part.rels.values() if relation.is_external]
    assert page(trainee.get(agreement.view)).select_one(f'a[href="{WIRING}"]').get_text() == WIRING
    assert links == [WIRING]


def test_the_help_page_names_the_source(nobody: Visitor) -> None:
    assert say(ATTRIBUTION, "en") in text_of(nobody.get("/help"), "main")
