"""One set of ESCO's skills in memory, and what a search finds in it."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from bm_workspace.esco import key

MAX_WORDS = 10
RECORD = "\x1e"
LAST = "\U0010ffff"
FEW = 10
"""Up to a tenth of all skills it is quicker to look at each of them than through the whole text."""


class Find(NamedTuple):
    """How well a skill fits a search: 0 exactly, 1 its beginning, 2 beginnings of words, 3 inside."""

    rank: int
    length: int
    uri: str


class Index:
    """One set of skills, shorter labels first: their addresses, keys and words, not their labels."""

    def __init__(self, skills: Sequence[tuple[str, int, str]]) -> None:
        """Take address, length of the label and keys of each skill."""
        self.uris = [uri for uri, _length, _keys in skills]
        self.lengths = array("H", (length for _uri, length, _keys in skills))
        self.text = RECORD + "".join(found_by + RECORD for _uri, _length, found_by in skills)
        self.starts = array("Q", accumulate((len(one[2]) + 1 for one in skills), initial=0))
        self.words = _Words(found_by for _uri, _length, found_by in skills)

    def find(self, query: str, limit: int) -> list[Find]:
        """The best finds, the best first."""
        asked = key(query).split()[:MAX_WORDS]
        words = sorted(dict.fromkeys(asked), key=self.words.frequency)
        if not words or not all(self.words.hold(word) for word in words):
            return []
        found: dict[int, int] = {}
        for rank, places in enumerate(self._tiers(" ".join(asked), words)):
            for place in places:
                found.setdefault(place, rank)
                if len(found) == limit:
                    return self._finds(found)
        return self._finds(found)

    def _tiers(self, whole: str, words: Sequence[str]) -> Iterator[Iterator[int]]:
        """The places of each rank, looked for by the rarest word; those of a better rank come again."""
        pieces = ([f"\n {whole} \n"], [f"\n {whole}"], [f" {word}" for word in words])
        if self.words.frequency(words[0]) * FEW > len(self.uris):
            yield from map(self._holding, pieces)
        else:
            places = self.words.places(words[0])
            yield from (self._holding_among(places, each) for each in pieces)
        yield self._holding(words)

    def _finds(self, found: dict[int, int]) -> list[Find]:
        return [Find(rank, self.lengths[place], self.uris[place]) for place, rank in found.items()]

    def _holding_among(self, places: Sequence[int], pieces: Sequence[str]) -> Iterator[int]:
        """Those of the places whose keys hold every piece."""
        for place in places:
            start, end = self.starts[place], self.starts[place + 1]
            if all(self.text.find(piece, start, end) >= 0 for piece in pieces):
                yield place

    def _holding(self, pieces: Sequence[str]) -> Iterator[int]:
        """The places whose keys hold every piece, in order; looked for by the first piece."""
        first, *others = pieces
        at = self.text.find(first)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            start, end = self.starts[place], self.starts[place + 1]
            if all(self.text.find(piece, start, end) >= 0 for piece in others):
                yield place
            at = self.text.find(first, end)


class _Words:
    """At which places each word stands; words that begin alike lie side by side."""

    def __init__(self, all_keys: Iterable[str]) -> None:
        standing: dict[str, list[int]] = {}
        for place, found_by in enumerate(all_keys):
            for word in set(found_by.split()):
                standing.setdefault(word, []).append(place)
        self.words = sorted(standing)
        self.all = " ".join(self.words)
        self.standing = array("I", chain.from_iterable(standing[word] for word in self.words))
        self.bounds = array("Q", accumulate((len(standing[word]) for word in self.words), initial=0))

    def _span(self, beginning: str) -> tuple[int, int]:
        first, end = bisect_left(self.words, beginning), bisect_left(self.words, beginning + LAST)
        return self.bounds[first], self.bounds[end]

    def hold(self, piece: str) -> bool:
        """Whether it stands in any word."""
        return piece in self.all

    def frequency(self, beginning: str) -> int:
        """How often words begin so."""
        start, end = self._span(beginning)
        return end - start

    def places(self, beginning: str) -> list[int]:
        """The places of words that begin so, in order."""
        start, end = self._span(beginning)
        return sorted(set(self.standing[start:end]))
