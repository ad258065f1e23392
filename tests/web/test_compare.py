"""An agreement beside the certificate made from it: what is said, and where it leads."""

import pytest
from bs4 import Tag
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import NewCertificate
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, asked, saved

FORM = "#section-form"
NASTY = "<b>Ķīlis</b> & „maize” 👩‍🍳\n  <script>alert(1)</script>"


def compared(visitor: Visitor, document: DocumentAt) -> TestResponse:
    return visitor.get(document.at("compare"))


def row_of(response: TestResponse, section: str, label: str) -> Tag:
    """One answer of a section that is not all unchanged."""
    rows = page(response).select(f"section[aria-labelledby=compared-{section}] tr")
    return next(row for row in rows if label in row.get_text())


def sides(row: Tag) -> list[str]:
    """What a screen reader hears of either side."""
    return [" ".join(cell.get_text().split()) for cell in row.select("td")]


def change(visitor: Visitor, document: DocumentAt, section: str, **typed: str) -> None:
    assert visitor.submit(visitor.get(document.tab(section)), FORM, **typed).status_code == 303


def test_both_documents_are_named_and_linked(
    app: Flask, trainee: Visitor, certificate: DocumentAt, fully_encoded: DocumentAt
) -> None:
    answer = compared(trainee, certificate)

    found = [side.get_text(" ", strip=True) for side in page(answer).select(".side")]
    assert [side.a["href"] for side in page(answer).select(".side")] == [fully_encoded.view, certificate.view]
    assert found[0].startswith("Agreement Mācību līgums Fully encoded")
    assert found[1].startswith("Certificate Europass mobilitātes sertifikāts Draft")
    assert all(saved(app, certificate).number in side for side in found)


def test_what_must_go_or_change_is_counted_and_each_link_leads_to_its_input(
    trainee: Visitor, certificate: DocumentAt
) -> None:
    answer = compared(trainee, certificate)

    links = [link["href"] for link in page(answer).select("#summary a")]
    assert "Delete these sections (2)" in text_of(answer, "#summary")
    assert f"Rewrite or confirm these answers ({len(links) - 2})" in text_of(answer, "#summary")
    assert len(links) > 7
    for link in links:
        address, _, anchor = link.partition("#")
        opened = page(trainee.get(address))
        assert opened.find(id=anchor), f"{link} leads nowhere"
        assert opened.select_one("#editor")["data-focus"] == anchor


def test_what_is_confirmed_deleted_and_rewritten_is_settled(
    trainee: Visitor, certificate: DocumentAt
) -> None:
    for section in ("mobility", "outcomes", "activities", "assessment", "recognition"):
        change(trainee, certificate, section, confirm=section)
    for section in ("provisions", "contacts"):
        trainee.submit(trainee.get(certificate.tab(section)), ".delete-section")

    answer = compared(trainee, certificate)

    assert "Nothing: everything taken over" in text_of(answer, "#summary")
    assert not page(answer).select("#summary a")
    assert "must" not in text_of(answer, ".comparison .chip")
    assert "not for the certificate" in text_of(answer, "#compared-provisions")
    assert not page(answer).select("section[aria-labelledby=compared-contacts] td s")


def test_what_must_go_is_struck_in_the_certificate_alone(trainee: Visitor, certificate: DocumentAt) -> None:
    row = row_of(compared(trainee, certificate), "contacts", "Telephone")

    before, after = row.select("td")
    assert not before.select("s")
    assert after.select_one("s").get_text() == before.get_text(strip=True)


def test_the_words_for_a_screen_reader_are_in_the_language_of_the_page(
    trainee: Visitor, certificate: DocumentAt
) -> None:
    change(trainee, certificate, "activities", **{"activities-tasks": "Cepa maizi."})

    row = row_of(compared(trainee, certificate), "activities", "Programme and tasks")

    assert {tag["lang"] for tag in row.select(".said")} == {"lv"}
    assert {tag["lang"] for tag in row.select(".said .visually-hidden")} == {"en"}


def test_what_changed_is_shown_word_by_word_and_said_to_a_screen_reader(
    trainee: Visitor, certificate_of: NewCertificate, agreement: DocumentAt
) -> None:
    change(trainee, agreement, "activities", **{"activities-tasks": "Will bake 🍞 bread daily."})
    certificate = certificate_of(agreement)
    change(trainee, certificate, "activities", **{"activities-tasks": "Baked 🍞 bread daily."})

    row = row_of(compared(trainee, certificate), "activities", "Programme and tasks")

    assert [tag.get_text() for tag in row.select("del, ins")] == ["[removed: Will bake]", "[added: Baked]"]
    assert sides(row) == ["[removed: Will bake] 🍞 bread daily.", "[added: Baked] 🍞 bread daily."]


@pytest.mark.parametrize(
    ("section", "label", "state"),
    [
        ("assessment", "Format of the assessment", "must change"),
        ("assessment", "Result of the assessment", "only in the certificate"),
        ("recognition", "Reintegration on return", "not for the certificate"),
        ("signatures", "Date of issue", "only in the certificate"),
    ],
)
def test_the_state_of_an_answer_stands_in_words_beside_it(
    trainee: Visitor, certificate: DocumentAt, section: str, label: str, state: str
) -> None:
    row = row_of(compared(trainee, certificate), section, label)

    assert state in row.select_one("th").get_text(" ", strip=True)


def test_what_is_the_same_stands_there_once_and_quietly(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    answer = compared(trainee, certificate)

    hosting = text_of(answer, "section[aria-labelledby=compared-hosting]")
    assert hosting.count(saved(app, certificate).values["hosting"]["name"]) == 1
    assert "unchanged" in text_of(answer, "#compared-hosting")
    assert not page(answer).select("section[aria-labelledby=compared-hosting] table")


def test_a_removed_outcome_and_a_new_one_keep_the_others_beside_each_other(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    first, second = (row["id"] for row in saved(app, certificate).values["outcomes"][:2])
    change(trainee, certificate, "outcomes", remove=first)
    change(trainee, certificate, "outcomes", confirm=f"outcomes/{second}/text")

    titles = [
        tag.get_text(" ", strip=True) for tag in page(compared(trainee, certificate)).select(".block-title")
    ]

    assert titles[0] == "Learning outcome 1 only in the agreement"
    assert titles[1] == "Learning outcome 1 (number 2 in the agreement) unchanged"


def test_markup_in_an_answer_stays_text(
    trainee: Visitor, certificate_of: NewCertificate, agreement: DocumentAt
) -> None:
    change(trainee, agreement, "activities", **{"activities-tasks": NASTY})
    certificate = certificate_of(agreement)
    change(trainee, certificate, "activities", **{"activities-tasks": NASTY.replace("maize", "kūka")})

    row = row_of(compared(trainee, certificate), "activities", "Programme and tasks")

    shown = row.select("td")[1]
    for hidden in shown.select(".visually-hidden"):
        hidden.extract()
    assert shown.select_one(".said").get_text() == NASTY.replace("maize", "kūka")


def test_the_longest_answers_are_compared(
    trainee: Visitor, certificate_of: NewCertificate, agreement: DocumentAt
) -> None:
    words = [f"vārds{n % 5000}" for n in range(20_000)]
    change(trainee, agreement, "activities", **{"activities-tasks": " ".join(words)})
    certificate = certificate_of(agreement)
    words[10_000] = "MAINĪTS"
    change(trainee, certificate, "activities", **{"activities-tasks": " ".join(words)})

    row = row_of(compared(trainee, certificate), "activities", "Programme and tasks")

    assert [tag.get_text() for tag in row.select("ins")] == ["[added: MAINĪTS]"]


def test_texts_stand_in_the_language_of_their_document(
    trainee: Visitor, certificate_of: NewCertificate, fully_encoded: DocumentAt
) -> None:
    answer = compared(trainee, certificate_of(fully_encoded, language="en"))

    row = row_of(answer, "assessment", "Format of the assessment")
    assert [said["lang"] for said in row.select(".said")] == ["lv", "en"]
    assert "in different languages" in text_of(answer, ".notice")
    assert "Germany" in text_of(answer, "section[aria-labelledby=compared-hosting]")
    assert "unchanged" in text_of(answer, "#compared-hosting")


def test_latvian_words(app: Flask, trainee: Visitor, certificate: DocumentAt) -> None:
    trainee.switch_language("lv")

    answer = compared(trainee, certificate)

    assert text_of(answer, "h1") == "Salīdzinājums ar līgumu"
    assert page(trainee.get(certificate.view)).find("a", string="Salīdzināt")
    assert {"jādzēš", "jāmaina", "tikai sertifikātā"} <= {
        chip.get_text(strip=True) for chip in page(answer).select(".comparison .chip")
    }


def test_a_comparison_asks_the_database_few_questions(
    app: Flask, trainee: Visitor, certificate: DocumentAt, fully_encoded: DocumentAt
) -> None:
    with asked(app) as at_first:
        compared(trainee, certificate)
    change(trainee, fully_encoded, "hosting", **{"hosting-city": "Leipzig"})
    with asked(app) as after_a_change:
        compared(trainee, certificate)

    assert (len(at_first), len(after_a_change)) == (3, 4), after_a_change
