"""A certificate made from an agreement: what must go is shown, deleted, brought back, and deleted again."""

import pytest
from playwright.sync_api import expect

from e2e.pages.editor import Editor
from e2e.pages.mobilities import MobilityList

MUST_GO = ("Additional provisions", "Contact information")


@pytest.fixture
def certificate(mobilities: MobilityList) -> Editor:
    """A certificate made from a complete agreement."""
    view = mobilities.edit("Šarlote Zaķe").view_document("Learning agreement")
    return view.make_certificate().create(title="Certificate of the stay")


def test_the_agreement_is_chosen_and_its_answers_come_along(mobilities: MobilityList) -> None:
    view = mobilities.edit("Šarlote Zaķe").view_document("Learning agreement")
    dialog = view.make_certificate()
    expect(dialog.type).to_have_value("mobility_certificate")
    expect(dialog.dialog.get_by_label("Start the certificate from").locator(":checked")).to_have_text(
        "Learning agreement"
    )

    editor = dialog.create(title="Certificate of the stay")

    editor.open_outcomes()
    expect(editor.field("ESCO skill", row=1)).to_have_value("prepare bread products")


@pytest.mark.parametrize("section", MUST_GO)
def test_a_section_that_must_go_is_shown_as_to_delete(certificate: Editor, section: str) -> None:
    expect(certificate.state_of(section)).to_contain_text("to delete")
    expect(certificate.status).to_have_text("Draft")

    certificate.open_tab(section)

    expect(certificate.button("Delete section")).to_be_visible()


def test_what_must_go_is_deleted_brought_back_and_deleted_again(certificate: Editor) -> None:
    before = certificate.missing.get_by_role("link").count()
    certificate.open_tab(MUST_GO[0])
    certificate = certificate.delete_section()
    expect(certificate.tab(MUST_GO[0])).to_have_count(0)
    expect(certificate.missing.get_by_role("link")).to_have_count(before - 1)

    certificate = certificate.undo()
    expect(certificate.tab(MUST_GO[0])).to_have_attribute("aria-selected", "true")
    expect(certificate.field("Provisions")).not_to_have_value("")
    expect(certificate.missing.get_by_role("link")).to_have_count(before)

    certificate = certificate.delete_section()
    certificate.open_tab(MUST_GO[1])
    certificate = certificate.delete_section()
    for section in MUST_GO:
        expect(certificate.tab(section)).to_have_count(0)
    expect(certificate.missing.get_by_role("link")).to_have_count(before - 2)


def test_a_link_to_a_section_that_must_go_leads_to_its_button(certificate: Editor) -> None:
    certificate.go_to_missing(MUST_GO[0])

    expect(certificate.tab(MUST_GO[0])).to_have_attribute("aria-selected", "true")
    expect(certificate.button("Delete section")).to_be_focused()


def test_what_was_planned_is_marked_and_confirmed_one_by_one_or_all_at_once(certificate: Editor) -> None:
    certificate.open_tab("Assessment of learning outcomes")
    expect(certificate.panel.get_by_text("Still in the future:")).to_have_count(3)

    certificate = certificate.confirm("Format of the assessment")

    expect(certificate.field("Format of the assessment")).to_be_focused()
    expect(certificate.panel.get_by_text("Still in the future:")).to_have_count(2)

    certificate.field("Result of the assessment").fill("Visi rezultāti sasniegti.")
    certificate = certificate.confirm_all()

    expect(certificate.panel.get_by_text("Still in the future:")).to_have_count(0)
    expect(certificate.field("Result of the assessment")).to_have_value("Visi rezultāti sasniegti.")
    expect(certificate.state_of("Assessment of learning outcomes")).to_contain_text("complete")


def test_the_certificate_becomes_fully_encoded_when_its_own_answers_are_given(certificate: Editor) -> None:
    for section in MUST_GO:
        certificate.open_tab(section)
        certificate = certificate.delete_section()
    while link := next(iter(certificate.missing.get_by_role("link").all()), None):
        with certificate.trainee.swapping():
            link.click()
        if certificate.confirm_all_button.count():
            certificate = certificate.confirm_all()
            continue
        wanted = certificate.trainee.focused()
        if wanted.evaluate("field => field.tagName") == "SELECT":
            wanted.select_option(index=1)
        else:
            wanted.fill("10.10.2026" if "date" in str(wanted.get_attribute("name")) else "Sasniegts")
        certificate.save()

    expect(certificate.status).to_have_text("Fully encoded")
