"""A form in tabs, one section open: its questions, the state of every section, and what is still missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten
from typing import Any

from bm_workspace.in_words import in_words
from bm_workspace.merge import Clash
from bm_workspace.schema.rules import numbered
from bm_workspace.schema.types import ROW_ID, Declaration, Field, Kind, Need, Section, Values, Version
from bm_workspace.schema.vocabulary import Source
from bm_workspace.status import Issue, Progress, Trouble, issues, section_progress
from bm_workspace.store.errors import NotFound
from bm_workspace.web.reading import language, say
from bm_workspace.web.section_form import RowForm, new_row_id, prefix, row_forms
from bm_workspace.wording import Text, _t

PROGRESS: dict[Progress, tuple[str, Text]] = {
    Progress.EMPTY: ("○", _t("empty")),
    Progress.INCOMPLETE: ("◐", _t("incomplete")),
    Progress.COMPLETE: ("✓", _t("complete")),
    Progress.TO_MEND: ("!", _t("to mend")),
    Progress.TO_DELETE: ("✕", _t("to delete")),
}
"""Icon and word for the state of a section."""

LONGEST_OFFER = 120

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
    """One thing that keeps the whole from being complete, and the way to it."""

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
class FormPage:
    """What the templates of a form in tabs need; `addresses` gives the address of a section.

    `title` heads the page, `done` is said when nothing is missing, `kept_as` names the form in the
    browser's memory.
    """

    declaration: Declaration
    values: Values
    revision: int
    title: str
    done: Text
    kept_as: str
    language: str
    project: Any
    addresses: Callable[[str], str]
    section: Section
    tabs: Sequence[Tab]
    rows: Sequence[RowForm]
    missing: Sequence[Missing]
    new_row: str
    focus: str
    own_issues: Sequence[Issue]
    hints: Sequence[Text]

    @property
    def address(self) -> str:
        """The address of the open section."""
        return self.addresses(self.section.key)

    @property
    def must_go(self) -> bool:
        """Whether the open section may not stay."""
        return self.section.need(self.declaration.version) is Need.MUST_GO

    @property
    def section_title(self) -> Text:
        """What the open section is called in this version."""
        return self.section.title_in(self.declaration.version)

    @property
    def add_first(self) -> Text | None:
        """What is said where the open section needs rows and has none."""
        return next((issue.message for issue in self.own_issues if issue.of_section), None)

    @property
    def numbers(self) -> list[tuple[str, list[tuple[int, str]]]]:
        """The sections whose rows the open one names by their numbers: each number with its text."""
        return [(key, self._texts(key)) for key in {f.numbers_of: None for f in self.section.fields} if key]

    def _texts(self, key: str) -> list[tuple[int, str]]:
        said = next(f.key for f in self.declaration.section(key).fields if f.kind is Kind.LONG_TEXT)
        return [(n, shorten(row.get(said, ""), LONGEST_OFFER)) for n, row in numbered(self.values, key)]

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
        version, section = self.declaration.version, self.declaration.section
        return [(section(key).title_in(version), list(items)) for key, items in grouped]


def opened(
    declaration: Declaration,
    values: Values,
    key: str,
    addresses: Callable[[str], str],
    organisations: Sequence[str] = (),
) -> Mapping[str, Any]:
    """The parts of a page that follow from declaration and answers, for the section of that key.

    `organisations` are the names to choose from. Raises NotFound where the section has no tab.
    """
    shown = declaration.shown_sections(values)
    section = next((s for s in shown if s.key == key), None)
    if section is None:
        raise NotFound
    found, version = issues(declaration, values), declaration.version
    own = [issue for issue in found if issue.section == key]
    return {
        "declaration": declaration,
        "values": values,
        "addresses": addresses,
        "section": section,
        "tabs": [_tab(s, version, section_progress(s, values, found), s is section) for s in shown],
        "rows": row_forms(section, version, values, own, organisations),
        "missing": [_missing(declaration, values, issue, addresses) for issue in found],
        "new_row": new_row_id(),
        "own_issues": own,
        "hints": list(_hints(declaration, section, values)),
    }


def _hints(declaration: Declaration, section: Section, values: Values) -> Iterator[Text]:
    for hint in declaration.hints:
        found = hint.check(values) if hint.section == section.key else None
        if found:
            yield found.message


def _tab(section: Section, version: Version, progress: Progress, chosen: bool) -> Tab:
    icon, word = PROGRESS[progress]
    title = section.title_in(version)
    return Tab(key=section.key, title=title, progress=progress.value, icon=icon, word=word, chosen=chosen)


def _missing(
    declaration: Declaration, values: Values, issue: Issue, addresses: Callable[[str], str]
) -> Missing:
    section = declaration.section(issue.section)
    return Missing(
        section=section.key,
        label=" – ".join(_place(section, issue, values)) or say(section.title_in(declaration.version)),
        message="" if issue.trouble is Trouble.MISSING and not section.repeats else say(issue.message),
        anchor=issue.anchor,
        address=addresses(section.key),
    )


def _place(section: Section, issue: Issue, values: Values) -> Iterable[str]:
    if issue.of_section:
        return
    ids = [row[ROW_ID] for row in section.stored_rows(values)]
    if issue.row in ids:
        yield say(section.row_name(ids.index(issue.row) + 1))
    field = next((f for f in section.fields if f.key == issue.field), None)
    if field:
        yield from (say(text) for text in (field.group, field.label) if text)


def clashes_shown(section: Section, version: Version, clashes: Iterable[Clash]) -> list[ClashShown]:
    """The clashes of a save as the reader decides them."""
    return [_clash(section, version, clash) for clash in clashes]


def _clash(section: Section, version: Version, clash: Clash) -> ClashShown:
    field = next((f for f in section.fields if f.key == clash.field), None)
    if field is None:
        return ClashShown(
            name="remove",
            label=say(section.title_in(version)),
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
