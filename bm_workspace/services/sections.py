"""Saving, deleting and bringing back a section of a document or a mobility."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bm_workspace import carried
from bm_workspace.merge import Edit, merge, untouched
from bm_workspace.schema.types import Need, Section
from bm_workspace.services.opened import Opened, Opener
from bm_workspace.services.record import changed_answers
from bm_workspace.store.errors import ClashingAnswers, NotFound, StaleDocument
from bm_workspace.store.workspace_store import WorkspaceStore


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What saving a section led to."""

    differing: int
    """How many documents have other answers than their mobility because of it."""


def save_section(
    store: WorkspaceStore, opener: Opener, key: str, edit: Edit, *, read_at: int, now: datetime
) -> Saved | None:
    """Put what was typed into a section; `read_at` is the revision that its page showed.

    Gives None where nothing changed: saving what is unchanged makes no revision. Raises NotFound, NotAllowed,
    and ClashingAnswers where somebody has changed the same answers since.
    """
    with store.writing():
        opened = opener(store)
        section, base = _declared(opened, key), _base(opened, key, read_at)
        _require_place(opened, section, base)
        saved = opened.values.get(key)
        merged = merge(section, base=base, saved=saved, edit=edit)
        if merged.clashes:
            as_read = untouched(section, base=base, saved=saved, edit=edit)
            raise ClashingAnswers(opened.revision, merged.clashes, as_read)
        answers = opened.values
        if merged.answers != (saved or ([] if section.repeats else {})):
            answers = {**answers, key: merged.answers}
        settled = _settled(opened, section, answers, edit.confirm)
        if answers is opened.values and not settled:
            return None
        action = "confirmed" if answers is opened.values else "saved"
        return Saved(differing=opened.write(carried.without(answers, settled), action=action, now=now))


def _settled(opened: Opened, section: Section, answers: Mapping[str, Any], confirm: str) -> frozenset[str]:
    """The places that speak of the future no longer: rewritten, taken out, or confirmed."""
    ahead = carried.of_section(answers, section.key)
    confirmed = ahead if confirm == section.key else ahead & {confirm}
    return confirmed | ahead.intersection(changed_answers(opened.declaration, opened.values, answers))


def delete_section(
    store: WorkspaceStore, opener: Opener, key: str, edit: Edit, *, read_at: int, now: datetime
) -> int:
    """Empty a section, once what was typed into it is saved. Gives the revision that holds it, for Undo."""
    changed = save_section(store, opener, key, edit, read_at=read_at, now=now) is not None
    expected_revision = read_at + changed
    with store.writing():
        opened = opener(store)
        section = _declared(opened, key)
        _require_revision(opened, expected_revision)
        if not section.rows(opened.values):
            if changed:
                return read_at  # it was emptied by hand
            raise NotFound
        left = {name: answers for name, answers in opened.values.items() if name != key}
        values = carried.without(left, carried.of_section(left, key))
        opened.write(values, action="section_deleted", now=now)
        return expected_revision


def bring_back_section(
    store: WorkspaceStore,
    opener: Opener,
    key: str,
    *,
    from_revision: int,
    expected_revision: int,
    now: datetime,
) -> None:
    """Undo the deletion of a section: its answers as they were at a revision."""
    with store.writing():
        opened = opener(store)
        section = _declared(opened, key)
        _require_revision(opened, expected_revision)
        then = opened.values_at(from_revision)
        answers = then.get(section.key)
        if not answers or answers == opened.values.get(key):
            return
        values = carried.with_(opened.values, carried.of_section(then, key))
        opened.write({**values, key: answers}, action="section_back", now=now)


def _require_revision(opened: Opened, expected: int) -> None:
    if opened.revision != expected:
        raise StaleDocument(opened.revision)


def _require_place(opened: Opened, section: Section, base: Any) -> None:
    """A section without a tab takes nothing: one that was just deleted is stale, any other does not exist."""
    if section in opened.declaration.shown_sections(opened.values):
        return
    if base and section.need(opened.declaration.version) is Need.MUST_GO:
        raise StaleDocument(opened.revision)
    raise NotFound


def _declared(opened: Opened, key: str) -> Section:
    try:
        return opened.declaration.section(key)
    except KeyError as error:
        raise NotFound from error


def _base(opened: Opened, key: str, read_at: int) -> Any:
    """The section as on the reader's page; unknown for a revision that never was, so that all clashes."""
    if read_at == opened.revision:
        return opened.values.get(key)
    try:
        return opened.values_at(read_at).get(key)
    except NotFound:
        return None
