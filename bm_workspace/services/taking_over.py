"""Taking over into a document what its mobility gives now."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.prefill import without_guesses
from bm_workspace.schema.rules import answer
from bm_workspace.services.given import given_before, giver
from bm_workspace.services.record import opened_for_change, record
from bm_workspace.store.errors import NotFound, StaleDocument
from bm_workspace.store.models import Document, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.taking_over import Difference, differences, taken


def to_take_over(store: WorkspaceStore, document: Document) -> tuple[Difference, ...]:
    """What the document's mobility gives otherwise than the document has it. Raises NotFound."""
    if document.mobility is None:
        raise NotFound
    now = _differences(store, document.mobility, [document], given_before(store, document))
    return now[document.id]


def how_many_differ(
    store: WorkspaceStore, mobility: Mobility, documents: Sequence[Document]
) -> Mapping[UUID, int]:
    """How many answers each of a mobility's documents could take over, by their ids, without the others."""
    found = _differences(store, mobility, documents) if documents else {}
    return {key: len(answers) for key, answers in found.items() if answers}


def _differences(
    store: WorkspaceStore, mobility: Mobility, documents: Sequence[Document], earlier: Sequence[Any] = ()
) -> dict[UUID, tuple[Difference, ...]]:
    give, values = giver(store, mobility, [mobility.values]), mobility.values
    types = {document.id: DOCUMENT_TYPES[document.type] for document in documents}
    return {
        document.id: differences(
            types[document.id],
            document.values,
            without_guesses(give(types[document.id], values), values),
            earlier,
        )
        for document in documents
    }


def take_over(
    store: WorkspaceStore, document_id: UUID, shown: Mapping[str, str], *, read_at: int, now: datetime
) -> int:
    """Put answers of the mobility into its document: by their places, as the page showed them at `read_at`.

    Gives how many changed; what is there already is no change. Raises NotFound, NotAllowed, and StaleDocument
    where the mobility gives something else by now, or somebody has rewritten the document's answer since.
    """
    with store.writing():
        document = opened_for_change(store, document_id)
        found = {difference.place: difference for difference in to_take_over(store, document)}
        base = _base(store, document, read_at)
        chosen = []
        for place, text in shown.items():
            section, _, field = place.partition("//")
            if answer(document.values, section, field) == text:
                continue
            difference = found.get(place)
            if (
                difference is None
                or difference.offered != text
                or difference.present != answer(base, section, field)
            ):
                raise StaleDocument(document.revision)
            chosen.append(difference)
        if chosen:
            record(store, document, action="taken_over", values=taken(document.values, chosen), now=now)
        return len(chosen)


def _base(store: WorkspaceStore, document: Document, read_at: int) -> Mapping[str, Any]:
    """The answers that the page showed; a revision that never was had none."""
    if read_at == document.revision:
        return document.values
    try:
        return store.revision(document.id, read_at).values
    except NotFound:
        return {}
