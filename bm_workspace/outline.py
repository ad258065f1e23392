"""A document as plain text blocks in one language: what View, PDF and DOCX all show."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bm_workspace.esco import ATTRIBUTION, uses_esco
from bm_workspace.identifiers import is_practice_number
from bm_workspace.in_words import in_words
from bm_workspace.schema.rules import ESCO_ADDRESS
from bm_workspace.schema.types import NOTHING_SAID, DocumentType, Field, Kind, Need, Row, Section, Values
from bm_workspace.status import is_fully_encoded
from bm_workspace.wording import Text, _t, say

NOTHING = "—"
NOT_CHOSEN = _t("Not chosen yet")
LINE_SHARE, TEXT_SHARE = 4, 7
"""How wide the columns of a table are beside each other."""

LONGEST_CELL, LONGEST_TEXT = 200, 700
LETTERS_OF_A_LINE = 40
"""With a longer line or text the rows of a table are printed one after the other: a row is never parted."""

PRACTICE_MARK = _t("Made in a practice environment: not an official document")
NUMBER_BY = _t("Number given by")
PRACTICE_DATABASE = _t("Europass mobility database (practice)")
DRAFT_MARK = _t("DRAFT")
BY_PEN = _t("to be filled in by hand")
OUT_OF_ORDER = _t("Grouped by framework, so the numbers do not follow one another.")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A label and what was answered; `link` is set where that is an address, `by_pen` where it is blank."""

    label: str
    lines: tuple[str, ...]
    is_long: bool = False
    link: str = ""
    by_pen: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows that are printed a line each, under a header row that stands on every page again.

    The first cell is the row's number; `shares` says how wide the others are beside each other. Cells may
    hold line ends.
    """

    header: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Answers that belong together, e.g. of a person; `signs` asks for room for a signature.

    A card is one of several rows. Its title has the level 4 where the block before it names a group of cards.
    """

    title: str = ""
    level: int = 3
    is_card: bool = False
    pairs: tuple[Pair, ...] = ()
    signs: str = ""
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One section as printed; `note` stands under its heading, `ending` after all; an annex begins a page."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    ending: str = ""
    is_annex: bool = False


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
            Pair(label=writer.say(NUMBER_BY), lines=(writer.say(PRACTICE_DATABASE),))
            if is_practice_number(number)
            else Pair(label=writer.say(_t("Project code")), lines=(project_code,)),
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
            blocks, title = tuple(self.blocks(section)), self.say(section.title_in(self.type.version))
            if not blocks and section.need(self.type.version) is not Need.REQUIRED:
                continue
            yield Part(
                key=section.key,
                title=self.say(section.annex) if section.annex else title,
                blocks=blocks or (Block(pairs=(Pair(label=title, lines=(NOTHING,)),)),),
                note=self.say(self.note(section)),
                ending=self.say(ATTRIBUTION) if uses_esco(section, section.rows(self.values)) else "",
                is_annex=bool(section.annex),
            )

    def note(self, section: Section) -> Text:
        """What stands under its heading: that it must go, or why its numbers are out of order."""
        if section.need(self.type.version) is Need.MUST_GO:
            return section.must_go
        places = [place for _, members in self.grouped(section) for place, _ in members]
        return OUT_OF_ORDER if places != sorted(places) else NOTHING_SAID

    def blocks(self, section: Section) -> Iterator[Block]:
        if section.repeats:
            yield from self.row_blocks(section)
            return
        rows = section.rows(self.values)
        if not rows and section.need(self.type.version) is not Need.REQUIRED:
            return
        row = rows[0] if rows else {}
        for group, fields in groupby(section.fields_in(self.type.version), key=lambda field: field.group):
            pairs = tuple(self.pairs(section, tuple(fields), row))
            if pairs:
                signs = self.say(_t("Signature")) if section.signs and group else ""
                yield Block(title=self.say(group) if group else "", pairs=pairs, signs=signs)

    def row_blocks(self, section: Section) -> Iterator[Block]:
        rows = self.numbered(section)
        fields = section.fields_in(self.type.version)
        if section.as_table and rows and all(_fits(f, row.get(f.key, "")) for _, row in rows for f in fields):
            yield Block(table=self.table(fields, rows))
        elif section.groups_by:
            for title, members in self.grouped(section):
                yield Block(title=title)
                yield from (self.card(section, number, row, level=4) for number, row in members)
        else:
            yield from (self.card(section, place, row) for place, row in rows)

    def numbered(self, section: Section) -> list[tuple[int, Row]]:
        """The rows under the numbers that they have in the editor."""
        stored = enumerate(section.stored_rows(self.values), start=1)
        return [(place, row) for place, row in stored if not section.is_blank(row)]

    def grouped(self, section: Section) -> Iterator[tuple[str, list[tuple[int, Row]]]]:
        """The rows in the order of the choices, under their labels; what is not chosen yet comes last."""
        if not section.groups_by:
            return
        (field,) = (f for f in section.fields if f.key == section.groups_by)
        keys = [choice.key for choice in field.choices]

        def place(numbered: tuple[int, Row]) -> tuple[bool, int, str]:
            text = numbered[1].get(field.key, "").strip()
            return not text, keys.index(text) if text in keys else len(keys), text

        for (_, _, text), members in groupby(sorted(self.numbered(section), key=place), key=place):
            yield _shown(in_words(field, text, self.language)) or self.say(NOT_CHOSEN), list(members)

    def card(self, section: Section, number: int, row: Row, level: int = 3) -> Block:
        fields = tuple(field for field in section.fields if field.key != section.groups_by)
        pairs = tuple(self.pairs(section, fields, row))
        return Block(title=self.say(section.row_name(number)), level=level, is_card=True, pairs=pairs)

    def table(self, fields: Sequence[Field], rows: Sequence[tuple[int, Row]]) -> Table:
        return Table(
            header=(self.say(_t("No.")), *(self.say(f.label) for f in fields)),
            shares=tuple(TEXT_SHARE if f.kind is Kind.LONG_TEXT else LINE_SHARE for f in fields),
            rows=tuple((str(number), *(self.cell(f, row) for f in fields)) for number, row in rows),
        )

    def cell(self, field: Field, row: Row) -> str:
        return "\n".join(self.pair(field, row.get(field.key, "").strip()).lines)

    def pairs(self, section: Section, fields: Sequence[Field], row: Row) -> Iterator[Pair]:
        """What is answered or mandatory; with it, where somebody signs, what is left for the pen."""
        version, is_required = self.type.version, section.need(self.type.version) is Need.REQUIRED
        fields = [f for f in fields if f.need(version) is not Need.ABSENT and f.applies(row)]
        asked = [(field, row.get(field.key, "").strip()) for field in fields]
        shown = {f.key for f, text in asked if text or (is_required and f.need(version) is Need.REQUIRED)}
        for field, text in asked:
            if field.key in shown:
                yield self.pair(field, text)
            elif field.by_pen and shown:
                yield Pair(label=self.say(field.label), lines=(), by_pen=self.say(BY_PEN))

    def pair(self, field: Field, text: str) -> Pair:
        shown = _shown(in_words(field, text, self.language)) or NOTHING
        return Pair(
            label=self.say(field.label),
            lines=tuple(shown.split("\n")),
            is_long=field.kind is Kind.LONG_TEXT,
            link=text if field.kind is Kind.ESCO_URI and ESCO_ADDRESS.fullmatch(text) else "",
        )


def _fits(field: Field, text: str) -> bool:
    """Whether an answer finds room in a table: its line ends count like the lines that they leave."""
    longest = LONGEST_TEXT if field.kind is Kind.LONG_TEXT else LONGEST_CELL
    return len(text) + LETTERS_OF_A_LINE * text.count("\n") <= longest


def _shown(text: str) -> str:
    return unicodedata.normalize("NFC", text)
