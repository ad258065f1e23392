"""Identifiers of mobilities, and what happens to a mobility as a whole."""

from threading import Thread
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, update

from bm_workspace.extensions import db
from bm_workspace.identifiers import LAST_COUNTER, parse_mobility_id
from bm_workspace.store.mobility_models import MobilityCounter
from bm_workspace.store.models import Mobility, Project
from tests.conftest import Draft, mobility_of, project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.mobility_forms import FIRST, FORM, SHORT, base, create, row


def number_of(address: str) -> str:
    return base(address).rsplit("/", 1)[1]


def counter_of(address: str) -> int:
    parts = parse_mobility_id(number_of(address))
    assert parts
    return parts.counter


def test_twenty_at_once_take_exactly_the_next_twenty_numbers(trainee: Visitor, project: str) -> None:
    before = counter_of(create(trainee, project))
    windows = [trainee.another_window() for _ in range(20)]
    forms = [window.get(f"/projects/{project}/mobilities/new") for window in windows]
    made: list[int] = []

    def press(window: Visitor, form: object) -> None:
        made.append(counter_of(window.submit(form, SHORT, **FIRST).location))  # type: ignore[arg-type]

    threads = [Thread(target=press, args=pair) for pair in zip(windows, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made) == list(range(before + 1, before + 21))


def test_a_number_is_never_given_again(trainee: Visitor, project: str, first_tab: str) -> None:
    question = trainee.get(f"{base(first_tab)}/delete")
    trainee.submit(question, "#confirm-dialog form")

    assert counter_of(create(trainee, project)) == counter_of(first_tab) + 1


def test_after_the_last_number_creation_is_refused_in_words(
    app: Flask, trainee: Visitor, project: str
) -> None:
    form = trainee.get(f"/projects/{project}/mobilities/new")
    with trainee.browser.session_transaction() as session:
        workspace = session["workspace"]
    with app.app_context():
        counters = update(MobilityCounter).values(last=LAST_COUNTER)
        db.session.execute(counters.where(MobilityCounter.workspace_id == UUID(workspace)))
        db.session.commit()

    answer = trainee.submit(form, SHORT, **FIRST)

    assert answer.status_code == 403
    assert "9999" in text_of(answer, "main")
    assert FIRST["new-last_name"] in answer.text


def test_its_own_id_is_unique_in_the_project(trainee: Visitor, project: str, first_tab: str) -> None:
    other = create(trainee, project)
    taken = shown(trainee.get(first_tab), "activity_id")

    answer = trainee.submit(trainee.get(other), ".title-form", activity_id=f" {taken.lower()} ")

    assert answer.status_code == 422
    assert "Another mobility of this project has this ID" in text_of(answer, "#activity_id-error")
    assert shown(answer, "activity_id") == taken.lower()


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("ļ" * 101, 422), ("Grupa 🙂 7", 303)])
def test_its_own_id_may_be_changed(trainee: Visitor, first_tab: str, typed: str, status: int) -> None:
    answer = trainee.submit(trainee.get(first_tab), ".title-form", activity_id=typed)

    assert answer.status_code == status


def test_a_stale_page_renames_nothing(trainee: Visitor, first_tab: str) -> None:
    opened = trainee.get(first_tab)
    trainee.submit(trainee.get(first_tab), ".title-form", activity_id="A-1")

    answer = trainee.submit(opened, ".title-form", activity_id="A-2")

    assert answer.status_code == 409
    assert shown(trainee.get(first_tab), "activity_id") == "A-1"


def test_the_unique_id_is_no_input(trainee: Visitor, first_tab: str) -> None:
    opened = page(trainee.get(first_tab))

    assert number_of(first_tab) in opened.select_one(".number code").get_text()
    assert not opened.select(f"input[value='{number_of(first_tab)}']")


def test_a_copy_has_the_answers_and_a_number_of_its_own(
    app: Flask, trainee: Visitor, project: str, first_tab: str
) -> None:
    trainee.submit(
        trainee.get(f"{base(first_tab)}/edit/participant"), FORM, **{"participant-email": "a@example.org"}
    )
    form = trainee.get(f"{base(first_tab)}/duplicate")

    copy = trainee.submit(form, SHORT, **{"new-activity_type": "LM-LONG-VET"})
    again = trainee.submit(form, SHORT, **{"new-activity_type": "LM-LONG-VET"})

    saved, origin = row(app, copy.location, trainee), row(app, first_tab, trainee)
    assert copy.location == again.location
    assert "-LONGT-" in saved.number
    assert saved.values["participant"] == origin.values["participant"]
    assert saved.activity_id != origin.activity_id


def test_deleting_takes_the_documents_along_and_undo_brings_all_back(trainee: Visitor, project: str) -> None:
    number = mobility_of(trainee, project, "Ģirts Ūdris")
    address = f"/projects/{project}/mobilities/{number}"
    question = trainee.get(f"{address}/delete")
    named = [a.get_text() for a in page(trainee.get(address)).select("#editor .cards td[data-label=Title]")]
    assert named
    assert all(title in text_of(question, "#confirm-dialog") for title in named)

    gone = trainee.submit(question, "#confirm-dialog form")
    listed = trainee.get(gone.location)
    assert trainee.send("GET", address).status_code == 404
    assert number not in text_of(listed, ".table-wrap")

    back = trainee.submit(listed, "#messages form")

    shown_again = trainee.get(back.location)
    assert [a.get_text() for a in page(shown_again).select("#editor .cards td[data-label=Title]")] == named


def test_a_stale_deletion_deletes_nothing(trainee: Visitor, first_tab: str) -> None:
    question = trainee.get(f"{base(first_tab)}/delete")
    trainee.submit(trainee.get(first_tab), ".title-form", activity_id="A-1")

    assert trainee.submit(question, "#confirm-dialog form").status_code == 409
    assert trainee.get(first_tab).status_code == 200


def test_a_document_deleted_before_stays_deleted(trainee: Visitor, project: str) -> None:
    number = mobility_of(trainee, project, "Ģirts Ūdris")
    address = f"/projects/{project}/mobilities/{number}"
    before = page(trainee.get(address)).select("#editor .cards tbody tr")
    link = before[0].select_one("a[href$='/delete']")["href"]
    trainee.submit(trainee.get(link), "#delete-dialog form")

    gone = trainee.submit(trainee.get(f"{address}/delete"), "#confirm-dialog form")
    back = trainee.submit(trainee.get(gone.location), "#messages form")

    assert len(page(trainee.get(back.location)).select("#editor .cards tbody tr")) == len(before) - 1


def test_sport_is_told_of_ten_participants_before_it_hurts(app: Flask, trainee: Visitor) -> None:
    sport = project_of(trainee, "KA182-SPO")
    listed = f"/projects/{sport}/mobilities"
    with trainee.browser.session_transaction() as session:
        workspace = UUID(session["workspace"])
    said = []
    for complete in (8, 9, 10, 11):
        with app.app_context():
            _make_complete(workspace, sport, complete)
        said.append(text_of(trainee.get(listed), "main"))

    assert "of at most 10" not in said[0]
    assert "9 of at most 10" in said[1]
    assert "10 of at most 10" in said[2]
    assert "11 participants are complete" in said[3]
    for address in (f"/projects/{sport}/reports", f"/projects/{sport}/reports/submit"):
        report = trainee.get(address)
        assert "11 participants are complete" in text_of(report, "main")
        assert len(page(report).select(".named a")) == 11
    assert "There are no drafts." in text_of(trainee.get(f"/projects/{sport}/reports"), "main")


def test_sport_is_told_of_ten_participants_after_a_bulk_action(app: Flask, trainee: Visitor) -> None:
    sport = project_of(trainee, "KA182-SPO")
    with trainee.browser.session_transaction() as session, app.app_context():
        _make_complete(UUID(session["workspace"]), sport, 10)
    ticks = [
        tag["value"] for tag in page(trainee.get(f"/projects/{sport}/mobilities")).select("input[name=tick]")
    ]
    bulk = f"/projects/{sport}/mobilities/bulk"

    done = trainee.post(bulk, {"tick": ticks[:1], "action": "duplicate"})
    told = text_of(trainee.get(done.location), "main")
    stale = [f"{ticks[0].rpartition(':')[0]}:99"]
    in_part = trainee.post(bulk, {"tick": [*ticks[1:2], *stale], "action": "duplicate"})

    assert "11 participants are complete" in told
    assert "12 participants are complete" in text_of(in_part, "main .notice")


def test_a_mobility_with_many_documents_says_how_many_more_go_along(
    trainee: Visitor, project: str, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bm_workspace.web.mobility_actions.MOST_NAMED", 2)
    number = mobility_of(trainee, project, "Žanete Ābele")
    for title in "ABC":
        draft("learning_agreement", title=title, mobility=number)

    asked = trainee.get(f"/projects/{project}/mobilities/{number}/delete")

    assert ", and " in text_of(asked, "#confirm-dialog")
    assert " more." in text_of(asked, "#confirm-dialog")


def _make_complete(workspace: UUID, code: str, count: int) -> None:
    """As many mobilities of participants as that, all complete and no others."""
    project = db.session.scalars(
        select(Project).where(Project.workspace_id == workspace, Project.code == code)
    ).one()
    own = (Mobility.workspace_id == workspace, Mobility.project_id == project.id)
    fits = (*own, Mobility.status == "complete", Mobility.role == "participant")
    pattern = db.session.scalars(select(Mobility).where(*fits)).first()
    columns = {c.name: getattr(pattern, c.name) for c in Mobility.__table__.columns}
    db.session.execute(delete(Mobility).where(*own))
    for place in range(count):
        new = {
            "id": uuid4(),
            "number": f"2025-JOBSH-9{place:03}-KA182-SPO-000124012",
            "activity_key": f"k{place}",
        }
        db.session.execute(insert(Mobility).values({**columns, **new}))
    db.session.commit()
