"""What a declaration is made of: fields, sections, rules, document types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from bm_workspace.schema.pasting import Pasting
from bm_workspace.schema.vocabulary import Choice, Days, Source
from bm_workspace.wording import Text

Row = Mapping[str, str]
"""Answers by field key. The rows of a repeating section carry their identity under `ROW_ID`."""

Values = Mapping[str, Row | Sequence[Row]]
"""All answers of one document by section key: one row, or a list of rows where the section repeats."""

ROW_ID = "id"
FIRST_ROW = "first"
"""Identity of the blank row that an empty repeating section shows."""

NOTHING_SAID = Text("")

MAX_TITLE = 200
MAX_LINE = 500
MAX_WORDS = 20_000
MAX_ROWS = 200
MAX_ACTIVITY_ID = 100


class Kind(StrEnum):
    """What sort of answer a field takes; decides widget, check and display."""

    LINE = "line"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    DATE = "date"
    CHOICE = "choice"
    ESCO_URI = "esco_uri"
    NUMBER = "number"
    ORGANISATION = "organisation"
    """One of the project's participating organisations, by its name."""


class Need(StrEnum):
    """What the rule book says of a section or field in one version of the template."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    MUST_GO = "must_go"
    ABSENT = "absent"


class Version(StrEnum):
    """Before the mobility (expected outcomes) or after it (achieved outcomes)."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Field:
    """One question. `only_if` names a sibling field and the value it must have for this one to apply."""

    key: str
    label: Text
    help: Text
    _: KW_ONLY
    kind: Kind = Kind.LINE
    before: Need = Need.REQUIRED
    after: Need = Need.REQUIRED
    choices: tuple[Choice, ...] = ()
    only_if: tuple[str, str] | None = None
    group: Text | None = None
    by_label: bool = False
    """Whether a list to choose from is sorted by what people read."""
    carries: bool = True
    """Whether the answer comes along when a document is started from another."""
    advised: bool = False
    """Whether the editor shows advice on the wording beside the answer."""
    offers_esco: bool = False
    """Whether ESCO's skills are offered while it is typed; `esco_label`, with `esco_uri` beside it."""
    looks_ahead: bool = False
    """Whether an agreement says here what is planned: its certificate rewrites or confirms it."""
    suggested: tuple[Choice, ...] = ()
    """Usual answers, offered while anything else may be typed."""
    numbers_of: str = ""
    """The repeating section whose rows are offered by their numbers, while anything else may be typed."""
    by_pen: bool = False
    """Whether the print leaves a line for it where there is no answer."""
    one_of_several: bool = False
    """Whether it is optional only because another party may answer instead: it is not called optional."""
    follows: str = ""
    """The sibling from whose answer it follows: it is shown, and nobody is asked."""
    doubtful: bool = False
    """Whether it is not sure that the official template asks this."""
    help_after: Text | None = None
    """The help on a certificate, where it differs."""

    def need(self, version: Version) -> Need:
        return self.before if version is Version.BEFORE else self.after

    def help_in(self, version: Version) -> Text:
        """What is said beside the question in that version."""
        return self.help_after if self.help_after and version is Version.AFTER else self.help

    def applies(self, row: Row) -> bool:
        return self.only_if is None or row.get(self.only_if[0], "") == self.only_if[1]


@dataclass(frozen=True, kw_only=True)
class Section:
    """One tab of the editor and one block of the print.

    `source` says where its rules come from, `certain` what is sure of them and what is not.
    """

    key: str
    title: Text
    help: Text
    fields: tuple[Field, ...]
    before: Need = Need.REQUIRED
    after: Need = Need.REQUIRED
    repeats: bool = False
    row_title: Text | None = None
    """What a row is called; holds `%(number)s`."""
    at_least_one: Text = NOTHING_SAID
    """What is said where a repeating section has no rows and needs some."""
    groups_by: str = ""
    """The choice by which the rows are printed, group by group under its label."""
    as_table: bool = False
    """Whether the rows are printed as one table, a line each."""
    most: int = MAX_ROWS
    """How many rows there may be."""
    pasting: Pasting | None = None
    """How its rows may be pasted from a spreadsheet."""
    counts_days: Days | None = None
    """Which days the editor counts between its `start_date` and `end_date`."""
    signs: bool = False
    """Whether the print leaves room for a signature under each group."""
    source: Source = Source.OURS
    certain: Text = NOTHING_SAID
    annex: Text | None = None
    """The heading under which it is printed on a page of its own."""
    must_go: Text = NOTHING_SAID
    """What is said, with the reason, while it stands in a document that may not hold it."""
    title_after: Text | None = None
    help_after: Text | None = None
    """Title and help on a certificate, where they differ."""

    def need(self, version: Version) -> Need:
        return self.before if version is Version.BEFORE else self.after

    def title_in(self, version: Version) -> Text:
        """What it is called in that version."""
        return self.title_after if self.title_after and version is Version.AFTER else self.title

    def help_in(self, version: Version) -> Text:
        """What is said under the title in that version."""
        return self.help_after if self.help_after and version is Version.AFTER else self.help

    def row_name(self, number: int) -> Text:
        """What the row in that place, counted from 1, is called."""
        return Text(self.row_title.msgid, {"number": number}) if self.row_title else self.title

    def fields_in(self, version: Version) -> tuple[Field, ...]:
        """The fields that this version of the template has."""
        return tuple(f for f in self.fields if f.need(version) is not Need.ABSENT)

    def rows(self, values: Values) -> tuple[Row, ...]:
        """The answers given: one row, or in a repeating section every row that is not blank."""
        found = values.get(self.key)
        if not found:
            return ()
        rows = (found,) if isinstance(found, Mapping) else tuple(found)
        return tuple(row for row in rows if not self.is_blank(row))

    def stored_rows(self, values: Values) -> tuple[Row, ...]:
        """Every row of a repeating section as stored, blank ones included."""
        found = values.get(self.key) or ()
        return () if isinstance(found, Mapping) else tuple(found)

    def is_blank(self, row: Row) -> bool:
        return not any(row.get(f.key, "").strip() for f in self.fields)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What a rule found wrong: the field, its row where the section repeats, and the sentence to say."""

    field: str
    row: str = ""
    message: Text


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A named check of one section's answers against the others; `check` is a pure function of all values."""

    section: str
    check: Callable[[Values], Problem | None]


@dataclass(frozen=True, kw_only=True)
class RowRule:
    """A named check of each row of a repeating section against the other answers."""

    section: str
    check: Callable[[Values, Row], Problem | None]


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """A form that is filled section by section, in one version, with the rules that join its answers."""

    version: Version = Version.BEFORE
    sections: tuple[Section, ...]
    complete_when: tuple[Rule, ...] = ()
    rows_complete_when: tuple[RowRule, ...] = ()
    hints: tuple[Rule, ...] = ()
    """Things worth knowing that keep nothing from being complete."""

    def section(self, key: str) -> Section:
        """The section of that key. Raises KeyError where there is none."""
        return {section.key: section for section in self.sections}[key]

    def shown_sections(self, values: Values) -> tuple[Section, ...]:
        """Sections with a tab: one that must go has it only while it holds answers."""
        return tuple(s for s in self.sections if self._is_shown(s, values))

    def _is_shown(self, section: Section, values: Values) -> bool:
        need = section.need(self.version)
        return need is not Need.ABSENT and (need is not Need.MUST_GO or bool(section.rows(values)))


@dataclass(frozen=True, kw_only=True)
class DocumentType(Declaration):
    """One document of the module: all that is shown, asked, checked or printed derives from it.

    `heading` is printed above the title; `made_from` is the type that such a document may be started from;
    `certain` says how much of the whole is known.
    """

    key: str
    code: str
    name: Text
    heading: Text
    purpose: Text
    made_from: str | None = None
    certain: Text = NOTHING_SAID
