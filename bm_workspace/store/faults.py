"""What a database complains of, in our words: it is full, it can only be read, or it does not answer."""

import os
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError

from bm_workspace.store.errors import DatabaseFull, DatabaseUnavailable, ReadOnlyDatabase

BY_CODE: dict[str, type[DatabaseUnavailable]] = {
    "SQLITE_FULL": DatabaseFull,
    "SQLITE_IOERR_SHMSIZE": DatabaseFull,  # no room for the index of what is not in the file yet
    "53100": DatabaseFull,
    "SQLITE_READONLY": ReadOnlyDatabase,
    "25006": ReadOnlyDatabase,
}
"""By the names that SQLite gives its errors, and PostgreSQL's numbers."""

OF_THE_FILE = ("SQLITE_CANTOPEN", "SQLITE_IOERR")
"""Among much else: the files beside the database, which SQLite needs even to read, cannot be made."""


def in_our_words(context: ExceptionContext) -> None:
    """Raise our own error where the database, not the program, is in trouble."""
    if context.is_pre_ping:
        return  # the server was restarted meanwhile: the pool connects anew by itself
    error, cause = context.sqlalchemy_exception, context.original_exception
    code = _code(cause)
    known = next((kind for start, kind in BY_CODE.items() if code.startswith(start)), None)
    if known is None and code.startswith(OF_THE_FILE) and _is_read_only(context.engine):
        known = ReadOnlyDatabase
    in_trouble = isinstance(error, (OperationalError, InterfaceError)) or type(error) is DatabaseError
    if known or in_trouble:
        raise (known or DatabaseUnavailable) from cause


def _code(cause: BaseException | None) -> str:
    return getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""


def _is_read_only(engine: Engine | None) -> bool:
    """Whether the file is there, but it or its folder cannot be written."""
    file = Path(engine.url.database or "") if engine else Path()
    return file.is_file() and not all(os.access(place, os.W_OK) for place in (file, file.parent))
