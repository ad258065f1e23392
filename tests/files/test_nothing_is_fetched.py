"""Making and reading files opens no address and no file but the program's own, whatever stands in them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.planning import plan
from bm_workspace.exchange.tables import FileRefused
from bm_workspace.outline import Block
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from tests.exchange_files import AROUND, as_csv
from tests.files.outlines import document, pair, saying_everywhere, section
from tests.files.reading import docx_parts, docx_text, pdf_text, squeezed
from tests.houserules.tree import ROOT
from tests.references import SECRET, Listener, listening, references, workbooks

WATCHED = Path(__file__).with_name("watched.py")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OWN = (str(ROOT), sys.prefix, sys.base_prefix, str(Path(pytest.__file__).parents[1]))
"""Where the program, its libraries and Python lie."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Somebody who would hear a connection; at the end nothing was heard."""
    with listening() as found:
        yield found
    assert found.heard == []


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that no document may show."""
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file


def test_a_document_made_of_references_shows_them_and_fetches_none(listener: Listener, secret: Path) -> None:
    texts = references(listener.address, secret.as_uri())
    outline = document(
        section("x", *(Block(pairs=(pair("a", text), pair("b", text, is_long=True))) for text in texts))
    )

    printed, word = pdf_text(pdf(outline)), docx_text(docx(outline))

    assert [text for text in texts if squeezed(text) not in printed or squeezed(text) not in word] == []
    assert SECRET not in printed + word


def test_a_reference_is_fetched_from_no_place_of_a_document(listener: Listener, secret: Path) -> None:
    for text in references(listener.address, secret.as_uri()):
        outline = saying_everywhere(text)

        assert pdf(outline).startswith(b"%PDF")
        assert SECRET not in docx_text(docx(outline))


def test_a_word_file_made_of_references_asks_word_for_nothing(listener: Listener, secret: Path) -> None:
    for text in references(listener.address, secret.as_uri()):
        parts = docx_parts(docx(saying_everywhere(text)))

        outside = [
            relation.get("Type", "").rpartition("/")[2]
            for name, part in parts.items()
            if name.endswith(".rels")
            for relation in part
            if relation.get("TargetMode") == "External"
        ]
        fields = [field.get(f"{W}instr") for part in parts.values() for field in part.iter(f"{W}fldSimple")]
        assert set(outside) <= {"hyperlink"}
        assert set(fields) <= {"PAGE", "NUMPAGES"}
        assert [
            part for part in parts.values() for _found in part.iter(f"{W}instrText", f"{W}altChunk")
        ] == []


def test_a_workbook_that_leads_elsewhere_is_refused_or_read_without_it(
    listener: Listener, secret: Path
) -> None:
    for name, content in workbooks(listener.address, secret.as_uri()).items():
        try:
            read = repr(read_table(content))
        except FileRefused as refused:
            read = repr(refused)

        assert SECRET not in read, name
        assert "DTD" not in name or read.startswith("FileRefused"), name


def test_a_cell_that_leads_elsewhere_is_a_text(listener: Listener, secret: Path) -> None:
    for text in references(listener.address, secret.as_uri()):
        read = plan(read_table(as_csv(Overall_comments=text)), AROUND, {})

        assert [list(row.values["comments"].values()) for row in read.rows] == [[text]]


def watched(listener: Listener, secret: Path, what: str) -> list[list[str]]:
    """What a program of its own opened while it did that."""
    command = [sys.executable, "-W", "ignore", str(WATCHED), what, listener.address, secret.as_uri()]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: list[list[str]] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("what", ["documents", "tables"])
def test_a_program_that_makes_and_reads_them_opens_its_own_files_alone(
    listener: Listener, secret: Path, what: str
) -> None:
    opened = watched(listener, secret, what)

    assert [event for event in opened if not is_own(event)] == []
    assert ["done", what] in opened


def is_own(event: list[str]) -> bool:
    """Whether a file of the program, its libraries or Python was opened for reading."""
    return event[0] == "done" or (event[0] == "open" and event[1].startswith(OWN))


def test_a_program_that_fetched_something_would_be_seen(secret: Path) -> None:
    with listening() as heard:
        opened: list[Any] = watched(heard, secret, "fetching")

    assert heard.heard == ["GET / HTTP/1.1"]
    assert {event[0] for event in opened if not is_own(event)} >= {"open", "socket.connect", "urllib.Request"}
    assert ["open", str(secret)] in opened
