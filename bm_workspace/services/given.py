"""What a mobility gives its documents, now and at its earlier revisions."""

from collections.abc import Callable, Sequence
from typing import Any

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.prefill import prefilled, shared
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import DocumentType, Values
from bm_workspace.store.models import Document, DocumentRevision, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore

Giver = Callable[[DocumentType, Values], dict[str, Any]]
"""What a mobility with such answers gives a document of a type."""

SIDES = ("sending", "receiving")


def giver(store: WorkspaceStore, mobility: Mobility, states: Sequence[Values]) -> Giver:
    """Gives a document what the mobility gives in any of these states, with the organisations as now."""
    if mobility.kind == DATABASE:
        return _shared_lines
    project = mobility.project
    names = {answer(values, "from_to", side) for values in states for side in SIDES}
    facts = store.facts_of_organisations(project, names)

    def give(document_type: DocumentType, values: Values) -> dict[str, Any]:
        sending, hosting = (facts.get(answer(values, "from_to", side), {}) for side in SIDES)
        return prefilled(document_type, values, field=project.field, sending=sending, hosting=hosting)

    return give


def _shared_lines(document_type: DocumentType, values: Values) -> dict[str, Any]:
    """What a mobility in the database gives answer by answer; rows go over as a whole (`shared_text`)."""
    found = shared(document_type, values)
    return {
        section.key: found[section.key]
        for section in document_type.sections
        if not section.repeats and section.key in found
    }


def given_before(store: WorkspaceStore, document: Document) -> list[Values]:
    """Everything that the document's mobility ever gave it: by its revisions, and as the document kept it."""
    kept = [_as_given(document, state) for state in store.given_states(document)]
    if document.mobility is None:
        return kept
    states = store.mobility_states(document.mobility)
    give = giver(store, document.mobility, states)
    return [*kept, *(give(DOCUMENT_TYPES[document.type], values) for values in states)]


def _as_given(document: Document, state: DocumentRevision) -> Values:
    """What came from the mobility in a saved state: the first answers, or those taken over."""
    if state.action == "created":
        return {} if document.made_from else state.values
    given: dict[str, dict[str, str]] = {}
    for place in state.changed:
        section, _row, field = place.split("/")
        given.setdefault(section, {})[field] = answer(state.values, section, field)
    return given
