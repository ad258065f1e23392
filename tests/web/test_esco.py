"""ESCO: the search as pages and fragments, the import by its command, and where the source is named."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from flask import Flask
from sqlalchemy import event

from bm_workspace.esco import ATTRIBUTION, embedded
from bm_workspace.esco_file import WrongEscoFile
from bm_workspace.extensions import db
from bm_workspace.services.esco import import_skills
from bm_workspace.services.upkeep import bring_up_to_date
from bm_workspace.store.skills import Skills
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft, started
from tests.esco_files import address, content, latvian_rows, row, written, zipped
from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.things import DocumentAt, engine_of, everything_counted

WIRING = "http://data.europa.eu/esco/skill/fd60bbcc-c3b6-4fa5-936c-eef5ae0a2d44"
HOW = "Choose with the arrow keys and Enter."

Import = Callable[..., list[str]]


def options(answer: Any) -> list[tuple[str, str]]:
    """Label and address of the skills in a list."""
    return [(tag["data-label"], tag["data-uri"]) for tag in page(answer).select("[role=option]")]


def search(visitor: Visitor, query: str, language: str = "lv", row: str = "first") -> Any:
    """The list that htmx asks for."""
    return visitor.get("/esco", query_string={"q": query, "language": language, "row": row}, headers=HTMX)


def labels(visitor: Visitor, query: str, language: str = "lv") -> list[str]:
    return [label for label, _uri in options(search(visitor, query, language))]


@pytest.fixture
def reader(other_app: Flask) -> Visitor:
    """Somebody with a workspace where one test may import."""
    return started(Visitor(other_app))


@pytest.fixture
def imported(other_app: Flask) -> Import:
    """Imports files and says what was done."""

    def take_over(*paths: Path) -> list[str]:
        with other_app.app_context():
            done = import_skills(Skills(db.session()), paths)
        return [f"{one.file.language} {len(one.file.skills)} for {one.replaced}" for one in done]

    return take_over


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


def test_a_visitor_without_a_workspace_is_led_to_the_entrance(nobody: Visitor) -> None:
    assert nobody.get("/esco?q=x").location == "/?next=/esco?q%3Dx"


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


def test_an_invented_file_of_two_hundred_skills_is_imported_and_searched(
    reader: Visitor, imported: Import, tmp_path: Path
) -> None:
    assert imported(written(tmp_path, latvian_rows())) == ["lv 200 for 0"]

    assert labels(reader, "ražot ērģeles") == ["ražot ērģeles"]
    assert labels(reader, "RAZOT erg") == ["ražot ērģeles"]
    assert labels(reader, "prast mērīt čaulas") == ["mērīt čaulas"]
    assert labels(reader, "(200. darbs)") == ["žāvēt zirglietas"]
    assert labels(reader, "zemsprieguma") == ["ierīkot zemsprieguma elektroinstalāciju"]


def test_a_second_import_replaces_the_first_of_its_language_only(
    reader: Visitor, imported: Import, tmp_path: Path
) -> None:
    imported(
        zipped(
            tmp_path,
            {
                "skills_lv.csv": content(latvian_rows()),
                "skills_en.csv": content([row(address(1), "use strange hooks")]),
            },
        )
    )

    done = imported(written(tmp_path, [row(address(1), "lietot jaunus āķus")]))

    assert done == ["lv 1 for 200"]
    assert labels(reader, "ērģeles") == []
    assert labels(reader, "strange hooks") == ["lietot jaunus āķus"]
    assert labels(reader, "strange", "en") == ["use strange hooks"]


def test_an_imported_label_goes_before_the_embedded_one(
    reader: Visitor, imported: Import, tmp_path: Path
) -> None:
    imported(written(tmp_path, [row(WIRING, "oficiālais nosaukums")]))

    assert options(search(reader, "low voltage")) == [("oficiālais nosaukums", WIRING)]
    assert labels(reader, "zemsprieguma") == ["oficiālais nosaukums"]


def test_a_wrong_file_among_several_changes_nothing(
    other_app: Flask, reader: Visitor, imported: Import, tmp_path: Path
) -> None:
    imported(written(tmp_path, latvian_rows()))
    before = everything_counted(other_app)
    wrong = written(tmp_path, [row("http://example.org", "x")], "skills_en.csv")

    with pytest.raises(WrongEscoFile):
        imported(written(tmp_path, [row(address(1), "cits")]), wrong)

    assert everything_counted(other_app) == before
    assert labels(reader, "ražot ērģeles") == ["ražot ērģeles"]


def test_starting_again_keeps_what_is_imported_and_loads_the_embedded_once(
    other_app: Flask, imported: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(written(tmp_path, latvian_rows()))
    before = everything_counted(other_app)
    assert before["esco_skill"] == 200 + sum(len(embedded(language)) for language in LANGUAGES)

    bring_up_to_date(engine_of(other_app))
    same = everything_counted(other_app)
    monkeypatch.setattr("bm_workspace.store.skills.embedded", lambda language: embedded(language)[:10])
    bring_up_to_date(engine_of(other_app))

    assert same == before
    assert everything_counted(other_app)["esco_skill"] == 200 + 10 * len(LANGUAGES)


def test_the_command_says_in_one_sentence_what_it_did_or_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], new_database: Any
) -> None:
    from bm_workspace.cli import main

    monkeypatch.setenv("BM_DATABASE_URL", new_database())
    monkeypatch.setenv("BM_DATA_FOLDER", str(tmp_path))
    good = written(tmp_path, latvian_rows())

    with pytest.raises(SystemExit) as ended:
        main(["esco", "import", str(good)])
    assert ended.value.code == 0
    assert capsys.readouterr().out == (
        "skills_lv.csv: 200 skills with 400 alternative labels imported for the language lv; "
        "0 of a former import replaced.\n"
    )

    with pytest.raises(SystemExit) as ended:
        main(["esco", "import", str(good), str(written(tmp_path, [row("x", "y")], "skills_en.csv"))])
    assert ended.value.code == (
        "skills_en.csv, line 2, column 2 (conceptUri): “x” is no address of an ESCO skill."
    )
