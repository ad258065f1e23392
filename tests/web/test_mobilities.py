"""A mobility in its full form: what is asked, kept, counted, and how two windows meet."""

from collections.abc import Iterator

import pytest
from flask import Flask

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.types import MAX_LINE, Section
from bm_workspace.wording import say
from tests.conftest import project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.databasing import entered, registered, tab
from tests.web.mobility_forms import FORM, base, create, create_group, row
from tests.web.things import filled


def sections() -> Iterator[tuple[str, Section]]:
    for kind, declaration in DECLARED.items():
        yield from ((kind, section) for section in declaration.sections)


EVERY_SECTION = pytest.mark.parametrize(
    ("kind", "section"), [pytest.param(k, s, id=f"{k}-{s.key}") for k, s in sections()]
)


def first_tab_of(trainee: Visitor, kind: str) -> str:
    """The first tab of a new mobility of that kind."""
    if kind == DATABASE:
        return tab(entered(registered(trainee)), "entry")
    return create_group(trainee) if kind == "group" else create(trainee, project_of(trainee, "KA121-VET"))


@EVERY_SECTION
def test_a_section_opens_saves_and_reads_back(trainee: Visitor, kind: str, section: Section) -> None:
    tab = f"{base(first_tab_of(trainee, kind))}/edit/{section.key}"
    opened = trainee.get(tab)
    typed = filled(section, DECLARED[kind].version)

    answer = trainee.submit(opened, FORM, **typed)

    again = trainee.get(answer.location)
    assert answer.location == tab
    assert {name: shown(again, name) for name in typed} == typed
    assert text_of(again, "#panel h2") == say(section.title_in(DECLARED[kind].version), "en")


@EVERY_SECTION
def test_whatever_is_typed_is_kept(trainee: Visitor, kind: str, section: Section) -> None:
    tab = f"{base(first_tab_of(trainee, kind))}/edit/{section.key}"
    nasty = dict.fromkeys(filled(section, DECLARED[kind].version), "<b>🙂 10,000</b> " + "ļ" * MAX_LINE)

    answer = trainee.submit(trainee.get(tab), FORM, **nasty)

    again = trainee.get(answer.location)
    assert {name: shown(again, name).strip() for name in nasty} == nasty


def whole(trainee: Visitor, first_tab: str) -> None:
    """Fill in what is mandatory."""
    names = [
        option["value"]
        for option in page(trainee.get(f"{base(first_tab)}/edit/from_to")).select(
            "[name=from_to-sending] option"
        )
        if option["value"]
    ]
    answers = {
        "activity": {"activity-blended": "no"},
        "participant": {
            "participant-email": "nina@example.org",
            "participant-birth_date": "01.02.2008",
            "participant-nationality": "LV",
        },
        "from_to": {"from_to-sending": names[0], "from_to-receiving": names[1]},
        "duration": {"duration-start_date": "01.03.2026", "duration-end_date": "20.03.2026"},
    }
    for key, typed in answers.items():
        trainee.submit(trainee.get(f"{base(first_tab)}/edit/{key}"), FORM, **typed)


def test_it_becomes_complete_and_goes_back_to_draft(app: Flask, trainee: Visitor, first_tab: str) -> None:
    whole(trainee, first_tab)
    complete = row(app, first_tab, trainee)

    tab = f"{base(first_tab)}/edit/duration"
    trainee.submit(trainee.get(tab), FORM, **{"duration-end_date": "02.03.2026"})

    short = row(app, first_tab, trainee)
    assert (complete.status, short.status) == ("complete", "draft")
    assert "lasts from 10 to 89 days" in text_of(trainee.get(tab), ".missing")
    assert complete.ends_on.isoformat() == "2026-03-20"


def test_force_majeure_allows_a_shorter_stay(app: Flask, trainee: Visitor, first_tab: str) -> None:
    whole(trainee, first_tab)
    edit = f"{base(first_tab)}/edit"
    trainee.submit(trainee.get(f"{edit}/duration"), FORM, **{"duration-end_date": "02.03.2026"})

    trainee.submit(trainee.get(f"{edit}/activity"), FORM, **{"activity-force_majeure": "yes"})

    assert row(app, first_tab, trainee).status == "complete"


def test_interruption_days_do_not_count(trainee: Visitor, first_tab: str) -> None:
    whole(trainee, first_tab)
    tab = f"{base(first_tab)}/edit/duration"

    trainee.submit(trainee.get(tab), FORM, **{"duration-interruption_days": "5"})

    assert "Days of the stay: 15," in text_of(trainee.get(tab), "#stay")


def test_nobody_sends_to_itself(trainee: Visitor, first_tab: str) -> None:
    whole(trainee, first_tab)
    tab = f"{base(first_tab)}/edit/from_to"
    opened = trainee.get(tab)

    trainee.submit(opened, FORM, **{"from_to-receiving": shown(opened, "from_to-sending")})

    assert "The same organisation" in text_of(trainee.get(tab), "#from_to-receiving-error")


@pytest.mark.parametrize("name", ["Kornblume", ""])
def test_the_country_is_that_of_the_receiving_organisation(
    app: Flask, trainee: Visitor, first_tab: str, name: str
) -> None:
    whole(trainee, first_tab)
    tab = f"{base(first_tab)}/edit/from_to"
    options = page(trainee.get(tab)).select("[name=from_to-receiving] option")
    chosen = next(option["value"] for option in options if name in option["value"] or not name)

    trainee.submit(trainee.get(tab), FORM, **{"from_to-receiving": chosen, "from_to-country": "IS"})

    country = "DE" if name else ""
    assert row(app, first_tab, trainee).values["from_to"]["country"] == country
    shown_country = page(trainee.get(tab)).select_one("[name=from_to-country]")
    assert shown_country.has_attr("disabled")
    assert (shown_country.select_one("[selected]") or {"value": ""})["value"] == country


def test_a_stay_outside_the_project_is_said_and_can_be_complete(
    app: Flask, trainee: Visitor, first_tab: str
) -> None:
    whole(trainee, first_tab)
    tab = f"{base(first_tab)}/edit/duration"

    trainee.submit(
        trainee.get(tab),
        FORM,
        **{"duration-start_date": "01.03.2035", "duration-end_date": "20.03.2035"},
    )

    assert "not within the project" in text_of(trainee.get(tab), "#panel .notice")
    assert row(app, first_tab, trainee).status == "complete"


def test_two_windows_merge_and_clash_as_in_documents(trainee: Visitor, first_tab: str) -> None:
    tab = f"{base(first_tab)}/edit/participant"
    mine, theirs = trainee.get(tab), trainee.another_window()
    theirs.submit(
        theirs.get(tab), FORM, **{"participant-first_name": "Anna", "participant-nationality": "EE"}
    )

    merged = trainee.submit(mine, FORM, **{"participant-email": "nina@example.org"})
    clash = trainee.submit(mine, FORM, **{"participant-first_name": "Zane"})

    assert merged.status_code == 303
    assert clash.status_code == 409
    assert "Anna" in text_of(clash, "#conflict")
    assert "Zane" in text_of(clash, "#conflict")
