"""What a mobility gives now beside what one of its documents answers: what would change, answer by answer."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bm_workspace import carried
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import ROW_ID, DocumentType, Field, Need, Section, Values

Given = Mapping[str, Mapping[str, str]]
"""Answers that a mobility gives its document, by section and field."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One answer that the mobility gives otherwise than the document has it.

    It is rewritten where the document's answer never came from the mobility.
    """

    section: Section
    field: Field
    present: str
    offered: str
    is_rewritten: bool

    @property
    def place(self) -> str:
        return carried.place(self.section.key, "", self.field.key)


def differences(
    document_type: DocumentType, values: Values, given: Given, earlier: Sequence[Values] = ()
) -> tuple[Difference, ...]:
    """The answers that would change, in the order of the document; what the mobility leaves empty stays.

    `earlier` is what the mobility gave before.
    """
    return tuple(
        Difference(
            section=section,
            field=field,
            present=present,
            offered=given[section.key][field.key],
            is_rewritten=not came_from(present, section.key, field.key, earlier),
        )
        for section, field in _asked(document_type, given)
        if not alike(present := answer(values, section.key, field.key), given[section.key][field.key])
    )


def _asked(document_type: DocumentType, given: Given) -> Iterator[tuple[Section, Field]]:
    """The questions of this version of the template that the mobility answers."""
    for section in document_type.sections:
        row = given.get(section.key, {})
        if section.need(document_type.version) in (Need.ABSENT, Need.MUST_GO):
            continue
        for field in section.fields_in(document_type.version):
            if row.get(field.key, "").strip() and field.applies(row):
                yield section, field


def came_from(text: str, section: str, field: str, earlier: Iterable[Values]) -> bool:
    """Whether an answer is empty or one that was given before."""
    return not text.strip() or any(alike(text, answer(values, section, field)) for values in earlier)


def alike(text: str, other: str) -> bool:
    """Whether two answers read the same, however their letters are encoded and set apart."""
    return _words(text) == _words(other)


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def followed(
    document_type: DocumentType, values: Values, before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    """The values with what was changed in a text that is written once for all.

    Only an answer that read as the text did before follows; rows follow where all of them did.
    """
    found: dict[str, Any] = dict(values)
    for section in document_type.sections:
        old, new = before.get(section.key), after.get(section.key)
        if old == new or section.need(document_type.version) in (Need.ABSENT, Need.MUST_GO):
            continue
        if not section.repeats:
            found[section.key] = _row_followed(found.get(section.key) or {}, old or {}, new or {})
        elif _texts(found.get(section.key)) == _texts(old):
            found[section.key] = new or []
    return found


def _row_followed(row: Mapping[str, str], old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    changed = {key for key in {*old, *new} if old.get(key, "") != new.get(key, "")}
    follows = {key: new.get(key, "") for key in changed if alike(row.get(key, ""), old.get(key, ""))}
    return {**row, **follows}


def _texts(rows: Any) -> list[dict[str, str]]:
    """What rows say, whatever their identities."""
    return [{key: text for key, text in row.items() if key != ROW_ID and text} for row in rows or ()]


def taken(values: Values, chosen: Sequence[Difference]) -> dict[str, Any]:
    """The values with the chosen answers of the mobility; they speak of the future no longer."""
    after: dict[str, Any] = dict(values)
    for found in chosen:
        row = after.get(found.section.key) or {}
        after[found.section.key] = {**row, found.field.key: found.offered}
    return carried.without(after, {found.place for found in chosen})
