"""Bringing a database up to date at start: its schema, ESCO's embedded skills, statuses by changed rules."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from bm_workspace.paths import PACKAGE, folder
from bm_workspace.schema import document_type
from bm_workspace.status import status
from bm_workspace.store.base import WRITING
from bm_workspace.store.migrate import upgrade, wait_for_turn
from bm_workspace.store.models import Document, Mobility, Program
from bm_workspace.store.records import mobility_status
from bm_workspace.store.skills import keep_embedded

CODE_LISTS = ("activity_types", "code_lists", "limits", "mobility_fields")
AT_ONCE = 1000


def bring_up_to_date(engine: Engine) -> None:
    """Migrate, load what the program brings along, work statuses out again where the rules have changed."""
    upgrade(engine)
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        wait_for_turn(connection)
        keep_embedded(connection)
        known = connection.scalar(select(Program.rules).with_for_update())
        if known == rules_fingerprint():
            return
        recompute_statuses(connection)
        if known is None:
            connection.execute(insert(Program).values(id=1, rules=rules_fingerprint()))
        connection.execute(update(Program).values(rules=rules_fingerprint()))


@cache
def rules_fingerprint() -> str:
    """Changes whenever the declarations, the rules or the code lists change."""
    digest = hashlib.sha256()
    for file in _rule_files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _rule_files() -> Iterator[Path]:
    yield from sorted((PACKAGE / "schema").glob("*.py"))
    yield PACKAGE / "status.py"
    yield from (folder("fixtures") / f"{name}.json" for name in CODE_LISTS)


def recompute_statuses(connection: Connection) -> int:
    """Work the status of every document and mobility out anew; gives how many changed."""
    documents = _recomputed(connection, Document, Document.type, _document_status)
    return documents + _recomputed(connection, Mobility, Mobility.kind, mobility_status)


def _document_status(type_key: str, number: str, values: Any) -> str:
    return status(document_type(type_key, number), values)


def _recomputed(
    connection: Connection, table: Any, declared_by: Any, work_out: Callable[[str, str, Any], str]
) -> int:
    """Correct the status of the rows of one table; `declared_by` is the column that names the declaration."""
    query = select(table.workspace_id, table.id, declared_by.label("key"), table.number)
    query = query.add_columns(table.status, table.values)
    rows = connection.execute(query, execution_options={"yield_per": AT_ONCE})
    worked_out = ((row, work_out(row.key, row.number, row.values)) for row in rows)
    wrong = [(row.workspace_id, row.id, found) for row, found in worked_out if found != row.status]
    for workspace_id, row_id, found in wrong:
        this_one = update(table).where(table.workspace_id == workspace_id, table.id == row_id)
        connection.execute(this_one.values(status=found))
    return len(wrong)
