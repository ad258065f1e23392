"""The ways to a comparison and from it: which documents have one, and what happened to them since."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import update

from bm_workspace.store.models import Project
from tests.conftest import MAKE_CERTIFICATE, Draft, NewCertificate
from tests.web.browsing import Visitor, page, text_of
from tests.web.test_compare import change, compared, row_of, sides
from tests.web.things import DocumentAt, document_at, engine_of, saved


def delete(visitor: Visitor, document: DocumentAt) -> None:
    visitor.submit(visitor.get(document.at("delete")), "#delete-dialog form")


def test_an_agreement_leads_to_its_only_certificate(
    trainee: Visitor, certificate: DocumentAt, fully_encoded: DocumentAt
) -> None:
    answer = compared(trainee, fully_encoded)

    assert answer.status_code == 303
    assert answer.location == certificate.at("compare")


def test_an_agreement_with_several_certificates_offers_the_choice(
    trainee: Visitor, certificate_of: NewCertificate, certificate: DocumentAt, fully_encoded: DocumentAt
) -> None:
    second = certificate_of(fully_encoded, title="Otrs")
    third = certificate_of(fully_encoded, title="Dzēsts")
    delete(trainee, third)

    answer = compared(trainee, fully_encoded)

    links = [link["href"] for link in page(answer).select(".side-choices a")]
    assert links == [certificate.at("compare"), second.at("compare")]


def test_an_agreement_without_a_certificate_says_how_to_make_one(
    trainee: Visitor, fully_encoded: DocumentAt
) -> None:
    answer = compared(trainee, fully_encoded)

    way = page(answer).find("a", string=MAKE_CERTIFICATE)
    assert "nothing to compare" in text_of(answer, "main")
    made = trainee.submit(trainee.get(way["href"]), "#create-dialog form")
    assert compared(trainee, fully_encoded).location == document_at(made.location).at("compare")


def test_a_certificate_without_an_agreement_says_so(trainee: Visitor, draft: Draft) -> None:
    answer = compared(trainee, draft("mobility_certificate"))

    assert answer.status_code == 200
    assert "was not made from an agreement" in text_of(answer, "main")


@pytest.mark.parametrize("type_key", ["group_programme", "accompanying_certificate"])
def test_other_documents_have_nothing_to_compare(trainee: Visitor, draft: Draft, type_key: str) -> None:
    assert compared(trainee, draft(type_key)).status_code == 404


def test_a_stranger_finds_no_comparison(stranger: Visitor, certificate: DocumentAt) -> None:
    assert compared(stranger, certificate).status_code == 404


def test_a_deleted_agreement_is_still_compared_and_said_to_be_deleted(
    trainee: Visitor, certificate: DocumentAt, fully_encoded: DocumentAt
) -> None:
    delete(trainee, fully_encoded)

    answer = compared(trainee, certificate)

    assert "The agreement is deleted" in text_of(answer, ".notice")
    assert "was changed after" not in text_of(answer, ".notice")
    assert page(answer).select_one(".side a")["href"] == fully_encoded.view
    assert row_of(answer, "assessment", "Format of the assessment").select("td .said")


def test_an_agreement_changed_since_is_said_to_be_so(
    trainee: Visitor, certificate: DocumentAt, fully_encoded: DocumentAt
) -> None:
    trainee.submit(trainee.get(fully_encoded.at("edit")), ".title-form", title="Cits nosaukums")
    only_renamed = compared(trainee, certificate)
    change(trainee, fully_encoded, "hosting", **{"hosting-city": "Leipzig"})

    changed = compared(trainee, certificate)

    assert not page(only_renamed).select(".notice")
    assert "was changed after this certificate" in text_of(changed, ".notice")
    assert "[removed: Leipzig]" in sides(row_of(changed, "hosting", "Town"))[0]


def close(app: Flask, trainee: Visitor, certificate: DocumentAt) -> None:
    """Submit the report of the certificate's project."""
    project_id = saved(app, certificate).project_id
    with engine_of(app).begin() as connection:
        connection.execute(
            update(Project.__table__).where(Project.id == project_id).values(status="submitted")
        )


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (lambda app, trainee, document: delete(trainee, document), "This document is deleted"),
        (close, "The final report has been submitted"),
    ],
    ids=["deleted", "submitted"],
)
def test_a_certificate_that_may_not_be_changed_is_compared_without_ways_to_the_editor(
    app: Flask, trainee: Visitor, certificate: DocumentAt, happens: Callable[..., None], reason: str
) -> None:
    happens(app, trainee, certificate)

    answer = compared(trainee, certificate)

    assert reason in text_of(answer, ".notice")
    assert "Rewrite or confirm these answers" in text_of(answer, "#summary")
    assert not [link for link in page(answer).select("main a") if "/edit" in link["href"]]


def test_view_and_editor_lead_to_the_comparison_where_there_is_one(
    trainee: Visitor, draft: Draft, certificate: DocumentAt, fully_encoded: DocumentAt, agreement: DocumentAt
) -> None:
    alone = draft("mobility_certificate")

    def way(address: str) -> str:
        link = page(trainee.get(address)).find("a", string="Compare")
        return str(link["href"]) if link else ""

    assert way(certificate.view) == way(certificate.at("edit")) == certificate.at("compare")
    assert way(fully_encoded.view) == fully_encoded.at("compare")
    assert [way(document.view) for document in (agreement, alone)] == ["", ""]
    assert way(alone.at("edit")) == way(fully_encoded.at("edit")) == ""
