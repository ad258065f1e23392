"""A document as PDF."""

import gc
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import Any
from xml.parsers.expat import ExpatError

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.platypus.doctemplate import LayoutError
from xhtml2pdf.config.resources import RenderLimitError, ResourceAccessError
from xhtml2pdf.util import reset_caches
from xhtml2pdf.xhtml2pdf_reportlab import PmlFrame, PmlPageTemplate

from bm_workspace.outline import Block, Outline, Pair, Part
from bm_workspace.render import RenderError, fingerprint
from bm_workspace.render.fonts import printable
from bm_workspace.render.layout import Pages, arranged
from bm_workspace.render.markup import paragraphs
from bm_workspace.render.sheet import BOTTOM, SIDE, TEXT_WIDTH, Sheet, numbering, sheet

rl_config.useA85 = 0  # streams as they are instead of as letters: a fifth smaller, and faster

AUTHOR = "bm-workspace (practice)"
KEPT_BYTES = 8 * 1024 * 1024
"""Some two hundred PDFs of the usual size, in each process."""
REFUSALS = (LayoutError, ResourceAccessError, RenderLimitError, ExpatError)
FAILURES = (*REFUSALS, ValueError, LookupError, AttributeError, TypeError)
"""What ReportLab and xhtml2pdf raise about a document they cannot set."""


class Shelf:
    """The PDFs asked for last, up to a number of bytes."""

    def __init__(self, room: int) -> None:
        self.room, self.used, self.lock = room, 0, Lock()
        self.files: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        """The file, which thereby becomes the newest."""
        with self.lock:
            if key in self.files:
                self.files.move_to_end(key)
            return self.files.get(key)

    def put(self, key: str, file: bytes) -> None:
        """Keeps the file, at the price of the oldest."""
        with self.lock:
            self.used += len(file) - len(self.files.pop(key, b""))
            self.files[key] = file
            while self.used > self.room:
                _, dropped = self.files.popitem(last=False)
                self.used -= len(dropped)


shelf = Shelf(KEPT_BYTES)
one_at_a_time = Lock()
"""ReportLab keeps fonts and widths in module globals; xhtml2pdf takes such a lock as well."""


def pdf(outline: Outline) -> bytes:
    """The file; the same bytes for an equal outline."""
    key = fingerprint(outline)
    kept = shelf.get(key)
    if kept is not None:
        return kept
    with one_at_a_time:
        file = shelf.get(key) or _made(outline)  # somebody else may have waited for the same one
    shelf.put(key, file)
    return file


def prepare() -> None:
    """Reads fonts, templates and styles: at the start of a program, so that no reader waits for it."""
    answers = (Pair(label="x", lines=("x",)), Pair(label="x", lines=("x", ""), is_long=True))
    part = Part(key="x", title="x", note="x", blocks=(Block(title="x", pairs=answers, signs="x"),))
    marks = {"practice_mark": "x", "draft_mark": "x", "number": "x", "page_of": "%(page)s %(pages)s"}
    with one_at_a_time:
        _made(Outline(language="en", title="x", type_name="x", header=answers, parts=(part,), **marks))


def _made(outline: Outline) -> bytes:
    try:
        with undisturbed():
            return _built(outline)
    except FAILURES as error:
        raise RenderError(f"{type(error).__name__}: {error}") from error
    finally:
        reset_caches()


@contextmanager
def undisturbed() -> Iterator[None]:
    """No garbage collection meanwhile: it finds nothing in a story being built and takes its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _built(outline: Outline) -> bytes:
    marks, written = sheet(outline), BytesIO()
    document = Pages(
        written,
        pagesize=A4,
        title=printable(outline.title),
        subject=printable(outline.type_name),
        author=AUTHOR,
        lang=outline.language,
        invariant=1,
    )
    document.pisaPositioned = []
    document.addPageTemplates([_template(marks)])
    tables = (block.table for part in outline.parts for block in part.blocks if block.table)
    story = arranged(paragraphs(outline), tables, TEXT_WIDTH)
    document.build(list(story), canvasmaker=numbering(marks))
    return written.getvalue()


def _template(marks: Sheet) -> Any:
    frame = PmlFrame(
        SIDE,
        BOTTOM,
        TEXT_WIDTH,
        marks.body_top - BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PmlPageTemplate(id="page", frames=[frame], pagesize=A4, onPage=marks.begin)
