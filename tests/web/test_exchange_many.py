"""Files of many mobilities: numbers, revisions, questions to the database, and what is left out."""

from flask import Flask
from sqlalchemy import update

from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.writing import header
from bm_workspace.store.mobility_models import MobilityCounter
from tests.web.browsing import Visitor, text_of
from tests.web.test_exchange import imported, send
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
    assert max(counted) <= 13


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


def test_after_the_last_number_nothing_is_imported(app: Flask, trainee: Visitor, project: str) -> None:
    with engine_of(app).begin() as connection:
        mine = (MobilityCounter.workspace_id == trainee.workspace, MobilityCounter.code == "SHORT")
        connection.execute(update(MobilityCounter).where(*mine).values(last=9998))
    before = held_by(app, trainee.workspace)["mobility"]

    answer = trainee.post(f"{send(trainee, project, many(project, 2)).location}/import")

    assert answer.status_code == 403
    assert "All 9999 numbers" in text_of(answer, ".lead")
    assert held_by(app, trainee.workspace)["mobility"] == before


def test_a_page_of_a_file_says_what_is_left_out(trainee: Visitor, project: str) -> None:
    content = (
        many(project, 1).replace(b"Gender", "Krāsa 😀".encode()).replace(b"Nationality", b"Distance band")
    )

    shown = text_of(trainee.get(send(trainee, project, content, name="ā <b>😀.csv").location), "main")

    assert "Krāsa 😀" in shown
    assert "Distance band" in shown
    assert "Import of ā <b>😀.csv" in shown
