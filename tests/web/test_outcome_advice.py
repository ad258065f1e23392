"""Advice beside an outcome: with the page, anew while writing, never in the way."""

import pytest
from flask import Flask

from bm_workspace.advice import advise
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft
from tests.web.browsing import HTMX, Visitor, page, text_of
from tests.web.things import DocumentAt, everything_counted, saved

NAME = "outcomes-first-text"
VAGUE = {"lv": "Uzlabot angļu valodu.", "en": "Improve English."}
GOOD = {
    "lv": "Patstāvīgi nomaina bremžu klučus pēc ražotāja rokasgrāmatas 60 minūtēs.",
    "en": "Replaces brake pads following the manual within 60 minutes.",
}
PLACE = f"#{NAME}-advice"


def sent(text: str, language: str = "en", name: str = NAME) -> dict[str, str]:
    """What the editor sends when a description is left."""
    return {"name": name, "language": language, name: text}


def with_outcome(visitor: Visitor, document: DocumentAt, text: str) -> None:
    """The document, with one outcome described."""
    answer = visitor.submit(
        visitor.get(document.tab("outcomes")), "#section-form", outcomes__first__text=text
    )
    assert answer.status_code == 303


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written_in", LANGUAGES)
def test_advice_stands_beside_a_saved_outcome_in_the_language_of_the_page(
    trainee: Visitor, draft: Draft, language: str, written_in: str
) -> None:
    document = draft("learning_agreement", language=written_in)
    with_outcome(trainee, document, VAGUE[written_in])
    trainee.switch_language(language)

    shown = text_of(trainee.get(document.tab("outcomes")), "[data-advice]")

    advice = advise(VAGUE[written_in], written_in)
    assert advice.missing
    assert all(say(finding.sentence, language) in shown for finding in advice.findings)
    assert all(example in shown for example in advice.examples)
    assert ("Advice on the wording" in shown) is (language == "en")


def test_advice_never_blocks_and_counts_as_nothing_missing(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt
) -> None:
    tab = trainee.get(fully_encoded.tab("outcomes"))
    field = page(tab).select_one("textarea[data-asks-advice]")["name"]

    answer = trainee.submit(tab, "#section-form", **{field: VAGUE["lv"]})

    assert answer.status_code == 303
    assert saved(app, fully_encoded).status == "fully_encoded"
    assert page(trainee.get(fully_encoded.tab("outcomes"))).select(".advice-missing li")


def test_an_empty_description_gets_no_advice(trainee: Visitor, agreement: DocumentAt) -> None:
    tab = trainee.get(agreement.tab("outcomes"))

    assert page(tab).select("[data-advice]")
    assert text_of(tab, "[data-advice]") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaving_the_field_brings_the_same_block_as_the_page(
    app: Flask, trainee: Visitor, draft: Draft, language: str
) -> None:
    document = draft("learning_agreement", language=language)
    with_outcome(trainee, document, GOOD[language])
    tab = trainee.get(document.tab("outcomes"))
    name = page(tab).select_one("textarea[data-asks-advice]")["name"]
    before = everything_counted(app)

    answer = trainee.post("/advice", sent(GOOD[language], language, name), headers=HTMX)

    assert str(page(answer).select_one("[data-advice]")) == str(page(tab).select_one("[data-advice]"))
    assert not page(answer).select(".advice-missing")
    assert everything_counted(app) == before


def test_the_field_asks_by_post_and_sends_no_more_than_it_must(
    trainee: Visitor, agreement: DocumentAt
) -> None:
    field = page(trainee.get(agreement.tab("outcomes"))).select_one("textarea[data-asks-advice]")

    assert field["hx-post"] == "/advice"
    assert field["hx-params"] == f"csrf_token,name,language,{field['name']}"
    assert field["hx-push-url"] == "false"
    assert "[" not in field["hx-trigger"]


def test_advice_asked_for_without_scripts_is_a_page_of_its_own(trainee: Visitor) -> None:
    answer = trainee.post("/advice", sent(VAGUE["en"]))

    assert text_of(answer, "h1") == "Advice on the wording"
    assert page(answer).select(f"{PLACE} .advice-missing li")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{7*7}} „ā”", "😀", "x" * 500_000, "\x00\ud7ff"]
)
def test_whatever_is_typed_the_block_comes(trainee: Visitor, text: str) -> None:
    answer = trainee.post("/advice", sent(text), headers=HTMX)

    assert answer.status_code == 200
    assert page(answer).select_one(PLACE)
    assert not page(answer).select(f"{PLACE} script")


@pytest.mark.parametrize("broken", [{"name": "x y"}, {"language": "xx"}, {"name": ""}, {"name": '"><b>'}])
def test_a_request_that_no_page_makes_is_not_found(trainee: Visitor, broken: dict[str, str]) -> None:
    assert trainee.post("/advice", {**sent("Improve English."), **broken}).status_code == 404


def test_a_text_in_another_language_is_told_so(trainee: Visitor) -> None:
    answer = trainee.post("/advice", sent("Умеет варить борщ по рецепту."), headers=HTMX)

    assert "Latvian and English only" in text_of(answer, PLACE)
    assert not page(answer).select(f"{PLACE} details")
