"""Lists, organisations and mobilities that several tests need."""

import pytest
from flask import Flask

from tests.conftest import Draft, organisation_of
from tests.web.browsing import Visitor
from tests.web.databasing import entered, registered
from tests.web.mobility_forms import create
from tests.web.partners import FORM, NEW
from tests.web.sent import certificate_of_database, sent
from tests.web.things import DocumentAt
from tests.web.ticking import ticks


@pytest.fixture
def organisations(project: str) -> str:
    """The list of organisations."""
    return f"/projects/{project}/organisations"


@pytest.fixture
def unused(trainee: Visitor, project: str, organisations: str) -> str:
    """The page of an organisation that no mobility uses."""
    assert trainee.submit(trainee.get(f"{organisations}/new"), FORM, **NEW).status_code == 303
    return f"{organisations}/{organisation_of(trainee, project, 'Skirsts')}"


@pytest.fixture
def used(trainee: Visitor, project: str, organisations: str) -> str:
    """The page of an organisation that receives somebody."""
    return f"{organisations}/{organisation_of(trainee, project, 'Kornblume')}"


@pytest.fixture
def first_tab(trainee: Visitor, project: str) -> str:
    """The first tab of a new individual mobility."""
    return create(trainee, project)


@pytest.fixture
def documents(project: str) -> str:
    """The list of documents."""
    return f"/projects/{project}/documents"


@pytest.fixture
def mobilities(project: str) -> str:
    """The list of individual mobilities."""
    return f"/projects/{project}/mobilities"


@pytest.fixture
def three(trainee: Visitor, draft: Draft, documents: str, mobility: str) -> list[str]:
    """The ticks of three drafts of one mobility."""
    for title in ("Ābols", "Bumbieris", "Ķirsis"):
        draft("learning_agreement", title=title)
    return ticks(trainee, f"{documents}?search={mobility}")


@pytest.fixture
def document(trainee: Visitor) -> DocumentAt:
    """A certificate of the Europass mobility database."""
    return certificate_of_database(trainee)


@pytest.fixture
def link(trainee: Visitor, document: DocumentAt) -> str:
    """The link by which its host opens it."""
    return sent(trainee, document)


@pytest.fixture
def host(app: Flask) -> Visitor:
    """The hosting organisation's person, without a workspace, in a browser of their own."""
    return Visitor(app)


@pytest.fixture
def entry(trainee: Visitor) -> str:
    """The ID of a mobility in the Europass mobility database, where the trainee is registered."""
    return entered(registered(trainee))
