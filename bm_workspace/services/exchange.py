"""Importing mobilities: first a preview of what would happen, then everything or nothing."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine

from bm_workspace.exchange.columns import Surroundings
from bm_workspace.exchange.csv_table import encoding_of
from bm_workspace.exchange.files import is_xlsx, read_table
from bm_workspace.exchange.invented import Inventor
from bm_workspace.exchange.planning import Plan, plan
from bm_workspace.exchange.rows import Known
from bm_workspace.exchange.summary import summary
from bm_workspace.exchange.tables import Table
from bm_workspace.identifiers import LAST_COUNTER
from bm_workspace.keys import full_name
from bm_workspace.policies import why_no_numbers
from bm_workspace.schema.lists import activity_types
from bm_workspace.services.importing import write_plan
from bm_workspace.services.project import opened_project, require_change
from bm_workspace.store.base import WRITING
from bm_workspace.store.errors import NotAllowed
from bm_workspace.store.exchange_models import MobilityImport
from bm_workspace.store.exchange_rows import forgotten
from bm_workspace.store.models import Project
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import Text, _t

PREVIEW, ERROR, IMPORTED = "preview", "error", "imported"
KEPT_FOR = timedelta(hours=1)
NAME_LENGTH = 200

OVER = _t("This preview was kept for one hour, which is over. Send the file again.")
HAS_ERRORS = _t(
    "Cells of this file cannot be read, so nothing of it is imported. Correct them and send it again."
)


@dataclass(frozen=True, kw_only=True)
class NewImport:
    """A file as it was sent; `secret` is what invented persons are made from where they are wanted."""

    id: UUID
    file_name: str
    content: bytes
    invents: bool
    secret: bytes


def surroundings(store: WorkspaceStore, project: Project) -> Surroundings:
    """What the cells of a project's table are read and written by."""
    partners = store.partners(project)
    return Surroundings(
        code=project.code,
        education=project.field,
        call_year=project.call_year,
        organisations={one.oid: one.name for one in partners},
        places={one.name: (one.country, one.city) for one in partners},
    )


def is_over(sent: MobilityImport, now: datetime) -> bool:
    """Whether a file was sent too long ago to be imported."""
    return sent.status != IMPORTED and now - sent.sent_at > KEPT_FOR


def send_file(store: WorkspaceStore, code: str, new: NewImport, *, now: datetime) -> MobilityImport:
    """Keep a file with what importing it would do. Raises NotFound, NotAllowed, FileRefused."""
    _forget_old(store, now)
    project = store.project(code)
    require_change(project)
    encoding = "" if is_xlsx(new.content) else encoding_of(new.content)
    table = read_table(new.content, encoding)
    found = _planned(store, project, table, new.secret if new.invents else None)
    with store.writing():  # what takes long is done before: others may write meanwhile
        project = opened_project(store, code)
        person = project.acting
        sent = MobilityImport(
            workspace_id=store.workspace_id,
            id=new.id,
            project_id=project.id,
            file_name=new.file_name[:NAME_LENGTH],
            encoding=encoding,
            invents=new.invents,
            author=full_name(person),
            sent_at=now,
            content=new.content,
        )
        _keep(sent, found)
        store.session.add(sent)
        return sent


def read_again(
    store: WorkspaceStore, code: str, import_id: UUID, encoding: str, *, secret: bytes, now: datetime
) -> None:
    """Read a file in another encoding. Raises NotFound, NotAllowed, FileRefused."""
    _forget_old(store, now)
    project = store.project(code)
    require_change(project)
    sent, content = _opened(store, project, import_id, now)
    encoding = "" if is_xlsx(content) else encoding
    found = _planned(store, project, read_table(content, encoding), secret if sent.invents else None)
    with store.writing():  # what takes long is done before: others may write meanwhile
        project = opened_project(store, code)
        sent, _content = _opened(store, project, import_id, now)
        sent.encoding = encoding
        _keep(sent, found)


def carry_out(store: WorkspaceStore, code: str, import_id: UUID, *, secret: bytes, now: datetime) -> bool:
    """Import a file; done twice it is imported once. False where the preview no longer told the truth.

    Raises NotFound, NotAllowed.
    """
    _forget_old(store, now)
    project = store.project(code)
    require_change(project)
    sent = store.mobility_import(project, import_id)
    if sent.status == IMPORTED:
        return True
    sent, content = _opened(store, project, import_id, now)
    encoding, table = sent.encoding, read_table(content, sent.encoding)
    with store.writing():
        project = opened_project(store, code)
        sent = store.mobility_import(project, import_id)
        if sent.status == IMPORTED:
            return True
        if sent.encoding != encoding:
            return False
        found = _planned(store, project, table, secret if sent.invents else None, for_change=True)
        if found.fingerprint != sent.summary["fingerprint"]:
            _keep(sent, found)
            return False
        if found.problems:
            raise NotAllowed(HAS_ERRORS)
        write_plan(store, project, found, import_id, now=now)
        sent.status, sent.content = IMPORTED, None
        return True


def why_not_import(store: WorkspaceStore, project: Project, sent: MobilityImport) -> Text | None:
    """Why a preview cannot be imported now: its new mobilities find no numbers, or None where they do."""
    wanted: Counter[str] = Counter()
    for activity_type, count in sent.summary.get("wanted", {}).items():
        wanted[activity_types()[activity_type].code] += count
    reasons = (
        why_no_numbers(code, LAST_COUNTER - store.last_number(project, code), count)
        for code, count in sorted(wanted.items())
    )
    return next(filter(None, reasons), None)


def forget_old_files(engine: Engine, *, now: datetime) -> None:
    """Drop the files of all previews that are over, whoever sent them."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        connection.execute(forgotten(now - KEPT_FOR))


def _forget_old(store: WorkspaceStore, now: datetime) -> None:
    """With every change: looking at a preview that is over changes nothing, so it drops nothing."""
    with store.writing():
        store.forget_contents(now - KEPT_FOR)


def _opened(
    store: WorkspaceStore, project: Project, import_id: UUID, now: datetime
) -> tuple[MobilityImport, bytes]:
    sent = store.mobility_import(project, import_id)
    if sent.content is None or is_over(sent, now):
        raise NotAllowed(OVER)
    return sent, sent.content


def _planned(
    store: WorkspaceStore,
    project: Project,
    table: Table,
    secret: bytes | None,
    *,
    for_change: bool = False,
) -> Plan:
    known = {
        row.activity_key: Known(
            id=row.id,
            kind=row.kind,
            number=row.number,
            activity_id=row.activity_id,
            values=row.values,
            revision=row.revision,
        )
        for row in store.known_mobilities(project, for_change=for_change)
    }
    inventor = Inventor(secret) if secret else None
    return plan(table, surroundings(store, project), known, inventor)


def _keep(sent: MobilityImport, found: Plan) -> None:
    sent.status = ERROR if found.problems else PREVIEW
    sent.summary = summary(found)
