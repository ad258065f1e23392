"""Saving a section of a form in tabs: what it answers, where it leads, and what a clash looks like."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.answers import clean
from bm_workspace.merge import Edit
from bm_workspace.schema.types import FIRST_ROW, Declaration, Section, Values
from bm_workspace.services import sections as services
from bm_workspace.services.opened import Opener
from bm_workspace.store.errors import ClashingAnswers, NotFound
from bm_workspace.web.form_page import FormPage, clashes_shown
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.section_form import prefix, read_edit

CARRIED = {"csrf_token", "revision"}


@dataclass(frozen=True, kw_only=True)
class Form:
    """Something that is filled in: how it is declared, opened for a change, shown, and addressed.

    `values` and `page` read it anew; `address` takes a section and the id of an input to begin at.
    """

    declaration: Declaration
    opener: Opener
    values: Callable[[], Values]
    page: Callable[[str], FormPage]
    address: Callable[[str, str], str]


def save(form: Form, key: str, *, quietly: bool = False) -> Response:
    """Save what was sent for a section and lead on; `quietly` where nothing may have changed."""
    edit = read_edit(declared(form.declaration, key), request.form)
    try:
        saved = services.save_section(store(), form.opener, key, edit, read_at=posted_revision(), now=now())
    except ClashingAnswers as clash:
        return _conflict(form, key, clash)
    if saved:
        tell(gettext("Saved."))
        tell_of_differing(saved.differing)
    elif "go" not in request.form and not quietly:
        tell(gettext("Nothing has changed since the last save."))
    return redirect(_next_address(form, key, edit), 303)


def meanwhile(saved: str) -> str:
    """What stands at a field whose text is not saved, because the page was too old: what is saved."""
    sentence: str = gettext(
        "Not saved yet: in another window something was changed meanwhile. Saved is: %(saved)s. "
        "Press the button once more to save yours instead.",
        saved=saved,
    )
    return sentence


def tell_of_differing(count: int) -> None:
    """Say that documents have other answers than their mobility by now, where that is so."""
    if count:
        tell(
            gettext(
                "Documents that have other answers than this mobility now: %(count)s. "
                "They are listed under Documents of this mobility.",
                count=count,
            )
        )


def declared(declaration: Declaration, key: str) -> Section:
    """The section of that key. Raises NotFound."""
    try:
        return declaration.section(key)
    except KeyError as error:
        raise NotFound from error


def open_tab(declaration: Declaration, values: Values, *wanted: str) -> str:
    """The first of the wanted sections that has a tab, or the first tab."""
    keys = [section.key for section in declaration.shown_sections(values)]
    return next((key for key in wanted if key in keys), keys[0])


def _next_address(form: Form, key: str, edit: Edit) -> str:
    """Where saving leads: the tab pressed, the field asked for, or the row just added, moved or left."""
    goal, focus = request.form.get("go", ""), request.form.get("focus", "")
    row = edit.add or edit.up or edit.down or _neighbour(edit)
    if row:
        focus = f"{key}-{row}-row"
    elif edit.confirm:
        focus = "panel" if edit.confirm == key else "-".join(filter(None, edit.confirm.split("/")))
    chosen = open_tab(form.declaration, form.values(), goal, key)
    return form.address(chosen, focus or (f"tab-{chosen}" if goal else ""))


def _neighbour(edit: Edit) -> str:
    """The row beside the one taken out: the next, else the one before, else the blank one that then shows."""
    rows = list(edit.answers)
    if not edit.remove or edit.remove not in rows:
        return ""
    place = rows.index(edit.remove)
    return next(iter([*rows[place + 1 :], *reversed(rows[:place])]), FIRST_ROW)


def _conflict(form: Form, key: str, clash: ClashingAnswers) -> Response:
    page = form.page(key)
    shown = clashes_shown(page.section, page.declaration.version, clash.clashes)
    as_read = {prefix(page.section, row) + field for row, field in clash.untouched}
    names = CARRIED | as_read | {c.name for c in shown}
    sent = [(name, text) for name, text in request.form.items(multi=True) if name not in names]
    carried = [(clean(name), clean(text)) for name, text in sent]
    return render_page(
        "editor/conflict_page.html",
        fragment="editor/_conflict.html",
        status=409,
        editor=page,
        clashes=shown,
        carried=carried,
    )
