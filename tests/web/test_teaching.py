"""What the editor teaches beside its questions: sources, meanings, suggestions, hints, the days of a stay."""

import pytest

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import choices
from bm_workspace.schema.types import DocumentType, Section, Version
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft
from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.test_editor import TABS

FORM = "#section-form"
FROM_1_TO_12 = {"mobility-start_date": "01.03.2026", "mobility-end_date": "12.03.2026"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("document_type", "section"), TABS)
def test_every_section_says_why(
    trainee: Visitor, draft: Draft, document_type: DocumentType, section: Section, language: str
) -> None:
    document = draft(document_type.key)
    trainee.switch_language(language)

    why = text_of(trainee.get(document.tab(section.key)), ".why")

    assert say(section.certain, language) in why
    assert say(document_type.certain, language) in why
    source = {"guide": "rokasgrāmata", "slides": "slaidi", "our reading": "mūsu lasījums"}[section.source]
    assert (source if language == "lv" else section.source) in why


def test_a_doubtful_box_is_marked(trainee: Visitor, draft: Draft) -> None:
    opened = page(trainee.get(draft("learning_agreement").tab("participant")))

    marked = {tag["for"] for tag in opened.select("#panel label") if "our reading" in tag.get_text()}
    assert marked == {"participant-birth_date", "participant-address"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_eight_key_competences_are_explained(trainee: Visitor, draft: Draft, language: str) -> None:
    document = draft("learning_agreement")
    trainee.switch_language(language)

    shown = page(trainee.get(document.tab("outcomes"))).select(".meanings dd")

    competences = choices("key_competences")
    assert [dd.get_text() for dd in shown] == [choice.meanings[language] for choice in competences]
    assert len(competences) == 8


def test_other_frameworks_are_suggested_in_the_language_of_the_document(
    trainee: Visitor, draft: Draft
) -> None:
    document = draft("learning_agreement")

    opened = page(trainee.get(document.tab("outcomes")))

    name = opened.select_one("[name$='framework_name']")
    offered = [option["value"] for option in opened.select(f"#{name['list']} option")]
    assert [text.split(" – ")[0] for text in offered[:5]] == [
        "CEFR",
        "DigComp",
        "EntreComp",
        "LifeComp",
        "GreenComp",
    ]
    assert len(offered) == 6


def test_a_framework_that_nobody_suggested_may_be_typed(trainee: Visitor, draft: Draft) -> None:
    document = draft("learning_agreement")
    typed = {
        "outcomes-first-framework": "C",
        "outcomes-first-framework_name": "Skolas pašu ietvars 🙂",
        "outcomes-first-text": "Patstāvīgi uzstāda rozeti.",
    }

    answer = trainee.submit(trainee.get(document.tab("outcomes")), FORM, **typed)

    assert "complete" in text_of(trainee.get(answer.location), "#tab-outcomes")


def test_without_a_date_of_birth_the_signatures_carry_a_hint_and_no_issue(
    trainee: Visitor, draft: Draft
) -> None:
    document = draft("learning_agreement")
    trainee.submit(trainee.get(document.tab("participant")), FORM, **{"participant-birth_date": ""})
    hinted = text_of(trainee.get(document.tab("signatures")), "#panel")
    trainee.submit(trainee.get(document.tab("participant")), FORM, **{"participant-birth_date": "01.02.2000"})
    known = text_of(trainee.get(document.tab("signatures")), "#panel")

    assert "three parties sign. Whoever is under 18" in hinted
    assert "Whoever is under 18" not in known


@pytest.mark.parametrize(
    ("document_type", "words"),
    [("learning_agreement", "when it takes place"), ("mobility_certificate", "actual first and last day")],
)
def test_a_certificate_asks_for_the_actual_dates(
    trainee: Visitor, draft: Draft, document_type: str, words: str
) -> None:
    assert words in text_of(trainee.get(draft(document_type).tab("mobility")), "#panel > .help")


# The days of a stay.


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=lambda t: t.code)
def test_the_days_of_the_stay_stand_beside_its_dates(
    trainee: Visitor, draft: Draft, document_type: DocumentType
) -> None:
    document = draft(document_type.key)
    typed = {**FROM_1_TO_12, "mobility-activity_type": "LM-SHORT-VET"}

    answer = trainee.submit(trainee.get(document.tab("mobility")), FORM, **typed)

    said = text_of(trainee.get(answer.location), "#stay")
    assert "Days of the stay: 12," in said
    assert "from 10 to 89 days" in said


@pytest.mark.parametrize(
    ("typed", "said", "is_wrong"),
    [
        (FROM_1_TO_12, "12", False),
        ({**FROM_1_TO_12, "mobility-end_date": "05.03.2026"}, "5", False),
        ({**FROM_1_TO_12, "mobility-end_date": "01.03.2026"}, "1", True),
        ({**FROM_1_TO_12, "mobility-end_date": "05.03.2026", "fewer_opportunities": "no"}, "5", True),
        ({**FROM_1_TO_12, "mobility-end_date": "2026-03-12"}, "12", False),
        ({**FROM_1_TO_12, "mobility-end_date": "28.02.2026"}, "as soon as", False),
        ({**FROM_1_TO_12, "mobility-end_date": "31.02.2026"}, "as soon as", False),
        ({**FROM_1_TO_12, "mobility-end_date": "🙂" * 10_000}, "as soon as", False),
        ({}, "as soon as", False),
    ],
)
def test_days_are_counted_while_dates_are_typed(
    trainee: Visitor, typed: dict[str, str], said: str, is_wrong: bool
) -> None:
    sent = {"section": "mobility", "mobility-activity_type": "LM-SHORT-VET", **typed}

    answer = trainee.post("/stay", sent, headers=HTMX)

    assert answer.status_code == 200
    assert said in answer.text
    assert bool(page(answer).select(".problem")) is is_wrong


@pytest.mark.parametrize("section", ["", "no-such", "<script>", "x" * 31])
def test_days_are_counted_for_a_section_only(trainee: Visitor, section: str) -> None:
    assert (
        trainee.send("POST", "/stay", data={"section": section, "csrf_token": trainee.token}).status_code
        == 404
    )


def test_a_certificate_and_an_agreement_know_the_versions_of_their_help() -> None:
    section = DOCUMENT_TYPES["mobility_certificate"].section("mobility")

    assert section.help_in(Version.BEFORE) == section.help
    assert section.help_in(Version.AFTER) == section.help_after
