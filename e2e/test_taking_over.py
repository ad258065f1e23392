"""A changed mobility reaches its documents answer by answer; a document is copied for another mobility."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.copy_screens import duplicate, renamed

OTHER = "Žanete Ābele"


@pytest.mark.parametrize("scripted", [True, False], ids=["scripts", "no-scripts"])
def test_what_is_ticked_is_taken_over(new_trainee: NewTrainee, language: str, scripted: bool) -> None:
    mobility = renamed(new_trainee(language, scripted=scripted))
    page = mobility.take_over("Learning agreement")
    box = page.box(page.word("Full name"))
    expect(box).to_be_checked()
    expect(page.page.get_by_role("cell", name="Zaķe-Ķirškalne 🙂")).to_be_visible()

    mobility = page.take_over()

    expect(mobility.link("Take over mobility data")).to_have_count(0)
    sheet = mobility.view_document("Learning agreement").sheet
    expect(sheet).to_contain_text("Šarlote Zaķe-Ķirškalne 🙂")


def test_a_copy_for_another_mobility_by_a_double_click(new_trainee: NewTrainee, language: str) -> None:
    page = duplicate(new_trainee(language)).fill(OTHER, "Kopija 🙂")

    page.trainee.double_click(page.button("Duplicate"), leading_to="/documents/[^/]+/edit")

    expect(page.page.locator("#participant-full_name")).to_have_value(OTHER)
    with page.trainee.leaving():
        page.page.locator("p.number a").click()
    expect(page.page.get_by_role("row").filter(has_text="Kopija 🙂")).to_have_count(1)
