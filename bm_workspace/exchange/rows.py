"""One row of a table as a mobility, or what in it cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bm_workspace.answers import clean
from bm_workspace.exchange.cells import Unreadable, read_cell
from bm_workspace.exchange.columns import Column, Sort, Surroundings
from bm_workspace.exchange.escaping import unescaped
from bm_workspace.exchange.heading import Heading
from bm_workspace.exchange.tables import NoText
from bm_workspace.exchange.writing import shown
from bm_workspace.keys import title_key
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import MAX_ACTIVITY_ID


@dataclass(frozen=True, kw_only=True)
class Known:
    """A mobility that the project has."""

    id: UUID
    kind: str
    number: str
    activity_id: str
    values: Mapping[str, Any] = field(hash=False)
    revision: int


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """What a row says, and by column what cannot be read in it; `known` is what the project has already.

    `person` are the answers about the participant that stand in the row itself.
    """

    activity_id: str
    values: Mapping[str, Any] = field(hash=False)
    person: Mapping[str, str] = field(hash=False)
    known: Known | None
    problems: Sequence[tuple[int, str]]


class RowReader:
    """Reads one row; what it finds wrong is kept by column, with the key of the reason."""

    def __init__(
        self,
        around: Surroundings,
        known: Mapping[str, Known],
        heading: Heading,
        row: Sequence[str],
    ) -> None:
        self.around, self.known, self.row = around, known, row
        self.cells = [(n, c, unescaped(row[n]) if n < len(row) else "") for n, c in heading.places]
        beyond = (n for n in range(heading.width, len(row)) if row[n].strip())
        self.problems = [(n, "beyond") for n in beyond]

    def read(self, seen: set[str]) -> ReadRow:
        """The row; `seen` are the keys of the rows before, to which its own is added."""
        activity_id = self._activity_id(seen)
        found = self.known.get(title_key(activity_id)) if activity_id else None
        if found and found.kind != "individual":
            self._wrong(Sort.ACTIVITY_ID, "id_of_group")
            found = None
        self._grant()
        values = dict(found.values) if found else {}
        answers = self._answers(found)
        for place, stored in answers.items():
            _put(values, place, stored)
        self._country(values)
        self._activity_type(found, values)
        return ReadRow(
            activity_id=activity_id,
            values=values,
            person={
                key: text for (section, key), text in answers.items() if section == "participant" and text
            },
            known=found,
            problems=self.problems,
        )

    def _of(self, sort: Sort) -> list[tuple[int, Column, str]]:
        return [cell for cell in self.cells if cell[1].sort is sort]

    def _wrong(self, sort: Sort, reason: str) -> None:
        self.problems.append((self._of(sort)[-1][0], reason))

    def _text(self, sort: Sort) -> str:
        return clean(self._of(sort)[0][2], is_long=False)

    def _activity_id(self, seen: set[str]) -> str:
        text, key = self._text(Sort.ACTIVITY_ID), title_key(self._text(Sort.ACTIVITY_ID))
        if not self._is_marked(Sort.ACTIVITY_ID):
            if not key:
                self._wrong(Sort.ACTIVITY_ID, "id_missing")
            elif len(text) > MAX_ACTIVITY_ID:
                self._wrong(Sort.ACTIVITY_ID, "id_long")
            elif key in seen:
                self._wrong(Sort.ACTIVITY_ID, "id_twice")
        seen.add(key)
        return text

    def _grant(self) -> None:
        text = "".join(self._text(Sort.GRANT).split()).upper()
        if not self._is_marked(Sort.GRANT) and text != self.around.code:
            self._wrong(Sort.GRANT, "grant_other" if text else "grant_missing")

    def _is_marked(self, sort: Sort) -> bool:
        """Whether the cell holds no text at all, which is said."""
        n = self._of(sort)[0][0]
        reason = self._why_no_text(n)
        if reason:
            self.problems.append((n, reason))
        return bool(reason)

    def _why_no_text(self, n: int) -> str:
        cell = self.row[n] if n < len(self.row) else ""
        return cell.reason if isinstance(cell, NoText) else ""

    def _answers(self, found: Known | None) -> dict[tuple[str, str], str]:
        """The answers by section and field; two columns may say the same one."""
        answers: dict[tuple[str, str], str] = {}
        for n, column, text in self.cells:
            if column.sort in (Sort.GRANT, Sort.ACTIVITY_ID):
                continue
            stored = self._stored(n, column, text, found)
            if column.sort is Sort.ROLE:
                stored = column.yes if stored == "yes" else ("" if stored == "no" else stored)
            place = ("activity", "activity_type") if column.sort is Sort.ACTIVITY_TYPE else column.place
            before = answers.get(place, "")
            if before and stored and before != stored:
                self.problems.append((n, "roles" if column.sort is Sort.ROLE else "oid_differs"))
            answers[place] = before or stored
        return answers

    def _country(self, values: dict[str, Any]) -> None:
        """The country is that of the receiving organisation, whether a cell says so or none does."""
        country = self.around.places.get(answer(values, "from_to", "receiving"), ("", ""))[0]
        said = [(n, text) for n, column, text in self.cells if column.place == ("from_to", "country")]
        if not country:
            return
        wrong = {n for n, _reason in self.problems}
        differs = answer(values, "from_to", "country") != country
        self.problems += (
            (n, "country_differs") for n, text in said if differs and text.strip() and n not in wrong
        )
        _put(values, ("from_to", "country"), country)

    def _stored(self, n: int, column: Column, text: str, found: Known | None) -> str:
        reason = self._why_no_text(n)
        if not text and not reason:
            return ""
        try:
            if reason:
                raise Unreadable(reason)
            return read_cell(column, text, self.around)
        except Unreadable as error:
            if found and not reason and text == shown(column, "", found.values, self.around, "en"):
                return answer(found.values, *column.place)  # what is saved may stay as it is
            self.problems.append((n, error.reason))
            return ""

    def _activity_type(self, found: Known | None, values: Mapping[str, Any]) -> None:
        read = answer(values, "activity", "activity_type")
        cells = self._of(Sort.ACTIVITY_TYPE) or self._of(Sort.ACTIVITY_ID)
        n = cells[0][0]
        if any(n == wrong for wrong, _reason in self.problems):
            return
        if found and read != answer(found.values, "activity", "activity_type"):
            self.problems.append((n, "type_fixed"))
        elif not read:
            self.problems.append((n, "type_missing"))


def _put(values: dict[str, Any], place: tuple[str, str], stored: str) -> None:
    """Set an answer; nothing is added for an answer that is not there."""
    section, key = place
    row = values.get(section, {})
    if stored or key in row:
        values[section] = {**row, key: stored}
