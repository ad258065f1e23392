"""What is no whole backup changes nothing, and says what it is."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from bm_workspace.backup_file import WrongBackup
from bm_workspace.services.backup import restore
from tests.keeping.rows import everything
from tests.web.things import engine_of


def packed(lines: list[bytes]) -> bytes:
    return gzip.compress(b"".join(lines))


def said(change: Callable[[dict[str, Any]], Any]) -> Callable[[list[bytes]], bytes]:
    """A backup whose first line says something else."""

    def damage(lines: list[bytes]) -> bytes:
        first = json.loads(lines[0])
        change(first)
        return packed([json.dumps(first).encode() + b"\n", *lines[1:]])

    return damage


def with_row(row: object) -> Callable[[list[bytes]], bytes]:
    """A backup whose rows begin with this one."""
    return lambda lines: packed([lines[0], json.dumps(row).encode() + b"\n", *lines[1:]])


DAMAGES: dict[str, tuple[Callable[[list[bytes]], bytes], str]] = {
    "empty": (lambda _lines: b"", "no compressed file|not made of lines|no backup"),
    "text": (lambda _lines: b"SQLite format 3\x00", "no compressed file"),
    "another JSON": (lambda _lines: packed([b'{"kind": "other"}\n']), "no backup of bm-workspace"),
    "a list": (lambda _lines: packed([b"[]\n"]), "no backup of bm-workspace"),
    "CSV": (lambda _lines: packed([b"a;b\n"]), "not made of lines of JSON"),
    "newer format": (said(lambda first: first.update(format=2)), "newer bm-workspace"),
    "newer schema": (said(lambda first: first.update(schema="9999")), "newer bm-workspace"),
    "cut off": (lambda lines: packed(lines[:-1]), "its end is missing"),
    "cut off within": (lambda lines: packed(lines)[:-200], "damaged"),
    "a row taken out": (lambda lines: packed([*lines[:-2], lines[-1]]), "checksum"),
    "a row put in": (lambda lines: packed([*lines[:-1], lines[-2], lines[-1]]), "checksum"),
    "more after the end": (lambda lines: packed([*lines, lines[-2]]), "checksum"),
    "a letter changed": (
        lambda lines: packed([*lines[:-1], lines[-1].replace(b'"rows"', b'"rowz"')]),
        "checksum",
    ),
    "no row": (with_row(["workspace"]), "a line that is no row"),
    "another table": (with_row(["users", {"id": 1}]), "no practice data"),
    "another column": (with_row(["workspace", {"password": "x"}]), "no practice data"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_no_whole_backup_is_refused_and_changes_nothing(
    backup: Path, untouched: Engine, damage: str
) -> None:
    change, reason = DAMAGES[damage]
    lines = gzip.decompress(backup.read_bytes()).splitlines(keepends=True)
    backup.write_bytes(change(lines))

    with pytest.raises(WrongBackup, match=reason):
        restore(untouched, backup, replace=True)

    with untouched.connect() as connection:
        assert not untouched.dialect.has_table(connection, "workspace")


def test_a_damaged_backup_takes_nothing_away(used: Flask, backup: Path) -> None:
    before = everything(engine_of(used))
    lines = gzip.decompress(backup.read_bytes()).splitlines(keepends=True)
    backup.write_bytes(packed(lines[:-1]))

    with pytest.raises(WrongBackup):
        restore(engine_of(used), backup, replace=True)

    assert everything(engine_of(used)) == before
