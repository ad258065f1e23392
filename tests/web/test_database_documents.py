"""Certificates of the database: fully encoded, with number and source everywhere, kept by a backup."""

from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from bm_workspace.outline import NUMBER_BY, PRACTICE_DATABASE
from bm_workspace.schema import document_type
from bm_workspace.schema.types import Need
from bm_workspace.services.backup import back_up, restore
from bm_workspace.services.upkeep import recompute_statuses
from bm_workspace.store.base import new_engine
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import NewDatabase, started
from tests.files.reading import docx_file, docx_text, page_texts, pdf_text, squeezed
from tests.keeping.conftest import NOW
from tests.keeping.rows import everything
from tests.pure.filled import CHOSEN, answered
from tests.web.browsing import Visitor, on_screen, page, text_of
from tests.web.databasing import (
    FORM,
    HOME,
    MOBILITIES,
    certificate,
    certificates,
    entered,
    registered,
    with_participants,
)
from tests.web.things import DocumentAt, engine_of, saved
from tests.web.ticking import ticks

TYPE = "mobility_certificate"
PROGRAMME = "Nordplus: kokapstrādes prakse"


def fill(visitor: Visitor, document: DocumentAt) -> None:
    """Answer everything that the certificate asks."""
    declaration = document_type(TYPE, "LV-PRACTICE-2026-000001")
    for section in declaration.sections:
        if section.need(declaration.version) in (Need.MUST_GO, Need.ABSENT):
            continue
        chosen = {"activity_type": PROGRAMME} if section.key == "mobility" else {}
        row = answered(section, declaration.version, **(CHOSEN | chosen if section.key == "mobility" else {}))
        at = f"{section.key}-first" if section.repeats else section.key
        typed = {f"{at}-{key}": text for key, text in row.items()}
        assert visitor.submit(visitor.get(document.tab(section.key)), FORM, **typed).status_code == 303


@pytest.fixture
def given(trainee: Visitor, entry: str) -> list[str]:
    """The numbers of three participants, whose certificates are in Latvian."""
    return with_participants(trainee, entry, language="lv")


@pytest.fixture
def document(trainee: Visitor, given: list[str]) -> DocumentAt:
    """The certificate of the first of them."""
    return certificate(trainee, given[0])


def test_any_programme_can_be_fully_encoded(app: Flask, trainee: Visitor, document: DocumentAt) -> None:
    before = text_of(trainee.get(document.at("edit")), ".missing")

    fill(trainee, document)

    row = saved(app, document)
    assert before
    assert row.status == "fully_encoded", text_of(trainee.get(document.at("edit")), ".missing")
    assert row.values["mobility"]["activity_type"] == PROGRAMME
    assert PROGRAMME in text_of(trainee.get(document.view), "article.sheet")


def test_a_programme_of_erasmus_is_offered_in_words(trainee: Visitor, document: DocumentAt) -> None:
    opened = page(trainee.get(document.tab("mobility")))

    box = opened.select_one("[name=mobility-activity_type]")
    offered = [option["value"] for option in opened.select(f"#{box['list']} option")]
    assert box.name == "input"
    assert len(offered) > 10
    assert not [text for text in offered if text.startswith("LM-")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_and_source_are_said_on_every_page(
    trainee: Visitor, given: list[str], document: DocumentAt, language: str
) -> None:
    trainee.switch_language(language)
    source = {"en": "Given by the Europass mobility database", "lv": "piešķir Europass mobilitāšu datubāze"}

    for address in (document.view, document.at("edit")):
        said = text_of(trainee.get(address), ".number")
        assert given[0] in said
        assert source[language].lower() in said.lower()
    listed = trainee.get(f"{HOME}/documents")
    assert source[language].lower() in text_of(listed, "main .help").lower()
    assert sorted(cell.get_text() for cell in page(listed).select("td.code")) == given


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_say_who_gave_the_number(trainee: Visitor, entry: str, language: str) -> None:
    (number,) = with_participants(trainee, entry, "Ņina Šķēle", language=language)
    document = certificate(trainee, number)

    files = {kind: trainee.get(document.file(kind)) for kind in ("pdf", "docx")}

    screen = on_screen(trainee.get(document.view))
    assert squeezed(say(NUMBER_BY, language) + say(PRACTICE_DATABASE, language)) in screen
    assert docx_text(files["docx"].data) == screen == pdf_text(files["pdf"].data, draft=True)
    assert all(number in text for text in page_texts(files["pdf"].data))
    assert "database" not in docx_file(files["docx"].data).core_properties.title
    for kind, answer in files.items():
        name = unquote(answer.headers["Content-Disposition"].partition("filename*=UTF-8''")[2])
        assert name.startswith(f"{number} ")
        assert name.endswith(f" Ņina Šķēle.{kind}")


def archive(answer: TestResponse) -> dict[str, bytes]:
    with ZipFile(BytesIO(answer.data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_all_come_in_one_archive(trainee: Visitor, given: list[str], kind: str) -> None:
    trainee.switch_language("lv")
    ticked = ticks(trainee, f"{HOME}/documents")

    answer = trainee.post(f"{HOME}/documents/download", {"action": kind, "tick": ticked})

    files = archive(answer)
    assert answer.headers["Content-Disposition"].endswith('filename="Europass Dokumenti.zip"')
    assert sorted(name[: len(given[0])] for name in files) == given
    read = pdf_text if kind == "pdf" else docx_text
    assert all(squeezed(PROGRAMME) in read(file) for file in files.values())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_all_of_a_mobility_come_in_one_archive(
    trainee: Visitor, entry: str, given: list[str], kind: str
) -> None:
    with_participants(trainee, entered(trainee, new__title="Otra grupa"), "Elza Egle")
    link = page(trainee.get(f"{MOBILITIES}/{entry}")).select_one(f"a[href*='certificates.{kind}.zip']")

    answer = trainee.get(str(link["href"]))

    files, read = archive(answer), pdf_text if kind == "pdf" else docx_text
    assert entry in answer.headers["Content-Disposition"]
    assert sorted(name[: len(given[0])] for name in files) == given
    assert all(name[: len(given[0])] in read(file) for name, file in files.items())


def test_many_are_deleted_and_undo_brings_them_back(app: Flask, trainee: Visitor, given: list[str]) -> None:
    ticked = ticks(trainee, f"{HOME}/documents")

    answer = trainee.post(f"{HOME}/documents/bulk", {"action": "delete_for_sure", "tick": ticked})
    gone = [row.deleted_at is not None for row in certificates(app, trainee)]
    trainee.submit(trainee.get(answer.location), "#messages form")

    assert answer.location == f"{HOME}/documents"
    assert gone == [True] * 3
    assert [row.deleted_at for row in certificates(app, trainee)] == [None] * 3


def test_nothing_of_it_is_anothers(trainee: Visitor, stranger: Visitor, document: DocumentAt) -> None:
    entered(registered(stranger))

    for address in (document.view, document.at("edit"), document.file("pdf"), document.at("duplicate")):
        assert stranger.send("GET", address).status_code == 404
    assert not page(stranger.get(f"{HOME}/documents")).select("tbody tr")
    ticked = ticks(trainee, f"{HOME}/documents")
    answer = stranger.post(f"{HOME}/documents/download", {"action": "pdf", "tick": ticked})
    assert answer.status_code == 404


def test_a_certificate_of_the_database_is_none_of_a_project(
    trainee: Visitor, project: str, mobility: str, document: DocumentAt
) -> None:
    ticked = ticks(trainee, f"{HOME}/documents")
    form = trainee.get(document.at("duplicate"))

    copied = trainee.submit(form, "form[action$='/duplicate']", mobility=mobility, title="Projektā")
    answer = trainee.post(f"/projects/{project}/documents/download", {"action": "pdf", "tick": ticked})

    assert copied.status_code in (403, 404, 422)
    assert answer.status_code == 404


def test_an_empty_list_says_what_to_do(trainee: Visitor, entry: str) -> None:
    said = text_of(trainee.get(f"{HOME}/documents"), "main")

    assert "project" not in said
    assert "Add participants" in said


def test_statuses_worked_out_anew_are_the_same(other_app: Flask) -> None:
    visitor = registered(started(Visitor(other_app)))
    mobility = entered(visitor)
    document = certificate(visitor, with_participants(visitor, mobility)[0])
    fill(visitor, document)
    before = everything(engine_of(other_app))

    with engine_of(other_app).begin() as connection:
        changed = recompute_statuses(connection)

    assert changed == 0
    assert everything(engine_of(other_app)) == before


def test_a_backup_keeps_it_all(other_app: Flask, new_database: NewDatabase, tmp_path: Path) -> None:
    visitor = registered(started(Visitor(other_app)))
    with_participants(visitor, entered(visitor))
    before = everything(engine_of(other_app))
    engine = new_engine(new_database())

    back_up(engine_of(other_app), tmp_path / "backup", now=NOW)
    restore(engine, tmp_path / "backup", replace=False)

    kept = everything(engine)
    engine.dispose()
    assert kept == before
    assert sum("LV-PRACTICE" in row for table, row in kept if table == "document") == 3
