"""The lists of the Europass mobility database: those of projects, with what only the database knows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, exists

from bm_workspace.identifiers import DATABASE
from bm_workspace.sent_to_host import COMPLETED, INCOMPLETE, SENT
from bm_workspace.store.host_models import HostLink
from bm_workspace.store.listing import CHOICE, Declared, Filter, Listing
from bm_workspace.store.lists import DOCUMENTS, said
from bm_workspace.store.models import Document
from bm_workspace.wording import Text, _t

HOST_STATUSES: Mapping[str, Text] = {
    INCOMPLETE: _t("Incomplete"),
    SENT: _t("Sent to host"),
    COMPLETED: _t("Completed"),
}


def _with_host(status: Any, _listing: Listing) -> ColumnElement[bool]:
    """The documents that are so far with their hosts."""
    active = exists().where(
        HostLink.workspace_id == Document.workspace_id,
        HostLink.document_id == Document.id,
        HostLink.revoked_at.is_(None),
    )
    confirmed = active.where(HostLink.confirmed_at.is_not(None))
    return {SENT: active & ~confirmed, COMPLETED: confirmed}.get(status, ~active)


DATABASE_DOCUMENTS = replace(
    DOCUMENTS,
    filters=(
        *DOCUMENTS.filters,
        Filter(key="host", label=_t("Host"), kind=CHOICE, where=_with_host, codes=said(HOST_STATUSES)),
    ),
    own_order="number",
    own_order_descends=False,
)


def documents_of(code: str) -> Declared:
    """The list of documents of a project, or of the database."""
    return DATABASE_DOCUMENTS if code == DATABASE else DOCUMENTS
