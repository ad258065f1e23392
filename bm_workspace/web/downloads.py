"""Downloads: the document as PDF and DOCX."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request, send_file
from werkzeug.wrappers import Response

from bm_workspace.keys import file_name
from bm_workspace.outline import Outline
from bm_workspace.render import fingerprint
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.web.document_page import document_outline
from bm_workspace.web.scope import store
from bm_workspace.wording import say

bp = Blueprint("downloads", __name__)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/documents/<uuid:document_id>.pdf")
def as_pdf(document_id: UUID) -> Response:
    return _file(document_id, pdf, "pdf", "application/pdf")


@bp.get("/documents/<uuid:document_id>.docx")
def as_docx(document_id: UUID) -> Response:
    return _file(document_id, docx, "docx", WORD)


def _file(document_id: UUID, write: Callable[[Outline], bytes], suffix: str, mimetype: str) -> Response:
    document = store().document(document_id)
    outline = document_outline(document)
    tag = fingerprint(outline)
    if tag in request.if_none_match:
        return _tagged(make_response(b"", 304), tag)
    name = name_of(document, suffix)
    file = send_file(BytesIO(write(outline)), mimetype, as_attachment=True, download_name=name)
    return _tagged(file, tag)


def name_of(document: Any, suffix: str) -> str:
    """The name of a document's file."""
    type_name = say(DOCUMENT_TYPES[document.type].name, document.language)
    return file_name(document.number, type_name, document.participant, suffix=suffix)


def _tagged(response: Response, tag: str) -> Response:
    """An answer that may be kept, and is asked about each time."""
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
