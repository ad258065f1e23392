"""Pages that were opened too long ago: nothing changes, and what was sent is still in sight."""

from collections.abc import Mapping

import pytest
from flask import Flask

from tests.web.browsing import Visitor, page
from tests.web.things import DocumentAt, saved

FORM = "#section-form"


@pytest.fixture
def colleague(trainee: Visitor) -> Visitor:
    """Somebody in the same workspace, at another window."""
    return trainee.another_window()


STALE: Mapping[str, tuple[str, dict[str, str]]] = {
    "retitle": ("edit/title", {"title": "Mans nosaukums"}),
    "delete": ("delete", {}),
    "delete section": ("edit/provisions/delete", {}),
    "bring back section": ("edit/provisions/bring-back", {"from_revision": "1"}),
    "restore revision": ("history/1/restore", {}),
}


@pytest.mark.parametrize("revision", ["2", "99", "", str(10**30)])
@pytest.mark.parametrize("kind", STALE)
def test_any_other_stale_write_changes_nothing_and_keeps_what_was_sent(
    app: Flask, trainee: Visitor, agreement: DocumentAt, kind: str, revision: str
) -> None:
    ending, fields = STALE[kind]
    for text in ("viens", "divi"):
        opened = trainee.get(agreement.tab("provisions"))
        trainee.submit(opened, FORM, provisions__text=text)

    answer = trainee.post(agreement.at(ending), {**fields, "revision": revision})

    assert answer.status_code == 409
    assert saved(app, agreement).revision == 3
    assert all(text in answer.text for text in fields.values())


def test_a_stale_restore_changes_nothing(app: Flask, trainee: Visitor, agreement: DocumentAt) -> None:
    trainee.submit(trainee.get(agreement.at("delete")), "#delete-dialog form")

    answer = trainee.post(agreement.at("restore"), {"revision": "1"})

    assert answer.status_code == 409
    assert saved(app, agreement).deleted_at is not None


def test_text_for_a_section_deleted_elsewhere_is_kept(
    app: Flask, trainee: Visitor, colleague: Visitor, fully_encoded: DocumentAt
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
