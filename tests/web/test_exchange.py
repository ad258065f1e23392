"""Import-export: mobilities go out as a table and come in again."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from bm_workspace.exchange.csv_table import read_csv, write_csv
from bm_workspace.exchange.files import read_table
from bm_workspace.store.exchange_models import MobilityImport
from tests.conftest import project_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import engine_of, held_by


def at(project: str, ending: str = "") -> str:
    return f"/projects/{project}/import-export{ending}"


def exported(visitor: Visitor, project: str, suffix: str = "csv", **query: str) -> bytes:
    return visitor.get(at(project, f"/export.{suffix}"), query_string=query).data


def send(
    visitor: Visitor, project: str, content: bytes, *, name: str = "m.csv", invent: bool = False
) -> TestResponse:
    """Choose a file and press the button."""
    fields = {"file": FileStorage(BytesIO(content), filename=name), "csrf_token": visitor.token}
    boundary, body = encode_multipart({**fields, **({"invent": "yes"} if invent else {})})
    kind = f"multipart/form-data; boundary={boundary}"
    return visitor.send("POST", at(project), data=body, content_type=kind)


def imported(visitor: Visitor, project: str, content: bytes, **more: object) -> str:
    """The address of an import that was carried out."""
    answer = send(visitor, project, content, **more)  # type: ignore[arg-type]
    assert answer.status_code == 303, text_of(answer, "main")
    assert visitor.post(f"{answer.location}/import").status_code == 303
    return str(answer.location)


def facts(visitor: Visitor, address: str) -> list[str]:
    return [tag.get_text() for tag in page(visitor.get(address)).select("dl.facts dd")]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_was_exported_changes_nothing_when_it_comes_back(
    app: Flask, trainee: Visitor, project: str, suffix: str
) -> None:
    before = held_by(app, trainee.workspace)["mobility"]
    content = exported(trainee, project, suffix)

    address = imported(trainee, project, content, name=f"m.{suffix}")

    assert held_by(app, trainee.workspace)["mobility"] == before
    assert facts(trainee, address)[2:4] == ["0", "0"]
    assert text_of(trainee.get(address), "dl.facts").startswith("StatusImported")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_mobilities_of_another_copy_come_in_as_they_were(
    trainee: Visitor, stranger: Visitor, project: str, suffix: str
) -> None:
    for row in page(stranger.get(f"/projects/{project}/mobilities?per_page=100")).select("tbody td.code"):
        stranger.post(f"/projects/{project}/mobilities/{row.get_text()}/delete", {"revision": "1"})
    content = exported(trainee, project, suffix)

    imported(stranger, project, content)

    assert sorted(read_table(exported(stranger, project, suffix)).rows) == sorted(read_table(content).rows)


def test_a_changed_row_updates_and_a_new_one_creates_with_the_next_number(
    trainee: Visitor, project: str
) -> None:
    rows = [list(row) for row in read_csv(exported(trainee, project)).rows]
    new = {"Grant Agreement No.": project, "Activity type": "LM-SHORT-VET", "Mobility activity ID": "007"}
    rows[1][rows[0].index("Last name")] = "Jaunuzvārdiņa"
    rows.append([new.get(title, "") for title in rows[0]])

    address = imported(trainee, project, write_csv(rows))

    assert facts(trainee, address)[2:4] == ["1", "1"]
    listed = trainee.get(f"/projects/{project}/mobilities?search=Jaunuzv")
    assert len(page(listed).select("tbody tr")) == 1
    drafts = trainee.get(f"/projects/{project}/mobilities?search=007")
    assert "Draft" in text_of(drafts, "tbody")


def test_complete_only_without_a_complete_one_is_a_header_alone(trainee: Visitor, project: str) -> None:
    mobilities = f"/projects/{project}/mobilities"
    for row in page(trainee.get(f"{mobilities}?status=complete&per_page=100")).select("tbody td.code"):
        trainee.post(f"{mobilities}/{row.get_text()}/delete", {"revision": "1"})

    assert len(read_csv(exported(trainee, project)).rows) > 1
    assert len(read_csv(exported(trainee, project, status="complete")).rows) == 1


def test_an_empty_project_exports_the_template(trainee: Visitor, project: str) -> None:
    mobilities = f"/projects/{project}/mobilities"
    for row in page(trainee.get(f"{mobilities}?per_page=100")).select("tbody td.code"):
        trainee.post(f"{mobilities}/{row.get_text()}/delete", {"revision": "1"})

    hints = read_csv(exported(trainee, project, status="complete")).rows[1]

    assert hints[0] == f"* mandatory; {project}"


def test_import_pressed_twice_imports_once(app: Flask, trainee: Visitor, project: str) -> None:
    rows = [list(row) for row in read_csv(exported(trainee, project)).rows]
    rows[1][rows[0].index("Mobility activity ID")] = "other"
    address = imported(trainee, project, write_csv(rows))
    before = held_by(app, trainee.workspace)

    assert trainee.post(f"{address}/import").status_code == 303
    assert held_by(app, trainee.workspace) == before


def test_a_preview_that_is_no_longer_true_is_shown_anew(app: Flask, trainee: Visitor, project: str) -> None:
    rows = [list(row) for row in read_csv(exported(trainee, project)).rows]
    rows[1][rows[0].index("Last name")] = "Pirmā"
    first = send(trainee, project, write_csv(rows)).location
    imported(trainee, project, write_csv(rows))
    before = held_by(app, trainee.workspace)["mobility"]

    answer = trainee.post(f"{first}/import")

    assert answer.status_code == 409
    assert "changed after this preview" in text_of(answer, "[role=alert]")
    assert held_by(app, trainee.workspace)["mobility"] == before
    assert trainee.post(f"{first}/import").status_code == 303


def test_unreadable_cells_are_named_and_nothing_is_imported(
    app: Flask, trainee: Visitor, project: str
) -> None:
    rows = [list(row) for row in read_csv(exported(trainee, project)).rows]
    rows[1][rows[0].index("Start date")] = "31.02.2026"
    before = held_by(app, trainee.workspace)["mobility"]

    address = send(trainee, project, write_csv(rows)).location
    refused = trainee.post(f"{address}/import")
    log = read_csv(trainee.get(f"{address}/log.csv").data).rows

    shown = text_of(trainee.get(address), "tbody")
    assert "This is no date that exists." in shown
    assert "31-01-2026" in shown
    assert refused.status_code == 403
    assert held_by(app, trainee.workspace)["mobility"] == before
    assert log[1][0] == "2"
    assert "ERROR" in text_of(trainee.get(at(project)), "tbody")


def test_the_encoding_can_be_chosen_beside_the_preview(trainee: Visitor, project: str) -> None:
    rows = [list(row) for row in read_csv(exported(trainee, project)).rows]
    address = send(trainee, project, write_csv(rows).decode("utf-8-sig").encode("cp1257", "replace")).location
    assert page(trainee.get(address)).select_one("option[selected]")["value"] == "cp1257"

    wrong = trainee.submit(trainee.get(address), "#encoding-form", encoding="utf-8")

    assert wrong.status_code == 422
    assert "Choose the other one" in text_of(wrong, "[role=alert]")
    assert trainee.submit(trainee.get(address), "#encoding-form", encoding="cp1257").status_code == 303


@pytest.mark.parametrize("content", [b"", b"x" * (10 * 1024**2 + 1)], ids=["empty", "large"])
def test_a_refused_file_is_refused_in_words_and_the_box_stays(
    trainee: Visitor, project: str, content: bytes
) -> None:
    answer = send(trainee, project, content)

    assert answer.status_code == 422
    assert "Nothing was imported." in text_of(answer, "[role=alert]")
    assert not page(answer).select_one("#invent").has_attr("checked")


def test_what_is_far_too_large_is_refused_before_it_is_read(trainee: Visitor, project: str) -> None:
    answer = send(trainee, project, b"x" * (11 * 1024**2))

    assert answer.status_code == 413
    assert "10 MiB" in text_of(answer, "main")


def test_a_stranger_finds_no_import(trainee: Visitor, stranger: Visitor, project: str) -> None:
    address = send(trainee, project, exported(trainee, project)).location

    assert stranger.get(address).status_code == 404
    assert stranger.get(f"{address}/log.csv").status_code == 404
    assert stranger.post(f"{address}/import").status_code == 404
    assert stranger.post(f"{address}/encoding").status_code == 404


def test_a_submitted_project_exports_and_takes_nothing(trainee: Visitor) -> None:
    locked = project_of(trainee, "KA122-ADU")

    assert send(trainee, locked, exported(trainee, locked)).status_code == 403
    assert not page(trainee.get(at(locked))).select("#import-form")


def test_a_preview_is_kept_one_hour(app: Flask, trainee: Visitor, project: str) -> None:
    old, other = (send(trainee, project, exported(trainee, project)).location for _ in range(2))
    with engine_of(app).begin() as connection:
        this_one = MobilityImport.id == UUID(old.rpartition("/")[2])
        hours = {"sent_at": datetime.now(UTC) - timedelta(minutes=61)}
        connection.execute(update(MobilityImport).where(this_one).values(**hours))

    answer = trainee.post(f"{old}/import")
    send(trainee, project, exported(trainee, project))

    assert answer.status_code == 403
    assert "one hour, which is over" in text_of(answer, ".lead")
    assert "Not imported" in text_of(trainee.get(old), "dl.facts")
    contents = {str(row.id): row.content for row in held_by(app, trainee.workspace)["mobility_import"]}
    assert contents[old.rpartition("/")[2]] is None
    assert contents[other.rpartition("/")[2]]
