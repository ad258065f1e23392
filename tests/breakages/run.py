"""Tests of the tests: `python -m tests.breakages.run` applies each breakage to a copy; a test must turn red.

A patch that no longer applies, tests that are red without it, or that are not found, are failures as well.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[2]
PATCHES = Path(__file__).parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "node_modules", "test-results", "build",
    "dist",
)  # fmt: skip
RED = 1
"""What pytest answers when a test failed; anything above means that it could not run them."""

AT_ONCE = min(4, os.cpu_count() or 1)


@dataclass(frozen=True, kw_only=True)
class Breakage:
    """One patch: what it breaks, and the tests of which one must notice."""

    patch: Path
    what: str
    tests: tuple[str, ...]


def breakages(names: Sequence[str] = ()) -> list[Breakage]:
    """All breakages, or those whose names are given."""
    files = [file for file in sorted(PATCHES.glob("*.patch")) if not names or file.stem in names]
    return [_read(file) for file in files]


def _read(patch: Path) -> Breakage:
    head, _, _ = patch.read_text(encoding="utf-8").partition("\n--- ")
    tests = tuple(re.findall(r"^Test: (\S+)$", head, re.MULTILINE))
    return Breakage(patch=patch, what=head.splitlines()[0], tests=tests)


def apply(patch: Path, tree: Path, *options: str) -> bool:
    """Whether the patch applies to the tree; it may have moved, but its lines must be there."""
    outside = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tree.parent)}  # the copy is no repository
    command = ["git", "apply", "-p1", "-C1", "--recount", *options, str(patch)]
    return subprocess.run(command, cwd=tree, env=outside, capture_output=True, check=False).returncode == 0


def pytest(tree: Path, tests: Sequence[str], *more: str) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy of the tree, on SQLite only, until one fails."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", "-k", "not postgresql", *more]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def copied(folder: Path) -> Path:
    """A copy of the tree without what tools made."""
    return Path(shutil.copytree(ROOT, folder, ignore=LEFT_OUT, symlinks=True))


def trouble(breakage: Breakage, tree: Path) -> str:
    """Why a breakage is not as it should be; empty where a test turned red."""
    if not apply(breakage.patch, tree):
        return "the patch no longer applies"
    try:
        ran = pytest(tree, breakage.tests)
    finally:
        apply(breakage.patch, tree, "--reverse")
    if ran.returncode == RED:
        return ""
    return "no test noticed" if ran.returncode == 0 else f"the tests could not run:\n{ran.stdout}{ran.stderr}"


def check(chosen: Sequence[Breakage], trees: Sequence[Path]) -> int:
    """Try every breakage, say how it went, and give how many were not noticed."""
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def tried(breakage: Breakage) -> str:
        tree = free.get()
        try:
            return trouble(breakage, tree)
        finally:
            free.put(tree)

    bad = 0
    with ThreadPoolExecutor(len(trees)) as several:
        for breakage, wrong in zip(chosen, several.map(tried, chosen), strict=True):
            bad += bool(wrong)
            print(f"{'NOT NOTICED' if wrong else 'noticed'}: {breakage.what} {wrong}".rstrip(), flush=True)
    return bad


def main() -> None:
    """Checks that the tests are green on the tree as it is, then tries every breakage."""
    chosen = breakages(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="bm-breakages-") as folder:
        trees = [copied(Path(folder) / str(number)) for number in range(AT_ONCE)]
        sound = pytest(
            trees[0], sorted({test for breakage in chosen for test in breakage.tests}), f"-n{AT_ONCE}"
        )
        if sound.returncode:
            sys.exit(f"These tests are red without any breakage:\n{sound.stdout}{sound.stderr}")
        bad = check(chosen, trees)
    print(f"{len(chosen) - bad} of {len(chosen)} breakages noticed")
    sys.exit(1 if bad or not chosen else 0)


if __name__ == "__main__":
    main()
