"""The way into the Europass mobility database: register, confirm, accept, each in its turn."""

import pytest
from flask import Flask

from bm_workspace.policies import CONFIRMED, ONGOING, UNCONFIRMED
from bm_workspace.schema.registration import CRITERIA
from bm_workspace.wording import LANGUAGES, say
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.databasing import (
    ACCEPT,
    CONFIRM,
    ENTRY,
    HOME,
    MOBILITIES,
    REGISTRATION,
    SHORT,
    registration,
)

REVISION = {"revision": "1"}
EMAIL = REGISTRATION["registration__email"]


def step_of(visitor: Visitor) -> str:
    """The step that the page marks as the present one."""
    return text_of(visitor.get(HOME), ".steps [aria-current]")


def states(app: Flask, visitor: Visitor) -> list[str]:
    return [row.status for row in registration(app, visitor)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_steps_lead_to_an_empty_list(app: Flask, trainee: Visitor, language: str) -> None:
    trainee.switch_language(language)
    steps = [step_of(trainee)]
    trainee.submit(trainee.get(HOME), SHORT, **REGISTRATION)
    mailbox = trainee.get(HOME)
    steps.append(step_of(trainee))
    trainee.submit(mailbox, CONFIRM)
    criteria = trainee.get(HOME)
    steps.append(step_of(trainee))
    trainee.submit(criteria, ACCEPT, accepted="1")

    assert len(set(steps)) == 3
    assert all(steps)
    assert EMAIL in text_of(mailbox, "main .letter")
    assert [li.get_text() for li in page(criteria).select(".criteria li")] == [
        say(criterion, language) for criterion in CRITERIA
    ]
    assert not page(trainee.get(HOME)).select("tbody tr")
    assert states(app, trainee) == [ONGOING]


def test_everything_of_the_registration_is_asked_and_kept(app: Flask, trainee: Visitor) -> None:
    answer = trainee.submit(trainee.get(HOME), SHORT)
    half = {**REGISTRATION, "registration__email": "nobody", "registration__country": ""}
    again = trainee.submit(answer, SHORT, **half)

    assert answer.status_code == again.status_code == 422
    assert len(page(answer).select(".field .problem")) >= 5
    assert {name: shown(again, name.replace("__", "-")) for name in half} == half
    assert [tag["id"] for tag in page(again).select(".field .problem")] == [
        "registration-country-error",
        "registration-email-error",
    ]
    assert registration(app, trainee) == []


def test_a_name_that_is_too_long_is_told_and_not_cut(app: Flask, trainee: Visitor) -> None:
    typed = {**REGISTRATION, "registration__name": "Ķ" * 1000}

    answer = trainee.submit(trainee.get(HOME), SHORT, **typed)

    assert answer.status_code == 422
    assert shown(answer, "registration-name") == "Ķ" * 1000
    assert registration(app, trainee) == []


@pytest.mark.parametrize("presses", [1, 3])
def test_whoever_does_not_tick_the_criteria_is_told(app: Flask, trainee: Visitor, presses: int) -> None:
    trainee.submit(trainee.get(HOME), SHORT, **REGISTRATION)
    trainee.submit(trainee.get(HOME), CONFIRM)

    for _ in range(presses):
        answer = trainee.submit(trainee.get(HOME), ACCEPT)

    box = page(answer).select_one("#accepted")
    assert answer.status_code == 422
    assert "Tick the box" in text_of(answer, f"#{box['aria-describedby']}")
    assert states(app, trainee) == [CONFIRMED]


@pytest.mark.parametrize("step", ["register", "confirm", "accept"])
def test_a_step_that_was_taken_already_changes_nothing(app: Flask, trainee: Visitor, step: str) -> None:
    form = {"register": SHORT, "confirm": CONFIRM, "accept": ACCEPT}
    typed = {"register": REGISTRATION, "confirm": {}, "accept": {"accepted": "1"}}
    opened = {}
    for each, found in form.items():
        opened[each] = trainee.get(HOME)
        trainee.submit(opened[each], found, **typed[each])
    before = registration(app, trainee)
    other = {"registration__name": "Cita skola", "accepted": "1"}

    answer = trainee.submit(opened[step], form[step], **{**typed[step], **other})

    assert (answer.status_code, answer.location) == (303, HOME)
    assert registration(app, trainee) == before


@pytest.mark.parametrize(
    ("taken", "step", "status"),
    [
        ([], "confirm", 404),
        ([], "accept", 404),
        (["register"], "accept", 303),
        (["register", "confirm"], "confirm", 303),
    ],
)
def test_no_step_is_left_out(app: Flask, trainee: Visitor, taken: list[str], step: str, status: int) -> None:
    if "register" in taken:
        trainee.submit(trainee.get(HOME), SHORT, **REGISTRATION)
    if "confirm" in taken:
        trainee.submit(trainee.get(HOME), CONFIRM)
    before = registration(app, trainee)

    answer = trainee.post(f"{HOME}/{step}", {**REVISION, "accepted": "1"})

    assert answer.status_code == status
    assert registration(app, trainee) == before


@pytest.mark.parametrize("step", [UNCONFIRMED, CONFIRMED])
def test_mobilities_are_entered_only_after_the_last_step(app: Flask, trainee: Visitor, step: str) -> None:
    trainee.submit(trainee.get(HOME), SHORT, **REGISTRATION)
    if step == CONFIRMED:
        trainee.submit(trainee.get(HOME), CONFIRM)
    typed = {name.replace("__", "-"): text for name, text in ENTRY.items()}

    answer = trainee.post(f"{MOBILITIES}/new", typed)

    assert answer.status_code == 403
    assert "first" in text_of(answer, ".lead")
    assert ENTRY["new__title"] in answer.text
    assert trainee.send("GET", f"{MOBILITIES}/new").status_code == 403


def test_two_browsers_register_one_organisation(app: Flask, trainee: Visitor) -> None:
    other = trainee.another_window()
    mine, theirs = trainee.get(HOME), other.get(HOME)

    trainee.submit(mine, SHORT, **REGISTRATION)
    answer = other.submit(theirs, SHORT, **{**REGISTRATION, "registration__name": "Cita skola"})

    (row,) = registration(app, trainee)
    assert answer.status_code == 303
    assert row.beneficiary == REGISTRATION["registration__name"]
    assert REGISTRATION["registration__name"] in text_of(other.get(HOME), "main .letter")
