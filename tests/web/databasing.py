"""The practice Europass mobility database as tests use it: registered, a mobility entered, participants."""

from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from bm_workspace.identifiers import DATABASE
from bm_workspace.store.models import Document, Project
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, document_at, engine_of

HOME, MOBILITIES = "/database", "/database/mobilities"
SHORT, FORM = "#short-form", "#section-form"
REGISTRATION = {
    "registration__name": "Ābeļkalna tehnikums",
    "registration__country": "LV",
    "registration__city": "Rīga, LV-1048",
    "registration__address": "Ķīpsalas iela 1",
    "registration__first_name": "Ņina 🙂",
    "registration__last_name": "Šķēle-Ģērmane",
    "registration__email": "nina@example.org",
}
ENTRY = {
    "new__title": "Elektriķi Drēzdenē",
    "new__activity_type": "Nordplus: kokapstrādes prakse",
    "new__field": "VET",
    "new__start_date": "02.03.2026",
    "new__end_date": "30.05.2026",
    "new__sending_name": "Ābeļkalna tehnikums",
    "new__sending_country": "LV",
    "new__name": "Elbtal Ausbildungszentrum",
    "new__country": "DE",
}
CONFIRM, ACCEPT = "form[action='/database/confirm']", "form[action='/database/accept']"
THREE = "Ņina Šķēle\t01.02.2005\nŽanis Ābols\t03.04.2006\tĶīpsalas iela 1\nIlze"


def registered(visitor: Visitor) -> Visitor:
    """The visitor after the three steps of the registration."""
    assert visitor.submit(visitor.get(HOME), SHORT, **REGISTRATION).status_code == 303
    assert visitor.submit(visitor.get(HOME), CONFIRM).status_code == 303
    assert visitor.submit(visitor.get(HOME), ACCEPT, accepted="1").status_code == 303
    return visitor


def entered(visitor: Visitor, **typed: str) -> str:
    """The ID of a new mobility of somebody who is registered."""
    answer = visitor.submit(visitor.get(f"{MOBILITIES}/new"), SHORT, **(ENTRY | typed))
    assert answer.status_code == 303
    return str(answer.location).split("/")[3]


def tab(mobility: str, key: str) -> str:
    """The address of one section of a mobility."""
    return f"{MOBILITIES}/{mobility}/edit/{key}"


def adding(mobility: str) -> str:
    """The address at which its participants are added."""
    return f"{MOBILITIES}/{mobility}/participants/new"


def one(visitor: Visitor, mobility: str, name: str, **typed: str) -> TestResponse:
    """The answer to a participant typed into the form."""
    form = visitor.get(adding(mobility))
    return visitor.submit(form, SHORT, press="one=1", people__full_name=name, **typed)


def looked_at(visitor: Visitor, mobility: str, text: str, **typed: str) -> TestResponse:
    """The page that shows what a pasted text means."""
    return visitor.submit(visitor.get(adding(mobility)), SHORT, press="preview=1", pasted=text, **typed)


def pasted(visitor: Visitor, mobility: str, text: str, **typed: str) -> TestResponse:
    """The answer to a text that was looked at and added."""
    return visitor.submit(looked_at(visitor, mobility, text, **typed), SHORT, press="add=1")


def with_participants(visitor: Visitor, mobility: str, text: str = THREE, **typed: str) -> list[str]:
    """The numbers of the participants of a text, in its order."""
    before = numbers(visitor, mobility)
    answer = pasted(visitor, mobility, text, **typed)
    assert answer.status_code == 303
    return numbers(visitor, mobility)[len(before) :]


def numbers(visitor: Visitor, mobility: str) -> list[str]:
    """The numbers of all participants of a mobility, in ascending order."""
    shown = page(visitor.get(f"{MOBILITIES}/{mobility}")).select("td[data-label='Document number']")
    return sorted(cell.get_text() for cell in shown)


def certificate(visitor: Visitor, number: str) -> DocumentAt:
    """The certificate with that number."""
    listed = page(visitor.get(f"{HOME}/documents", query_string={"search": number}))
    return document_at(str(listed.select_one("tbody td.actions a")["href"]))


def certificates(app: Flask, visitor: Visitor) -> list[Any]:
    """All certificates in the visitor's database as they are saved, in the order of their numbers."""
    own = (Document.workspace_id == visitor.workspace, Document.number_source == DATABASE)
    with engine_of(app).connect() as connection:
        return list(connection.execute(select(Document.__table__).where(*own).order_by(Document.number)))


def names(app: Flask, visitor: Visitor) -> list[str]:
    """The names on all certificates, in the order of their numbers."""
    return [row.values["participant"]["full_name"] for row in certificates(app, visitor)]


def told(visitor: Visitor, answer: TestResponse) -> str:
    """What the page to which an answer leads says first."""
    return text_of(visitor.get(answer.location), "#messages")


def registration(app: Flask, visitor: Visitor) -> list[Any]:
    """The registrations of the visitor as they are saved."""
    own = (Project.workspace_id == visitor.workspace, Project.code == DATABASE)
    with engine_of(app).connect() as connection:
        return list(connection.execute(select(Project.__table__).where(*own)))


def a_mobility(visitor: Visitor) -> str:
    """The ID of a new mobility with two participants, in the database of a visitor who registers first."""
    mobility = entered(registered(visitor))
    with_participants(visitor, mobility, "Elza Egle\nJānis Kļaviņš")
    return mobility
