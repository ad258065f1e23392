"""A backup as a file: compressed lines of JSON; the first says what it is, the last that it is whole."""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

KIND, FORMAT = "bm-workspace backup", 1
LONGEST_LINE = 64 * 1024 * 1024
"""Far more than the largest document needs."""

Row = tuple[str, dict[str, Any]]
"""The name of a table and a row of it in plain values."""


class WrongBackup(ValueError):
    """A file is no backup of this program, or not whole; the sentence says what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What the first line says: the schema version of the rows, and when they were read (ISO, UTC)."""

    schema: str
    made_at: str


def write_backup(file: Path, head: Head, rows: Iterable[Row]) -> int:
    """Write the whole file or none, readable by its owner alone; gives the number of rows. Raises OSError."""
    part = file.with_name(file.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as raw:
            count = _write(raw, head, rows)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(raw: IO[bytes], head: Head, rows: Iterable[Row]) -> int:
    digest, count = hashlib.sha256(), 0
    with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=0) as packed:

        def put(line: Any) -> None:
            sent = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(sent)
            packed.write(sent)

        put({"kind": KIND, "format": FORMAT, "schema": head.schema, "made_at": head.made_at})
        for table, row in rows:
            put([table, row])
            count += 1
        put({"rows": count, "sha256": digest.hexdigest()})
    return count


@contextmanager
def opened_backup(file: Path) -> Iterator[tuple[Head, Iterator[Row]]]:
    """What a backup is, and its rows; only after the last one is it sure that they are whole.

    Raises WrongBackup.
    """
    try:
        packed = gzip.open(file, "rb")  # noqa: SIM115 closed below, where other errors have other reasons
    except OSError as error:
        raise WrongBackup(f"it cannot be read ({error.strerror})") from error
    with packed:
        lines = _lines(packed)
        first = next(lines, b"")
        yield _head(first), _rows(first, lines)


def _lines(packed: gzip.GzipFile) -> Iterator[bytes]:
    try:
        while line := packed.readline(LONGEST_LINE):
            yield line
    except (OSError, EOFError, zlib.error) as error:
        raise WrongBackup("it is no compressed file, or a damaged one") from error


def _rows(first: bytes, lines: Iterator[bytes]) -> Iterator[Row]:
    digest = hashlib.sha256(first)
    for count, line in enumerate(lines):
        found = _loaded(line)
        if isinstance(found, dict):
            if found != {"rows": count, "sha256": digest.hexdigest()} or next(lines, None) is not None:
                raise WrongBackup("its checksum does not fit: it was changed or damaged")
            return
        digest.update(line)
        yield _row(found)
    raise WrongBackup("its end is missing")


def _loaded(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise WrongBackup("it is not made of lines of JSON") from error


def _head(line: bytes) -> Head:
    found = _loaded(line)
    if not isinstance(found, dict) or found.get("kind") != KIND:
        raise WrongBackup("it is no backup of bm-workspace")
    if found.get("format") != FORMAT:
        raise WrongBackup("it was made by a newer bm-workspace")
    return Head(schema=str(found.get("schema", "")), made_at=str(found.get("made_at", "")))


def _row(found: Any) -> Row:
    match found:
        case [str(table), dict(row)]:
            return table, row
    raise WrongBackup("it holds a line that is no row")
