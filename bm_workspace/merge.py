"""Two people, one section: which of the typed answers go in, and which clash with somebody else's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bm_workspace.schema.types import ROW_ID, Row, Section


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What a section's form sent. A field or row that is absent was not on the page and stays.

    `answers` holds what was typed by row identity and field key; a section that does not repeat has one
    row, "". `add` names a new blank row, `remove` one to take out, `up` and `down` one to move. `confirm` is
    the place of an answer that is no longer ahead (`bm_workspace.carried`), or the section's key for all.
    """

    answers: Mapping[str, Row] = field(default_factory=dict)
    add: str = ""
    remove: str = ""
    up: str = ""
    down: str = ""
    confirm: str = ""


@dataclass(frozen=True, kw_only=True)
class Replacement(Edit):
    """Rows that take the place of all others; one of those that somebody changed meanwhile clashes."""


@dataclass(frozen=True, kw_only=True)
class Clash:
    """One answer that two people changed: what was typed here, and what is saved."""

    row: str
    field: str
    mine: str
    saved: str


@dataclass(frozen=True, kw_only=True)
class Merged:
    """The section's answers with the edit in, as stored, and the clashes (where mine is taken in)."""

    answers: Any
    clashes: tuple[Clash, ...]


def merge(section: Section, *, base: Any, saved: Any, edit: Edit) -> Merged:
    """Put an edit into the saved answers, field by field against the revision its page was read at.

    `base` and `saved` are the section's answers as stored: a dict, or a list of dicts where it repeats.
    """
    if section.repeats:
        return _merge_rows(section, base or [], saved or [], edit)
    row, clashes = _merge_row(section, "", base or {}, saved or {}, edit.answers.get("", {}))
    return Merged(answers=row, clashes=tuple(clashes))


def untouched(section: Section, *, base: Any, saved: Any, edit: Edit) -> frozenset[tuple[str, str]]:
    """Row and field of answers that were sent as they were read: only what is saved counts for them."""
    before = _by_id(base or []) if section.repeats else {"": base or {}}
    rows = _by_id(saved or []).keys() if section.repeats else {""}
    return frozenset(
        (row_id, key)
        for row_id in rows
        for key, text in edit.answers.get(row_id, {}).items()
        if text == before.get(row_id, {}).get(key, "")
    )


def _merge_row(
    section: Section, row_id: str, base: Row, saved: Row, mine: Row
) -> tuple[dict[str, str], list[Clash]]:
    merged, clashes = dict(saved), []
    for key in (f.key for f in section.fields if f.key in mine):
        before, theirs, typed = base.get(key, ""), saved.get(key, ""), mine[key]
        if typed in (before, theirs):
            continue
        if theirs != before:
            clashes.append(Clash(row=row_id, field=key, mine=typed, saved=theirs))
        merged[key] = typed
    return merged, clashes


def _merge_gone(section: Section, row_id: str, base: Row, mine: Row) -> tuple[dict[str, str], list[Clash]]:
    """A row that somebody took out: where anything in it is new, it clashes whole, to stay or to go whole."""
    typed = {f.key: mine[f.key] for f in section.fields if mine.get(f.key)}
    if all(text == base.get(key, "") for key, text in typed.items()):
        return {}, []
    return typed, [Clash(row=row_id, field=key, mine=text, saved="") for key, text in typed.items()]


def _merge_rows(section: Section, base: Any, saved: Any, edit: Edit) -> Merged:
    before, theirs = _by_id(base), _by_id(saved)
    if isinstance(edit, Replacement):
        return _replaced(section, before, theirs, edit.answers)
    rows, clashes = dict(theirs), []
    for row_id, mine in edit.answers.items():
        gone = row_id in before and row_id not in theirs
        if gone and row_id == edit.remove:
            continue  # taken out on both sides
        if gone:
            row, found = _merge_gone(section, row_id, before[row_id], mine)
        else:
            row, found = _merge_row(section, row_id, before.get(row_id, {}), theirs.get(row_id, {}), mine)
        clashes += found
        if row_id in theirs or not section.is_blank(row):
            rows[row_id] = {ROW_ID: row_id, **row}
    if edit.remove in rows:
        clashes += _removal_clashes(
            section, edit.remove, before.get(edit.remove, {}), theirs.get(edit.remove, {})
        )
        del rows[edit.remove]
    if edit.add and edit.add not in rows:
        rows[edit.add] = {ROW_ID: edit.add}
    return Merged(answers=_moved(list(rows.values()), edit), clashes=tuple(clashes))


def _replaced(
    section: Section, before: Mapping[str, Row], theirs: Mapping[str, Row], mine: Mapping[str, Row]
) -> Merged:
    rows = [{**theirs.get(row_id, {}), ROW_ID: row_id, **row} for row_id, row in mine.items()]
    clashes: list[Clash] = []
    for row_id, row in theirs.items():
        if row_id not in mine or any(row.get(key, "") != text for key, text in mine[row_id].items()):
            clashes += _removal_clashes(section, row_id, before.get(row_id, {}), row)
    return Merged(answers=rows, clashes=tuple(clashes))


def _removal_clashes(section: Section, row_id: str, base: Row, saved: Row) -> list[Clash]:
    """Somebody changed a row that is being taken out: the whole row clashes, `field` is empty."""
    changed = [f.key for f in section.fields if saved.get(f.key, "") != base.get(f.key, "")]
    text = "\n".join(saved.get(key, "") for key in changed)
    return [Clash(row=row_id, field="", mine="", saved=text)] if changed else []


def _moved(rows: list[Row], edit: Edit) -> list[Row]:
    ids = [row[ROW_ID] for row in rows]
    for row_id, step in ((edit.up, -1), (edit.down, 1)):
        if row_id in ids and 0 <= ids.index(row_id) + step < len(rows):
            place = ids.index(row_id)
            rows[place], rows[place + step] = rows[place + step], rows[place]
    return rows


def _by_id(rows: Any) -> dict[str, dict[str, str]]:
    return {row[ROW_ID]: dict(row) for row in rows}
