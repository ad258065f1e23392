"""ESCO, badly used: addresses that are not its own, strange searches, strange labels."""

import json
from io import BytesIO
from itertools import cycle
from pathlib import Path
from unicodedata import normalize

import pytest
from docx import Document
from flask import Flask

from bm_workspace.answers import clean
from bm_workspace.esco import key
from bm_workspace.esco_file import CONTROL
from bm_workspace.extensions import db
from bm_workspace.paths import folder
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.services.esco import import_skills
from bm_workspace.store.skills import Skills
from bm_workspace.web.esco import LONGEST_QUERY
from bm_workspace.wording import LANGUAGES
from tests.conftest import Draft, started
from tests.esco_files import address, row, written
from tests.files.reading import squeezed
from tests.rows import NOT_ESCO
from tests.web.browsing import Visitor, on_screen, page
from tests.web.test_esco import options, search
from tests.web.things import DocumentAt, saved

STRINGS = json.loads((folder("fixtures") / "nasty_strings.json").read_text(encoding="utf-8"))
NASTY = [entry["text"] for entry in STRINGS if entry["text"].strip()]
OFFERING = [
    t.key for t in DOCUMENT_TYPES.values() for s in t.sections if any(f.offers_esco for f in s.fields)
]
every_type_with_esco = pytest.mark.parametrize("type_key", OFFERING)


def outcomes(**columns: list[str]) -> dict[str, str]:
    """Outcomes of framework B with these labels or addresses."""
    columns["framework"] = ["B"] * max(map(len, columns.values()))
    answers = {f"outcomes-n{n}-{key}": text for key, texts in columns.items() for n, text in enumerate(texts)}
    return {**answers, "revision": "1"}


@every_type_with_esco
def test_an_address_that_is_not_escos_stays_is_marked_and_becomes_no_link(
    app: Flask, trainee: Visitor, draft: Draft, type_key: str
) -> None:
    document = draft(type_key)

    trainee.post(document.tab("outcomes"), outcomes(esco_uri=list(NOT_ESCO)))

    opened, view = page(trainee.get(document.tab("outcomes"))), trainee.get(document.view)
    word = Document(BytesIO(trainee.get(document.file("docx")).data))
    marked = [tag["value"] for tag in opened.select("[name$=esco_uri][aria-invalid=true]")]
    assert marked == list(NOT_ESCO)
    assert not page(view).select(".sheet a[href]")
    assert [relation for relation in word.part.rels.values() if relation.is_external] == []
    assert saved(app, document).status == "draft"


def test_a_skill_of_any_name_is_text_in_editor_and_view(trainee: Visitor, agreement: DocumentAt) -> None:
    trainee.post(agreement.tab("outcomes"), outcomes(esco_label=NASTY))

    screen = on_screen(trainee.get(agreement.view))
    assert trainee.get(agreement.tab("outcomes")).status_code == 200
    assert [text for text in NASTY if squeezed(normalize("NFC", text)) not in screen] == []


def test_any_text_can_be_searched_for_and_stays_what_was_typed(trainee: Visitor) -> None:
    for text, language in zip([*NASTY, "x" * 5000, "\x07\x1b", " "], cycle(LANGUAGES)):
        fragment = search(trainee, text, language, row=text)
        whole = trainee.get("/esco", query_string={"q": text, "language": text})
        assert (fragment.status_code, whole.status_code) == (200, 200)
        assert page(whole).select_one("#q")["value"] == clean(text, is_long=False)[:LONGEST_QUERY]


def test_skills_of_any_name_are_imported_found_and_shown_as_text(other_app: Flask, tmp_path: Path) -> None:
    labels = [" ".join(text.split()) for text in NASTY if not CONTROL.search(text) and len(text) <= 500]
    known = {label: address(number) for number, label in enumerate(labels) if key(label)}
    file = written(tmp_path, [row(uri, label, f"cits {label}") for label, uri in known.items()])

    with other_app.app_context():
        import_skills(Skills(db.session()), [file])
    reader = started(Visitor(other_app))

    lost = [label for label, uri in known.items() if (label, uri) not in options(search(reader, label[:200]))]
    assert lost == []
    assert len(known) > 20
