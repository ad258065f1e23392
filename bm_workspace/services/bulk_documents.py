"""Documents, as they are ticked in their list."""

from bm_workspace.services import documents
from bm_workspace.services.bulk import Listed
from bm_workspace.store.models import Document
from bm_workspace.store.workspace_store import WorkspaceStore

DOCUMENTS = Listed[Document](
    key=lambda document: str(document.id),
    name=lambda document: f"{document.number} {document.title}",
    at=WorkspaceStore.documents_at,
    deleted_at=WorkspaceStore.documents_deleted_at,
    remove=documents.remove,
    bring_back=documents.bring_back,
)
