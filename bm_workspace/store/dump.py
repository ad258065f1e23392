"""All rows of a database as plain values and back, the same whichever database they are in."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Uuid,
    insert,
    select,
)
from sqlalchemy.types import TypeEngine

from bm_workspace.store import address_counts, esco_models, exchange_models, host_models, mobility_models
from bm_workspace.store.base import Base

AT_ONCE = 500
MODULES = (address_counts, esco_models, exchange_models, host_models, mobility_models)
"""Tables that nobody else may have imported yet."""

NOT_KEPT = {"address_count"}
"""Tables that no backup holds: what is forgotten within an hour shall not lie in a file for years."""

Plain = dict[str, Any]
"""A row by the names of its columns, of values that JSON has."""

FROM_PLAIN: tuple[tuple[type[TypeEngine[Any]], Callable[[Any], Any]], ...] = (
    (Uuid, UUID),
    (DateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (LargeBinary, base64.b64decode),
)
"""How a value that JSON lacks is read again, by the type of its column; others stand as they are."""


class UnknownPlace(LookupError):
    """A row of a table, or with a column, that the schema does not have."""


def all_rows(connection: Connection) -> Iterator[tuple[str, Plain]]:
    """Every row that is kept under the name of its table, those that others refer to first."""
    for table in (one for one in Base.metadata.sorted_tables if one.name not in NOT_KEPT):
        for row in connection.execute(_in_order(table), execution_options={"yield_per": AT_ONCE}).mappings():
            yield table.name, {name: _plain(value) for name, value in row.items()}


def put_rows(connection: Connection, rows: Iterable[tuple[str, Plain]]) -> int:
    """Insert rows into a schema of whatever version; gives how many. Raises UnknownPlace."""
    schema = MetaData()
    schema.reflect(connection)
    count = 0
    for name, found in groupby(rows, key=lambda row: row[0]):
        table = schema.tables.get(name)
        if table is None:
            raise UnknownPlace(name)
        read = partial(_read, table)
        values = (read(row) for _name, row in found)
        while batch := list(islice(values, AT_ONCE)):
            connection.execute(insert(table), batch)
            count += len(batch)
    return count


def _in_order(table: Table) -> Select[Any]:
    """All rows of a table; a row that refers to another of the same table comes after it."""
    refers = [c for c in table.columns if any(key.column.table is table for key in c.foreign_keys)]
    to_itself = [c.is_not(None) for c in refers if c.nullable]
    return select(table).order_by(*to_itself, *table.primary_key.columns)


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat()  # always UTC
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _read(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    unknown = row.keys() - table.columns.keys()
    if unknown:
        raise UnknownPlace(f"{table.name}.{min(unknown)}")
    return {name: _value(table.columns[name], value) for name, value in row.items()}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    read = next((read for kind, read in FROM_PLAIN if isinstance(column.type, kind)), None)
    return read(value) if read else value
