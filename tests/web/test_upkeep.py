"""A database is brought up to date at start: its schema, and the statuses where the rules have changed."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import text

from bm_workspace.services.exchange import forget_old_files
from bm_workspace.services.upkeep import bring_up_to_date, rules_fingerprint
from tests.web.browsing import Visitor
from tests.web.test_exchange import exported, send
from tests.web.things import DocumentAt, engine_of, held_by, revisions, saved


@pytest.fixture
def app(other_app: Flask) -> Flask:
    """A database with few workspaces in it: bringing it up to date goes through them all."""
    return other_app


def wrong_status(app: Flask, document: DocumentAt) -> None:
    """What the database holds when the rules were others at the last start."""
    with engine_of(app).begin() as connection:
        table = "UPDATE document SET status = 'draft' WHERE id = :id"
        key = document.id.hex if engine_of(app).dialect.name == "sqlite" else document.id
        assert connection.execute(text(table), {"id": key}).rowcount == 1


@pytest.mark.parametrize("rules", ["others", None], ids=["changed", "never noted"])
def test_statuses_are_worked_out_again_when_the_rules_have_changed(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, rules: str | None
) -> None:
    wrong_status(app, fully_encoded)
    with engine_of(app).begin() as connection:
        connection.execute(text("UPDATE program SET rules = 'others'" if rules else "DELETE FROM program"))

    bring_up_to_date(engine_of(app))

    assert saved(app, fully_encoded).status == "fully_encoded"
    assert (saved(app, fully_encoded).revision, len(revisions(app, fully_encoded))) == (1, 1)
    with engine_of(app).connect() as connection:
        assert connection.scalars(text("SELECT rules FROM program")).all() == [rules_fingerprint()]


def test_mobilities_follow_changed_rules_as_well(app: Flask, trainee: Visitor) -> None:
    complete = text("SELECT count(*) FROM mobility WHERE status = 'complete'")
    with engine_of(app).begin() as connection:
        before = connection.scalar(complete)
        connection.execute(text("UPDATE mobility SET status = 'draft'"))
        connection.execute(text("UPDATE program SET rules = 'others'"))

    bring_up_to_date(engine_of(app))

    with engine_of(app).connect() as connection:
        assert connection.scalar(complete) == before


def test_statuses_are_left_alone_while_the_rules_are_the_same(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt
) -> None:
    wrong_status(app, fully_encoded)

    bring_up_to_date(engine_of(app))

    assert saved(app, fully_encoded).status == "draft"


def test_a_start_drops_the_files_whose_preview_is_over(app: Flask, trainee: Visitor, project: str) -> None:
    sent = send(trainee, project, exported(trainee, project)).location.rpartition("/")[2]

    def is_kept() -> bool:
        rows = held_by(app, trainee.workspace)["mobility_import"]
        return next(bool(row.content) for row in rows if str(row.id) == sent)

    forget_old_files(engine_of(app), now=datetime.now(UTC) + timedelta(minutes=59))
    assert is_kept()
    forget_old_files(engine_of(app), now=datetime.now(UTC) + timedelta(minutes=61))
    assert not is_kept()
