"""Organisations that several tests need."""

import pytest

from tests.conftest import organisation_of
from tests.web.browsing import Visitor
from tests.web.mobility_forms import create
from tests.web.partners import FORM, NEW


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
