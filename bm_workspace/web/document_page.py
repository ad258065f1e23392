"""What the pages around a document show: outline, answers in words, letters a PDF cannot print."""

import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import url_for

from bm_workspace.answers import to_typed
from bm_workspace.in_words import in_words
from bm_workspace.outline import Outline, build
from bm_workspace.render.fonts import missing_in
from bm_workspace.schema import document_type
from bm_workspace.schema.types import Declaration, Field, Kind, Values
from bm_workspace.web.reading import language
from bm_workspace.web.scope import store
from bm_workspace.wording import Text


@dataclass(frozen=True, kw_only=True)
class ShownSection:
    """A section's answers in words: label and value of what was given."""

    title: Text
    answers: tuple[tuple[Text, str], ...]


def shown_answers(declaration: Declaration, values: Values) -> list[ShownSection]:
    """The answers of a form that is only looked at, in the language of the page."""
    shown = []
    for section in declaration.shown_sections(values):
        for place, row in enumerate(section.rows(values) or ({},), start=1):
            given = (
                (f.label, in_words_here(f, row.get(f.key, ""))) for f in section.fields if f.applies(row)
            )
            answers = tuple((label, text or "—") for label, text in given)
            shown.append(ShownSection(title=section.row_name(place), answers=answers))
    return shown


def in_words_here(field: Field, text: str) -> str:
    """A stored answer as people read it on this page."""
    return to_typed(field, text) if field.kind is Kind.DATE else in_words(field, text, language())


def own_address(document: Any) -> str:
    """The page of a document, as whoever works here finds it."""
    return url_for("host.show" if store().as_host else "documents.view", document_id=document.id)


def document_outline(document: Any, values: Values | None = None, title: str | None = None) -> Outline:
    """A document as printed, or an earlier state of it."""
    return _outline(
        document.type,
        document.language,
        title or document.title,
        document.number,
        document.project.code,
        json.dumps(document.values if values is None else values),
    )


@lru_cache(maxsize=32)
def _outline(
    type_key: str, language: str, title: str, number: str, project_code: str, values: str
) -> Outline:
    """The outline of these texts; kept, because a document is often looked at and downloaded in a row."""
    return build(
        document_type(type_key, number),
        language=language,
        title=title,
        number=number,
        project_code=project_code,
        values=json.loads(values),
    )


def unprintable(outline: Outline) -> list[tuple[str, str]]:
    """Each character that the PDF's font lacks, with its name."""
    return [(c, unicodedata.name(c, f"U+{ord(c):04X}")) for c in missing_in(outline)]
