"""Outlines of filled documents, and what they say."""

from typing import Any

from bm_workspace.outline import Outline, Part, build

NUMBER, CODE = "2025-LONGT-0001-KA121-VET-000123456", "2025-1-LV01-KA121-VET-000123456"


def outline(document_type: Any, values: Any, language: str = "en", title: str = "A title") -> Outline:
    """The outline of a document with these answers."""
    return build(
        document_type, language=language, title=title, number=NUMBER, project_code=CODE, values=values
    )


def part(built: Outline, key: str) -> Part:
    """One section of it."""
    return {part.key: part for part in built.parts}[key]


def shown(built: Outline, key: str) -> dict[str, tuple[str, ...]]:
    """The answers of one section by label."""
    return {pair.label: pair.lines for block in part(built, key).blocks for pair in block.pairs}


def said(built: Outline) -> str:
    """All its texts."""
    return repr(built)
