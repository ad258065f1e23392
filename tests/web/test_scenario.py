"""The realistic data of a new workspace, for whatever day it is opened on."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import Row, Table, select
from sqlalchemy.orm import Session

from bm_workspace.identifiers import MOBILITY_ID, PROJECT_CODE, call_year_of, parse_mobility_id
from bm_workspace.schema.lists import activity_types
from bm_workspace.services.workspaces import new_return_code
from bm_workspace.store.models import Document, DocumentRevision, Mobility, Project, Workspace
from bm_workspace.store.workspaces import Workspaces
from tests.web.things import engine_of, recomputed_status

DAYS = ["2024-03-01", "2026-11-23", "2027-01-01", "2027-12-31", "2028-02-29", "2031-06-15"]


@pytest.fixture(params=DAYS)
def opened_on(request: pytest.FixtureRequest) -> datetime:
    """The moment a workspace is opened."""
    return datetime.fromisoformat(f"{request.param}T22:30:00").replace(tzinfo=UTC)


@pytest.fixture
def workspace(app: Flask, opened_on: datetime) -> UUID:
    """A workspace opened on that day."""
    with Session(engine_of(app)) as session:
        Workspaces(session).open(workspace := uuid4(), new_return_code(), opened_on)
        return workspace


def rows(app: Flask, workspace: UUID, table: Any) -> list[Row[Any]]:
    described: Table = table.__table__
    with engine_of(app).connect() as connection:
        return list(connection.execute(select(described).where(described.c.workspace_id == workspace)))


def test_codes_and_dates_of_projects_follow_from_the_call_year(
    app: Flask, workspace: UUID, opened_on: datetime
) -> None:
    projects = sorted(rows(app, workspace, Project), key=lambda project: project.position)

    year = max(2024, opened_on.year - 1)
    assert {int(project.code[:4]) for project in projects} == {year}
    assert all(PROJECT_CODE.fullmatch(project.code) and len(project.code) == 31 for project in projects)
    assert {project.starts_on.year for project in projects} == {year}
    assert all(project.starts_on < project.ends_on for project in projects)
    kinds = [f"{project.action}-{project.field}" for project in projects]
    assert kinds[:3] == ["KA121-VET", "KA122-SCH", "KA182-SPO"]
    assert [project.status for project in projects].count("submitted") == 1
    assert len(projects) == 5


def test_mobility_ids_belong_to_their_project_and_count_up(app: Flask, workspace: UUID) -> None:
    codes = {project.id: project.code for project in rows(app, workspace, Project)}
    counters: dict[tuple[UUID, str], list[int]] = {}

    for mobility in rows(app, workspace, Mobility):
        parts = parse_mobility_id(mobility.number)
        assert parts
        assert MOBILITY_ID.fullmatch(mobility.number)
        assert parts.code == activity_types()[mobility.activity_type].code
        assert codes[mobility.project_id] == f"{parts.call_year}-1-LV01{parts.tail}"
        counters.setdefault((mobility.project_id, parts.code), []).append(parts.counter)

    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in counters.values())


def test_about_half_of_the_stays_lie_behind_and_half_ahead(
    app: Flask, workspace: UUID, opened_on: datetime
) -> None:
    today = opened_on.date()
    stays = [mobility for mobility in rows(app, workspace, Mobility) if mobility.kind == "individual"]

    ahead = sum(mobility.starts_on > today for mobility in stays)

    assert len(stays) / 3 < ahead < len(stays) * 2 / 3
    assert all(mobility.starts_on <= mobility.ends_on for mobility in stays)
    assert all(abs(mobility.starts_on - today) < timedelta(days=1200) for mobility in stays)
    assert {mobility.status for mobility in stays} == {"draft", "complete"}


def test_a_stay_of_a_complete_mobility_fits_its_activity_type(app: Flask, workspace: UUID) -> None:
    for mobility in rows(app, workspace, Mobility):
        year = call_year_of(mobility.number)
        lasting = activity_types()[mobility.activity_type].lasting(year)
        days = (mobility.ends_on - mobility.starts_on).days + 1
        assert mobility.status == "draft" or lasting.min <= days <= lasting.max, mobility.number


def test_a_minor_is_a_minor_on_the_first_day(app: Flask, workspace: UUID) -> None:
    ages = []
    for mobility in rows(app, workspace, Mobility):
        born = mobility.values.get("participant", {}).get("birth_date")
        if born:
            ages.append((mobility.starts_on - date.fromisoformat(born)).days / 365.25)

    assert any(age < 18 for age in ages)
    assert all(14 < age < 80 for age in ages)


def test_ten_documents_in_both_statuses_and_languages(app: Flask, workspace: UUID) -> None:
    documents = rows(app, workspace, Document)

    assert len(documents) == 10
    assert {document.language for document in documents} == {"lv", "en"}
    assert Counter(document.status for document in documents) == {"fully_encoded": 6, "draft": 4}
    assert [document.status for document in documents] == [recomputed_status(found) for found in documents]
    assert len(rows(app, workspace, DocumentRevision)) == 10


def test_the_workspace_remembers_when_it_was_opened(app: Flask, workspace: UUID, opened_on: datetime) -> None:
    with engine_of(app).connect() as connection:
        row = connection.execute(select(Workspace.__table__).where(Workspace.id == workspace)).one()

    assert row.opened_at == opened_on
    assert row.call_year == max(2024, opened_on.year - 1)
