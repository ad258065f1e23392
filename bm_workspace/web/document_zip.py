"""Documents as files in one ZIP, made while it is sent."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import current_app
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.keys import distinct
from bm_workspace.render import RenderError
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from bm_workspace.web.document_page import document_outline
from bm_workspace.web.downloads import name_of
from bm_workspace.web.zipping import zipped

FORMATS = {"pdf": pdf, "docx": docx}


def zip_of(documents: Sequence[Any], suffix: str, name: str) -> Response:
    """The answer that sends the documents in a format, under a file name."""
    answer = current_app.response_class(zipped(_files(documents, suffix)), mimetype="application/zip")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _files(documents: Sequence[Any], suffix: str) -> Iterator[tuple[str, bytes]]:
    """Each document's file, made when it is its turn; a sentence in its place where it cannot be made."""
    names = distinct([name_of(document, suffix) for document in documents])
    sorry = gettext("The file could not be made. Download the document in the other format.")
    outlines = [document_outline(document) for document in documents]

    def made() -> Iterator[tuple[str, bytes]]:
        for name, outline in zip(names, outlines, strict=True):
            try:
                yield name, FORMATS[suffix](outline)
            except RenderError:
                yield f"{name}.txt", sorry.encode()

    return made()
