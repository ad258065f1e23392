"""What the editor shows of a document beside its form: the document, its days, whether ESCO is used."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from bm_workspace.esco import uses_esco
from bm_workspace.identifiers import call_year_of
from bm_workspace.schema.types import DocumentType
from bm_workspace.services.opened import declaration_of
from bm_workspace.web.form_page import FormPage, opened
from bm_workspace.web.outcome_advice import with_advice
from bm_workspace.web.scope import store
from bm_workspace.web.stay import StayShown, stay_shown
from bm_workspace.wording import _t

DONE = _t("Nothing: this document is fully encoded. Look at it with View, then download it as PDF or DOCX.")
DONE_AS_HOST = _t(
    "Nothing: both sections are filled in. Press View and confirm, look at the whole, then confirm it."
)


@dataclass(frozen=True, kw_only=True)
class EditorPage(FormPage):
    """A document in the editor."""

    document: Any
    type: DocumentType
    stay: StayShown | None

    @property
    def uses_esco(self) -> bool:
        """Whether an answer of the open section comes from ESCO."""
        return uses_esco(self.section, self.section.rows(self.values))


def editor_page(document: Any, key: str, *, focus: str = "") -> EditorPage:
    """The editor with one section open. Raises NotFound where the section has no tab."""
    declaration, as_host = declaration_of(store(), document), store().as_host
    parts = dict(opened(declaration, document.values, key, lambda key: _address(document, key)))
    parts["rows"] = with_advice(parts["rows"], document.language)
    return EditorPage(
        **parts,
        revision=document.revision,
        title=document.title,
        done=DONE_AS_HOST if as_host else DONE,
        kept_as=f"{'host/' * as_host}{document.id}/{key}",
        language=document.language,
        project=None if as_host else document.project,
        document=document,
        type=declaration,
        focus=focus,
        stay=stay_shown(parts["section"], document.values, call_year_of(document.number)),
    )


def _address(document: Any, key: str) -> str:
    return url_for(".section", document_id=document.id, key=key)
