"""Two workspaces and somebody without one: what one has, asked for by the others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from bm_workspace.extensions import db
from bm_workspace.services.workspaces import new_return_code
from bm_workspace.store.models import Project
from bm_workspace.store.workspaces import Workspaces
from tests.conftest import started
from tests.web.addresses import OF_DATABASE, OF_GROUP, PLACE, address_of, places_in
from tests.web.browsing import Visitor
from tests.web.databasing import entered
from tests.web.mobility_forms import base, create, create_group
from tests.web.places import Places
from tests.web.things import DocumentAt, engine_of, held_by

NEVER: Mapping[str, str] = {
    "code": "2025-1-LV01-KA121-VET-000999999",
    "document_id": str(uuid4()),
    "import_id": str(uuid4()),
    "mobility_id": "2025-LONGT-9998-KA121-VET-000123456",
    "number": "9998",
    "organisation_id": str(uuid4()),
    "person_id": str(uuid4()),
}
"""By the name of its place in an address, what tells things apart, with one that never was."""

EACH_TIME = ("Content-Length", "Date", "Set-Cookie", "X-Request-ID")
TOKENS = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=name="key" value=")[^"]+')
SENT = {"participant-full_name": "Svešinieks", "title": "Svešs", "revision": "1", "from_revision": "1"}


@dataclass(frozen=True, kw_only=True)
class World:
    """A trainee, a stranger and somebody without a workspace; what the first two have in each place."""

    app: Flask
    trainee: Visitor
    stranger: Visitor
    nobody: Visitor
    anothers: Mapping[str, str]
    own: Mapping[str, str]

    def rows(self) -> object:
        """Everything that either has."""
        return [held_by(self.app, one.workspace) for one in (self.trainee, self.stranger)]

    def ask(
        self, visitor: Visitor, method: str, rule: str, place: str, found: str, headers: Mapping[str, str]
    ) -> TestResponse:
        """An address in which everything is the stranger's own but for one place."""
        names = {place, OF_GROUP.get(place, place), OF_DATABASE.get(place, place)}
        address = address_of(rule, {**self.own, **dict.fromkeys(names, found)})
        data = {**SENT, "csrf_token": visitor.token} if method == "POST" else None
        return visitor.send(method, address, data=data, headers=headers)

    def both(
        self, visitor: Visitor, method: str, rule: str, place: str, headers: Mapping[str, str]
    ) -> tuple[TestResponse, TestResponse]:
        """The answers for what is another's, and for what never was."""
        (name,) = (n for n, found in zip(places_in(rule), PLACE.findall(rule), strict=True) if found == place)
        anothers = self.anothers[place if place != "mobility_id" else name]
        return (
            self.ask(visitor, method, rule, place, anothers, headers),
            self.ask(visitor, method, rule, place, NEVER[place], headers),
        )


def world_of(app: Flask) -> World:
    """Both have the same project, and each has things in it that the other has not."""
    trainee, stranger = started(Visitor(app)), started(Visitor(app))
    theirs, own = dict(Places(trainee)), dict(Places(stranger))
    for text in ("viens", "divi"):
        document = DocumentAt(UUID(theirs["document_id"]))
        trainee.submit(trainee.get(document.tab("status")), "#section-form", status__level=text)
        mobility = f"/projects/{theirs['code']}/mobilities/{theirs['mobility_id']}/edit/participant"
        trainee.submit(trainee.get(mobility), "#section-form", participant__last_name=text)
    anothers = {
        **theirs,
        "code": code_of_an_earlier_year(app),
        "mobility_id": base(create(trainee, theirs["code"])).rpartition("/")[2],
        "group_id": base(create_group(trainee)).rpartition("/")[2],
        "entry_id": entered(trainee),
        "number": "3",
    }
    return World(app=app, trainee=trainee, stranger=stranger, nobody=Visitor(app), anothers=anothers, own=own)


def code_of_an_earlier_year(app: Flask) -> str:
    """The code of a project in a workspace of another year: all of one year share their codes."""
    workspace = uuid4()
    with app.app_context():
        Workspaces(db.session()).open(workspace, new_return_code(), datetime(2023, 5, 4, tzinfo=UTC))
    with engine_of(app).connect() as connection:
        code = connection.scalar(select(Project.code).where(Project.workspace_id == workspace).limit(1))
    return str(code)


def comparable(response: TestResponse, *asked: str) -> tuple[object, ...]:
    """An answer without what differs each time: token, cookie, and the id that was asked for."""
    headers = str(sorted((name, value) for name, value in response.headers if name not in EACH_TIME))
    body = TOKENS.sub("", response.text)
    for found in asked:
        headers, body = headers.replace(found, ""), body.replace(found, "")
    return response.status, headers, body
