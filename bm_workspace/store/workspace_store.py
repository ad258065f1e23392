"""Everything a person touches hangs on one store: there is no other way to the data of a workspace."""

from bm_workspace.store.document_rows import DocumentRows
from bm_workspace.store.project_rows import ProjectRows


class WorkspaceStore(ProjectRows, DocumentRows):
    """All rows of one workspace."""
