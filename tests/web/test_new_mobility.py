"""The first short form of a mobility: everything mandatory, the number given with it."""

import pytest
from flask import Flask

from bm_workspace.schema.lists import offered_activities
from bm_workspace.wording import LANGUAGES
from tests.conftest import project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.mobility_forms import FIRST, SHORT, row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", ["mobilities", "group-mobilities"])
def test_everything_in_the_first_form_is_mandatory_and_starred(
    trainee: Visitor, project: str, entry: str, language: str
) -> None:
    trainee.switch_language(language)
    opened = trainee.get(f"/projects/{project}/{entry}/new")

    answer = trainee.submit(opened, SHORT)

    stars = page(opened).select("#short-form label .star")
    asked = page(opened).select("#short-form .field:not([data-only-if])")
    assert answer.status_code == 422
    assert len(page(answer).select(".field .problem")) == len(asked)
    assert len(stars) == len(page(opened).select("#short-form .field"))


@pytest.mark.parametrize("missing", FIRST)
def test_what_was_typed_stays_where_something_is_missing(
    trainee: Visitor, project: str, missing: str
) -> None:
    answer = trainee.submit(
        trainee.get(f"/projects/{project}/mobilities/new"), SHORT, **(FIRST | {missing: ""})
    )

    assert answer.status_code == 422
    assert {name: shown(answer, name) for name in FIRST} == FIRST | {missing: ""}


def test_an_accompanying_person_needs_a_type(trainee: Visitor, project: str) -> None:
    form = trainee.get(f"/projects/{project}/mobilities/new")

    assert trainee.submit(form, SHORT, **(FIRST | {"new-role": "accompanying"})).status_code == 422
    typed = FIRST | {"new-role": "accompanying", "new-accompanying_type": "teacher"}
    assert trainee.submit(form, SHORT, **typed).status_code == 303


def test_a_new_mobility_is_a_draft_that_opens_in_its_first_tab(
    app: Flask, trainee: Visitor, first_tab: str
) -> None:
    opened = trainee.get(first_tab)

    saved = row(app, first_tab, trainee)
    assert text_of(opened, "h1") == "Ņina 🙂 Šķēle-Ģērmane"
    assert page(opened).select_one(".page-actions .chip-draft")
    assert (saved.status, saved.kind, saved.role, saved.revision) == ("draft", "individual", "participant", 1)
    assert saved.activity_id == "-".join(saved.number.split("-")[1:3])


def test_pressing_create_twice_makes_one(app: Flask, trainee: Visitor, project: str) -> None:
    form = trainee.get(f"/projects/{project}/mobilities/new")

    first, second = (trainee.submit(form, SHORT, **FIRST).location for _ in range(2))

    assert first == second


def test_types_are_those_of_the_field_and_the_call_year(trainee: Visitor, project: str) -> None:
    opened = page(trainee.get(f"/projects/{project}/mobilities/new"))

    offered = [o["value"] for o in opened.select("[name=new-activity_type] option") if o["value"]]
    assert "LM-SHORT-VET" in offered
    assert not [key for key in offered if "PUPIL" in key or "GRP" in key]


@pytest.mark.parametrize(
    ("field", "year", "kind", "has", "has_not"),
    [
        ("VET", 2024, "group", set(), {"LM-GRP-VET"}),
        ("VET", 2025, "group", {"LM-GRP-VET"}, set()),
        ("SPO", 2024, "individual", {"SM-JOB-SHOP", "SM-CTA"}, {"SM-JOB-SHDW"}),
        ("SCH", 2024, "group", {"LM-GRP-PUPIL"}, {"LM-LONG-PUPILS"}),
    ],
)
def test_the_table_of_activity_types(
    field: str, year: int, kind: str, has: set[str], has_not: set[str]
) -> None:
    offered = offered_activities(field, year, kind).keys()

    assert has <= offered
    assert not has_not & offered


@pytest.mark.parametrize("type_key", ["LM-SHORT-PUPIL", "LM-GRP-VET", "no such", "🙂" * 100])
def test_a_type_that_is_not_offered_is_refused(trainee: Visitor, project: str, type_key: str) -> None:
    typed = FIRST | {"new-activity_type": type_key}

    assert (
        trainee.submit(trainee.get(f"/projects/{project}/mobilities/new"), SHORT, **typed).status_code == 422
    )


def test_sport_has_no_groups(trainee: Visitor) -> None:
    project = project_of(trainee, "KA182-SPO")

    assert trainee.send("GET", f"/projects/{project}/group-mobilities/new").status_code == 404
