"""A program that notes what it opens: `python watched.py documents|tables|fetching ADDRESS FILE`."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[2]))

from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.planning import plan
from bm_workspace.exchange.tables import FileRefused
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from tests.exchange_files import AROUND, as_csv
from tests.files.outlines import saying_everywhere
from tests.references import references, workbooks

STARTING = ("os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "os.fork", "pty.spawn")
WATCHED = ("open", "socket.", "subprocess.", "urllib.", "ftplib.", "http.client.", "ctypes.dlopen", *STARTING)

events: list[list[str]] = []


def note(event: str, details: tuple[Any, ...]) -> None:
    """Keep what was opened: a file by its name."""
    if event.startswith(WATCHED):
        events.append([event, str(details[0]) if event == "open" else repr(details)])


def documents(web: str, file: str) -> Callable[[], None]:
    """Makes documents that say nothing but references."""
    outlines = [saying_everywhere(text) for text in references(web, file)]

    def make() -> None:
        for outline in outlines:
            pdf(outline)
            docx(outline)

    return make


def tables(web: str, file: str) -> Callable[[], None]:
    """Reads workbooks that lead elsewhere."""
    contents = [
        *workbooks(web, file).values(),
        *(as_csv(Overall_comments=text) for text in references(web, file)),
    ]

    def read() -> None:
        for content in contents:
            with suppress(FileRefused):
                plan(read_table(content), AROUND, {})

    return read


def fetching(web: str, file: str) -> Callable[[], None]:
    """Does what the others must not."""

    def fetch() -> None:
        for place in (web, file):
            urlopen(place).close()  # noqa: S310 - our own listener, and a file made for this

    return fetch


DOINGS = {"documents": documents, "tables": tables, "fetching": fetching}
"""What is done, prepared before it is watched."""

if __name__ == "__main__":
    what, web, file = sys.argv[1:]
    prepared = DOINGS[what](web, file)
    sys.addaudithook(note)
    prepared()
    print(json.dumps([*events, ["done", what]]))
