"""People and things that all tests share. Who is isolated from whom is the product's own doing."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from bm_workspace import create_app
from bm_workspace.config import Settings
from bm_workspace.schema.lists import read
from tests.postgres import MISSING, fresh_database, is_strict, server
from tests.web.browsing import Visitor, page
from tests.web.things import DocumentAt, document_at, engine_of

NewDatabase = Callable[[], str]
Draft = Callable[..., DocumentAt]
NewCertificate = Callable[..., DocumentAt]

MAKE_CERTIFICATE = "Make certificate from this agreement"

PLACES = {
    ("individual", "participant"): ("KA121-VET", "mobilities", "Žanete Ābele"),
    ("individual", "accompanying"): ("KA121-VET", "mobilities", "Ūla Zīverte"),
    ("group", "any"): ("KA122-SCH", "group-mobilities", "Florencē"),
}
"""One mobility of each kind and role without documents: its project, its list, a name in the list."""


def settings_for(database_url: str) -> Settings:
    """The settings of a test server: all tests come from one address, so what it may do is not bounded."""
    return Settings(
        database_url=database_url,
        secret_key="only for tests: it opens nothing",
        hosted=False,
        time_zone="Europe/Riga",
        workspaces_per_hour=0,
        wrong_codes_per_hour=0,
    )


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database: whatever touches the app runs on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def new_database(database_kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    """Makes an empty database and gives its address; it lives as long as the run."""
    with ExitStack() as stack:
        if database_kind == "sqlite":
            yield lambda: f"sqlite:///{tmp_path_factory.mktemp('database')}/tests.sqlite"
            return
        address = stack.enter_context(server())
        if address is None:
            (pytest.fail if is_strict() else pytest.skip)(MISSING)
        yield lambda: stack.enter_context(fresh_database(str(address)))


@pytest.fixture(scope="session")
def app(new_database: NewDatabase) -> Iterator[Flask]:
    """The application on a database of its own, shared by all tests: each works in workspaces of its own."""
    app = create_app(settings_for(new_database()))
    yield app
    engine_of(app).dispose()


@pytest.fixture
def other_app(new_database: NewDatabase) -> Iterator[Flask]:
    """An application on a database that one test may harm."""
    app = create_app(settings_for(new_database()))
    yield app
    engine_of(app).dispose()


@pytest.fixture
def nobody(app: Flask) -> Visitor:
    """Somebody who has not started practising."""
    return Visitor(app)


@pytest.fixture
def trainee(app: Flask) -> Visitor:
    """Somebody with a workspace."""
    return started(Visitor(app))


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody else with another workspace."""
    return started(Visitor(app))


def started(visitor: Visitor) -> Visitor:
    """The visitor, after having pressed Start practising."""
    assert visitor.post("/start").status_code == 303
    return visitor


@pytest.fixture
def project(trainee: Visitor) -> str:
    """The code of the VET project."""
    return trainee.get("/first-project").location.split("/")[2]


@pytest.fixture
def mobility(trainee: Visitor, project: str) -> str:
    """The ID of a mobility without documents: Žanete Ābele, ErasmusPro."""
    return mobility_of(trainee, project, "Žanete Ābele")


def mobility_of(visitor: Visitor, project: str, participant: str, entry: str = "mobilities") -> str:
    """The mobility ID of a participant, or of a group."""
    found = visitor.get(f"/projects/{project}/{entry}", query_string={"search": participant})
    return page(found).select_one("tbody td.code").get_text()


def place_of(visitor: Visitor, type_key: str) -> tuple[str, str]:
    """Project and mobility where a document of this type is offered."""
    offer = next(row for row in read("offers") if type_key in row["types"])
    action, entry, named = PLACES[offer["kind"], offer["role"]]
    project = project_of(visitor, action)
    return project, mobility_of(visitor, project, named, entry)


@pytest.fixture
def group(trainee: Visitor) -> tuple[str, str]:
    """The school project and the ID of its group mobility in Florence, which has no documents."""
    return place_of(trainee, "group_programme")


def dialog_of(project: str, mobility: str) -> str:
    """The address of the dialog behind + Create draft document."""
    return f"/projects/{project}/mobilities/{mobility}/documents/new"


@pytest.fixture
def draft(trainee: Visitor, project: str) -> Draft:
    """Makes a document by the dialog, where its type is offered: `draft("learning_agreement", title="…")`."""

    def make(type_key: str, *, mobility: str = "", **typed: str) -> DocumentAt:
        place = (project, mobility) if mobility else place_of(trainee, type_key)
        address = dialog_of(*place)
        answer = trainee.submit(trainee.get(address), "#create-dialog form", type=type_key, **typed)
        assert answer.status_code == 303, answer.status
        return document_at(answer.location)

    return make


@pytest.fixture
def agreement(draft: Draft) -> DocumentAt:
    """A new learning agreement."""
    return draft("learning_agreement")


@pytest.fixture
def fully_encoded(trainee: Visitor, project: str) -> DocumentAt:
    """The learning agreement of Ģirts Ūdris in Latvian, with nothing missing."""
    found = listed(trainee, project, status="fully_encoded", type="learning_agreement", search="Ģirts Ūdris")
    return found[0]


@pytest.fixture
def certificate_of(trainee: Visitor) -> NewCertificate:
    """Makes a certificate from an agreement."""

    def make(agreement: DocumentAt, **typed: str) -> DocumentAt:
        link = page(trainee.get(agreement.view)).find("a", string=MAKE_CERTIFICATE)
        return document_at(trainee.submit(trainee.get(link["href"]), "#create-dialog form", **typed).location)

    return make


@pytest.fixture
def certificate(certificate_of: NewCertificate, fully_encoded: DocumentAt) -> DocumentAt:
    """A certificate made from a fully encoded agreement, both in Latvian."""
    return certificate_of(fully_encoded)


def listed(visitor: Visitor, project: str, **filters: str) -> list[DocumentAt]:
    """The documents that the list shows with these filters."""
    answer = visitor.get(f"/projects/{project}/documents", query_string=filters)
    return [document_at(row.select_one("td.actions a")["href"]) for row in page(answer).select("tbody tr")]


def person_of(visitor: Visitor, project: str, name: str) -> str:
    """The identity of an associated person, by a part of the name."""
    return _row_id(visitor, f"/projects/{project}/persons", name)


def organisation_of(visitor: Visitor, project: str, name: str) -> str:
    """The identity of a participating organisation, by a part of the name."""
    return _row_id(visitor, f"/projects/{project}/organisations", name)


def _row_id(visitor: Visitor, address: str, name: str) -> str:
    found = page(visitor.get(address, query_string={"search": name})).select_one("tbody td.actions a")
    return str(found["href"]).partition("?")[0].rpartition("/")[2]


def act_as(visitor: Visitor, project: str, name: str) -> None:
    """Act in the name of an associated person."""
    address = f"/projects/{project}/persons/{person_of(visitor, project, name)}/act-as"
    assert visitor.post(address).status_code == 303


def project_of(visitor: Visitor, action: str) -> str:
    """The code of the visitor's project whose code holds that part, for example `KA122-SCH`."""
    links = page(visitor.get("/projects")).select("tbody a")
    return next(link.get_text() for link in links if action in link.get_text())


def import_of(visitor: Visitor, project: str) -> str:
    """The identity of a file that the visitor sent: the project's own export."""
    address = f"/projects/{project}/import-export"
    content = visitor.get(f"{address}/export.csv").data
    answer = visitor.post(address, {"file": FileStorage(BytesIO(content), filename="mobilities.csv")})
    assert answer.status_code == 303
    return str(answer.location).rpartition("/")[2]
