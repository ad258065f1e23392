"""Workspaces opened on one day share the work of the scenario, and no row and no moment."""

from uuid import UUID

from flask import Flask
from sqlalchemy import select

from bm_workspace.store.models import Workspace
from tests.web.browsing import Visitor
from tests.web.things import engine_of, held_by


def ids(app: Flask, workspace: UUID, table: str) -> set[UUID]:
    return {row.id for row in held_by(app, workspace)[table]}


def test_no_row_of_one_workspace_has_the_identity_of_another(
    app: Flask, trainee: Visitor, stranger: Visitor
) -> None:
    for table in ("project", "organisation", "person", "mobility", "document"):
        mine, theirs = ids(app, trainee.workspace, table), ids(app, stranger.workspace, table)
        assert len(mine) == len(theirs) > 0
        assert not mine & theirs


def test_what_is_in_the_scenario_was_saved_just_before_the_workspace_was_opened(
    app: Flask, trainee: Visitor
) -> None:
    with engine_of(app).connect() as connection:
        opened = connection.scalar(select(Workspace.opened_at).where(Workspace.id == trainee.workspace))
    rows = held_by(app, trainee.workspace)

    saved = [row.saved_at for name in ("document_revision", "mobility_revision") for row in rows[name]]
    made = [row.created_at for row in rows["document"]]
    assert all(0 <= (opened - moment).total_seconds() <= 20 * 60 for moment in (*saved, *made))
