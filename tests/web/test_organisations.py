"""Participating organisations: listed, found, added once."""

from threading import Barrier, Thread

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from bm_workspace.answers import clean
from bm_workspace.schema.lists import read
from tests.conftest import project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.partners import FORM, IN_USE, NEW, names
from tests.web.things import everything_counted, held_by


def test_the_list_is_in_latvian_order_and_names_the_beneficiary(trainee: Visitor, organisations: str) -> None:
    answer = trainee.get(organisations)

    assert names(trainee, organisations)[:2] == ["Ābeļkalna izglītības un sporta centrs", IN_USE]
    assert "(7)" in text_of(answer, "h1")
    assert "(Beneficiary)" in text_of(answer, "tbody tr:first-child")


@pytest.mark.parametrize(("search", "found"), [("backerei", 1), ("E99900005", 1), ("dresden", 1), ("%", 0)])
def test_an_organisation_is_found_without_diacritics_and_by_its_oid(
    trainee: Visitor, organisations: str, search: str, found: int
) -> None:
    assert len(names(trainee, organisations, search=search)) == found


@pytest.mark.parametrize("sort", ["oid", "name", "country", "city"])
def test_every_column_sorts_both_ways(trainee: Visitor, organisations: str, sort: str) -> None:
    up, down = (names(trainee, organisations, sort=sort, order=order) for order in ("", "desc"))

    assert sorted(up) == sorted(down)
    assert up != down


def test_an_organisation_is_added(trainee: Visitor, organisations: str) -> None:
    trainee.submit(trainee.get(f"{organisations}/new"), FORM, **NEW)

    assert "takes part in the project now" in text_of(trainee.get(organisations), "#messages")
    assert NEW["organisation__name"] in names(trainee, organisations)


def test_an_oid_is_kept_in_capitals_without_spaces(trainee: Visitor, organisations: str) -> None:
    trainee.submit(trainee.get(f"{organisations}/new"), FORM, **{**NEW, "organisation__oid": " e 1000 0098 "})

    assert len(names(trainee, organisations, search="E10000098")) == 1


WRONG = {
    "nothing": ({"organisation-name": ""}, "organisation-name"),
    "no oid": ({"organisation-oid": ""}, "organisation-oid"),
    "oid too short": ({"organisation-oid": "E123"}, "organisation-oid"),
    "oid of other digits": ({"organisation-oid": "E١٢٣٤٥٦٧٨"}, "organisation-oid"),
    "oid taken": ({"organisation-oid": "E99900005"}, "organisation-oid"),
    "name taken": ({"organisation-name": " bäckerei  KORNBLUME GmbH"}, "organisation-name"),
    "name too long": ({"organisation-name": "Ā" * 201}, "organisation-name"),
    "city too long": ({"organisation-city": "😀" * 201}, "organisation-city"),
    "address too long": ({"organisation-address": "x" * 501}, "organisation-address"),
    "phone too long": ({"organisation-phone": "1" * 101}, "organisation-phone"),
    "no e-mail": ({"organisation-email": "nobody"}, "organisation-email"),
    "no country": ({"organisation-country": ""}, "organisation-country"),
    "unknown country": ({"organisation-country": "XX"}, "organisation-country"),
}


@pytest.mark.parametrize("creates", [True, False], ids=["add", "edit"])
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(
    app: Flask, trainee: Visitor, organisations: str, unused: str, wrong: str, creates: bool
) -> None:
    before = held_by(app, trainee.workspace)
    typed, place = WRONG[wrong]
    form = trainee.get(f"{organisations}/new" if creates else unused)
    fields = {
        **NEW,
        "organisation__oid": "E10000100",
        "organisation__name": "Cita",
        "organisation__phone": "+1",
    }

    answer = trainee.submit(form, FORM, **{**fields, **{k.replace("-", "__"): v for k, v in typed.items()}})

    assert answer.status_code == 422
    assert text_of(answer, f"#{place}-error")
    assert page(answer).select_one(f"#{place}")["aria-invalid"] == "true"
    assert shown(answer, place) == " ".join(typed[place].split(" ")).strip()
    assert shown(answer, "organisation-city") == typed.get("organisation-city", "Rīga, LV-1048")
    assert held_by(app, trainee.workspace) == before


@pytest.mark.parametrize("nasty", read("nasty_strings"), ids=lambda one: one["name"])
def test_any_text_is_kept_as_it_stands(trainee: Visitor, organisations: str, nasty: dict[str, str]) -> None:
    kept = clean(nasty["text"], is_long=False)[:200].strip() or "x"

    answer = trainee.submit(trainee.get(f"{organisations}/new"), FORM, **{**NEW, "organisation__city": kept})

    assert answer.status_code == 303
    found = page(trainee.get(f"{organisations}?search=E10000099")).select_one("td[data-label^=City]")
    assert " ".join(found.get_text().split()) == " ".join(kept.split())


def test_the_same_form_sent_twice_makes_one_organisation(
    app: Flask, trainee: Visitor, organisations: str
) -> None:
    form = trainee.get(f"{organisations}/new")
    first = trainee.submit(form, FORM, **NEW)
    before = everything_counted(app)

    again = trainee.submit(form, FORM, **NEW)

    assert (first.status_code, again.status_code) == (303, 303)
    assert everything_counted(app) == before


def test_two_forms_with_one_oid_make_one(app: Flask, trainee: Visitor, organisations: str) -> None:
    form, other = trainee.get(f"{organisations}/new"), trainee.get(f"{organisations}/new")
    trainee.submit(form, FORM, **NEW)
    before = everything_counted(app)

    assert trainee.submit(other, FORM, **NEW).status_code == 422
    assert everything_counted(app) == before


@pytest.mark.parametrize("same_form", [True, False], ids=["one form", "two forms"])
def test_two_sent_at_once_make_one(trainee: Visitor, organisations: str, same_form: bool) -> None:
    windows = [trainee.another_window(), trainee.another_window()]
    forms = [window.get(f"{organisations}/new") for window in windows]
    forms = [forms[0], forms[0]] if same_form else forms
    start, statuses = Barrier(2), []

    def add(window: Visitor, form: TestResponse) -> None:
        start.wait()
        statuses.append(window.submit(form, FORM, **NEW).status_code)

    threads = [Thread(target=add, args=pair) for pair in zip(windows, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == ([303, 303] if same_form else [303, 422])
    assert len(names(trainee, organisations, search="E10000099")) == 1


def test_the_same_oid_may_take_part_in_another_project(trainee: Visitor, unused: str) -> None:
    other = f"/projects/{project_of(trainee, 'KA121-ADU')}/organisations"

    trainee.submit(trainee.get(f"{other}/new"), FORM, **NEW)

    assert NEW["organisation__name"] in names(trainee, other)
