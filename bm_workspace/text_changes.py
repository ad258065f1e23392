"""What changed between two texts, word by word."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, pairwise
from operator import itemgetter
from unicodedata import category

MARKS = r".,;:!?…()\[\]\"'„“”‘’«»"
WORD = rf"[^\s{MARKS}]++(?:[{MARKS}]++[^\s{MARKS}]++)*+"
"""Marks inside a word belong to it, as in 9.30 or anna.berzina@example.org; around it they are words."""
TOKEN = re.compile(rf"(\s*+)({WORD}|[{MARKS}])")

LEVELS = ((90_000, 3), (10_000, 2), (10_000, 0))
"""How many pairs of words `difflib` compares at once, for its time grows faster than their number; a longer
stretch is first tied together where so many words in a row stand exactly once in either text."""
CRUMB = 3
"""What is the same between two changes, and has no more letters than this, counts as changed."""
SHARED = 0.2
"""Texts that share less than this part of the shorter one are two texts, not a changed one."""

Words = Sequence[str]
Token = tuple[str, str]
"""A word and the space before it."""


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A piece of text and its fate; `words` is what stands after the space that it begins with."""

    fate: Fate
    text: str

    @property
    def words(self) -> str:
        return self.text.lstrip()

    @property
    def space(self) -> str:
        return self.text[: len(self.text) - len(self.words)]


@dataclass(frozen=True)
class Run:
    """So many words that both texts share, and where they begin in either."""

    old: int
    new: int
    length: int


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """Kept and removed pieces joined are the text before, kept and added ones the text after."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    old_words, new_words = [word for _, word in old], [word for _, word in new]
    runs = _meaningful(_merged(_shared(old_words, new_words)), old_words, new_words)
    return tuple(_joined(_pieces(_with_end(before, old), _with_end(after, new), runs)))


def _with_end(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens and, as a last one without a word, the space after them."""
    return [*tokens, (text[sum(len(space) + len(word) for space, word in tokens) :], "")]


def _shared(old: Words, new: Words) -> Iterator[Run]:
    """What two texts share: their beginning, their end, and what is found in between."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    old_end, new_end = len(old) - end, len(new) - end
    yield Run(0, 0, start)
    for run in _between(old[start:old_end], new[start:new_end], LEVELS):
        yield Run(start + run.old, start + run.new, run.length)
    yield Run(old_end, new_end, end)


def _alike(old: Words, new: Words) -> int:
    """How many words are the same from the beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _between(old: Words, new: Words, levels: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The shared runs of two stretches; none where they are long and nothing ties them together."""
    most_pairs, in_a_row = levels[0]
    if len(old) * len(new) <= most_pairs:
        matcher = SequenceMatcher(_is_mark, old, new, autojunk=False)
        yield from (Run(*block) for block in matcher.get_matching_blocks())
        return
    if not in_a_row:
        return
    places = [(0, 0), *_tied(old, new, in_a_row), (len(old), len(new))]
    for (i, j), (next_i, next_j) in pairwise(places):
        if next_i - i == next_j - j == 1:
            yield Run(i, j, int(old[i] == new[j]))
            continue
        for run in _between(old[i:next_i], new[j:next_j], levels[1:]):
            yield Run(i + run.old, j + run.new, run.length)


def _is_mark(word: str) -> bool:
    return all(category(letter).startswith("P") for letter in word)


def _tied(old: Words, new: Words, length: int) -> list[tuple[int, int]]:
    """Where the same words in a row stand, once in either text: the most places that keep their order."""
    olds, news = _once(old, length), _once(new, length)
    pairs = [(place, news[words]) for words, place in olds.items() if words in news]
    return _in_order(pairs)


def _once(words: Words, length: int) -> dict[tuple[str, ...], int]:
    rows = list(zip(*(words[start:] for start in range(length)), strict=False))
    times = Counter(rows)
    return {row: place for place, row in enumerate(rows) if times[row] == 1}


def _in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest rising row of second numbers; the first ones rise already."""
    last: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        place = bisect_left(last, pair[1], key=itemgetter(1))
        before[pair] = last[place - 1] if place else None
        last[place : place + 1] = [pair]
    found, link = [], last[-1] if last else None
    while link:
        found.append(link)
        link = before[link]
    return found[::-1]


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbouring runs as one, empty ones left out."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else Run(0, 0, 0)
        if run.length and last.length and _end(last) == (run.old, run.new):
            merged[-1] = Run(last.old, last.new, last.length + run.length)
        elif run.length:
            merged.append(run)
    return merged


def _end(run: Run) -> tuple[int, int]:
    return run.old + run.length, run.new + run.length


def _meaningful(runs: Sequence[Run], old: Words, new: Words) -> list[Run]:
    """The runs without crumbs; none where all of them together are little of either text."""
    edges = ((0, 0), (len(old), len(new)))
    kept = [
        run
        for run in runs
        if (run.old, run.new) in edges or _end(run) in edges or _letters(old, run.old, run.length) > CRUMB
    ]
    shared = sum(_letters(old, run.old, run.length) for run in kept)
    least = min(_letters(old, 0, len(old)), _letters(new, 0, len(new)))
    return kept if shared >= SHARED * least else []


def _letters(words: Words, start: int, length: int) -> int:
    return sum(len(word) for word in words[start : start + length] if not _is_mark(word))


def _pieces(old: list[Token], new: list[Token], runs: Iterable[Run]) -> Iterator[Piece]:
    """Everything in order. The space before a shared word is kept where it is the same, too."""
    i = j = 0
    for run in (*runs, Run(len(old) - 1, len(new) - 1, 1)):
        yield Piece(Fate.REMOVED, _text(old[i : run.old]))
        yield Piece(Fate.ADDED, _text(new[j : run.new]))
        i, j = _end(run)
        for (space, word), (other_space, _) in zip(old[run.old : i], new[run.new : j], strict=True):
            if space == other_space:
                yield Piece(Fate.KEPT, space + word)
                continue
            yield from (
                Piece(Fate.REMOVED, space),
                Piece(Fate.ADDED, other_space),
                Piece(Fate.KEPT, word),
            )


def _text(tokens: Iterable[Token]) -> str:
    return "".join(space + word for space, word in tokens)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one fate as one piece: what was removed, then what was added in its place."""
    for is_kept, group in groupby((p for p in pieces if p.text), key=lambda piece: piece.fate is Fate.KEPT):
        members = list(group)
        for fate in (Fate.KEPT,) if is_kept else (Fate.REMOVED, Fate.ADDED):
            text = "".join(piece.text for piece in members if piece.fate is fate)
            if text:
                yield Piece(fate, text)
