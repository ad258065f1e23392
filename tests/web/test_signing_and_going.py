"""What a document says of signatures, of its last days, and of sections that must go."""

import pytest
from flask import Flask

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft
from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.things import DocumentAt, saved

FORM = "#section-form"
BY_HAND = {"en": "to be filled in by hand", "lv": "aizpildāms ar roku"}


@pytest.mark.parametrize("type_key", DOCUMENT_TYPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_screen_a_line_for_the_pen_says_what_it_is(
    trainee: Visitor, draft: Draft, type_key: str, language: str
) -> None:
    document = draft(type_key, language=language)
    trainee.submit(
        trainee.get(document.tab("signatures")), FORM, **{"signatures-hosting_name": "Päivi Esimerkki"}
    )

    lines = page(trainee.get(document.view)).select("#part-signatures ~ .block .pen")

    assert len(lines) >= 2
    assert {(line["role"], line["aria-label"]) for line in lines} == {("img", BY_HAND[language])}


@pytest.mark.parametrize("type_key", ["mobility_certificate", "accompanying_certificate"])
def test_neither_of_two_signatories_is_called_optional(trainee: Visitor, draft: Draft, type_key: str) -> None:
    labels = page(trainee.get(draft(type_key).tab("signatures"))).select("#panel label")

    optional = {label["for"] for label in labels if "optional" in label.get_text()}
    assert "signatures-hosting_place" in optional
    assert not optional & {"signatures-sending_name", "signatures-hosting_name"}


def test_a_guardian_who_signs_for_minors_alone_is_optional(trainee: Visitor, draft: Draft) -> None:
    opened = trainee.get(draft("learning_agreement").tab("signatures"))

    assert "optional" in text_of(opened, "label[for=signatures-guardian_name]")


def test_agreement_and_certificate_say_who_signs_each_of_itself(trainee: Visitor, draft: Draft) -> None:
    agreement, certificate = (
        text_of(trainee.get(draft(key).tab("signatures")), "#panel > .help")
        for key in ("learning_agreement", "mobility_certificate")
    )

    assert "four when the participant is under 18" in agreement
    assert "one of them is enough" in certificate
    assert "one of them is enough" not in agreement
    assert "under 18" not in certificate


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"presence-start_date": "02.03.2026", "presence-end_date": "06.03.2026"}, "Days of presence: 5,"),
        ({"presence-start_date": "02.03.2026", "presence-end_date": "01.03.2026"}, "as soon as"),
    ],
)
def test_days_of_presence_are_counted_beside_their_dates_and_while_they_are_typed(
    trainee: Visitor, draft: Draft, typed: dict[str, str], said: str
) -> None:
    document = draft("accompanying_certificate")

    answer = trainee.submit(trainee.get(document.tab("presence")), FORM, **typed)
    typing = trainee.post("/stay", {"section": "presence", "days": "presence", **typed}, headers=HTMX)

    for shown in (text_of(trainee.get(answer.location), "#stay"), typing.text):
        assert said in shown
        assert "any part of the activity" in shown
        assert "activity type" not in shown


def test_days_of_no_known_sort_are_not_counted(trainee: Visitor) -> None:
    assert trainee.post("/stay", {"section": "presence", "days": "holidays"}).status_code == 404


@pytest.mark.parametrize(
    ("section", "reason"), [("provisions", "which is over"), ("contacts", "private contact data")]
)
def test_a_section_that_must_go_gives_its_reason_wherever_it_is_asked_to_go(
    trainee: Visitor, certificate: DocumentAt, section: str, reason: str
) -> None:
    opened = trainee.get(certificate.tab(section))

    assert reason in text_of(opened, "#panel > .notice")
    assert reason in text_of(opened, ".why")
    assert reason in text_of(opened, ".missing")
    note = text_of(trainee.get(certificate.view), f"[aria-labelledby=part-{section}] .note")
    assert note == say(DOCUMENT_TYPES["mobility_certificate"].section(section).must_go, "lv")


def test_an_agreement_asks_to_delete_nothing(trainee: Visitor, fully_encoded: DocumentAt) -> None:
    assert "must be deleted:" not in text_of(trainee.get(fully_encoded.tab("contacts")), "#panel")


def test_dates_of_the_agreement_are_ahead_until_they_are_confirmed(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("mobility"))

    answer = trainee.submit(opened, FORM, confirm="mobility//start_date")

    assert "Still in the future" in text_of(opened, "#mobility-start_date-error")
    shown = trainee.get(answer.location)
    assert not page(shown).select("#mobility-start_date-error")
    assert "Still in the future" in text_of(shown, "#mobility-end_date-error")
    trainee.submit(shown, FORM, **{"mobility-end_date": "29.05.2026"})
    assert not [place for place in saved(app, certificate).values["carried"] if place.startswith("mobility")]


def test_a_certificate_that_was_not_made_from_an_agreement_has_no_dates_to_confirm(
    trainee: Visitor, draft: Draft
) -> None:
    opened = trainee.get(draft("mobility_certificate").tab("mobility"))

    assert "Still in the future" not in text_of(opened, "#editor")
    assert not page(opened).select("#panel [name=confirm]")


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("outcomes", "Add at least one learning outcome."),
        ("plan", "Add at least one day or part of a day."),
        ("participants", "Add at least one person."),
    ],
)
def test_what_has_no_rows_says_so_of_the_section_and_not_of_its_first_question(
    trainee: Visitor, draft: Draft, section: str, said: str
) -> None:
    opened = trainee.get(draft("group_programme").tab(section))

    (item,) = [li for li in page(opened).select(".missing li") if said in li.get_text()]
    declared = DOCUMENT_TYPES["group_programme"].section(section)
    assert item.a.get_text() == say(declared.title, "en")
    assert page(opened).find(id=item.a["href"].partition("#")[2])
    assert said in text_of(opened, "#panel > .problem")
    assert not page(opened).select(".row-card .problem")


def test_the_plan_offers_the_outcomes_by_number(trainee: Visitor, draft: Draft) -> None:
    document = draft("group_programme")
    typed = {"outcomes-first-framework": "C", "outcomes-first-text": "Mēra laukumu.\nZīmē <plānu>."}
    trainee.submit(trainee.get(document.tab("outcomes")), FORM, **typed)

    opened = page(trainee.get(document.tab("plan")))

    asked = opened.select_one("[name='plan-first-outcome']")
    offered = [(option["value"], option.get_text()) for option in opened.select(f"#{asked['list']} option")]
    assert offered == [("1", "Mēra laukumu. Zīmē <plānu>.")]


def test_a_number_of_no_outcome_is_said_at_its_field_and_kept(trainee: Visitor, draft: Draft) -> None:
    document = draft("group_programme")

    answer = trainee.submit(trainee.get(document.tab("plan")), FORM, **{"plan-first-outcome": "99"})

    shown = page(trainee.get(answer.location))
    asked = shown.select_one("[name$='-outcome']")
    assert asked["value"] == "99"
    assert "There is no outcome number 99." in shown.find(id=f"{asked['id']}-error").get_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_the_age_limit(trainee: Visitor, language: str) -> None:
    trainee.switch_language(language)

    assert "18" in text_of(trainee.get("/help"), "main")
