"""Rows pasted from a spreadsheet: what is understood of a text, line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bm_workspace.answers import CONTROLS, clean, to_stored
from bm_workspace.keys import title_key
from bm_workspace.pasted_cells import Cells, cells_of, is_separated
from bm_workspace.pasted_columns import columns_by_heading, columns_in_order, meanings, plain
from bm_workspace.schema.pasting import Pasting
from bm_workspace.schema.types import MAX_ROWS, ROW_ID, Field, Row, Section
from bm_workspace.status import malformed
from bm_workspace.wording import Text, _t

LONGEST_SHOWN = 60
DASHES = {"-", "–", "—"}
"""What people write where a list has nothing to say."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row as the text gives it; `number` is the line on which it begins.

    `known` names a row of the list that says the same, `repeats` an earlier line that does.
    """

    number: int
    answers: Row
    problems: tuple[Text, ...] = ()
    known: str = ""
    repeats: int = 0

    @property
    def is_new(self) -> bool:
        return not (self.problems or self.known or self.repeats)


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """What is understood of a text; `listed` is how many rows the list has already.

    `refusal` says why none of it can be taken.
    """

    text: str
    listed: int
    lines: tuple[Line, ...] = ()
    notes: tuple[Text, ...] = ()
    refusal: Text | None = None

    @property
    def new(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_new)

    @property
    def to_mend(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.problems)

    @property
    def why_not_add(self) -> Text | None:
        """Why the new rows cannot be added as things stand."""
        if self.refusal or self.to_mend:
            return self.refusal or MEND_FIRST
        if not self.new:
            return _t("Everything in the text is in the list already: there is nothing to add.")
        together = self.listed + len(self.new)
        if together > MAX_ROWS:
            return _t(
                "The list has %(listed)s rows and would have %(together)s; at most %(limit)s are possible. "
                "Take lines out of the text, or rows out of the list.",
                listed=self.listed,
                together=together,
                limit=MAX_ROWS,
            )
        return None

    @property
    def why_not_replace(self) -> Text | None:
        """Why the list cannot be replaced by the text as things stand."""
        if self.refusal or self.to_mend:
            return self.refusal or MEND_FIRST
        if not self.listed:
            return _t("The list is empty: there is nothing to replace.")
        known = {line.known for line in self.lines if line.known}
        return None if self.new or len(known) < self.listed else _t("The list says the same already.")

    def added(self, batch: str) -> dict[str, Row]:
        """The new rows by the identities that they get; `batch` is what these begin with."""
        return {f"{batch}{line.number}": line.answers for line in self.new}

    def instead(self, batch: str) -> dict[str, Row]:
        """All rows of the text; one that the list has already keeps its identity."""
        rows = (line for line in self.lines if not line.repeats)
        return {line.known or f"{batch}{line.number}": line.answers for line in rows}


MEND_FIRST = _t("Some lines are to mend. Mend them in the text or take them out, then press Preview again.")


def understand(
    section: Section, pasting: Pasting, text: str, *, present: Iterable[Row], language: str
) -> Pasted:
    """What a text means for a section whose rows are `present`, whatever it holds.

    Possible answers are named in `language`.
    """
    kept, listed = clean(text), [row for row in present if not section.is_blank(row)]
    found = list(islice(cells_of(kept), MAX_ROWS + 2))  # a heading, and one row too many
    reader = _Reader(section, pasting, found, language)
    if not reader.lines:
        nothing = _t("There is nothing to read: paste the lines of a spreadsheet.")
        return Pasted(text=kept, listed=len(listed), refusal=nothing)
    if len(reader.lines) > MAX_ROWS:
        message = _t(
            "The text has %(count)s lines; at most %(limit)s rows are possible. Paste fewer lines.",
            count=sum(not line.isspace() for line in kept.splitlines(keepends=True)),
            limit=MAX_ROWS,
        )
        return Pasted(text=kept, listed=len(listed), refusal=message)
    lines = tuple(_compared(pasting, reader.understood(), listed))
    notes = (*_left_out(text), *reader.notes(lines))
    return Pasted(text=kept, listed=len(listed), lines=lines, notes=notes)


def _left_out(text: str) -> Iterable[Text]:
    """Says so where the text holds characters that are left out."""
    count = len(CONTROLS.findall(text.replace("\r\n", "\n").replace("\r", "\n")))
    if count:
        yield _t("Control characters, which no text needs, were left out: %(count)s.", count=count)


def _compared(pasting: Pasting, lines: Iterable[Line], listed: Sequence[Row]) -> Iterable[Line]:
    """The same lines, with what says the same in the list or earlier in the text."""
    known = {_key(pasting, row): row.get(ROW_ID, "") for row in reversed(listed)}
    before: dict[tuple[str, ...], int] = {}
    for line in lines:
        if line.problems:
            yield line
            continue
        key = _key(pasting, line.answers)
        earlier = before.setdefault(key, line.number)
        yield Line(
            number=line.number,
            answers=line.answers,
            known=known.get(key, ""),
            repeats=earlier if earlier != line.number else 0,
        )


def _key(pasting: Pasting, row: Row) -> tuple[str, ...]:
    return tuple(title_key(row.get(column, "")) for column in pasting.columns)


class _Reader:
    """Reads the lines of one text."""

    def __init__(self, section: Section, pasting: Pasting, lines: Sequence[Cells], language: str) -> None:
        self.section, self.pasting, self.language = section, pasting, language
        self.fields = {field.key: field for field in section.fields}
        self.meanings = {key: meanings(section, self.fields[key]) for key in pasting.columns}
        places = columns_by_heading(section, pasting, lines[0].cells) if lines else None
        self.heading = lines[0] if places else None
        self.lines = lines[1:] if places else lines
        self.places = places or columns_in_order(pasting, self.meanings, self.lines)
        self.separated = is_separated(lines)

    def understood(self) -> Iterable[Line]:
        for line in self.lines:
            answers = {key: self._answer(key, line) for key in self.pasting.columns}
            problems = (line.problem,) if line.problem else tuple(self._problems(line, answers))
            yield Line(number=line.number, answers=answers, problems=problems)

    def _answer(self, key: str, line: Cells) -> str:
        found = to_stored(self.fields[key], " ".join(filter(None, map(line.cell, self.places[key]))))
        if not found or (self.meanings[key] and found in DASHES):
            return self.pasting.empty.get(key, "")
        return self.meanings[key].get(plain(found), found)

    def _problems(self, line: Cells, answers: Row) -> Iterable[Text]:
        if not self.separated and "," in line.cell(0):
            yield _t("Commas do not separate columns here: put tabs or semicolons between them.")
            return
        width = len({place for places in self.places.values() for place in places})
        if not self.heading and len(line.cells) > width:
            yield _t(
                "There are %(count)s columns instead of %(width)s; a heading line would tell which is which.",
                count=len(line.cells),
                width=width,
            )
        for place, (key, answer) in enumerate(answers.items()):
            problem = self._problem(self.fields[key], answer, is_first=place == 0)
            if problem:
                yield _t("%(field)s: %(problem)s", field=self.fields[key].label, problem=problem)

    def _problem(self, field: Field, answer: str, *, is_first: bool) -> Text | None:
        if not answer:
            return _t("This answer is missing.") if is_first else None
        if field.choices and answer not in {choice.key for choice in field.choices}:
            return _t(
                "“%(answer)s” is not one of the possible answers: %(answers)s.",
                answer=shortened(answer),
                answers=", ".join(choice.label(self.language) for choice in field.choices),
            )
        return malformed(field, answer)

    def notes(self, lines: Iterable[Line]) -> Iterable[Text]:
        """What the reader of the preview should know."""
        if self.heading:
            yield _t("Line %(number)s was read as the heading.", number=self.heading.number)
            left = ", ".join(self._unused(self.heading))
            if left:
                yield _t(
                    "These columns have no place in the list and were left out: %(columns)s.", columns=left
                )
        elif any(line.problems for line in lines):
            yield _t(
                "Where the columns stand otherwise, put a heading line first, for example: %(heading)s",
                heading=self.pasting.heading,
            )

    def _unused(self, heading: Cells) -> Iterable[str]:
        """Columns that hold something and are not read, by their heading or their number."""
        used = {place for places in self.places.values() for place in places}
        for place in range(max(len(line.cells) for line in (heading, *self.lines))):
            if place not in used and any(line.cell(place) for line in (heading, *self.lines)):
                yield shortened(heading.cell(place).rstrip(" .:;")) or str(place + 1)


def shortened(text: str) -> str:
    """The text, not longer than fits in a sentence."""
    return f"{text[:LONGEST_SHOWN]}…" if len(text) > LONGEST_SHOWN else text
