"""What an English outcome says is done, and to what: by place in the sentence and endings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bm_workspace.advice.acts import Act, Sort
from bm_workspace.advice.rules import Rules, rules_of
from bm_workspace.advice.words import Part, Word

DETERMINERS = frozenset(
    "a an the his her their its my our your this these those that each every all both one two three four five six "
    "seven eight nine ten twelve some any several at how what why which whether simple basic different".split()
)
PREPOSITIONS = frozenset(
    "in at on with by for from of to into about within without under during after before as using per over "
    "between through against among according following based via onto while when where who whose if so than "
    "because until up such".split()
)
MATTER = frozenset("with about to for on of from into around through in".split())
"""Prepositions by which a verb may take what it is about."""

SUBORDINATE = frozenset("that which who whose where when while if so because how what why whether".split())
JOINS = frozenset("and or then also but".split())
SUBJECTS = re.compile(
    r"(?:participant|learner|trainee|student|pupil|teacher|apprentice|intern|candidate|coach|trainer|they|he|she|i|we)"
    r"(?:es|s)?$"
)
VERB_ENDINGS = re.compile(r"\w+(?:i[sz]e|ify|ate|en|i[sz]es|ifies|ates)$")
LOOSE = frozenset("well abroad here there together alone again too home".split())
"""Adverbs behind an object."""

SKIPPED = frozenset("not please also then always never independently safely correctly".split())


@cache
def _base_forms() -> Mapping[str, tuple[str, str, bool]]:
    """Base form → the same, its kind, whether it is vague."""
    raw = rules_of("en").raw
    forms: dict[str, tuple[str, str, bool]] = {}
    for kind, words in raw["verbs"]["kinds"].items():
        for word in words.split():
            forms.setdefault(word, (word, kind, False))
    for word in raw["vague_verbs"]["words"].split():
        forms[word] = (word, "general", True)
    return forms


def bases(word: str) -> Iterator[str]:
    """The base forms that a word may belong to."""
    yield word
    irregular: Mapping[str, str] = rules_of("en").raw["irregular"]["words"]
    if word in irregular:
        yield irregular[word]
    for ending, others in (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ying", ("ie",))):
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + other for other in others)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _known(word: str) -> tuple[str, str, bool] | None:
    forms = _base_forms()
    for candidate in (word, word.removeprefix("re-"), word.removeprefix("co-"), word.removeprefix("re")):
        for base in bases(candidate):
            if base in forms and (len(candidate) == len(word) or not forms[base][2]):
                return forms[base]
    return None


def acts(part: Part, rules: Rules) -> tuple[Act, ...]:
    """The verbs of the main clauses in their order."""
    words = part.words
    start = _start(words)
    opening = _opening(words, start, rules)
    if opening is None:
        return ()
    if opening.sort is Sort.TOPIC:
        return (opening,)
    return (opening, *_joined(words, opening.place, rules))


def _start(words: Sequence[Word]) -> int:
    """Where the verb is to be looked for first: behind adverbs."""
    for place, word in enumerate(words[:4]):
        adverb = word.low.endswith("ly") and not _known(word.low)
        if not adverb and word.low not in SKIPPED:
            return place
    return 0


def _opening(words: Sequence[Word], start: int, rules: Rules) -> Act | None:
    if start >= len(words):
        return None
    if words[start].low not in PREPOSITIONS | DETERMINERS:
        if _is_topic(words, start, rules):
            return _act(words, start, rules, Sort.TOPIC)
        if _is_verb(words, start, first=True):
            return _act(words, start, rules)
    for place in range(start + 1, min(len(words), 24)):
        subject = SUBJECTS.match(words[place - 1].low)
        opens = words[place].after in {",", ":"} or subject
        if opens and _is_verb(words, place, first=bool(words[place].after)) and not _is_gerund(words[place]):
            return _act(words, place, rules)
    return _late(words, start, rules)


def _late(words: Sequence[Word], start: int, rules: Rules) -> Act | None:
    """A known verb behind an introduction without a comma: In German at level A2 takes orders."""
    if words[start].low not in PREPOSITIONS:
        topics = (n for n in range(start, min(len(words), 6)) if words[n].low in rules.words("nouns"))
        place = next(topics, None)
        return None if place is None else _act(words, place, rules, Sort.TOPIC)
    for place in range(start + 1, min(len(words) - 1, 16)):
        after_small = words[place - 1].low in PREPOSITIONS | DETERMINERS
        if words[place].low.endswith("s") and not after_small and _known(words[place].low):
            if words[place + 1].low in DETERMINERS or words[place + 1].is_number or place > 4:
                return _act(words, place, rules)
    return None


def _is_gerund(word: Word) -> bool:
    return word.low.endswith("ing")


def _is_topic(words: Sequence[Word], place: int, rules: Rules) -> bool:
    """Whether a noun stands where the verb should: Work safety rules, Installation of panels."""
    low = words[place].low
    following = words[place + 1] if place + 1 < len(words) else None
    if low in rules.words("nouns"):
        return low not in _base_forms() or following is None or following.low in ("of", "in", "and")
    if following is None or following.after:
        return False
    intransitive = low in ("work", "care", "play", "act", "respond")
    small = following.low in PREPOSITIONS | DETERMINERS | JOINS or following.low.endswith("ly")
    return (intransitive and not small and following.low not in ("well", "together", "alone", "safely")) or (
        following.low == "of" and low not in ("dispose", "think", "make", "consist", "speak")
    )


def _is_verb(words: Sequence[Word], place: int, *, first: bool) -> bool:
    """Whether the word is a known verb, or looks like one that takes an object."""
    low = words[place].low
    if _known(low):
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    if not first or following is None or following.after or low.endswith(("tion", "ment", "ness", "ity", "ly")):
        return False
    small = following.low in PREPOSITIONS | JOINS or _known(following.low) is not None
    third = re.fullmatch(r"\w{2,}[^siu]s", low) and low not in rules_of("en").words("plural_nouns")
    takes_object = following.low in DETERMINERS or following.is_number or (bool(third) and not small)
    return takes_object or bool(VERB_ENDINGS.fullmatch(low) and following.low not in PREPOSITIONS | JOINS)


def _act(words: Sequence[Word], place: int, rules: Rules, sort: Sort = Sort.ACTION) -> Act:
    low = words[place].low
    lemma, kind, is_vague = _known(low) or (low, "general", False)
    if sort is not Sort.TOPIC and is_vague and _stays_vague(words, place, lemma, rules):
        sort = Sort.VAGUE
    return Act(place=place, word=words[place].typed, lemma=lemma, sort=sort, kind=kind)


def _stays_vague(words: Sequence[Word], place: int, lemma: str, rules: Rules) -> bool:
    """Whether a weak verb has a skill, an attitude or a language for its object."""
    if lemma not in rules.words("only_with", "verbs"):
        return True
    heads = _heads(words, place + 1)
    return not heads or heads[0].low in rules.words("inner")


def _heads(words: Sequence[Word], place: int) -> list[Word]:
    """The last word of each of the phrases that follow, up to a preposition or a mark."""
    heads: list[Word] = []
    last: Word | None = None
    for word in words[place:]:
        if word.low in PREPOSITIONS or word.after:
            break
        if word.low in JOINS:
            heads += [last] if last else []
            last = None
        elif not (word.low.endswith("ly") and len(word.low) > 4) and word.low not in LOOSE:
            last = word
    return heads + ([last] if last else [])


def _joined(words: Sequence[Word], place: int, rules: Rules) -> Iterator[Act]:
    """Further verbs of the same form, behind a comma or and."""
    third = words[place].low.endswith("s") and not words[place].low.endswith("ss")
    inside = False
    for n in range(place + 1, len(words)):
        word = words[n]
        inside = word.low in SUBORDINATE or (inside and not word.after)
        joined = words[n - 1].low in JOINS or (bool(word.after) and word.low not in JOINS)
        low = word.low
        if inside or word.aside or not joined or not _known(low) or _is_gerund(word):
            continue
        same_form = (low.endswith("s") and not low.endswith("ss")) == third
        if same_form and n + 1 < len(words) and _has_object_next(words, n, third=third):
            yield _act(words, n, rules)


def _has_object_next(words: Sequence[Word], place: int, *, third: bool) -> bool:
    """Whether it goes on as behind a verb: nouns in -s have another noun's preposition or and behind them."""
    following = words[place + 1]
    if following.after:
        return False
    return following.low not in JOINS and (not third or following.low not in PREPOSITIONS)


def objects(part: Part, found: Sequence[Act], rules: Rules) -> tuple[str, ...]:
    """Words that name what the action is done to, with or about."""
    generic = rules.words("generic")
    start = found[0].place + 1 if found and found[0].sort is not Sort.TOPIC else 0
    links = bool(found) and found[0].lemma in rules.words("copulas")
    heads = [] if links else _heads(part.words, start)
    named = [word.typed for word in heads if _is_named(word, generic)]
    for place in range(start, len(part.words) - 1):
        low = part.words[place].low
        if (low in MATTER and (low != "in" or named or not start)) or (low == "by" and links):
            named += [w.typed for w in _heads(part.words, place + 1)[:1] if _is_named(w, generic)]
    return tuple(dict.fromkeys(named))[:4]


def _is_named(word: Word, generic: frozenset[str]) -> bool:
    return word.low not in generic and not word.is_number and word.low not in DETERMINERS and len(word.low) > 1


def own_standards(part: Part, found: Sequence[Act], rules: Rules) -> Iterator[str]:
    """Conditions that only the sense of words shows: with and a tool, but not with and a person."""
    people = rules.words("tools", "people")
    if found and found[0].sort is Sort.VAGUE:
        return
    if found and found[0].lemma in ("work", "communicate", "speak", "talk", "cooperate", "collaborate", "deal", "help"):
        return
    for place, word in enumerate(part.words[:-1]):
        if word.low == "with":
            heads = _heads(part.words, place + 1)
            if heads and heads[0].low not in people:
                yield f"{word.typed} {heads[0].typed}"
