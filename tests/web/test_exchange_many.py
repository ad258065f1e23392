"""Files of many mobilities: numbers, revisions, questions to the database, and what is left out."""

import pytest
from flask import Flask
from sqlalchemy import update

from bm_workspace.exchange.csv_table import read_csv, write_csv
from bm_workspace.exchange.writing import header
from bm_workspace.identifiers import LAST_COUNTER
from bm_workspace.store.mobility_models import MobilityCounter
from tests.conftest import project_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.test_exchange import exported, imported, send
from tests.web.things import asked, engine_of, held_by


def many(project: str, count: int, **answers: str) -> bytes:
    """A file with that many new mobilities."""
    right = {"Grant Agreement No.": project, "Activity type": "LM-SHORT-VET", **answers}
    new = [{**right, "Mobility activity ID": f"N-{number:04}"} for number in range(count)]
    return write_csv([header(), *([row.get(title, "") for title in header()] for row in new)])


def test_many_rows_ask_no_more_than_few(
    app: Flask, trainee: Visitor, stranger: Visitor, project: str
) -> None:
    counted = []
    for visitor, count in ((trainee, 3), (stranger, 300)):
        address = send(visitor, project, many(project, count)).location
        with asked(app) as questions:
            assert visitor.post(f"{address}/import").status_code == 303
        counted.append(len(questions))
        again = send(visitor, project, many(project, count, Gender="f")).location
        with asked(app) as questions:
            assert visitor.post(f"{again}/import").status_code == 303
        counted.append(len(questions))

    assert counted[:2] == counted[2:]
    assert max(counted) <= 18  # two changes, each of which asks first which schema it finds


def test_numbers_follow_each_other_and_every_mobility_has_its_revision(
    app: Flask, trainee: Visitor, project: str
) -> None:
    imported(trainee, project, many(project, 5))

    rows = held_by(app, trainee.workspace)
    new = sorted((r for r in rows["mobility"] if r.activity_id.startswith("N-")), key=lambda r: r.activity_id)
    counters = [int(row.number.split("-")[2]) for row in new]
    assert counters == list(range(counters[0], counters[0] + 5))
    revised = {revision.mobility_id for revision in rows["mobility_revision"]}
    assert {row.id for row in new} <= revised
    assert {row.status for row in new} == {"draft"}


def leave_numbers(app: Flask, visitor: Visitor, left: int) -> None:
    """Give all numbers of short mobilities but so many."""
    with engine_of(app).begin() as connection:
        mine = (MobilityCounter.workspace_id == visitor.workspace, MobilityCounter.code == "SHORT")
        connection.execute(update(MobilityCounter).where(*mine).values(last=LAST_COUNTER - left))


LEFT = {0: "All 9999 numbers", 1: "that are left in this project: 1 of 9999. Needed are 2"}


@pytest.mark.parametrize("left", LEFT)
def test_without_numbers_the_preview_says_so_and_nothing_is_imported(
    app: Flask, trainee: Visitor, project: str, left: int
) -> None:
    leave_numbers(app, trainee, left)
    before = held_by(app, trainee.workspace)

    preview = send(trainee, project, many(project, 2)).location
    shown = trainee.get(preview)
    answer = trainee.post(f"{preview}/import")

    assert LEFT[left] in text_of(shown, "#why-not-import")
    assert page(shown).find("button", string="Import")["aria-disabled"] == "true"
    assert answer.status_code == 403
    assert LEFT[left] in text_of(answer, ".lead")
    assert held_by(app, trainee.workspace)["mobility"] == before["mobility"]
    assert held_by(app, trainee.workspace)["mobility_counter"] == before["mobility_counter"]


def test_as_many_as_there_are_numbers_are_imported(app: Flask, trainee: Visitor, project: str) -> None:
    leave_numbers(app, trainee, 2)

    imported(trainee, project, many(project, 2))

    assert len([r for r in held_by(app, trainee.workspace)["mobility"] if r.activity_id[:2] == "N-"]) == 2


def test_a_preview_says_where_more_participants_are_complete_than_there_may_be(trainee: Visitor) -> None:
    sport = project_of(trainee, "KA182")
    rows = [list(row) for row in read_csv(exported(trainee, sport, status="complete")).rows]
    model = next(row for row in rows[1:] if row[rows[0].index("Accompanying person")] != "Yes")
    own = rows[0].index("Mobility activity ID")
    before = len([row for row in rows[1:] if row[rows[0].index("Accompanying person")] != "Yes"])

    def preview(count: int) -> str:
        table = [rows[0], *([*model[:own], f"S-{n}", *model[own + 1 :]] for n in range(count))]
        return text_of(trainee.get(send(trainee, sport, write_csv(table)).location), "main")

    assert "After this import" not in preview(10 - before)
    assert "After this import 11 participants are complete" in preview(11 - before)


def test_a_page_of_a_file_says_what_is_left_out(trainee: Visitor, project: str) -> None:
    content = (
        many(project, 1).replace(b"Gender", "Krāsa 😀".encode()).replace(b"Nationality", b"Distance band")
    )

    shown = text_of(trainee.get(send(trainee, project, content, name="ā <b>😀.csv").location), "main")

    assert "Krāsa 😀" in shown
    assert "Distance band" in shown
    assert "Import of ā <b>😀.csv" in shown
