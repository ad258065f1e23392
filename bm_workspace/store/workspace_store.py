"""Everything a person touches hangs on one store: there is no other way to the data of a workspace."""

from bm_workspace.store.document_rows import DocumentRows
from bm_workspace.store.exchange_rows import ExchangeRows
from bm_workspace.store.host_rows import HostRows
from bm_workspace.store.mobility_rows import MobilityRows
from bm_workspace.store.partner_rows import PartnerRows
from bm_workspace.store.project_rows import ProjectRows


class WorkspaceStore(ProjectRows, PartnerRows, MobilityRows, DocumentRows, ExchangeRows, HostRows):
    """All rows of one workspace."""
