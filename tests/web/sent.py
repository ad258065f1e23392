"""Certificates of the Europass mobility database, and the links by which hosts open them."""

from datetime import UTC, datetime
from secrets import token_urlsafe
from typing import Any
from uuid import uuid4

from bs4 import Tag
from flask import Flask
from sqlalchemy import Row, insert, select, update
from werkzeug.test import TestResponse

from bm_workspace.store.host_models import HostLink
from bm_workspace.store.models import Document
from tests.conftest import listed, project_of
from tests.web.browsing import Visitor, page
from tests.web.things import DocumentAt, document_at, engine_of

SEND, TAKE_BACK = "#host form[action$='/send']", "#host form[action$='/take-back']"
CONFIRM, FORM = "#confirm-form", "#section-form"
RESULT = "Visi trīs rezultāti sasniegti."


def of_database(app: Flask, document: DocumentAt, counter: int = 1) -> DocumentAt:
    """The same document with a number of the Europass mobility database."""
    numbered = update(Document).where(Document.id == document.id)
    with engine_of(app).begin() as connection:
        connection.execute(numbered.values(number_source="database", number=f"LV-PRACTICE-2026-{counter:06}"))
    return document


def certificate_of_database(visitor: Visitor, title: str = "Sertifikāts", counter: int = 1) -> DocumentAt:
    """A certificate made from a fully encoded agreement, with such a number."""
    filters = {"status": "fully_encoded", "type": "learning_agreement", "search": "Ģirts Ūdris"}
    agreement = listed(visitor, project_of(visitor, "KA121-VET"), **filters)[0]
    link = page(visitor.get(agreement.view)).find("a", string="Make certificate from this agreement")
    made = visitor.submit(visitor.get(link["href"]), "#create-dialog form", title=title)
    return of_database(visitor.app, document_at(made.location), counter)


def sent(visitor: Visitor, document: DocumentAt) -> str:
    """The address of the link, after Send to host."""
    assert visitor.submit(visitor.get(document.view), SEND).status_code == 303
    return link_on(visitor.get(document.view))


def to_be_sent(visitor: Visitor) -> dict[str, object]:
    """What addresses need for a certificate that was changed after it was made."""
    document = certificate_of_database(visitor)
    visitor.submit(visitor.get(document.tab("status")), FORM, status__level="EQF 4")
    return {"document_id": document.id}


def at_its_host(visitor: Visitor) -> dict[str, object]:
    """What addresses need for a certificate that was changed by its host after it was sent."""
    document = certificate_of_database(visitor)
    link = sent(visitor, document)
    visitor.submit(visitor.get(f"{link}/edit/assessment"), FORM, assessment__result=RESULT)
    return {"document_id": document.id, "token": link.rpartition("/")[2], "host_key": "assessment"}


def link_on(answer: TestResponse) -> str:
    """The address that the link on the sender's page leads to."""
    shown: Tag = page(answer).select_one("#host-link")
    path = "/" + str(shown["value"]).split("/", 3)[3]
    assert page(answer).select_one(f"#host a[href='{path}']")
    return path


def linked(app: Flask, row: Row[Any]) -> str:
    """The token of a new link to a certificate of the scenario, whatever was done to it before."""
    token, at = token_urlsafe(16), (HostLink.workspace_id == row.workspace_id, HostLink.document_id == row.id)
    of_document = {"workspace_id": row.workspace_id, "document_id": row.id, "id": uuid4(), "token": token}
    of_database(app, DocumentAt(row.id))
    with engine_of(app).begin() as connection:
        connection.execute(update(HostLink).where(*at).values(revoked_at=datetime.now(UTC)))
        connection.execute(insert(HostLink).values(**of_document, sent_at=datetime.now(UTC), sent_revision=1))
    return token


def fill_in(host: Visitor, link: str) -> None:
    """Everything that the host has to do before it confirms."""
    for key, typed in (("outcomes", {}), ("assessment", {"assessment__result": RESULT})):
        tab = host.get(f"{link}/edit/{key}")
        assert host.submit(tab, FORM, press=f"confirm={key}", **typed).status_code == 303


def confirmed(host: Visitor, link: str, name: str = "Jana Köhler") -> TestResponse:
    """The answer to Confirm."""
    return host.submit(host.get(link), CONFIRM, confirmed_by=name)


def links_of(app: Flask, document: DocumentAt) -> list[Row[Any]]:
    """All links of a document as they stand in the database, revoked ones too."""
    with engine_of(app).connect() as connection:
        return list(connection.execute(select(HostLink.__table__).where(HostLink.document_id == document.id)))
