"""An outcome cut into words and parts, without the beginnings that say nothing."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

LONGEST = 3000
"""So many characters are looked at: nobody reads an outcome further."""
LONGEST_WORD = 60
NEAR = 7
"""So many words with the verb itself show what it means."""

ITEM = re.compile(r"(?:^|(?<=\n))\s*(?:[-–—•*▪●·✓❑]|\(?\d+(?:\.\d+)*[.)]|[a-zāčēģīķļņšūž]\))\s+")
SENTENCE = re.compile(r"(?<!\b\w)(?<!etc)(?<!piem)(?<!utt)[.!?]\s+(?=\W*[A-ZĀČĒĢĪĶĻŅŠŪŽ0-9])")
"""The end of a sentence: what follows begins with a capital; one letter with a dot is an abbreviation."""
TOKEN = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*|[,;:.!?()–—]")
ASIDE = re.compile(r"\([^()]{1,300}\)|\s[–—]\s[^–—]{1,300}[–—](?=[\s,.])")
MARKS = frozenset(",;:.!?()–—")


@dataclass(frozen=True)
class Word:
    """One word: as typed, in small letters, the mark before it, whether it stands in brackets or dashes."""

    typed: str
    low: str
    after: str
    aside: bool = False

    @property
    def is_number(self) -> bool:
        return self.low[0].isdigit() and not self.low.endswith("d")  # 3D is no amount


@dataclass(frozen=True)
class Part:
    """One sentence, item or half of an outcome, without its lead-in."""

    text: str
    is_item: bool = False
    after_semicolon: bool = False

    @cached_property
    def low(self) -> str:
        return self.text.lower()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(_words(self.text))


def _words(text: str) -> Iterator[Word]:
    mark, asides = "", [found.span() for found in ASIDE.finditer(text)]
    for found in TOKEN.finditer(text):
        token = found[0]
        if token in MARKS:
            mark = token
            continue
        if len(token) <= LONGEST_WORD:
            aside = any(start < found.start() < end for start, end in asides)
            yield Word(token, token.lower().replace("’", "'"), mark, aside)
        mark = ""


def near(words: Sequence[Word], place: int) -> Iterator[str]:
    """The words shortly behind one, up to the next mark; a mark directly behind it does not count."""
    for number, word in enumerate(words[place + 1 : place + NEAR]):
        if word.after and number:
            break
        yield word.low


def clean(text: str) -> str:
    """The part of a text that is looked at, in one Unicode form and with plain spaces."""
    composed = unicodedata.normalize("NFC", text[:LONGEST])
    return "\n".join(" ".join(line.split()) for line in composed.splitlines() if line.strip())


def parts(text: str, lead_in: re.Pattern[str]) -> tuple[Part, ...]:
    """The parts of a cleaned text that hold words, without item marks and lead-ins."""
    found = []
    for line in text.split("\n"):
        is_item = bool(ITEM.match(line))
        for sentence in SENTENCE.split(line):
            for number, half in enumerate(sentence.split(";")):
                bare = without_lead_in(half, lead_in)
                if re.search(r"[^\W\d_]", bare):
                    found.append(Part(bare, is_item=is_item and not number, after_semicolon=number > 0))
    return tuple(found)


def without_lead_in(text: str, lead_in: re.Pattern[str]) -> str:
    """What follows numbering, "The learner can …" and the like."""
    bare = text.strip(" \t„“”\"'«»")
    for _ in range(6):
        found = lead_in.match(bare)
        if not found or not found[0]:
            break
        bare = bare[found.end() :].lstrip(" ,:–—-")
    return bare
