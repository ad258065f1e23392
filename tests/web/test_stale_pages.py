"""Pages of what was deleted meanwhile: what was typed for it is still in sight."""

import pytest

from tests.web.browsing import Visitor, page
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
