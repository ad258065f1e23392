"""An agreement beside the certificate made from it: section by section, what became of each answer."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bm_workspace import carried
from bm_workspace.compared import Answer, Block, Part, Pieces, State
from bm_workspace.in_words import in_words
from bm_workspace.schema.types import ROW_ID, DocumentType, Field, Kind, Need, Row, Section, Values
from bm_workspace.text_changes import Fate, Piece, changes
from bm_workspace.wording import Text, _t

TRANSLATED = (Kind.CHOICE, Kind.DATE)
"""Answers that read differently in each language even where they are the same."""

ONLY_BEFORE = _t("The certificate does not contain this section.")
ONLY_AFTER = _t("The agreement does not contain this section.")
BECOMES: Mapping[tuple[Need, Need], Text] = {
    (Need.REQUIRED, Need.OPTIONAL): _t("Mandatory in the agreement, optional in the certificate."),
    (Need.OPTIONAL, Need.REQUIRED): _t("Optional in the agreement, mandatory in the certificate."),
    (Need.REQUIRED, Need.MUST_GO): ONLY_BEFORE,
    (Need.OPTIONAL, Need.MUST_GO): ONLY_BEFORE,
    (Need.REQUIRED, Need.ABSENT): ONLY_BEFORE,
    (Need.OPTIONAL, Need.ABSENT): ONLY_BEFORE,
    (Need.ABSENT, Need.REQUIRED): ONLY_AFTER,
    (Need.ABSENT, Need.OPTIONAL): ONLY_AFTER,
}
"""What becomes of a section, by its need before and after; one that is needed alike has no sentence."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two documents: its type, its language and its answers."""

    type: DocumentType
    language: str
    values: Values


def compare(agreement: Side, certificate: Side) -> tuple[Part, ...]:
    """Every section of the certificate's type that holds an answer on either side, in its order."""
    parts = (_part(section, agreement, certificate) for section in certificate.type.sections)
    return tuple(part for part in parts if part.blocks)


def _part(section: Section, agreement: Side, certificate: Side) -> Part:
    writer = _Writer(section, agreement, certificate, carried.places(certificate.values))
    blocks = writer.row_blocks() if section.repeats else writer.group_blocks()
    needs = section.need(agreement.type.version), section.need(certificate.type.version)
    return Part(
        key=section.key,
        title=section.title_in(certificate.type.version),
        becomes=BECOMES.get(needs),
        blocks=tuple(block for block in blocks if block.answers),
    )


@dataclass(frozen=True)
class _Writer:
    """Writes the blocks of one section; `ahead` are the places that still speak of the future."""

    section: Section
    agreement: Side
    certificate: Side
    ahead: frozenset[str]

    def row_blocks(self) -> Iterator[Block]:
        before, after = self.numbered(self.agreement), self.numbered(self.certificate)
        for row_id in _in_order(list(before), list(after)):
            (number_before, old), (number, new) = (rows.get(row_id, (0, {})) for rows in (before, after))
            yield Block(
                title=self.section.row_name(number or number_before),
                number_before=number_before if number and number_before not in (0, number) else None,
                answers=tuple(self.answers(self.section.fields, old, new, row_id)),
            )

    def numbered(self, side: Side) -> dict[str, tuple[int, Row]]:
        """The rows of one side by identity, each with its number in print."""
        rows = enumerate(self.section.rows(side.values), start=1)
        return {row.get(ROW_ID, ""): (number, row) for number, row in rows}

    def group_blocks(self) -> Iterator[Block]:
        old, new = (next(iter(self.section.rows(s.values)), {}) for s in (self.agreement, self.certificate))
        for group, fields in groupby(self.section.fields, key=lambda field: field.group):
            yield Block(title=group, answers=tuple(self.answers(fields, old, new, "")))

    def answers(self, fields: Iterable[Field], old: Row, new: Row, row_id: str) -> Iterator[Answer]:
        for field in fields:
            before, after = _text(self.agreement, field, old), _text(self.certificate, field, new)
            if not (before or after or (self.is_new(field) and field.applies(new))):
                continue
            state = self.state(field, before, after, row_id)
            agreement, certificate = self.pieces(field, before, after, state)
            yield Answer(
                label=field.label,
                state=state,
                agreement=agreement,
                certificate=certificate,
                anchor="-".join(part for part in (self.section.key, row_id, field.key) if part),
                is_long=field.kind is Kind.LONG_TEXT,
            )

    def is_new(self, field: Field) -> bool:
        """Whether the certificate asks what the agreement did not."""
        needs = field.need(self.agreement.type.version), field.need(self.certificate.type.version)
        section = self.section.need(self.certificate.type.version)
        return needs == (Need.ABSENT, Need.REQUIRED) and section is Need.REQUIRED

    def state(self, field: Field, before: str, after: str, row_id: str) -> State:
        version = self.certificate.type.version
        if self.section.need(version) in (Need.MUST_GO, Need.ABSENT):
            return State.MUST_GO if after else State.GONE
        if field.need(version) is Need.ABSENT:
            return State.GONE
        if after and carried.place(self.section.key, row_id, field.key) in self.ahead:
            return State.MUST_CHANGE
        if not (before and after):
            return State.REMOVED if before else State.NEW
        return State.SAME if _words(before) == _words(after) else State.CHANGED

    def pieces(self, field: Field, before: str, after: str, state: State) -> tuple[Pieces, Pieces]:
        """The answer on either side in words; what changed is told apart where both are in one language."""
        old, new = _said(self.agreement, field, before), _said(self.certificate, field, after)
        alike = self.agreement.language == self.certificate.language or field.kind not in TRANSLATED
        if state in (State.CHANGED, State.MUST_CHANGE) and old and new and alike and before != after:
            found = changes(old, new)
            return (
                tuple(piece for piece in found if piece.fate is not Fate.ADDED),
                tuple(piece for piece in found if piece.fate is not Fate.REMOVED),
            )
        return _whole(old), _whole(new)


def _text(side: Side, field: Field, row: Row) -> str:
    """What counts as answered there: nothing where the document does not ask."""
    asked = field.need(side.type.version) is not Need.ABSENT and field.applies(row)
    return row.get(field.key, "").strip() if asked else ""


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def _said(side: Side, field: Field, text: str) -> str:
    return unicodedata.normalize("NFC", in_words(field, text, side.language))


def _whole(text: str) -> Pieces:
    return (Piece(Fate.KEPT, text),) if text else ()


def _in_order(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """All rows in the order of the certificate; those that it lacks follow the row they followed."""
    order = list(after)
    for place, row_id in enumerate(before):
        if row_id not in after:
            order.insert(order.index(before[place - 1]) + 1 if place else 0, row_id)
    return order
