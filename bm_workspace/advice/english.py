"""What an English outcome says is done: by place in the sentence, known verbs and endings."""

import re
from collections.abc import Iterator, Sequence

from bm_workspace.advice.acts import Act, Sort
from bm_workspace.advice.english_forms import known
from bm_workspace.advice.rules import Rules, rules_of
from bm_workspace.advice.words import NEAR, Part, Word, near

RULES = rules_of("en")
DETERMINERS = RULES.words("grammar", "determiners")
PREPOSITIONS = RULES.words("grammar", "prepositions")
JOINS = RULES.words("grammar", "joins")

SUBJECTS = re.compile(
    r"(?:participant|learner|trainee|student|pupil|teacher|apprentice|intern|candidate|coach|trainer)s?$"
    r"|coaches$|they$|he$|she$|i$|we$"
)
VERB_ENDINGS = re.compile(r"\w+(?:i[sz]e|ify|ate|en|i[sz]es|ifies|ates)$")
NOUN_ENDINGS = ("tion", "ment", "ness", "ity", "ly")
ACTIVITY_NOUNS = ("ment", "tion", "ing", "ance", "ship", "ysis", "skills", "care", "safety")
THIRD_PERSON = re.compile(r"\w{2,}[^siu]s")
PARTICIPLE_ENDINGS = ("ed", "en", "wn", "made", "built", "taught", "kept")
FARTHEST = 24
"""So many words may stand before the verb."""


def acts(part: Part, rules: Rules) -> tuple[Act, ...]:
    """The verbs of the main clauses in their order."""
    opening = _opening(part.words, _start(part.words), rules)
    if opening is None or opening.is_topic:
        return (opening,) if opening else ()
    return (opening, *_attempted(part.words, opening, rules), *_joined(part.words, opening.place, rules))


def _start(words: Sequence[Word]) -> int:
    """Where the verb is to be looked for first: behind adverbs."""
    for place, word in enumerate(words[:4]):
        is_adverb = word.low.endswith("ly") and known(word.low) is None
        if not is_adverb and word.low not in RULES.words("grammar", "skipped"):
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
    for place in range(start + 1, min(len(words), FARTHEST)):
        after_mark = words[place].after in {",", ":"}
        opens = after_mark or SUBJECTS.match(words[place - 1].low) or _follows_modal(words, place)
        if opens and not words[place].low.endswith("ing") and _is_verb(words, place, first=after_mark):
            return _act(words, place, rules)
    return _late(words, start, rules)


def _follows_modal(words: Sequence[Word], place: int) -> bool:
    """Whether the verb stands behind a subject and will, can …: the teacher will introduce."""
    is_modal = words[place - 1].low in RULES.words("grammar", "modal")
    return is_modal and place > 1 and bool(SUBJECTS.match(words[place - 2].low))


def _late(words: Sequence[Word], start: int, rules: Rules) -> Act | None:
    """A known verb behind an introduction without a comma: In German at level A2 takes orders."""
    if words[start].low not in PREPOSITIONS:
        topics = (n for n in range(start, min(len(words), 6)) if words[n].low in _nouns(rules))
        place = next(topics, None)
        return None if place is None else _act(words, place, rules, Sort.TOPIC)
    for place in range(start + 1, min(len(words) - 1, 16)):
        following = words[place + 1]
        before_object = following.low in DETERMINERS or following.is_number or place > 4
        after_small = words[place - 1].low in PREPOSITIONS | DETERMINERS
        if before_object and not after_small and words[place].low.endswith("s") and known(words[place].low):
            return _act(words, place, rules)
    return None


def _nouns(rules: Rules) -> frozenset[str]:
    return rules.words("nouns") | rules.words("vague_nouns") | rules.words("activities", "nouns")


def _is_topic(words: Sequence[Word], place: int, rules: Rules) -> bool:
    """Whether a noun stands where the verb should: Work safety rules, Installation of panels."""
    low = words[place].low
    following = words[place + 1] if place + 1 < len(words) else None
    if low in _nouns(rules):
        leads_on = ("of", "in", "and", "with", "between")
        return not known(low) or following is None or following.low in leads_on
    if following is None or following.after:
        return False
    if low in RULES.words("grammar", "intransitive"):
        small = PREPOSITIONS | DETERMINERS | JOINS | RULES.words("grammar", "adverbial")
        return following.low not in small and not following.low.endswith("ly")
    if (
        low in rules.words("noun_verbs")
        and len(words) - place <= 4
        and words[-1].low.endswith(ACTIVITY_NOUNS)
    ):
        return True
    return following.low == "of" and low not in ("dispose", "think", "make", "consist", "speak")


def _is_verb(words: Sequence[Word], place: int, *, first: bool) -> bool:
    """Whether the word is a known verb, or looks like one that takes an object."""
    low = words[place].low
    if known(low):
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    if not first or following is None or following.after or low.endswith(NOUN_ENDINGS):
        return False
    if following.low in DETERMINERS or following.is_number:
        return True
    if following.low in PREPOSITIONS | JOINS:
        return False
    is_third = THIRD_PERSON.fullmatch(low) and low not in RULES.words("plural_nouns")
    return bool(VERB_ENDINGS.fullmatch(low) or (is_third and not known(following.low)))


def _act(words: Sequence[Word], place: int, rules: Rules, sort: Sort = Sort.ACTION) -> Act:
    found = known(words[place].low)
    lemma, kind = (found.lemma, found.kind) if found else (words[place].low, "general")
    sort = _sort_of_noun(words, place, rules) if sort is Sort.TOPIC else _sort_of_verb(words, place, rules)
    return Act(place=place, word=words[place].typed, lemma=lemma, sort=sort, kind=kind)


def _sort_of_verb(words: Sequence[Word], place: int, rules: Rules) -> Sort:
    """What the verb says with the words behind it: visits companies, visits patients, gets to know."""
    found = known(words[place].low)
    behind = [word.low for word in words[place + 1 : place + NEAR]]
    wording = " ".join([words[place].low, *behind])
    if rules.activities.match(wording):
        return Sort.ACTIVITY
    if rules.vague.match(wording):
        return Sort.VAGUE
    if found is None or found.sort is Sort.ACTION or rules.is_clear_beside(found.lemma, near(words, place)):
        return Sort.ACTION
    if found.sort is Sort.VAGUE and not _stays_vague(words, place, found.lemma, rules):
        return Sort.ACTION
    return found.sort


def _sort_of_noun(words: Sequence[Word], place: int, rules: Rules) -> Sort:
    """What a noun in the place of the verb names: participation, knowledge, installation."""
    low, found = words[place].low, known(words[place].low)
    if low in rules.words("activities", "nouns"):
        return Sort.ACTIVITY
    vague = found is not None and found.sort is Sort.VAGUE
    if low in rules.words("vague_nouns") or (
        vague and found and _stays_vague(words, place + 1, found.lemma, rules)
    ):
        return Sort.VAGUE_TOPIC
    return Sort.TOPIC


def _stays_vague(words: Sequence[Word], place: int, lemma: str, rules: Rules) -> bool:
    """Whether a weak verb has a skill, an attitude or a language for its object."""
    if lemma not in rules.words("only_with", "verbs"):
        return True
    found = heads(words, place + 1)
    return not found or found[0].low in rules.words("inner")


def heads(words: Sequence[Word], place: int) -> list[Word]:
    """The last word of each of the phrases that follow, up to a preposition or a mark."""
    found: list[Word] = []
    last: Word | None = None
    loose = RULES.words("grammar", "loose")
    for word in words[place:]:
        if word.low in PREPOSITIONS or word.after or (last and begins_a_clause(word.low)):
            break
        if word.low in JOINS:
            found += [last] if last else []
            last = None
        elif not _is_adverb(word.low) and word.low not in loose:
            last = word
    return found + ([last] if last else [])


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > 4 and low not in RULES.words("grammar", "nouns_in_ly")


def begins_a_clause(low: str) -> bool:
    """Whether what follows only tells of the thing before: a list made by, a card that follows."""
    verb = known(low)
    is_participle = verb is not None and verb.lemma != low and low.endswith(PARTICIPLE_ENDINGS)
    return low in RULES.words("grammar", "relative") or is_participle


def _attempted(words: Sequence[Word], opening: Act, rules: Rules) -> Iterator[Act]:
    """The action behind a verb of trying or wishing: tries to bake."""
    place = opening.place + 2
    if opening.sort is Sort.VAGUE and place < len(words) and words[place - 1].low == "to":
        yield _act(words, place, rules)


def _joined(words: Sequence[Word], place: int, rules: Rules) -> Iterator[Act]:
    """Further verbs of the same form, behind a comma or and."""
    is_third = _is_third(words[place].low)
    inside = False
    for n in range(place + 1, len(words) - 1):
        word = words[n]
        inside = word.low in RULES.words("grammar", "subordinate") or (inside and not word.after)
        joined = words[n - 1].low in JOINS or (bool(word.after) and word.low not in JOINS)
        if inside or word.aside or not joined or word.low.endswith("ing") or not known(word.low):
            continue
        if _is_third(word.low) == is_third and _goes_on_as_a_verb(words[n + 1], is_third=is_third):
            yield _act(words, n, rules)


def _is_third(low: str) -> bool:
    return low.endswith("s") and not low.endswith("ss")


def _goes_on_as_a_verb(following: Word, *, is_third: bool) -> bool:
    """A noun in -s has a preposition or and behind it; a verb has its object."""
    return (
        not following.after
        and following.low not in JOINS
        and not (is_third and following.low in PREPOSITIONS and following.low not in ("with", "to", "about"))
    )
