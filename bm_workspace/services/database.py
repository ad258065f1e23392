"""The way into the Europass mobility database: register, confirm, accept the quality criteria."""

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from bm_workspace.identifiers import DATABASE
from bm_workspace.policies import CONFIRMED, EDIT, ONGOING, UNCONFIRMED
from bm_workspace.services.project import require_fresh
from bm_workspace.store.models import Organisation, Person, Project
from bm_workspace.store.records import organisation_columns, person_columns
from bm_workspace.store.workspace_store import WorkspaceStore

AGENCY = "LV"


def register(store: WorkspaceStore, answers: Mapping[str, str], *, now: datetime) -> None:
    """Keep the organisation and its contact person; who is registered already stays so."""
    with store.writing():
        store.lock_workspace()
        if store.find_database() is not None:
            return
        own = {"workspace_id": store.workspace_id, "id": uuid4()}
        store.session.add(_database(own, answers["name"], now))
        store.session.flush()
        place = {"workspace_id": store.workspace_id, "project_id": own["id"]}
        organisation = {key: answers[key] for key in ("name", "country", "city", "address", "email")}
        person = {key: answers[key] for key in ("first_name", "last_name", "email")}
        columns = organisation_columns({**organisation, "oid": "", "phone": ""})
        store.session.add(Organisation(id=uuid4(), **place, **columns))
        columns = person_columns({**person, "phone": "", "role": {}, "rights": EDIT})
        store.session.add(Person(id=uuid4(), position=0, **place, **columns))


def _database(own: Mapping[str, object], name: str, now: datetime) -> Project:
    """The row under which everything of the database hangs, as that of a project does."""
    return Project(
        **own,
        position=0,
        code=DATABASE,
        action="",
        field="",
        title="",
        call_year=now.year,
        starts_on=now.date(),
        ends_on=now.date(),
        agency=AGENCY,
        beneficiary=name,
        status=UNCONFIRMED,
    )


NEXT = {UNCONFIRMED: CONFIRMED, CONFIRMED: ONGOING}
"""The steps of the registration."""


def go_on(store: WorkspaceStore, step: str, *, expected_revision: int) -> None:
    """Take the step that a page offered; one that was taken already stays. Raises NotFound, StalePage."""
    with store.writing():
        database = store.project_for_change(DATABASE)
        if database.status != step:
            return
        require_fresh(database, expected_revision)
        database.status = NEXT[step]
