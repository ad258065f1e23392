"""A document as plain text blocks in one language: what View, PDF and DOCX all show."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from babel.dates import format_date

from bm_workspace.esco import ATTRIBUTION, uses_esco
from bm_workspace.schema.rules import ESCO_ADDRESS, iso_date
from bm_workspace.schema.types import DocumentType, Field, Kind, Need, Row, Section, Values
from bm_workspace.status import is_fully_encoded
from bm_workspace.wording import Text, _t, say

LOCALES = {"en": "en_GB", "lv": "lv"}
NOTHING = "—"
LONGEST_CELL = 200
"""With anything longer the rows of a table are printed one after the other: a line cannot run over a page."""
PRACTICE_MARK = _t("Made in a practice environment: not an official document")
DRAFT_MARK = _t("DRAFT")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A label with what was answered, line by line; `link` is set where the answer is an address."""

    label: str
    lines: tuple[str, ...]
    is_long: bool = False
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows that are printed a line each, under one header row; a Word file repeats it on every page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Answers that belong together, e.g. of a person; `signs` asks for room for a signature."""

    title: str = ""
    pairs: tuple[Pair, ...] = ()
    signs: str = ""
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One section as printed; `note` stands under its heading and `ending` after all, where there is one."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    ending: str = ""


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The whole document as printed, in its own language.

    `draft_mark` is empty on a document that is fully encoded; `page_of` holds `%(page)s` and `%(pages)s`.
    """

    language: str
    title: str
    type_name: str
    header: tuple[Pair, ...]
    parts: tuple[Part, ...]
    practice_mark: str
    draft_mark: str
    number: str
    page_of: str


def build(
    document_type: DocumentType, *, language: str, title: str, number: str, project_code: str, values: Values
) -> Outline:
    """The document as printed, in its own language."""
    writer = _Writer(document_type, language, values)
    return Outline(
        language=language,
        title=_shown(title),
        type_name=writer.say(document_type.heading),
        header=(
            Pair(label=writer.say(_t("Document number")), lines=(number,)),
            Pair(label=writer.say(_t("Project code")), lines=(project_code,)),
        ),
        parts=tuple(writer.parts()),
        practice_mark=writer.say(PRACTICE_MARK),
        draft_mark="" if is_fully_encoded(document_type, values) else writer.say(DRAFT_MARK),
        number=number,
        page_of=writer.say(_t("page %(page)s of %(pages)s")),
    )


class _Writer:
    """Turns the sections of one document into parts."""

    def __init__(self, document_type: DocumentType, language: str, values: Values) -> None:
        self.type, self.language, self.values = document_type, language, values

    def say(self, text: Text) -> str:
        return say(text, self.language)

    def parts(self) -> Iterator[Part]:
        for section in self.type.shown_sections(self.values):
            need = section.need(self.type.version)
            blocks = tuple(self.blocks(section))
            if not blocks and need is not Need.REQUIRED:
                continue
            note = _t("This section must be deleted: the certificate does not contain it.")
            yield Part(
                key=section.key,
                title=self.say(section.title),
                blocks=blocks or (Block(pairs=(Pair(label=self.say(section.title), lines=(NOTHING,)),)),),
                note=self.say(note) if need is Need.MUST_GO else "",
                ending=self.say(ATTRIBUTION) if uses_esco(section, section.rows(self.values)) else "",
            )

    def blocks(self, section: Section) -> Iterator[Block]:
        rows = section.rows(self.values)
        table = self.table(section, rows) if section.as_table and rows else None
        if table and max(len(cell) for line in table.rows for cell in line) <= LONGEST_CELL:
            yield Block(table=table)
            return
        if section.repeats:
            for place, row in enumerate(rows, start=1):
                title = self.say(section.row_name(place))
                yield Block(title=title, pairs=tuple(self.pairs(section, section.fields, row)))
            return
        row = rows[0] if rows else {}
        if not rows and section.need(self.type.version) is not Need.REQUIRED:
            return
        for group, fields in groupby(section.fields_in(self.type.version), key=lambda field: field.group):
            pairs = tuple(self.pairs(section, tuple(fields), row))
            if pairs:
                signs = self.say(_t("Signature")) if section.signs and group else ""
                yield Block(title=self.say(group) if group else "", pairs=pairs, signs=signs)

    def table(self, section: Section, rows: Sequence[Row]) -> Table:
        fields = section.fields_in(self.type.version)
        lines = (tuple(self.pair(f, row.get(f.key, "").strip()).lines[0] for f in fields) for row in rows)
        numbered = tuple((str(place), *line) for place, line in enumerate(lines, start=1))
        return Table(header=(self.say(_t("No.")), *(self.say(f.label) for f in fields)), rows=numbered)

    def pairs(self, section: Section, fields: Sequence[Field], row: Row) -> Iterator[Pair]:
        required = section.need(self.type.version) is Need.REQUIRED
        for field in fields:
            need = field.need(self.type.version)
            if need is Need.ABSENT or not field.applies(row):
                continue
            text = row.get(field.key, "").strip()
            if text or (required and need is Need.REQUIRED):
                yield self.pair(field, text)

    def pair(self, field: Field, text: str) -> Pair:
        shown = _shown(in_words(field, text, self.language)) or NOTHING
        return Pair(
            label=self.say(field.label),
            lines=tuple(shown.split("\n")),
            is_long=field.kind is Kind.LONG_TEXT,
            link=text if field.kind is Kind.ESCO_URI and ESCO_ADDRESS.fullmatch(text) else "",
        )


def in_words(field: Field, text: str, language: str) -> str:
    """A stored answer as people read it: a choice by its label, a date written out, the rest as typed."""
    if field.kind is Kind.CHOICE:
        return next((choice.label(language) for choice in field.choices if choice.key == text), text)
    day = iso_date(text) if field.kind is Kind.DATE else None
    return format_date(day, "long", LOCALES[language]) if day else text


def _shown(text: str) -> str:
    return unicodedata.normalize("NFC", text)
