"""Adding, changing and taking out a project's organisations and associated persons."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace.keys import full_name
from bm_workspace.policies import (
    EDIT,
    why_not_delete_organisation,
    why_not_remove_person,
)
from bm_workspace.services.mobility_record import write
from bm_workspace.services.project import opened_project, require_fresh
from bm_workspace.store.errors import InTheWay, LastEditor, Taken
from bm_workspace.store.models import Mobility, Organisation, Person, Project
from bm_workspace.store.records import organisation_columns, person_columns
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import LANGUAGES

Answers = Mapping[str, str]


def add_organisation(store: WorkspaceStore, code: str, organisation_id: UUID, answers: Answers) -> None:
    """Make an organisation take part; the same id again changes nothing. Raises NotAllowed, Taken."""
    with store.writing():
        project = opened_project(store, code)
        if store.find_organisation(organisation_id):
            return
        _require_free(store, project, organisation_id, answers)
        row = organisation_columns(answers)
        store.session.add(
            Organisation(workspace_id=store.workspace_id, id=organisation_id, project_id=project.id, **row)
        )


def change_organisation(
    store: WorkspaceStore,
    code: str,
    organisation_id: UUID,
    answers: Answers,
    *,
    expected_revision: int,
    now: datetime,
) -> None:
    """Write an organisation; its mobilities, and the project it is beneficiary of, follow its new name.

    Raises NotFound, NotAllowed, StalePage, Taken.
    """
    with store.writing():
        project = opened_project(store, code)
        organisation = store.organisation(project, organisation_id)
        columns = organisation_columns(answers)
        if all(getattr(organisation, key) == value for key, value in columns.items()):
            return
        require_fresh(organisation, expected_revision)
        _require_free(store, project, organisation_id, answers)
        before = (organisation.name, organisation.country)
        if before != (answers["name"], answers["country"]):
            for mobility in store.all_uses_of(project, organisation.name):
                values = _followed(mobility, organisation.name, answers)
                write(store, project, mobility, values, action="organisation_changed", now=now)
        if project.beneficiary == organisation.name:
            project.beneficiary = answers["name"]
        _write(organisation, columns)


def _followed(mobility: Mobility, name: str, answers: Answers) -> dict[str, Any]:
    """A mobility that begins or leads at an organisation knows it by its name, and has its country."""
    stored = mobility.values["from_to"]
    sides = {side: answers["name"] for side in ("sending", "receiving") if stored.get(side) == name}
    if "receiving" in sides:
        sides["country"] = answers["country"]
    return {**mobility.values, "from_to": {**stored, **sides}}


def delete_organisation(
    store: WorkspaceStore, code: str, organisation_id: UUID, *, expected_revision: int
) -> str:
    """Take an organisation out, and give its name. Raises NotFound, NotAllowed, InTheWay, StalePage."""
    with store.writing():
        project = opened_project(store, code)
        organisation = store.organisation(project, organisation_id)
        require_fresh(organisation, expected_revision)
        uses = store.count_uses_of(project, organisation)
        reason = why_not_delete_organisation(
            project.status,
            project.acting.rights,
            is_beneficiary=project.beneficiary == organisation.name,
            mobilities=uses,
        )
        if reason:
            raise InTheWay(reason)
        store.session.delete(organisation)
        return organisation.name


def add_person(store: WorkspaceStore, code: str, person_id: UUID, answers: Answers) -> None:
    """Associate a person with a project; the same id again changes nothing. Raises NotAllowed."""
    with store.writing():
        project = opened_project(store, code)
        if store.find_person(person_id):
            return
        row = person_columns({**answers, "role": _in_every_language(answers["role"])})
        place = {"project_id": project.id, "position": store.next_position(project)}
        store.session.add(Person(workspace_id=store.workspace_id, id=person_id, **place, **row))


def change_person(
    store: WorkspaceStore,
    code: str,
    person_id: UUID,
    answers: Answers,
    *,
    language: str,
    expected_revision: int,
) -> None:
    """Write a person; `language` is the one in which the role was read.

    Raises NotFound, NotAllowed, StalePage, and LastEditor where nobody would be left who can edit.
    """
    with store.writing():
        project = opened_project(store, code)
        person = store.person(project, person_id)
        unchanged = person.role.get(language, "") == answers["role"]
        role = person.role if unchanged else _in_every_language(answers["role"])
        columns = person_columns({**answers, "role": role})
        if all(getattr(person, key) == value for key, value in columns.items()):
            return
        require_fresh(person, expected_revision)
        if answers["rights"] != EDIT and store.is_last_editor(project, person):
            raise LastEditor
        _write(person, columns)


def remove_person(store: WorkspaceStore, code: str, person_id: UUID, *, expected_revision: int) -> str:
    """Part a person from a project, and give the name. Raises NotFound, NotAllowed, InTheWay, StalePage."""
    with store.writing():
        project = opened_project(store, code)
        person = store.person(project, person_id)
        require_fresh(person, expected_revision)
        reason = why_not_remove_person(
            project.status,
            project.acting.rights,
            is_acting=person.id == project.acting.id,
            is_last_editor=store.is_last_editor(project, person),
        )
        if reason:
            raise InTheWay(reason)
        store.session.delete(person)
        return full_name(person)


def _require_free(store: WorkspaceStore, project: Project, organisation_id: UUID, answers: Answers) -> None:
    taken = store.taken_by_another(project, organisation_id, answers["oid"], answers["name"])
    if taken:
        raise Taken(taken)


def _write(row: Organisation | Person, columns: Mapping[str, object]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)


def _in_every_language(role: str) -> dict[str, str]:
    """A role as it was typed; only those of the scenario are translated."""
    return dict.fromkeys(LANGUAGES, role)
