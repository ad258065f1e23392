"""The text of a mobility in the database is written once: the certificates of its participants follow it."""

from collections.abc import Sequence
from datetime import datetime

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.prefill import shared
from bm_workspace.schema.types import Values
from bm_workspace.services.record import record, why_not_edit
from bm_workspace.store.models import Document
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.taking_over import followed


def follow(
    store: WorkspaceStore, documents: Sequence[Document], before: Values, after: Values, *, now: datetime
) -> None:
    """Write what was changed into the certificates that may be edited.

    An answer that was written in a certificate itself stays.
    """
    statuses = store.host_statuses(documents)
    for document in documents:
        if why_not_edit(store, document, host=statuses[document.id]):
            continue
        declaration = DOCUMENT_TYPES[document.type]
        values = followed(
            declaration, document.values, shared(declaration, before), shared(declaration, after)
        )
        if values != document.values:
            record(store, document, action="taken_over", values=values, now=now)
