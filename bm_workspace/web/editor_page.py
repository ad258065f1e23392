"""What the editor shows of a document: its tabs, one section, and what is still missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import url_for

from bm_workspace.esco import uses_esco
from bm_workspace.merge import Clash
from bm_workspace.outline import in_words
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import ROW_ID, DocumentType, Field, Need, Section, Source, Values
from bm_workspace.status import Issue, Progress, Trouble, issues, section_progress
from bm_workspace.store.errors import NotFound
from bm_workspace.web.outcome_advice import with_advice
from bm_workspace.web.reading import language, say
from bm_workspace.web.section_form import RowForm, new_row_id, prefix, row_forms
from bm_workspace.web.stay import StayShown, stay_shown
from bm_workspace.wording import Text, _t

PROGRESS: dict[Progress, tuple[str, Text]] = {
    Progress.EMPTY: ("○", _t("empty")),
    Progress.INCOMPLETE: ("◐", _t("incomplete")),
    Progress.COMPLETE: ("✓", _t("complete")),
    Progress.TO_MEND: ("!", _t("to mend")),
    Progress.TO_DELETE: ("✕", _t("to delete")),
}
"""Icon and word for the state of a section."""

SOURCES: dict[Source, Text] = {
    Source.GUIDE: _t("Source: guide, that is the European Commission's guide to the Beneficiary Module."),
    Source.SLIDES: _t("Source: slides of a Latvian training on the new Europass Mobility template."),
    Source.OURS: _t("Source: our reading; no official text about this section was seen."),
}
"""Where the rules of a section come from, in words."""


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One section in the tab bar."""

    key: str
    title: Text
    progress: str
    icon: str
    word: Text
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One thing that keeps the document from being fully encoded, and the way to it."""

    section: str
    label: str
    message: str
    """What is wrong with an answer that was given; empty where there is none."""
    anchor: str
    address: str


@dataclass(frozen=True, kw_only=True)
class ClashShown:
    """One answer changed in two places, in words, with what each choice sends."""

    name: str
    label: str
    mine: str
    saved: str
    mine_value: str
    saved_value: str


@dataclass(frozen=True, kw_only=True)
class EditorPage:
    """Everything the editor's templates need, addresses included."""

    document: Any
    type: DocumentType
    section: Section
    must_go: bool
    tabs: Sequence[Tab]
    rows: Sequence[RowForm]
    missing: Sequence[Missing]
    new_row: str
    focus: str
    stay: StayShown | None
    hints: Sequence[Text]

    @property
    def source(self) -> Text:
        """Where the rules of the open section come from."""
        return SOURCES[self.section.source]

    @property
    def looks_ahead(self) -> bool:
        """Whether an answer of the open section still speaks of the future."""
        return any(question.ahead for row in self.rows for question in row.questions)

    @property
    def missing_by_section(self) -> list[tuple[Text, list[Missing]]]:
        """What is missing, under the title of its section."""
        grouped = groupby(self.missing, key=lambda item: item.section)
        return [(self.type.section(key).title, list(items)) for key, items in grouped]

    @property
    def uses_esco(self) -> bool:
        """Whether an answer of the open section comes from ESCO."""
        return uses_esco(self.section, self.section.rows(self.document.values))

    @property
    def address(self) -> str:
        return url_for("editor.section", document_id=self.document.id, key=self.section.key)


def editor_page(document: Any, key: str, *, focus: str = "") -> EditorPage:
    """The editor with one section open. Raises NotFound where the section has no tab."""
    document_type, values = DOCUMENT_TYPES[document.type], document.values
    shown = document_type.shown_sections(values)
    section = next((s for s in shown if s.key == key), None)
    if section is None:
        raise NotFound
    found = issues(document_type, values)
    return EditorPage(
        document=document,
        type=document_type,
        section=section,
        must_go=section.need(document_type.version) is Need.MUST_GO,
        tabs=[_tab(s, section_progress(s, values, found), chosen=s is section) for s in shown],
        rows=with_advice(
            row_forms(section, document_type.version, values, (i for i in found if i.section == key)),
            document.language,
        ),
        missing=[_missing(document, document_type, issue) for issue in found],
        new_row=new_row_id(),
        focus=focus,
        stay=stay_shown(section, values),
        hints=list(_hints(document_type, section, values)),
    )


def _hints(document_type: DocumentType, section: Section, values: Values) -> Iterator[Text]:
    for hint in document_type.hints:
        found = hint.check(values) if hint.section == section.key else None
        if found:
            yield found.message


def _tab(section: Section, progress: Progress, *, chosen: bool) -> Tab:
    icon, word = PROGRESS[progress]
    return Tab(
        key=section.key, title=section.title, progress=progress.value, icon=icon, word=word, chosen=chosen
    )


def _missing(document: Any, document_type: DocumentType, issue: Issue) -> Missing:
    section = document_type.section(issue.section)
    return Missing(
        section=section.key,
        label=" – ".join(_place(section, issue, document.values)) or say(section.title),
        message="" if issue.trouble is Trouble.MISSING and not section.repeats else say(issue.message),
        anchor=issue.anchor,
        address=url_for("editor.section", document_id=document.id, key=section.key),
    )


def _place(section: Section, issue: Issue, values: Values) -> Iterable[str]:
    ids = [row[ROW_ID] for row in section.stored_rows(values)]
    if issue.row in ids:
        yield say(section.row_name(ids.index(issue.row) + 1))
    field = next((f for f in section.fields if f.key == issue.field), None)
    if field:
        yield from (say(text) for text in (field.group, field.label) if text)


def clashes_shown(section: Section, clashes: Iterable[Clash]) -> list[ClashShown]:
    """The clashes of a save as the reader decides them."""
    return [_clash(section, clash) for clash in clashes]


def _clash(section: Section, clash: Clash) -> ClashShown:
    field = next((f for f in section.fields if f.key == clash.field), None)
    if field is None:
        return ClashShown(
            name="remove",
            label=say(section.title),
            mine=say(_t("Remove the row")),
            saved=say(_t("Keep the row: %(text)s", text=clash.saved)),
            mine_value=clash.row,
            saved_value="",
        )
    return ClashShown(
        name=prefix(section, clash.row) + field.key,
        label=say(field.label),
        mine=_words(field, clash.mine),
        saved=_words(field, clash.saved),
        mine_value=clash.mine,
        saved_value=clash.saved,
    )


def _words(field: Field, text: str) -> str:
    return in_words(field, text, language())
