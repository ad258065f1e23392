"""Participants of a mobility in the database one by one: who is added, and who is not and why."""

import pytest
from flask import Flask

from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.databasing import (
    MOBILITIES,
    SHORT,
    THREE,
    adding,
    certificates,
    looked_at,
    names,
    one,
    pasted,
    told,
    with_participants,
)


def test_a_participant_is_added_with_what_was_typed(app: Flask, trainee: Visitor, entry: str) -> None:
    answer = one(trainee, entry, "Ņina 🙂 Šķēle", people__birth_date="01.02.2005", people__address="Rīga")

    (row,) = certificates(app, trainee)
    assert answer.location == f"{MOBILITIES}/{entry}#participants"
    assert row.number in told(trainee, answer)
    assert row.values["participant"] == {
        "full_name": "Ņina 🙂 Šķēle",
        "birth_date": "2005-02-01",
        "address": "Rīga",
    }


@pytest.mark.parametrize(
    ("name", "typed", "wrong"),
    [
        ("", {}, "full_name"),
        ("Ņina", {"people__birth_date": "31.02.2005"}, "birth_date"),
        ("Ņ" * 501, {"people__address": "Rīga"}, "full_name"),
        ("Ņina", {"people__address": "R" * 501}, "address"),
    ],
)
def test_whoever_is_not_right_is_not_added_and_stays_typed(
    app: Flask, trainee: Visitor, entry: str, name: str, typed: dict[str, str], wrong: str
) -> None:
    sent = {"people__full_name": name, **typed}

    answer = one(trainee, entry, name, pasted="Vēl kāds", **typed)

    assert answer.status_code == 422
    assert text_of(answer, f"#people-{wrong}-error")
    assert {key: shown(answer, key.replace("__", "-")) for key in sent} == sent
    assert shown(answer, "pasted") == "Vēl kāds"
    assert certificates(app, trainee) == []


def test_nothing_is_said_of_the_one_field_while_many_are_pasted(trainee: Visitor, entry: str) -> None:
    preview = looked_at(trainee, entry, THREE)

    assert preview.status_code == 200
    assert not page(preview).select(".has-problem, .problem")


def test_the_same_page_sent_twice_adds_one(app: Flask, trainee: Visitor, entry: str) -> None:
    form = trainee.get(adding(entry))

    answers = [trainee.submit(form, SHORT, press="one=1", people__full_name="Ņina") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert names(app, trainee) == ["Ņina"]
    assert certificates(app, trainee)[0].number in told(trainee, answers[1])


def test_a_page_sent_again_with_somebody_else_adds_them(app: Flask, trainee: Visitor, entry: str) -> None:
    form = trainee.get(adding(entry))

    for name in ("Ņina", "Žanis"):
        trainee.submit(form, SHORT, press="one=1", people__full_name=name)

    assert names(app, trainee) == ["Ņina", "Žanis"]


def test_a_text_beside_the_one_participant_is_kept(app: Flask, trainee: Visitor, entry: str) -> None:
    answer = one(trainee, entry, "Elza", pasted=THREE)

    assert answer.status_code == 200
    assert "was added" in text_of(answer, "#messages")
    assert (shown(answer, "people-full_name"), shown(answer, "pasted")) == ("", THREE)
    assert trainee.submit(answer, SHORT, press="add=1").status_code == 303
    assert names(app, trainee) == ["Elza", "Ņina Šķēle", "Žanis Ābols", "Ilze"]


def test_one_participant_beside_the_text_is_kept(app: Flask, trainee: Visitor, entry: str) -> None:
    answer = pasted(trainee, entry, THREE, people__full_name="Elza")

    assert answer.status_code == 200
    assert "added: 3." in text_of(answer, "#messages")
    assert (shown(answer, "people-full_name"), shown(answer, "pasted")) == ("Elza", "")
    assert trainee.submit(answer, SHORT, press="one=1").status_code == 303
    assert names(app, trainee)[3:] == ["Elza"]


@pytest.mark.parametrize(("chosen", "kept"), [("lv", "lv"), ("en", "en"), ("<b>", "en")])
def test_the_certificates_are_in_the_chosen_language(
    app: Flask, trainee: Visitor, entry: str, chosen: str, kept: str
) -> None:
    with_participants(trainee, entry, language=chosen)

    assert {row.language for row in certificates(app, trainee)} == {kept}


def test_nobody_is_added_to_a_deleted_mobility(app: Flask, trainee: Visitor, entry: str) -> None:
    preview = looked_at(trainee, entry, THREE)
    trainee.submit(trainee.get(f"{MOBILITIES}/{entry}/delete"), "#confirm-dialog form")

    answer = trainee.submit(preview, SHORT, press="add=1")

    assert answer.status_code == 404
    assert "Žanis Ābols" in answer.text
    assert certificates(app, trainee) == []
