"""The load run's own judgement: what it reads from a page, what it complains of, what it draws."""

from typing import Any
from xml.etree import ElementTree

import pytest

from bench.load.forms import Page
from bench.load.picture import picture
from bench.load.practice import PDF, SAVED
from bench.load.verdict import FAILED, LOCKED, TOGETHER, Run, complaints, figures

EDITOR = Page(
    "/documents/1/edit/activities",
    """
    <form id="section-form" action="/documents/1/edit/activities">
      <input type="hidden" name="csrf_token" value="a&amp;b"><input name="a-date" value="" disabled>
      <input type="checkbox" name="all" value="1">
      <button name="go" value="outcomes"></button><button name="go" value="activities">
      <textarea name="a-text" rows="6">
Long &lt;text&gt;</textarea>
      <select name="a-kind"><option value="">–</option><option selected value="B">B</option></select>
    </form>
    <a class="x" href="/documents/1.pdf">PDF</a>
    """,
)


@pytest.fixture
def found() -> dict[str, Any]:
    """A run in which everything holds."""
    return {
        "name": "SQLite, 2 trainees",
        "minutes": 2,
        "kinds": {TOGETHER: figures([10.0, 20.0]), SAVED: figures([10.0] * 100), PDF: figures([900.0])},
        "over_time": [{"minute": 1, **figures([10.0, 20.0])}, {"minute": 2, **figures([30.0])}],
        "faults": [],
        "locked": 0,
        "failed": 0,
    }


def test_a_form_sends_what_a_browser_sends_and_leaves_an_untouched_long_answer_at_home() -> None:
    form = EDITOR.form("/edit/activities")

    assert form.sent({}) == [("csrf_token", "a&b"), ("a-kind", "B")]
    assert form.sent({"a-text": "New"}, ("go", "outcomes")) == [
        ("csrf_token", "a&b"),
        ("a-text", "New"),
        ("a-kind", "B"),
        ("go", "outcomes"),
    ]
    assert form.values_of("go") == ["outcomes", "activities"]


def test_a_page_without_the_expected_form_is_a_fault() -> None:
    with pytest.raises(LookupError):
        EDITOR.form("/start")


def test_a_run_that_is_quick_and_without_fault_holds(found: dict[str, Any]) -> None:
    assert list(complaints(found)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kinds": {}},
        {"kinds": {TOGETHER: figures([301.0])}},
        {"kinds": {SAVED: figures([301.0] * 100)}},
        {"kinds": {PDF: figures([1501.0])}},
        {"faults": ["view: 500"]},
        {"locked": 1},
        {"failed": 1},
    ],
    ids=["nothing", "slow pages", "slow saves", "slow PDF", "wrong answer", "lock", "error in the log"],
)
def test_whatever_may_not_occur_is_complained_of(found: dict[str, Any], wrong: dict[str, Any]) -> None:
    assert len(list(complaints(found | wrong))) == 1


def test_where_times_decide_nothing_a_slow_page_is_no_complaint_and_a_wrong_answer_is(
    found: dict[str, Any],
) -> None:
    slow = found | {"kinds": {TOGETHER: figures([301.0])}}

    assert list(complaints(slow, times=False)) == []
    assert len(list(complaints(slow | {"locked": 1}, times=False))) == 1


def test_locks_and_errors_are_found_in_a_log() -> None:
    log = '{"level": "info"}\nsqlite3.OperationalError: database is locked\n{"level": "error", "x": 1}\n'

    assert len(LOCKED.findall(log)) == 1
    assert len(FAILED.findall(log)) == 1


def test_more_trainees_than_must_be_served_are_only_reported() -> None:
    assert Run("sqlite", 30).must_hold
    assert not Run("sqlite", 60).must_hold


def test_the_picture_is_well_formed_and_names_every_run(found: dict[str, Any]) -> None:
    drawn = picture([found, found | {"name": "PostgreSQL, <5> trainees"}])

    texts = [element.text for element in ElementTree.fromstring(drawn).iter() if element.text]  # noqa: S314 our own
    assert "SQLite, 2 trainees" in texts
    assert "PostgreSQL, <5> trainees" in texts
