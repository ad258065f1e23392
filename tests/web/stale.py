"""What was changed since a page was opened, for every address that writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from flask import Flask
from sqlalchemy import update

from bm_workspace.store.models import Mobility
from bm_workspace.web.bulk import SURE
from tests.conftest import Draft, import_of, organisation_of, person_of
from tests.web.browsing import Visitor, page
from tests.web.databasing import a_mobility as database_of
from tests.web.sent import at_its_host, to_be_sent
from tests.web.things import document_at, engine_of

Places = Mapping[str, object]
DOCUMENT, PROJECT = "/documents/<uuid:document_id>", "/projects/<code>"
HOST = "/host/<token>"
MOBILITY = f"{PROJECT}/mobilities/<mobility_id>"
ORGANISATION, PERSON = (
    f"{PROJECT}/organisations/<uuid:organisation_id>",
    f"{PROJECT}/persons/<uuid:person_id>",
)
ENTRY = "/database/mobilities/<mobility_id>"
IMPORT = f"{PROJECT}/import-export/<uuid:import_id>"
PASTED = "Elza Egle"


@dataclass(frozen=True, kw_only=True)
class Room:
    """A trainee with a project, a colleague in it, and the way to new drafts."""

    app: Flask
    trainee: Visitor
    colleague: Visitor
    project: str
    mobility: str
    draft: Draft

    def change(self, opened: str, form: str = "#section-form", **typed: str) -> None:
        """What the colleague changes while the trainee looks at an older page."""
        assert self.colleague.submit(self.colleague.get(opened), form, **typed).status_code == 303

    @property
    def at(self) -> str:
        return f"/projects/{self.project}"


def a_document(room: Room) -> Places:
    document = room.draft("learning_agreement", mobility=room.mobility)
    for text in ("viens", "divi"):
        room.change(document.tab("status"), status__level=text)
    return {"document_id": document.id, "key": "status", "number": 1, "ticked": f"{document.id}:1"}


def a_certificate_of_the_database(room: Room) -> Places:
    a_mobility_of_the_database(room)
    listed = page(room.trainee.get("/database/documents"))
    certificate = document_at(listed.select_one("tbody a[href*='/documents/']")["href"])
    for text in ("viens", "divi"):
        room.change(certificate.tab("status"), status__level=text)
    return {"ticked": f"{certificate.id}:1"}


def a_deleted_document(room: Room) -> Places:
    document = room.draft("learning_agreement")
    room.change(document.at("delete"), "#delete-dialog form")
    return {"document_id": document.id}


def a_document_with_another_mobility(room: Room) -> Places:
    document = room.draft("learning_agreement", mobility=room.mobility)
    a_mobility(room)
    return {"document_id": document.id}


def a_list(room: Room) -> Places:
    document = room.draft("group_programme")
    row = {"participants__new1__name": "Aiga", "participants__new1__role": "participant"}
    room.colleague.post(document.tab("participants"), {k.replace("__", "-"): v for k, v in row.items()})
    return {"document_id": document.id, "key": "participants"}


def a_mobility(room: Room) -> Places:
    for text in ("Zaķe", "Lūse"):
        room.change(f"{room.at}/mobilities/{room.mobility}/edit/participant", participant__last_name=text)
    ticked = f"{room.mobility}:1"
    return {"mobility_id": room.mobility, "key": "participant", "number": 1, "ticked": ticked}


def a_deleted_mobility(room: Room) -> Places:
    room.change(f"{room.at}/mobilities/{room.mobility}/delete", "#confirm-dialog form")
    return {"mobility_id": room.mobility}


def a_mobility_of_the_database(room: Room) -> Places:
    mobility = database_of(room.trainee)
    for text in ("Drēzdene", "Leipciga"):
        room.change(f"/database/mobilities/{mobility}/edit/hosting", hosting__city=text)
    return {"entry_id": mobility, "entry_key": "hosting", "number": 1}


def a_deleted_mobility_of_the_database(room: Room) -> Places:
    places = a_mobility_of_the_database(room)
    room.change(f"/database/mobilities/{places['entry_id']}/delete", "#confirm-dialog form")
    return places


def an_organisation(room: Room) -> Places:
    organisation = organisation_of(room.trainee, room.project, "Kornblume")
    for city in ("Halle", "Jena"):
        room.change(f"{room.at}/organisations/{organisation}", "#short-form", organisation__city=city)
    return {"organisation_id": organisation}


def a_person(room: Room) -> Places:
    person = person_of(room.trainee, room.project, "Šūmane")
    for name in ("Anna", "Asnāte"):
        room.change(f"{room.at}/persons/{person}", "#short-form", person__first_name=name)
    return {"person_id": person}


def a_preview(room: Room) -> Places:
    sent = import_of(room.trainee, room.project)
    a_mobility(room)
    return {"import_id": sent}


def a_submitted_report(room: Room) -> Places:
    own = Mobility.workspace_id == room.trainee.workspace
    with engine_of(room.app).begin() as connection:
        connection.execute(update(Mobility).where(own).values(status="complete"))
    room.change(f"{room.at}/reports/submit", "#confirm-dialog form")
    return {}


def a_returned_report(room: Room) -> Places:
    a_submitted_report(room)
    room.change(f"{room.at}/reports/return", "#confirm-dialog form")
    return {}


Stale = tuple[Callable[[Room], Places], dict[str, str]]
"""What was changed since the page was opened, and what the page sends beside its revision."""

STALE: Mapping[str, Stale] = {
    f"{DOCUMENT}/delete": (a_document, {}),
    f"{DOCUMENT}/edit/<key>": (a_document, {"status-level": "Mans līmenis"}),
    f"{DOCUMENT}/edit/<key>/bring-back": (a_document, {"from_revision": "1"}),
    f"{DOCUMENT}/edit/<key>/delete": (a_document, {}),
    f"{DOCUMENT}/edit/<key>/paste": (
        a_list,
        {
            "pasted": PASTED,
            "batch": "0123abcd",
            "seen": sha256(PASTED.encode()).hexdigest()[:16],
            "replace": "1",
        },
    ),
    f"{DOCUMENT}/edit/title": (a_document, {"title": "Mans nosaukums"}),
    f"{DOCUMENT}/history/<int:number>/restore": (a_document, {}),
    f"{DOCUMENT}/restore": (a_deleted_document, {}),
    f"{DOCUMENT}/send": (lambda room: to_be_sent(room.trainee), {}),
    f"{DOCUMENT}/take-back": (lambda room: at_its_host(room.trainee), {}),
    f"{DOCUMENT}/take-over": (
        a_document_with_another_mobility,
        {"take/participant//full_name": "Žanete Zaķe"},
    ),
    f"{ENTRY}/delete": (a_mobility_of_the_database, {}),
    f"{ENTRY}/edit/<key>": (a_mobility_of_the_database, {"hosting-city": "Mana Halle"}),
    f"{ENTRY}/history/<int:number>/restore": (a_mobility_of_the_database, {}),
    f"{ENTRY}/restore": (a_deleted_mobility_of_the_database, {}),
    "/database/documents/bulk": (a_certificate_of_the_database, {"action": SURE}),
    f"{HOST}/confirm": (lambda room: at_its_host(room.trainee), {"confirmed_by": "Jana Köhler"}),
    f"{HOST}/edit/<key>": (lambda room: at_its_host(room.trainee), {"assessment-result": "Mans vērtējums"}),
    f"{PROJECT}/documents/bulk": (a_document, {"action": SURE}),
    f"{IMPORT}/import": (a_preview, {}),
    f"{MOBILITY}/activity-id": (a_mobility, {"activity_id": "Mans-1"}),
    f"{MOBILITY}/delete": (a_mobility, {}),
    f"{MOBILITY}/edit/<key>": (a_mobility, {"participant-last_name": "Mana Zaķe"}),
    f"{MOBILITY}/history/<int:number>/restore": (a_mobility, {}),
    f"{MOBILITY}/restore": (a_deleted_mobility, {}),
    f"{PROJECT}/mobilities/bulk": (a_mobility, {"action": SURE}),
    ORGANISATION: (
        an_organisation,
        {
            "organisation-oid": "E10000099",
            "organisation-name": "Mana",
            "organisation-country": "LV",
            "organisation-city": "Rīga",
        },
    ),
    f"{ORGANISATION}/delete": (an_organisation, {}),
    PERSON: (
        a_person,
        {"person-first_name": "Mana", "person-last_name": "Persona", "person-rights": "edit"},
    ),
    f"{PERSON}/remove": (a_person, {}),
    f"{PROJECT}/reports/return": (a_submitted_report, {}),
    f"{PROJECT}/reports/submit": (a_returned_report, {}),
}
CANNOT_BE_STALE = {
    "/advice": "keeps nothing",
    "/come-back": "opens a workspace",
    "/database/accept": "goes on once, from the step that it shows",
    "/database/confirm": "goes on once, from the step that it shows",
    "/database/documents/bulk/undo": "finds what was deleted at a moment and not touched since",
    "/database/documents/download": "changes nothing",
    "/database/mobilities/new": "makes something new",
    "/database/register": "registers once; who is registered stays so",
    f"{ENTRY}/duplicate": "makes something new of what is there by then",
    f"{ENTRY}/participants/new": "makes something new of what is there by then",
    "/language": "changes the language of the pages",
    "/start": "opens a workspace",
    "/start-over": "opens a workspace",
    "/stay": "keeps nothing",
    f"{DOCUMENT}/duplicate": "makes something new of what is there by then",
    f"{PROJECT}/documents/bulk/undo": "finds what was deleted at a moment and not touched since",
    f"{PROJECT}/documents/download": "changes nothing",
    f"{PROJECT}/group-mobilities/new": "makes something new",
    f"{PROJECT}/import-export": "keeps a file of its own",
    f"{IMPORT}/encoding": "reads the same file once more",
    f"{MOBILITY}/documents/new": "makes something new of what is there by then",
    f"{MOBILITY}/duplicate": "makes something new of what is there by then",
    f"{PROJECT}/mobilities/bulk/drafts": "makes something new of what is there by then",
    f"{PROJECT}/mobilities/bulk/undo": "finds what was deleted at a moment and not touched since",
    f"{PROJECT}/mobilities/new": "makes something new",
    f"{PROJECT}/organisations/new": "makes something new",
    f"{PROJECT}/persons/new": "makes something new",
    f"{PERSON}/act-as": "changes nothing that others see",
}
