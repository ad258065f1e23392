"""What the page of a mobility shows: its form in tabs, its documents, and its days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for

from bm_workspace.identifiers import DATABASE
from bm_workspace.policies import too_many_participants
from bm_workspace.schema.lists import most_participants
from bm_workspace.schema.mobility import in_project
from bm_workspace.services.taking_over import how_many_differ
from bm_workspace.web.form_page import FormPage, opened
from bm_workspace.web.reading import language
from bm_workspace.web.scope import store
from bm_workspace.web.stay import StayShown, stay_shown
from bm_workspace.wording import Text, _t

DONE = _t("Nothing: this mobility is complete. It counts for the final report.")


@dataclass(frozen=True, kw_only=True)
class MobilityPage(FormPage):
    """A mobility opened for editing."""

    mobility: Any
    documents: Sequence[Any]
    stay: StayShown | None
    differing: Mapping[UUID, int]
    """How many answers each document could take over from the mobility, without those that could not."""
    host_statuses: Mapping[UUID, str]
    """How far each document is with its host, where documents are sent to hosts."""
    full_notice: Text | None = None
    uses_esco: bool = False


def mobility_page(mobility: Any, key: str, *, focus: str = "") -> MobilityPage:
    """The page with one section open. Raises NotFound where there is no such section."""
    project = mobility.project
    parts = opened(
        in_project(mobility.kind, project.call_year, project.starts_on, project.ends_on),
        mobility.values,
        key,
        lambda key: section_address(mobility, key),
        store().organisation_names(project),
    )
    documents = store().documents_of(mobility)
    return MobilityPage(
        **parts,
        revision=mobility.revision,
        title=mobility.participant or mobility.number,
        done=DONE,
        kept_as=f"{mobility.id}/{key}",
        language=language(),
        project=project,
        mobility=mobility,
        documents=documents,
        differing=how_many_differ(store(), mobility, documents),
        host_statuses=host_statuses(mobility, documents),
        focus=focus,
        stay=stay_shown(parts["section"], mobility.values, project.call_year),
        full_notice=full_notice(project),
    )


def host_statuses(mobility: Any, documents: Sequence[Any]) -> Mapping[UUID, str]:
    """How far each document of a mobility is with its host; nothing where none is ever sent to one."""
    return store().host_statuses(documents) if mobility.kind == DATABASE else {}


def differing(mobility: Any) -> Mapping[UUID, int]:
    """How many answers each document of a mobility could take over, without those that could not."""
    return how_many_differ(store(), mobility, store().documents_of(mobility))


def full_notice(project: Any) -> Text | None:
    """In KA182 at most ten participants may be complete (domain facts 2.4): said before it hurts."""
    most = most_participants(project.action)
    if most is None:
        return None
    count = store().count_complete_participants(project)
    if count < most - 1:
        return None
    if count > most:
        return too_many_participants(count, most)
    return _t(
        "%(count)s of at most %(most)s participants of this KA182 project are complete. "
        "Accompanying persons do not count.",
        count=count,
        most=most,
    )


def section_address(mobility: Any, key: str, focus: str = "") -> str:
    """The address of a section of a mobility's form."""
    return url_for(
        "mobility_form.section",
        code=mobility.project.code,
        mobility_id=mobility.number,
        key=key,
        focus=focus or None,
        _anchor=focus or None,
    )
