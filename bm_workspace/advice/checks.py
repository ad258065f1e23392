"""The five questions, each answered from what was read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bm_workspace.advice.acts import Act, Sort, opening_of
from bm_workspace.advice.result import Check, Finding
from bm_workspace.advice.rules import Rules
from bm_workspace.advice.sentences import finding
from bm_workspace.advice.words import Part

CEFR = re.compile(r"\b[ABC][12](?![\w-])")
UNDERSTANDING = frozenset({"understand", "comprehend", "saprast"})
MOST_SHOWN = 4
CHAIN = 5
"""So many actions in one sentence are more than one outcome; fewer may be steps of one."""
PUNCTUATED_ITEMS = 3
BEFORE_A_STANDARD = frozenset({"ar", "bez", "līdz", "with", "without", "to", "of", "no", "any", "by"})


@dataclass(frozen=True)
class Read:
    """An outcome as it was read: its parts, the verbs of each, and what these are done to."""

    rules: Rules
    parts: tuple[Part, ...]
    acts: tuple[tuple[Act, ...], ...]
    objects: tuple[str, ...]
    own_standards: tuple[str, ...]

    @property
    def opening(self) -> Act | None:
        """The verb, or the noun in its place, that the outcome begins with."""
        return opening_of(self.acts[0], self.rules.words("attempts")) if self.acts else None

    @property
    def is_activity(self) -> bool:
        """Whether there is only an activity: attends a course."""
        return self.opening is not None and self.opening.sort is Sort.ACTIVITY

    @property
    def acts_openly(self) -> bool:
        """Whether it begins with an action, so that a tool or the name of a standard says how it is done."""
        opens_with_action = self.opening is not None and self.opening.sort is Sort.ACTION
        return self.is_understanding or (opens_with_action and not self.opens_vaguely)

    @property
    def is_understanding(self) -> bool:
        """Understanding of a language at a level can be assessed: CEFR describes it so."""
        opening = self.opening
        has_level = any(CEFR.search(part.text) for part in self.parts)
        return opening is not None and opening.lemma in UNDERSTANDING and has_level

    @property
    def opens_vaguely(self) -> bool:
        """Whether the opening verb is one word of a vague wording: get acquainted."""
        opening = self.opening
        wordings = self.rules.vague.finditer(self.parts[0].low) if self.parts else ()
        return opening is not None and any(opening.word.lower() in found[0].split() for found in wordings)


def verb(read: Read) -> Finding:
    """Does it begin with an action that can be observed?"""
    opening = read.opening
    if opening is None:
        return finding(Check.VERB, "none", read.rules)
    if read.acts_openly:
        return finding(Check.VERB, "met", read.rules, opening.word)
    if read.is_activity:
        return finding(Check.VERB, "activity", read.rules, opening.word)
    return finding(Check.VERB, "topic" if opening.is_topic else "vague", read.rules, opening.word)


def named_object(read: Read) -> Finding:
    """Does it say what is worked on, or with whom?"""
    return finding(Check.OBJECT, "met" if read.objects else "none", read.rules, *read.objects)


def standard(read: Read) -> Finding:
    """Does it name a level, a condition or a standard?"""
    words = list(dict.fromkeys(_standards(read)))[:MOST_SHOWN]
    return finding(Check.STANDARD, "met" if words else "none", read.rules, *words)


def _standards(read: Read) -> Iterator[str]:
    for part in read.parts:
        if read.acts_openly:
            yield from (found[0] for found in read.rules.codes.finditer(part.text))
        named = read.rules.standards.finditer(part.low)
        yield from (found[0] for found in named if not _is_object(found, read))
        if not read.is_activity:
            yield from _numbers(part, read.rules)
    if read.acts_openly:
        yield from read.own_standards


def _is_object(found: re.Match[str], read: Read) -> bool:
    """Whether the word is only what is worked on: Writes guidelines."""
    before = found.string[: found.start()].split()[-1:]
    is_named = found[0] in (word.lower() for word in read.objects)
    return is_named and not BEFORE_A_STANDARD.intersection(before)


def _numbers(part: Part, rules: Rules) -> Iterator[str]:
    """Numbers with what they count."""
    for place, word in enumerate(part.words):
        follows_a_name = place > 0 and part.words[place - 1].typed.isupper()  # ISO 9001 counts nothing
        if (word.is_number and not follows_a_name) or _is_number_word(word.low, rules):
            yield " ".join(w.typed for w in part.words[place : place + 2])


def _is_number_word(low: str, rules: Rules) -> bool:
    if rules.language == "en":
        return not rules.words("numbers").isdisjoint((low, low.partition("-")[0]))
    return rules.begins("numbers", low, "words") and not rules.begins("numbers", low, "not")


def not_vague(read: Read) -> Finding:
    """Is it free of wishes and of words that cannot be assessed?"""
    words = [
        act.word
        for found in read.acts
        for act in found
        if act.is_vague and not (read.is_understanding and act.lemma in UNDERSTANDING)
    ]
    wordings = [found[0] for part in read.parts for found in read.rules.vague.finditer(part.low)]
    in_wordings = {word for wording in wordings for word in wording.split()}
    words = [word for word in words if word.lower() not in in_wordings] + wordings
    words = list(dict.fromkeys(filter(str.strip, words)))[:MOST_SHOWN]
    if not words and read.is_activity and read.opening is not None:
        return finding(Check.NOT_VAGUE, "activity", read.rules, read.opening.word)
    return finding(Check.NOT_VAGUE, "none" if words else "met", read.rules, *words)


def single(read: Read) -> Finding:
    """Is it one outcome?"""
    several = _several(read)
    return finding(Check.SINGLE, "none" if several else "met", read.rules, *several[:MOST_SHOWN])


def _several(read: Read) -> list[str]:
    """The verbs of the different outcomes; empty where there is one."""
    openings = [
        (part, found[0])
        for part, found in zip(read.parts, read.acts, strict=True)
        if found and not found[0].is_topic and (found[0].place <= 3 or part.is_item)
    ]
    sentences = [act.word for part, act in openings if not part.after_semicolon]
    if len(sentences) > 1 or sum(part.is_item for part in read.parts) > 1:
        return sentences or [part.words[0].typed for part in read.parts if part.words]
    if len(openings) >= PUNCTUATED_ITEMS:
        return [act.word for _part, act in openings]
    chains = (
        _chain(found, read.rules) or _different_aims(part, found, read.rules)
        for part, found in zip(read.parts, read.acts, strict=True)
    )
    return next((chain for chain in chains if chain), [])


def _different_aims(part: Part, found: Sequence[Act], rules: Rules) -> list[str]:
    """Vague verbs of a sentence that have each an object of its own: improve English and meet friends."""
    wishes = rules.words("attempts") | rules.words("wishes")
    vague = [act for act in found if act.is_vague and not act.is_topic and act.lemma not in wishes]
    joins = rules.words("grammar", "joins")
    apart = any(
        later.place - earlier.place > 2
        and (part.words[later.place - 1].low in joins or bool(part.words[later.place].after))
        for earlier, later in pairwise(vague)
    )
    return [act.word for act in vague] if apart else []


def _chain(found: Sequence[Act], rules: Rules) -> list[str]:
    """The verbs of a sentence that lists more than the steps of one outcome."""
    kinds = {act.kind for act in found} - {"general"}
    mixed = len(found) == CHAIN - 1 and len(kinds) > 1
    speaks = any(act.lemma in rules.words("speaking") for act in found)
    speaks_besides = speaks and bool(kinds - {"language", "teaching"})
    return [act.word for act in found] if len(found) >= CHAIN or mixed or speaks_besides else []


CHECKS: Mapping[Check, Callable[[Read], Finding]] = {
    Check.VERB: verb,
    Check.OBJECT: named_object,
    Check.STANDARD: standard,
    Check.NOT_VAGUE: not_vague,
    Check.SINGLE: single,
}
