"""Bulk actions of the Documents list: delete, restore, and download as one ZIP."""

from collections.abc import Sequence

from flask import Blueprint, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from bm_workspace.identifiers import DATABASE
from bm_workspace.keys import file_name
from bm_workspace.services import bulk as services
from bm_workspace.services.bulk import Result, Ticked
from bm_workspace.services.bulk_documents import DOCUMENTS
from bm_workspace.store.errors import NotFound
from bm_workspace.web import bulk
from bm_workspace.web.bulk import DELETE, SURE, Action, Shown
from bm_workspace.web.confirming import MOST_NAMED, Confirmation, Names, ask
from bm_workspace.web.document_zip import FORMATS, zip_of
from bm_workspace.web.rights import require_change
from bm_workspace.web.scope import now, store
from bm_workspace.web.way_back import way_back
from bm_workspace.wording import _t

bp = Blueprint("bulk_documents", __name__, url_prefix="/projects/<code>/documents")

LIST = "documents.index"


def actions(code: str, *, deleted: bool) -> Sequence[Action]:
    """The buttons above the list."""
    files = url_for("bulk_documents.download", code=code)
    return (
        Action(key="pdf", label=_t("Download as PDF (ZIP)"), address=files, changes=False),
        Action(key="docx", label=_t("Download as DOCX (ZIP)"), address=files, changes=False),
        Action(key="restore", label=_t("Restore")) if deleted else Action(key=DELETE, label=_t("Delete")),
    )


@bp.post("/bulk")
def change(code: str) -> Response:
    project, rows = store().project(code), bulk.ticked(bulk.is_id)
    require_change(project)
    act = bulk.chosen(ACTIONS)
    sentence = bulk.why_not(rows)
    return bulk.refused(sentence, way_back(LIST, code), project) if sentence else act(code, rows)


def _ask_to_delete(code: str, rows: Sequence[Ticked]) -> Response:
    found = store().documents_at(code, [row.key for row in rows])
    if not found:
        raise NotFound
    names = [f"{document.number} {document.title}" for document in found]
    confirmation = Confirmation(
        title=ngettext("Delete %(num)s document?", "Delete %(num)s documents?", len(found)),
        about=code,
        sentences=[
            gettext(
                "Deleted documents leave the list and their titles become free. "
                "You can undo this right afterwards, or later with the filter Deleted."
            )
        ],
        names=[Names(heading=gettext("Documents"), first=names[:MOST_NAMED], count=len(names))],
        button=gettext("Delete"),
        action=url_for(".change", code=code),
        cancel=way_back(LIST, code),
        fields=bulk.as_sent(rows, SURE),
    )
    return ask(confirmation, store().project(code), "mobilities")


def _delete(code: str, rows: Sequence[Ticked]) -> Response:
    result = services.delete(store(), DOCUMENTS, code, rows, now=now())
    text = ngettext("%(num)s document was deleted.", "%(num)s documents were deleted.", result.done)
    return _answer(code, text, result, undo=url_for(".undo", code=code))


def _restore(code: str, rows: Sequence[Ticked]) -> Response:
    result = services.restore(store(), DOCUMENTS, code, rows, now=now())
    return _answer(code, _restored(result.done), result)


ACTIONS = {DELETE: _ask_to_delete, SURE: _delete, "restore": _restore}


@bp.post("/bulk/undo")
def undo(code: str) -> Response:
    result = services.undo(store(), DOCUMENTS, code, bulk.sent_moment(), now=now())
    return _answer(code, _restored(result.done), result)


def _restored(count: int) -> str:
    sentence: str = ngettext(
        "%(num)s document is back in the list.", "%(num)s documents are back in the list.", count
    )
    return sentence


def _answer(code: str, sentence: str, result: Result, *, undo: str = "") -> Response:
    shown = Shown(title=gettext("Bulk actions"), back=way_back(LIST, code), result=result, undo=undo)
    return bulk.answer(sentence, shown, store().project(code))


@bp.post("/download")
def download(code: str) -> Response:
    project, rows = store().project(code), bulk.ticked(bulk.is_id)
    suffix = request.form.get("action", "")
    if suffix not in FORMATS:
        raise NotFound
    sentence = bulk.why_not(rows)
    if sentence:
        return bulk.refused(sentence, way_back(LIST, code), project)
    found = {str(one.id): one for one in store().documents_at(code, [row.key for row in rows])}
    documents = [found[row.key] for row in rows if row.key in found]
    if not documents:
        raise NotFound
    of = "Europass" if code == DATABASE else project.code
    return zip_of(documents, suffix, file_name(of, gettext("Documents"), suffix="zip"))
