"""Which column of a pasted text answers which question, and what its words mean."""

import re
from collections.abc import Mapping, Sequence

from bm_workspace.keys import search_key
from bm_workspace.pasted_cells import Cells
from bm_workspace.schema.lists import read
from bm_workspace.schema.pasting import Pasting
from bm_workspace.schema.types import Field, Section
from bm_workspace.wording import LANGUAGES, say

Places = Mapping[str, tuple[int, ...]]
"""In which columns of the text the answer to each field stands, counted from 0."""


def plain(text: str) -> str:
    """What two words are compared by: no capitals, no diacritics, no marks."""
    return " ".join(re.findall(r"\w+", search_key(text)))


def meanings(section: Section, field: Field) -> dict[str, str]:
    """What is stored for each word that names a choice of a field: its key, its labels, other words."""
    more = _words(section, "answers").get(field.key, {})
    return {
        plain(word): choice.key
        for choice in field.choices
        for word in (*more.get(choice.key, ()), *choice.labels.values(), choice.key)
    }


def headings(section: Section, pasting: Pasting) -> dict[str, str]:
    """The column, or part of one, that each word over a column names."""
    more = _words(section, "headings")
    found = {plain(word): name for name, words in more.items() for word in words}
    labels = {field.key: field.label for field in section.fields if field.key in pasting.columns}
    return found | {
        plain(say(label, language)): key for key, label in labels.items() for language in LANGUAGES
    }


def columns_by_heading(section: Section, pasting: Pasting, cells: Sequence[str]) -> Places | None:
    """Where the columns stand by a line of headings; None where the line does not name the first of them."""
    words = headings(section, pasting)
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        found.setdefault(words.get(plain(cell), ""), place)
    places: dict[str, tuple[int, ...]] = {}
    for key in pasting.columns:
        first, second = found.get(f"{key} 1", found.get(key)), found.get(f"{key} 2")
        parts = (first, second) if second is not None else (found.get(key, first),)
        places[key] = tuple(place for place in parts if place is not None)
    return places if places[pasting.columns[0]] else None


def columns_in_order(
    pasting: Pasting, words: Mapping[str, Mapping[str, str]], lines: Sequence[Cells]
) -> Places:
    """Where the columns stand without a heading: in their order, the first in two where only that fits.

    That is so where words of the second column's list stand in the third column and none in the second.
    """
    first, *others = pasting.columns
    known = words[others[0]]
    in_second, in_third = (any(plain(line.cell(place)) in known for line in lines) for place in (1, 2))
    width = 2 if in_third and not in_second else 1
    return {first: tuple(range(width)), **{key: (width + n,) for n, key in enumerate(others)}}


def _words(section: Section, what: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    words: Mapping[str, Mapping[str, Sequence[str]]] = read("pasted_words").get(section.key, {}).get(what, {})
    return words
