"""What the hosting organisation does by its link: the editor of all, its two sections, and Confirm."""

import pytest
from flask import Flask
from sqlalchemy import update

from bm_workspace.store.models import Project
from tests.web.browsing import HTMX, Visitor, page, shown, text_of
from tests.web.sent import (
    CONFIRM,
    FORM,
    RESULT,
    confirmed,
    fill_in,
    links_of,
)
from tests.web.things import DocumentAt, engine_of, saved


def test_nothing_is_confirmed_before_both_sections_are_filled_in(
    app: Flask, host: Visitor, document: DocumentAt, link: str
) -> None:
    before = saved(app, document)

    answer = confirmed(host, link)

    assert answer.status_code == 422
    assert "Not confirmed yet" in text_of(answer, ".notice")
    missing = [str(a["href"]) for a in page(answer).select(".missing a")]
    assert f"{link}/edit/assessment?focus=assessment-result#assessment-result" in missing
    assert shown(answer, "confirmed_by") == "Jana Köhler"
    assert saved(app, document) == before
    assert host.get(missing[-1]).status_code == 200


@pytest.mark.parametrize(("name", "words"), [(" ", "Write who"), ("Ž" * 201, "201 characters")])
def test_whoever_confirms_gives_a_name(
    app: Flask, host: Visitor, document: DocumentAt, link: str, name: str, words: str
) -> None:
    fill_in(host, link)

    answer = confirmed(host, link, name)

    assert answer.status_code == 422
    assert words in text_of(answer, ".problem")
    assert links_of(app, document)[0].confirmed_at is None


def test_what_is_confirmed_the_host_only_looks_at(
    app: Flask, host: Visitor, document: DocumentAt, link: str
) -> None:
    fill_in(host, link)
    opened = host.get(f"{link}/edit/assessment")
    confirmed(host, link)
    before = saved(app, document)

    answer = host.submit(opened, FORM, assessment__result="Tomēr citādi.")

    assert answer.status_code == 403
    assert "Tomēr citādi." in text_of(answer, "form.kept")
    assert "is confirmed" in text_of(answer, ".lead")
    assert saved(app, document) == before
    assert host.get(f"{link}/edit/assessment").location == link
    assert not page(host.get(link)).select(CONFIRM)


def test_after_the_report_the_host_changes_nothing(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt, link: str
) -> None:
    opened = host.get(f"{link}/edit/assessment")
    own = update(Project).where(Project.workspace_id == trainee.workspace)
    with engine_of(app).begin() as connection:
        connection.execute(own.values(status="submitted"))

    assert host.submit(opened, FORM, assessment__result=RESULT).status_code == 403
    assert host.get(link).status_code == 200


def test_the_host_adds_moves_and_takes_out_outcomes_with_the_editor_of_all(
    app: Flask, host: Visitor, document: DocumentAt, link: str
) -> None:
    tab = f"{link}/edit/outcomes"
    rows = [row["id"] for row in saved(app, document).values["outcomes"]]
    new = page(host.get(tab)).select_one("button[name=add]")["value"]

    assert host.submit(host.get(tab), FORM, press=f"add={new}").location.startswith(tab)
    host.submit(host.get(tab), FORM, press=f"up={rows[1]}")
    host.submit(host.get(tab), FORM, press=f"remove={rows[0]}", headers=HTMX)

    assert [row["id"] for row in saved(app, document).values["outcomes"]] == [*rows[1:], new]
    assert [tab["value"] for tab in page(host.get(tab)).select("[role=tab]")] == ["outcomes", "assessment"]


def test_skills_and_advice_are_there_for_a_host_without_a_workspace(host: Visitor, link: str) -> None:
    opened = page(host.get(f"{link}/edit/outcomes"))
    search, advice = opened.select_one("[data-esco]"), opened.select_one("[data-asks-advice]")

    assert host.get(f"{search['hx-get']}&q=maize", headers=HTMX).status_code == 200
    fields = {"name": advice["name"], "language": "lv", advice["name"]: "Prot cept maizi."}
    assert host.post(advice["hx-post"], fields, headers=HTMX).status_code == 200


def test_the_pdf_is_the_senders(trainee: Visitor, host: Visitor, document: DocumentAt, link: str) -> None:
    mine, theirs = host.get(f"{link}.pdf"), trainee.get(document.file("pdf"))

    assert mine.mimetype == "application/pdf"
    assert mine.headers["ETag"] == theirs.headers["ETag"]
