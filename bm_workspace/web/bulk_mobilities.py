"""Bulk actions of the lists of mobilities: delete, restore, duplicate, the same draft document for all."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from flask import Blueprint, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from bm_workspace.identifiers import parse_mobility_id
from bm_workspace.schema import DOCUMENT_TYPES, offered_types
from bm_workspace.services import bulk as services
from bm_workspace.services import bulk_mobilities
from bm_workspace.services.bulk import Outcome, Result, Ticked
from bm_workspace.services.bulk_mobilities import MOBILITIES, SameDraft
from bm_workspace.store.errors import NotFound
from bm_workspace.web import bulk
from bm_workspace.web.bulk import DELETE, SURE, Action, Shown
from bm_workspace.web.confirming import MOST_NAMED, Confirmation, Names, ask
from bm_workspace.web.create_form import CreateForm, create_form
from bm_workspace.web.kinds import LISTS
from bm_workspace.web.mobility_page import full_notice
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change
from bm_workspace.web.scope import now, store
from bm_workspace.web.way_back import way_back
from bm_workspace.wording import _t

bp = Blueprint("bulk_mobilities", __name__, url_prefix="/projects/<code>/mobilities/bulk")


def actions(code: str, *, deleted: bool) -> Sequence[Action]:
    """The buttons above the list."""
    if deleted:
        return (Action(key="restore", label=_t("Restore")),)
    drafts = url_for("bulk_mobilities.drafts", code=code)
    return (
        Action(key="drafts", label=_t("Create the same draft document"), address=drafts),
        Action(key="duplicate", label=_t("Duplicate")),
        Action(key=DELETE, label=_t("Delete")),
    )


@bp.post("")
def change(code: str) -> Response:
    project, rows = store().project(code), _ticked()
    require_change(project)
    act = bulk.chosen(ACTIONS)
    sentence = bulk.why_not(rows)
    return bulk.refused(sentence, _back(code), project) if sentence else act(code, rows)


def _ask_to_delete(code: str, rows: Sequence[Ticked]) -> Response:
    found = store().mobilities_at(code, [row.key for row in rows])
    if not found:
        raise NotFound
    mobilities = [f"{mobility.number} {mobility.participant}" for mobility in found]
    along = [f"{document.number} {document.title}" for document in store().documents_along(found, MOST_NAMED)]
    count = store().count_documents_along(found)
    confirmation = Confirmation(
        title=ngettext("Delete %(num)s mobility?", "Delete %(num)s mobilities?", len(found)),
        about=code,
        sentences=[
            gettext(
                "Deleted mobilities leave the list and can be brought back with Undo. "
                "Their numbers are never given again."
            )
        ],
        names=[
            Names(heading=gettext("Mobilities"), first=mobilities[:MOST_NAMED], count=len(mobilities)),
            Names(heading=gettext("Documents that go along"), first=along, count=count),
        ],
        button=gettext("Delete"),
        action=url_for(".change", code=code),
        cancel=_back(code),
        fields=bulk.as_sent(rows, SURE, list=_list()),
    )
    return ask(confirmation, store().project(code), "mobilities")


def _delete(code: str, rows: Sequence[Ticked]) -> Response:
    result = services.delete(store(), MOBILITIES, code, rows, now=now())
    text = ngettext(
        "%(num)s mobility was deleted, its documents with it.",
        "%(num)s mobilities were deleted, their documents with them.",
        result.done,
    )
    return _answer(code, text, result, undo=url_for(".undo", code=code))


def _restore(code: str, rows: Sequence[Ticked]) -> Response:
    result = services.restore(store(), MOBILITIES, code, rows, now=now())
    return _answer(code, _restored(result.done), result)


def _duplicate(code: str, rows: Sequence[Ticked]) -> Response:
    result = bulk_mobilities.duplicate(store(), code, rows, bulk.sent_key(), now=now())
    text = ngettext("%(num)s mobility was duplicated.", "%(num)s mobilities were duplicated.", result.done)
    return _answer(code, text, result)


ACTIONS = {DELETE: _ask_to_delete, SURE: _delete, "restore": _restore, "duplicate": _duplicate}


@bp.post("/undo")
def undo(code: str) -> Response:
    result = services.undo(store(), MOBILITIES, code, bulk.sent_moment(), now=now())
    return _answer(code, _restored(result.done), result)


@bp.post("/drafts")
def drafts(code: str) -> Response:
    project, rows = store().project(code), _ticked()
    require_change(project)
    sentence = bulk.why_not(rows)
    if sentence:
        return bulk.refused(sentence, _back(code), project)
    found = store().mobilities_at(code, [row.key for row in rows])
    offered = {t.key for mobility in found for t in offered_types(mobility.kind, mobility.role)}
    form = create_form([t for t in DOCUMENT_TYPES.values() if t.key in offered], (), "")
    sent = "title" in request.form
    if sent and form.validate():
        return _drafts(code, rows, form)
    form.key.data = form.key.data or str(uuid4())
    return render_page(
        "bulk/drafts.html",
        status=422 if sent else 200,
        form=form,
        rows=rows,
        count=len(rows),
        list=_list(),
        back=_back(code),
        project=project,
    )


def _drafts(code: str, rows: Sequence[Ticked], form: CreateForm) -> Response:
    draft = SameDraft(
        key=UUID(form.key.data),
        type=form.type.data,
        title=form.chosen_title(),
        language=form.language.data,
    )
    result = bulk_mobilities.create_drafts(store(), code, rows, draft, now=now())
    text = ngettext("%(num)s draft was created.", "%(num)s drafts were created.", result.done)
    shown = Shown(title=gettext("The same draft document"), back=_back(code), result=result, link=_editor)
    return bulk.result_page(text, shown, store().project(code))


def _editor(outcome: Outcome) -> str:
    return url_for("editor.edit", document_id=outcome.key)


def _ticked() -> list[Ticked]:
    return bulk.ticked(lambda key: parse_mobility_id(key) is not None)


def _list() -> str:
    """From which list the rows come: of individual mobilities, or of groups."""
    return "group" if request.form.get("list") == "group" else "individual"


def _back(code: str) -> str:
    return way_back(LISTS[_list()], code)


def _restored(count: int) -> str:
    sentence: str = ngettext(
        "%(num)s mobility is back, its documents with it.",
        "%(num)s mobilities are back, their documents with them.",
        count,
    )
    return sentence


def _answer(code: str, sentence: str, result: Result, *, undo: str = "") -> Response:
    project = store().project(code)
    shown = Shown(
        title=gettext("Bulk actions"),
        back=_back(code),
        result=result,
        undo=undo,
        fields={"list": _list()},
        notice=full_notice(project),
    )
    return bulk.answer(sentence, shown, project)
