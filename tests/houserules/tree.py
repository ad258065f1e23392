"""The source tree as the house rules see it: every file that somebody wrote."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE = {
    ".git", ".venv", ".venv-load", ".venv-scan", "__pycache__", "build", "dist", "vendor", "test-results",
    ".hypothesis",
    ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", "node_modules",
}  # fmt: skip
"""Folders that tools fill."""

TEXT = {
    "", ".css", ".html", ".js", ".json", ".mako", ".md", ".patch", ".po",
    ".py", ".sh", ".svg", ".toml", ".txt", ".xml", ".yml",
}  # fmt: skip


def written(*suffixes: str, under: str = "") -> list[Path]:
    """All files with these suffixes (any text without), in order."""
    wanted = set(suffixes) or TEXT
    return sorted(file for file in _walk(ROOT / under) if file.suffix in wanted)


def _walk(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name in MADE or entry.name.endswith(".egg-info"):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry


def name(file: Path) -> str:
    """How a file is called in a test's name."""
    return file.relative_to(ROOT).as_posix()


def text(file: Path | str) -> str:
    """What stands in a file."""
    return (ROOT / file).read_text(encoding="utf-8")


JINJA = re.compile(r"\{#.*?#\}|\{%-?.*?-?%\}|\{\{.*?\}\}", re.DOTALL)


def markup(template: str) -> str:
    """A template as markup alone: each expression becomes a word that is equal for equal expressions."""
    return JINJA.sub(lambda found: f"j{abs(hash(found[0]))}" if found[0].startswith("{{") else " ", template)
