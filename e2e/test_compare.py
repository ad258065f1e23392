"""An agreement beside its certificate: at a desk, on a telephone, on paper; and the way to what is left."""

import re

import pytest
from playwright.sync_api import Locator, expect

from e2e.conftest import NewTrainee
from e2e.pages.documents import Comparison
from e2e.screens import comparison
from e2e.trainee import Trainee

TASKS = ("Activities and tasks", "Programme and tasks")
FORMAT = "Format of the assessment"


@pytest.fixture
def compared(trainee: Trainee) -> Comparison:
    """A certificate with an answer of every state beside its agreement."""
    return comparison(trainee)


def top(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_certificate_stands_beside_the_agreement_or_below_it(
    new_trainee: NewTrainee, language: str, width: int
) -> None:
    page = comparison(new_trainee(language))
    page.page.set_viewport_size({"width": width, "height": 900})

    agreement, certificate = page.row(*TASKS).get_by_role("cell").all()

    assert (top(agreement) < top(certificate)) == (width == 390)
    for cell, side in ((agreement, "Agreement"), (certificate, "Certificate")):
        label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label == (f'"{page.word(side)}"' if width == 390 else "none")
        column = page.section(TASKS[0]).get_by_role("columnheader", name=page.word(side))
        expect(column).to_have_count(1)


def test_what_changed_is_struck_and_underlined_not_only_coloured(compared: Comparison) -> None:
    row = compared.row(*TASKS)

    expect(row.locator("del").first).to_have_css("text-decoration-line", "line-through")
    expect(row.locator("ins").first).to_have_css("text-decoration-line", "underline")
    expect(row.locator("ins").first).to_contain_text("added:")
    expect(compared.row("Contact information", "Telephone").locator("s").first).to_have_css(
        "text-decoration-line", "line-through"
    )


def test_what_must_change_leads_to_its_input_and_is_settled_there(compared: Comparison) -> None:
    left = compared.summary.get_by_role("link").count()

    editor = compared.rewrite(FORMAT)
    expect(editor.field(FORMAT)).to_be_focused()
    compared = editor.confirm(FORMAT).compare()

    expect(compared.summary.get_by_role("link")).to_have_count(left - 1)
    expect(compared.row("Assessment of learning outcomes", FORMAT)).to_contain_text("unchanged")


def test_what_must_go_leads_to_its_button_and_is_struck_until_it_is_gone(compared: Comparison) -> None:
    left = compared.summary.get_by_role("link").count()
    expect(compared.section("Additional provisions").locator("s")).to_have_count(1)

    editor = compared.delete("Additional provisions")
    expect(editor.button("Delete section")).to_be_focused()
    compared = editor.delete_section().compare()

    expect(compared.summary.get_by_role("link")).to_have_count(left - 1)
    expect(compared.section("Additional provisions")).to_contain_text("not for the certificate")
    expect(compared.section("Additional provisions").locator("s")).to_have_count(0)


def test_it_is_reached_from_the_agreement_as_well(compared: Comparison) -> None:
    with compared.trainee.leaving():
        compared.page.get_by_role("link", name="Learning agreement", exact=True).click()

    compared.follow("Compare")

    expect(compared.sign).to_be_visible()
    expect(compared.page).to_have_url(re.compile(r"/documents/[0-9a-f-]+/compare$"))


def test_on_paper_both_stand_side_by_side_without_what_only_a_screen_needs(compared: Comparison) -> None:
    page = compared.page
    page.set_viewport_size({"width": 680, "height": 960})

    page.emulate_media(media="print")

    agreement, certificate = compared.row(*TASKS).get_by_role("cell").all()
    assert top(agreement) == top(certificate)
    expect(page.get_by_text("Made in a practice environment: not an official document")).to_be_visible()
    expect(page.get_by_text("Rewrite or confirm", exact=True).first).to_be_hidden()
    expect(page.get_by_role("navigation", name="Content menu")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 680


def test_it_works_without_scripts(new_trainee: NewTrainee) -> None:
    page = comparison(new_trainee(scripted=False))

    editor = page.rewrite(FORMAT)

    expect(editor.field(FORMAT)).to_be_visible()
