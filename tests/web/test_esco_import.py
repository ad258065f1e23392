"""ESCO's official files: imported by language, all or none, and found beside the embedded skills."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from bm_workspace.cli import main
from bm_workspace.esco import embedded
from bm_workspace.esco_file import WrongEscoFile
from bm_workspace.extensions import db
from bm_workspace.services.esco import import_skills
from bm_workspace.services.upkeep import bring_up_to_date
from bm_workspace.store.skills import Skills
from bm_workspace.wording import LANGUAGES
from tests.conftest import NewDatabase, started
from tests.esco_files import address, content, latvian_rows, row, written, zipped
from tests.web.browsing import Visitor
from tests.web.test_esco import WIRING, labels, options, search
from tests.web.things import engine_of, everything_counted

Import = Callable[..., list[str]]


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
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    new_database: NewDatabase,
) -> None:
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
