"""Sections that must go, and the status column: after every kind of write it is the recomputed one."""

from collections.abc import Callable, Mapping

import pytest
from flask import Flask
from sqlalchemy import select

from bm_workspace.store.models import Document
from tests.conftest import Draft, listed
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, document_at, engine_of, recomputed_status, revisions, saved

FORM = "#section-form"


@pytest.fixture
def certificate(trainee: Visitor, fully_encoded: DocumentAt) -> DocumentAt:
    """A certificate made from an agreement: contacts and provisions came along."""
    return from_agreement(trainee, fully_encoded)


def from_agreement(trainee: Visitor, agreement: DocumentAt) -> DocumentAt:
    link = page(trainee.get(agreement.view)).find("a", string="Make certificate from this agreement")
    return document_at(trainee.submit(trainee.get(link["href"]), "#create-dialog form").location)


def test_a_section_that_must_go_has_no_address_without_answers(trainee: Visitor, draft: Draft) -> None:
    document = draft("mobility_certificate")

    for key in ("contacts", "provisions"):
        assert trainee.get(document.tab(key)).status_code == 404
        assert trainee.post(document.tab(key), {f"{key}-text": "x", "revision": "1"}).status_code == 404
        assert trainee.post(document.tab(f"{key}/delete"), {"revision": "1"}).status_code == 404
    assert not page(trainee.get(document.at("edit"))).select("#tab-contacts")


def test_a_section_that_must_go_can_be_deleted_and_brought_back(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    before = saved(app, certificate).values["contacts"]

    deleted = trainee.submit(trainee.get(certificate.tab("contacts")), ".delete-section")

    editor = trainee.get(deleted.location)
    assert "contacts" not in saved(app, certificate).values
    assert not page(editor).select("#tab-contacts")
    assert trainee.get(certificate.tab("contacts")).status_code == 404
    back = trainee.submit(editor, "#messages form")
    assert back.location == certificate.tab("contacts")
    assert saved(app, certificate).values["contacts"] == before
    assert "The section is back" in text_of(trainee.get(back.location), "#messages")


def test_what_was_typed_into_a_section_before_it_is_deleted_comes_back_too(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    typed = {"contacts__participant_phone": "+371 2000 0000"}

    deleted = trainee.submit(trainee.get(certificate.tab("contacts")), ".delete-section", **typed)

    assert "contacts" not in saved(app, certificate).values
    trainee.submit(trainee.get(deleted.location), "#messages form")
    assert saved(app, certificate).values["contacts"]["participant_phone"] == "+371 2000 0000"


def test_a_section_emptied_by_hand_is_deleted_all_the_same(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("contacts"))
    blank = {tag["name"]: "" for tag in page(opened).select("#panel input")}

    deleted = trainee.submit(opened, ".delete-section", **blank)

    assert deleted.status_code == 303
    assert not page(trainee.get(certificate.at("edit"))).select("#tab-contacts")


def test_a_section_that_must_go_and_is_emptied_by_hand_leads_to_a_page_that_exists(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    opened = trainee.get(certificate.tab("contacts"))
    blank = {tag["name"]: "" for tag in page(opened).select("#panel input")}

    answer = trainee.submit(opened, FORM, **blank)

    assert trainee.get(answer.location).status_code == 200


def test_leaving_for_a_tab_that_was_deleted_elsewhere_saves_and_leads_to_a_page_that_exists(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    here = trainee.get(certificate.tab("participant"))
    trainee.submit(trainee.get(certificate.tab("contacts")), ".delete-section")

    answer = trainee.submit(here, FORM, press="go=contacts", participant__address="Rīga")

    assert saved(app, certificate).values["participant"]["address"] == "Rīga"
    assert trainee.get(answer.location).status_code == 200


Write = Callable[[Visitor, DocumentAt], object]


def save(trainee: Visitor, document: DocumentAt) -> None:
    trainee.submit(trainee.get(document.tab("hosting")), FORM, hosting__name="")


def mend(trainee: Visitor, document: DocumentAt) -> None:
    save(trainee, document)
    trainee.submit(trainee.get(document.tab("hosting")), FORM, hosting__name="Uzņēmējs")


def delete_section(trainee: Visitor, document: DocumentAt) -> None:
    revision = page(trainee.get(document.tab("provisions"))).select_one("[name=revision]")["value"]
    trainee.post(document.tab("contacts/delete"), {"revision": revision})


def undo(trainee: Visitor, document: DocumentAt) -> None:
    delete_section(trainee, document)
    trainee.submit(trainee.get(document.at("edit")), "#messages form")


def retitle(trainee: Visitor, document: DocumentAt) -> None:
    trainee.submit(trainee.get(document.at("edit")), ".title-form", title="Cits nosaukums")


def delete(trainee: Visitor, document: DocumentAt) -> None:
    trainee.submit(trainee.get(document.at("delete")), "#delete-dialog form")


def restore(trainee: Visitor, document: DocumentAt) -> None:
    delete(trainee, document)
    trainee.submit(trainee.get(document.view), ".notice form")


def go_back(trainee: Visitor, document: DocumentAt) -> None:
    save(trainee, document)
    trainee.submit(trainee.get(document.at("history/1")), "main form")


def start_from_agreement(trainee: Visitor, document: DocumentAt) -> None:
    from_agreement(trainee, document)


WRITES: Mapping[str, tuple[Write, int, str]] = {
    "save": (save, 2, "draft"),
    "save and mend": (mend, 3, "fully_encoded"),
    "delete section": (delete_section, 2, "draft"),
    "undo": (undo, 3, "fully_encoded"),
    "retitle": (retitle, 2, "fully_encoded"),
    "delete": (delete, 2, "fully_encoded"),
    "restore": (restore, 3, "fully_encoded"),
    "restore a revision": (go_back, 3, "fully_encoded"),
    "start from agreement": (start_from_agreement, 1, "fully_encoded"),
}


@pytest.mark.parametrize("kind", WRITES)
def test_after_every_write_the_status_column_is_the_recomputed_status(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, kind: str
) -> None:
    write, revision, status = WRITES[kind]

    write(trainee, fully_encoded)

    row = saved(app, fully_encoded)
    assert (row.revision, row.status) == (revision, status)
    with engine_of(app).connect() as connection:
        own = select(Document.__table__).where(Document.workspace_id == row.workspace_id)
        rows = connection.execute(own).all()
    assert [found.status for found in rows] == [recomputed_status(found) for found in rows]


@pytest.mark.parametrize("kind", WRITES)
def test_every_write_is_a_revision_with_its_author(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, kind: str
) -> None:
    write, revision, _status = WRITES[kind]

    write(trainee, fully_encoded)

    states = revisions(app, fully_encoded)
    assert [state.number for state in states] == list(range(1, revision + 1))
    assert states[-1].values == saved(app, fully_encoded).values
    assert all(state.author for state in states)
    assert text_of(trainee.get(fully_encoded.at("history")), ".states h2").count("Revision") == revision


def test_a_certificate_is_fully_encoded_once_everything_is_there_and_nothing_forbidden(
    app: Flask, trainee: Visitor, project: str
) -> None:
    document = listed(trainee, project, type="mobility_certificate", status="fully_encoded")[0]

    assert saved(app, document).status == "fully_encoded"
    assert not page(trainee.get(document.at("edit"))).select(".missing a")
