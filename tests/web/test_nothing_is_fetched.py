"""What people type and import leads the program nowhere, whichever address or file it names."""

from collections.abc import Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import Need
from tests.conftest import Draft
from tests.files.reading import docx_text, pdf_text, squeezed
from tests.references import SECRET, Listener, listening, references, workbooks
from tests.web.browsing import Visitor, on_screen, shown
from tests.web.things import DocumentAt, example, name_of


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Somebody who would hear a connection; at the end nothing was heard."""
    with listening() as found:
        yield found
    assert found.heard == []


@pytest.fixture
def leading(listener: Listener, tmp_path: Path) -> tuple[str, str]:
    """An address that hears who asks, and that of a file which nobody may read."""
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return listener.address, file.as_uri()


def type_everywhere(trainee: Visitor, document: DocumentAt, type_key: str, texts: Iterator[str]) -> None:
    """Types the texts into every field of a document but choices."""
    kind = DOCUMENT_TYPES[type_key]
    for section in kind.sections:
        if section.need(kind.version) == Need.MUST_GO:
            continue
        row = "first" if section.repeats else ""
        fields = section.fields_in(kind.version)
        answers = {name_of(section, f, row): example(f) if f.choices else next(texts) for f in fields}
        revision = shown(trainee.get(document.tab(section.key)), "revision")
        assert trainee.post(document.tab(section.key), {**answers, "revision": revision}).status_code == 303


@pytest.mark.parametrize("type_key", DOCUMENT_TYPES)
def test_a_document_of_references_shows_them_on_screen_and_paper(
    trainee: Visitor, draft: Draft, leading: tuple[str, str], type_key: str
) -> None:
    found = references(*leading)
    document = draft(type_key, title=found[0])

    type_everywhere(trainee, document, type_key, cycle(found))

    screen = on_screen(trainee.get(document.view))
    printed = pdf_text(trainee.get(document.file("pdf")).data)
    word = docx_text(trainee.get(document.file("docx")).data)
    read = {text for text in found if squeezed(text) in screen}
    assert len(read) > 5
    assert [text for text in read if squeezed(text) not in printed] == []
    assert [text for text in read if squeezed(text) not in word] == []
    assert SECRET not in screen + printed + word


def test_an_imported_workbook_of_references_is_refused_or_shows_none(
    trainee: Visitor, project: str, leading: tuple[str, str]
) -> None:
    exchange = f"/projects/{project}/import-export"
    for name, content in list(workbooks(*leading).items())[::6]:
        answer = trainee.post(exchange, {"file": FileStorage(BytesIO(content), filename="m.xlsx")})

        preview = trainee.get(answer.location) if answer.status_code == 303 else answer
        assert answer.status_code in (303, 422), name
        assert SECRET not in preview.text, name
