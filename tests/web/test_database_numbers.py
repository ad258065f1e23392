"""Numbers of the practice database: given in order, each once, by nobody but the program."""

import re
from datetime import UTC, datetime
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from bm_workspace.identifiers import LAST_PRACTICE_COUNTER
from bm_workspace.store.mobility_models import MobilityCounter
from tests.web.browsing import Visitor, page, text_of
from tests.web.databasing import (
    FORM,
    HOME,
    MOBILITIES,
    SHORT,
    THREE,
    adding,
    certificate,
    certificates,
    entered,
    looked_at,
    names,
    one,
    pasted,
    registered,
    tab,
    with_participants,
)
from tests.web.things import engine_of, held_by

BY_HAND = {"number": "LV-PRACTICE-2026-999999", "number_source": "mobility", "id": "1", "code": "x"}


def counters(app: Flask, visitor: Visitor) -> list[int]:
    """The last six digits of the numbers on all certificates, in order."""
    return [int(row.number[-6:]) for row in certificates(app, visitor)]


def test_numbers_are_given_in_order_and_look_like_no_real_one(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    given = with_participants(trainee, entry)
    second = entered(trainee, new__title="Otra grupa")
    given += with_participants(trainee, second, "Elza")

    year = datetime.now(UTC).year
    assert given == [f"LV-PRACTICE-{year}-{counter:06}" for counter in range(1, 5)]
    assert names(app, trainee) == ["Ņina Šķēle", "Žanis Ābols", "Ilze", "Elza"]
    assert {row.number_source for row in certificates(app, trainee)} == {"database"}


def test_a_refusal_leaves_no_gap(app: Flask, trainee: Visitor, entry: str) -> None:
    one(trainee, entry, "Elza")
    for text in (";;x", "Anna\t31.02.2005", "\n".join(f"Persona {n}" for n in range(200))):
        assert pasted(trainee, entry, text).status_code == 422
    one(trainee, entry, "")

    one(trainee, entry, "Anna")

    assert counters(app, trainee) == [1, 2]


def test_a_number_is_never_given_again(app: Flask, trainee: Visitor, entry: str) -> None:
    *_, last = with_participants(trainee, entry)
    trainee.submit(trainee.get(certificate(trainee, last).at("delete")), "#delete-dialog form")
    trainee.submit(trainee.get(f"{MOBILITIES}/{entry}/delete"), "#confirm-dialog form")

    one(trainee, entered(trainee), "Elza")

    assert counters(app, trainee) == [1, 2, 3, 4]
    assert names(app, trainee)[3] == "Elza"


def test_a_copy_of_a_certificate_has_a_number_of_its_own(app: Flask, trainee: Visitor, entry: str) -> None:
    number, *_ = with_participants(trainee, entry)
    form = trainee.get(certificate(trainee, number).at("duplicate"))

    answers = [trainee.submit(form, "form[action$='/duplicate']", title="Kopija") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert counters(app, trainee) == [1, 2, 3, 4]


def test_each_practice_copy_counts_alone(app: Flask, trainee: Visitor, stranger: Visitor, entry: str) -> None:
    with_participants(trainee, entry)
    one(stranger, entered(registered(stranger)), "Elza")

    assert counters(app, stranger) == [1]


def test_twenty_at_once_take_exactly_the_next_twenty(app: Flask, trainee: Visitor, entry: str) -> None:
    with_participants(trainee, entry)
    windows = [trainee.another_window() for _ in range(20)]
    other = entered(trainee, new__title="Otra grupa")
    forms = [w.get(adding(other if place % 2 else entry)) for place, w in enumerate(windows)]
    answers: list[TestResponse] = []

    def press(place: int) -> None:
        sent = {"people__full_name": f"Persona {place}"}
        answers.append(windows[place].submit(forms[place], SHORT, press="one=1", **sent))

    threads = [Thread(target=press, args=(place,)) for place in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in answers] == [303] * 20
    assert counters(app, trainee) == list(range(1, 24))
    assert len(set(names(app, trainee))) == 23


def test_a_double_click_at_the_same_moment_adds_everybody_once(
    app: Flask, trainee: Visitor, entry: str
) -> None:
    preview, windows = looked_at(trainee, entry, THREE), [trainee.another_window() for _ in range(4)]
    answers: list[TestResponse] = []
    for window in windows:
        assert window.token

    def press(window: Visitor) -> None:
        answers.append(window.submit(preview, SHORT, press="add=1"))

    threads = [Thread(target=press, args=(window,)) for window in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in answers] == [303] * 4
    assert counters(app, trainee) == [1, 2, 3]


def test_after_the_last_number_of_a_year_it_is_said(app: Flask, trainee: Visitor, entry: str) -> None:
    one(trainee, entry, "Elza")
    last = update(MobilityCounter).where(MobilityCounter.workspace_id == trainee.workspace)
    with engine_of(app).begin() as connection:
        connection.execute(last.values(last=LAST_PRACTICE_COUNTER - 1))

    answers = [one(trainee, entry, name) for name in ("Anna", "Ilze")]

    assert [answer.status_code for answer in answers] == [303, 403]
    assert "All numbers of this year are given" in text_of(answers[1], "main")
    assert "Ilze" in answers[1].text
    assert counters(app, trainee) == [1, LAST_PRACTICE_COUNTER]


# Nobody types a number.


def forms_of(entry: str, given: str, at: str) -> dict[str, tuple[str, str, str]]:
    """Page, form and pressed button of everything that is sent on the way of a certificate."""
    return {
        "a participant": (adding(entry), SHORT, "one=1"),
        "a text": (adding(entry), SHORT, "preview=1"),
        "a section": (f"{at}/edit/participant", FORM, ""),
        "a title": (f"{at}/edit/participant", ".title-form", ""),
        "a copy": (f"{at}/duplicate", "form[action$='/duplicate']", ""),
        "a mobility": (f"{MOBILITIES}/new", SHORT, ""),
        "a tab": (tab(entry, "entry"), FORM, ""),
        "a copy of the mobility": (f"{MOBILITIES}/{entry}/duplicate", SHORT, ""),
    }


FORMS = list(forms_of("", "", ""))


@pytest.mark.parametrize("what", FORMS)
def test_no_form_asks_for_a_number_or_takes_one(app: Flask, trainee: Visitor, entry: str, what: str) -> None:
    given = with_participants(trainee, entry)
    document = certificate(trainee, given[0])
    address, form, press = forms_of(entry, given[0], document.view)[what]
    opened = trainee.get(address)
    typed = {**BY_HAND, "participant__number": "1", "new__number": "1", "people__number": "1"}

    answer = trainee.submit(opened, form, press=press, people__full_name="Elza", title="Cits", **typed)

    inputs = [tag["value"] for tag in page(opened).select("input[value]:not([type=hidden])")]
    pattern = re.compile(r"LV-PRACTICE-\d{4}-\d{6}")
    assert answer.status_code in (200, 303, 422)
    assert not [text for text in inputs if pattern.search(text)]
    numbers = [row.number for row in certificates(app, trainee)]
    assert numbers[:3] == given
    assert BY_HAND["number"] not in numbers
    assert counters(app, trainee) == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("number", ["LV-PRACTICE-2026-000001", "2025-LONGT-0001-KA121-VET-000123456", "x"])
def test_a_number_in_the_text_changes_no_number(
    app: Flask, trainee: Visitor, entry: str, number: str
) -> None:
    text = f"Number;First name;Surname;Born\n{number};Anna;Ozola;\n{number};Ilze;Egle"

    answer = pasted(trainee, entry, text)

    assert answer.status_code == 303
    assert (counters(app, trainee), names(app, trainee)) == ([1, 2], ["Anna Ozola", "Ilze Egle"])


def test_looking_gives_no_numbers(app: Flask, trainee: Visitor, entry: str) -> None:
    before = held_by(app, trainee.workspace)

    trainee.get(adding(entry))
    looked_at(trainee, entry, THREE)
    trainee.get(f"{HOME}/documents")

    assert held_by(app, trainee.workspace) == before
