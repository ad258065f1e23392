"""Two changes at once: the one that comes second decides on what the first has left, on either database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread, current_thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, update
from werkzeug.test import TestResponse

from bm_workspace.store.models import Mobility
from bm_workspace.web.bulk import SURE
from tests.conftest import Draft, act_as, organisation_of, person_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.partners import NEW
from tests.web.things import DocumentAt, engine_of, held_by
from tests.web.ticking import KEY

Post = Callable[[], TestResponse]

WAITS = 0.3
"""Seconds after which whoever has not answered is waiting."""
AT_MOST = 20


class Window(Thread):
    """Somebody who sends something at the same time; `answer` is what came back."""

    answer: TestResponse

    def __init__(self, post: Post) -> None:
        super().__init__()
        self.post = post

    def run(self) -> None:
        self.answer = self.post()


@contextmanager
def held_before_its_end(app: Flask, first: Window) -> Iterator[None]:
    """Inside, the first has changed everything and only has to say that it is done."""
    is_there, may_end = Event(), Event()

    def hold(_connection: object) -> None:
        if current_thread() is first and not may_end.is_set():
            is_there.set()
            may_end.wait(AT_MOST)

    event.listen(engine_of(app), "commit", hold)
    try:
        first.start()
        assert is_there.wait(AT_MOST)
        yield
    finally:
        may_end.set()
        first.join(AT_MOST)
        event.remove(engine_of(app), "commit", hold)


def one_after_the_other(app: Flask, first: Post, second: Post) -> tuple[TestResponse, TestResponse]:
    """The answers to two that are sent at once, where the second must wait for the first."""
    one, other = Window(first), Window(second)
    with held_before_its_end(app, one):
        other.start()
        other.join(WAITS)
        assert other.is_alive(), "the second did not wait"
    other.join(AT_MOST)
    return one.answer, other.answer


@pytest.fixture
def complete(app: Flask, trainee: Visitor) -> None:
    """No mobility of the workspace is a draft."""
    own = Mobility.workspace_id == trainee.workspace
    with engine_of(app).begin() as connection:
        connection.execute(update(Mobility).where(own).values(status="complete"))


Changes = dict[str, tuple[str, dict[str, Any]]]


@pytest.fixture
def changes(trainee: Visitor, project: str, mobility: str, draft: Draft, complete: None) -> Changes:
    """Every kind of change of a project: its address, what is sent."""
    document, deleted = draft("learning_agreement", title="Viens"), draft("learning_agreement", title="Divi")
    trainee.post(deleted.at("delete"), {"revision": "1"})
    at = f"/projects/{project}"
    organisation = {name.replace("__", "-"): text for name, text in NEW.items()}
    return {
        **of_documents(document, deleted, mobility),
        **of_a_mobility(f"{at}/mobilities/{mobility}"),
        **of_many(at, f"{document.id}:1", f"{mobility}:1"),
        "add an organisation": (f"{at}/organisations/new", {"key": KEY, **organisation}),
    }


def of_documents(document: DocumentAt, deleted: DocumentAt, mobility: str) -> Changes:
    return {
        "save a section of a document": (document.tab("status"), {"status-level": "EQF 4", "revision": "1"}),
        "retitle": (document.at("edit/title"), {"title": "Cits", "revision": "1"}),
        "delete a document": (document.at("delete"), {"revision": "1"}),
        "restore a document": (deleted.at("restore"), {"revision": "2"}),
        "duplicate a document": (
            document.at("duplicate"),
            {"mobility": mobility, "title": "Trīs", "key": KEY},
        ),
    }


def of_a_mobility(own: str) -> Changes:
    return {
        "save a section of a mobility": (f"{own}/edit/participant", {"participant-last_name": ""}),
        "name a mobility": (f"{own}/activity-id", {"activity_id": "A-1", "revision": "1"}),
        "delete a mobility": (f"{own}/delete", {"revision": "1"}),
        "duplicate a mobility": (f"{own}/duplicate", {"new-activity_type": "LM-LONG-VET", "key": KEY}),
    }


def of_many(at: str, document: str, mobility: str) -> Changes:
    same = {"type": "learning_agreement", "title": "Visiem", "language": "lv", "key": KEY, "tick": mobility}
    return {
        "delete many documents": (f"{at}/documents/bulk", {"action": SURE, "tick": document}),
        "delete many mobilities": (f"{at}/mobilities/bulk", {"action": SURE, "tick": mobility}),
        "duplicate many": (f"{at}/mobilities/bulk", {"action": "duplicate", "tick": mobility, "key": KEY}),
        "a draft for many": (f"{at}/mobilities/bulk/drafts", same),
    }


CHANGES = (
    "save a section of a document",
    "retitle",
    "delete a document",
    "restore a document",
    "duplicate a document",
    "save a section of a mobility",
    "name a mobility",
    "delete a mobility",
    "duplicate a mobility",
    "delete many documents",
    "delete many mobilities",
    "duplicate many",
    "a draft for many",
    "add an organisation",
)


@pytest.mark.parametrize("what", CHANGES)
def test_a_report_waits_for_a_change_that_is_under_way(
    app: Flask, trainee: Visitor, project: str, changes: Changes, what: str
) -> None:
    (address, sent), colleague = changes[what], trainee.another_window()

    changed, report = one_after_the_other(
        app,
        lambda: trainee.post(address, sent),
        lambda: colleague.post(f"/projects/{project}/reports/submit", {"revision": "1"}),
    )

    drafts = page(trainee.get(f"/projects/{project}/mobilities?status=draft")).select("tbody tr")
    assert changed.status_code in (200, 303)
    assert report.status_code == (422 if drafts else 303)


@pytest.mark.parametrize("what", CHANGES[::3])
def test_a_change_waits_for_the_report_and_is_refused(
    app: Flask, trainee: Visitor, project: str, changes: Changes, what: str
) -> None:
    (address, sent), colleague = changes[what], trainee.another_window()
    before = held_by(app, trainee.workspace)

    report, changed = one_after_the_other(
        app,
        lambda: colleague.post(f"/projects/{project}/reports/submit", {"revision": "1"}),
        lambda: trainee.post(address, sent),
    )

    assert (report.status_code, changed.status_code) == (303, 403)
    assert "final report has been submitted" in text_of(changed, ".lead")
    assert held_by(app, trainee.workspace) == {
        **before,
        "project": held_by(app, trainee.workspace)["project"],
    }


def test_a_save_waits_for_the_loss_of_the_right_to_edit(
    app: Flask, trainee: Visitor, project: str, agreement: DocumentAt
) -> None:
    colleague, agnese = trainee.another_window(), person_of(trainee, project, "Šūmane")
    address = f"/projects/{project}/persons/{agnese}"
    trainee.submit(trainee.get(address), "#short-form", person__rights="edit")
    act_as(trainee, project, "Šūmane")
    opened = colleague.get(address)

    changed, saved = one_after_the_other(
        app,
        lambda: colleague.submit(opened, "#short-form", person__rights="view"),
        lambda: trainee.post(agreement.tab("status"), {"status-level": "EQF 4", "revision": "1"}),
    )

    assert (changed.status_code, saved.status_code) == (303, 403)


def test_a_mobility_is_not_deleted_under_a_document_that_comes_back(
    app: Flask, trainee: Visitor, project: str, mobility: str, draft: Draft
) -> None:
    document, colleague = draft("learning_agreement", mobility=mobility), trainee.another_window()
    trainee.post(document.at("delete"), {"revision": "1"})
    address = f"/projects/{project}/mobilities/{mobility}/delete"

    deleted, restored = one_after_the_other(
        app,
        lambda: colleague.post(address, {"revision": "1"}),
        lambda: trainee.post(document.at("restore"), {"revision": "2"}),
    )

    assert (deleted.status_code, restored.status_code) == (303, 403)


def test_nobody_waits_in_a_circle(
    app: Flask, trainee: Visitor, project: str, mobility: str, draft: Draft
) -> None:
    documents = [draft("learning_agreement", mobility=mobility, title=f"Līgums {n}") for n in range(4)]
    ticks = [f"{document.id}:1" for document in documents]
    at, kornblume = f"/projects/{project}", organisation_of(trainee, project, "Kornblume")
    organisation = trainee.get(f"{at}/organisations/{kornblume}")
    posts: list[Callable[[Visitor], TestResponse]] = [
        lambda one: one.post(f"{at}/documents/bulk", {"action": SURE, "tick": ticks}),
        lambda one: one.post(f"{at}/documents/bulk", {"action": SURE, "tick": ticks[::-1]}),
        lambda one: one.post(f"{at}/mobilities/bulk", {"action": SURE, "tick": f"{mobility}:1"}),
        lambda one: one.post(documents[0].tab("status"), {"status-level": "EQF 4", "revision": "1"}),
        lambda one: one.post(documents[3].tab("status"), {"status-level": "EQF 5", "revision": "1"}),
        lambda one: one.submit(organisation, "#short-form", organisation__name="Kornblume II"),
    ]
    windows = [trainee.another_window() for _ in posts]
    for window in windows:
        assert window.token
    threads = [
        Window(lambda post=post, window=window: post(window))
        for post, window in zip(posts, windows, strict=True)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(AT_MOST)

    assert {thread.answer.status_code for thread in threads} <= {200, 303, 403, 404, 409}
