"""Pages of what was deleted meanwhile: what was typed for it is still in sight."""

import pytest

from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.things import DocumentAt

FORM = "#section-form"


@pytest.fixture
def colleague(trainee: Visitor) -> Visitor:
    """Somebody in the same workspace, at another window."""
    return trainee.another_window()


def test_text_for_a_section_deleted_elsewhere_is_kept(
    trainee: Visitor, colleague: Visitor, fully_encoded: DocumentAt
) -> None:
    link = page(trainee.get(fully_encoded.view)).find("a", string="Make certificate from this agreement")
    editor = trainee.submit(trainee.get(link["href"]), "#create-dialog form").location.removesuffix("/edit")
    mine = trainee.get(f"{editor}/edit/contacts")
    colleague.submit(colleague.get(f"{editor}/edit/contacts"), ".delete-section")

    answer = trainee.submit(mine, FORM, contacts__participant_phone="+371 999")

    assert answer.status_code == 409
    assert "+371 999" in [tag.get_text().strip() for tag in page(answer).select("form.kept textarea")]


def test_text_for_a_document_deleted_elsewhere_is_kept(
    trainee: Visitor, colleague: Visitor, agreement: DocumentAt
) -> None:
    mine = trainee.get(agreement.tab("status"))
    colleague.submit(colleague.get(agreement.at("delete")), "#delete-dialog form")

    answer = trainee.submit(mine, FORM, status__level="EQF 4")

    assert answer.status_code == 403
    assert "EQF 4" in [tag.get_text().strip() for tag in page(answer).select("form.kept textarea")]


@pytest.mark.parametrize("what", ["title", "activity-id"])
def test_a_name_given_elsewhere_is_told_and_replaced_only_when_asked_again(
    trainee: Visitor, colleague: Visitor, agreement: DocumentAt, project: str, mobility: str, what: str
) -> None:
    name, address = {
        "title": ("title", agreement.at("edit")),
        "activity-id": ("activity_id", f"/projects/{project}/mobilities/{mobility}"),
    }[what]
    mine = trainee.get(trainee.get(address).location or address)
    colleague.submit(mine, ".title-form", **{name: "Kolēģa"})

    answer = trainee.submit(mine, ".title-form", **{name: "Mans"})

    assert answer.status_code == 409
    assert shown(answer, name) == "Mans"
    assert "Saved is: Kolēģa." in text_of(answer, ".title-form .problem")
    assert trainee.submit(answer, ".title-form").status_code == 303
    assert shown(trainee.get(trainee.get(address).location or address), name) == "Mans"
