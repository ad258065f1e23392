"""A disk that fills up and a place that nothing can be written to, as real as this machine allows."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.postgres import is_strict

NO_MOUNT = "Nothing can be mounted here: that takes root, and the right to mount."
BALLAST = "ballast"
AT_ONCE = 64 * 1024


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """A file system of its own, in memory. Where none can be mounted, nobody can fill it."""
    place.mkdir()
    mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", place)
    try:
        yield place
    finally:
        unmount(place)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Meanwhile not one byte more goes on to that disk."""
    ballast = disk / BALLAST
    with ballast.open("wb", buffering=0) as file:
        for size in (AT_ONCE, 1):
            with suppress(OSError):  # there is no room left
                while file.write(b"x" * size):
                    pass
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def only_to_read(place: Path) -> Iterator[None]:
    """Meanwhile a file or a folder cannot be written, not even by root."""
    if os.geteuid():
        before = place.stat().st_mode
        place.chmod(before & ~0o222)
    else:
        mount("--bind", place, place)
        mount("-o", "remount,bind,ro", place)
    try:
        yield
    finally:
        if os.geteuid():
            place.chmod(before)
        else:
            unmount(place)


def mount(*words: str | Path) -> None:
    """Mount something; a machine that must try everything fails where that is not allowed."""
    done = subprocess.run(["mount", *words], check=False, capture_output=True, text=True)
    if done.returncode:
        (pytest.fail if is_strict() else pytest.skip)(f"{NO_MOUNT} {done.stderr}")


def unmount(place: Path) -> None:
    """Take it away again, even while somebody holds a file on it."""
    subprocess.run(["umount", "--lazy", place], check=True)
