"""ESCO's skills: how they are compared and found, and the ones that come with the program."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from bm_workspace.keys import search_key
from bm_workspace.schema.lists import read
from bm_workspace.schema.types import Kind, Row, Section
from bm_workspace.wording import _t

ATTRIBUTION = _t("This service uses the ESCO classification of the European Commission.")
"""ESCO's terms ask for this sentence wherever it is used."""

MAX_WORDS = 10
RECORD = "\x1e"
MARKS = str.maketrans({**dict.fromkeys('()[]/,.;:–—-"„“”', " "), **dict.fromkeys("'’", "")})
"""Marks between words are spaces to a search; the others (`%`, `_`, `+`, `#`) are letters like any."""


@dataclass(frozen=True, kw_only=True)
class Skill:
    """One skill in one language, as ESCO's file gives it."""

    uri: str
    label: str
    alternatives: tuple[str, ...] = ()


def key(text: str) -> str:
    """What two labels are compared by: no capitals, no diacritics, words apart."""
    return " ".join(search_key(text).translate(MARKS).split())


def keys(skill: Skill) -> str:
    """All that a skill is found by: each label between line ends, each word behind a space."""
    labels = dict.fromkeys(key(label) for label in (skill.label, *skill.alternatives))
    return "\n" + "".join(f" {label} \n" for label in labels if label)


def in_order(skills: Iterable[Skill]) -> list[Skill]:
    """Shorter labels first, which is how equally good finds are listed."""
    return sorted(skills, key=lambda skill: (len(skill.label), key(skill.label), skill.uri))


class Find(NamedTuple):
    """How well a skill fits a search: 0 exactly, 1 its beginning, 2 beginnings of words, 3 inside."""

    rank: int
    length: int
    uri: str


class Index:
    """One set of skills, shorter labels first, searched in memory: its addresses and keys, not its labels."""

    def __init__(self, skills: Sequence[tuple[str, int, str]]) -> None:
        """Take address, length of the label and keys of each skill."""
        self.uris = [uri for uri, _length, _keys in skills]
        self.lengths = array("H", (length for _uri, length, _keys in skills))
        self.text = RECORD + "".join(found_by + RECORD for _uri, _length, found_by in skills)
        self.starts = array("Q", accumulate((len(one[2]) + 1 for one in skills), initial=0))

    def find(self, query: str, limit: int) -> list[Find]:
        """The best finds, the best first."""
        words = key(query).split()[:MAX_WORDS]
        if not words or not all(word in self.text for word in words):
            return []
        whole = " ".join(words)
        tiers = ([f"\n {whole} \n"], [f"\n {whole}"], [f" {word}" for word in words], words)
        found: dict[int, int] = {}
        for rank, place in ((rank, place) for rank, t in enumerate(tiers) for place in self._holding(t)):
            found.setdefault(place, rank)
            if len(found) == limit:
                break
        return [Find(rank, self.lengths[place], self.uris[place]) for place, rank in found.items()]

    def _holding(self, pieces: Sequence[str]) -> Iterator[int]:
        """The places whose keys hold every piece, in order; looked for by the longest piece."""
        first, *others = sorted(pieces, key=len, reverse=True)
        at = self.text.find(first)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            start, end = self.starts[place], self.starts[place + 1]
            if all(self.text.find(piece, start, end) >= 0 for piece in others):
                yield place
            at = self.text.find(first, end)


@cache
def embedded(language: str) -> tuple[Skill, ...]:
    """The skills that come with the program, in one of its languages."""
    entries = chain.from_iterable(read("esco_skills")["skills"].values())
    return tuple(Skill(uri=entry["uri"], label=entry[language]) for entry in entries)


def uses_esco(section: Section, rows: Iterable[Row]) -> bool:
    """Whether any of these rows names a skill of ESCO."""
    addresses = [field for field in section.fields if field.kind is Kind.ESCO_URI]
    return any(field.applies(row) for row in rows for field in addresses)
