"""What a Latvian outcome says is done, and to what: by verb forms and endings."""

import re
from collections.abc import Iterator, Sequence

from bm_workspace.advice.acts import Act, Sort
from bm_workspace.advice.latvian_forms import MUST, Known, known, known_passive
from bm_workspace.advice.rules import Rules, rules_of
from bm_workspace.advice.words import NEAR, Part, Word, near

RULES = rules_of("lv")
FUNCTION_WORDS = RULES.words("grammar", "function_words")
SUBORDINATE = RULES.words("grammar", "subordinate")
BOUNDARIES = RULES.words("grammar", "boundaries")
MATTER = RULES.words("grammar", "matter")
PASSIVE = RULES.words("grammar", "passive")

INFINITIVE = re.compile(r"\w{2,}(?:āt|ēt|īt|ot|āties|ēties|oties|īties|[gkspbžztmrļlne]t(?:ies)?)$")
PRESENT = re.compile(r"\w{3,}(?:izē|icē|ntē|ntrē|ulē|olē|ijē|ortē|ustē|inās|ojas|(?<!t)ājas)$")
PLAIN_PRESENT = re.compile(r"\w{2,}(?:[oēāaī]|[jzcdbpkļmržš])$")
FUTURE = re.compile(r"\w{3,}(?:[āēīo]s|sies)$")
VERBAL_NOUN = re.compile(r"\w{2,}šan(?:a|as|u|ā|ai|ās)(?:$|(?<=s)$)")
PLAIN_TOPIC = re.compile(r"\w{3,}šan(?:a|ās)")
ADVERB = re.compile(r"\w{2,}i")
COMPARATIVE = re.compile(r"\w{2,}āk(?:s|a|u|as|i|us|am|ai|iem|ām|ais|ā)")
NUMERAL = re.compile(r"(?:\d|div|trīs|trij|četr|piec|seš|septiņ|astoņ|deviņ|desmit|vien)")


def acts(part: Part, rules: Rules) -> tuple[Act, ...]:
    """The verbs of the main clauses in their order; where none is known, one that looks like a verb."""
    free = tuple(main_clause(part.words))
    first = part.words[0].low if part.words else ""
    if PLAIN_TOPIC.fullmatch(first) or _sort_of_noun(first, rules):
        return tuple(filter(None, [_topic(free, rules)]))
    found = tuple(_known_acts(free, part.words, rules))
    if found and (found[0].place <= 14 or len(found) > 1):
        return found
    guessed = _guessed(free, part.words) or _topic(free, rules)
    return (guessed,) if guessed else ()


def main_clause(words: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    """The words outside of subordinate clauses, with their places."""
    inside = False
    for place, word in enumerate(words):
        if word.low in SUBORDINATE and (word.after or word.low == "lai"):
            inside = True
        elif word.after:
            inside = False
        if not inside and not word.aside:
            yield place, word


def _known_acts(free: Sequence[tuple[int, Word]], words: Sequence[Word], rules: Rules) -> Iterator[Act]:
    homonyms = rules.words("homonyms")
    for place, word in free:
        if word.low in FUNCTION_WORDS or word.typed.isupper():
            continue
        active = known(word.low, rules)
        if active and word.low in homonyms and not _is_used_as_verb(words, place):
            active = None
        form = active or (known_passive(word.low, rules) if _may_be_passive(words, place) else None)
        if form is not None:
            sort = _sort(form, words, place, rules)
            passive = active is None or word.low.startswith(MUST)
            yield Act(
                place=place, word=word.typed, lemma=form.lemma, sort=sort, kind=form.kind, is_passive=passive
            )


def _sort(form: Known, words: Sequence[Word], place: int, rules: Rules) -> Sort:
    """What the verb says with the words behind it: apmeklē uzņēmumus, apmeklē pacientus, gūst idejas."""
    behind = [word.low for word in words[place + 1 : place + NEAR]]
    wording = " ".join([words[place].low, *behind])
    if rules.activities.match(wording):
        return Sort.ACTIVITY
    if rules.vague.match(wording):
        return Sort.VAGUE
    if form.sort is Sort.ACTION or rules.is_clear_beside(form.lemma, near(words, place)):
        return Sort.ACTION
    is_weak = form.lemma in rules.words("only_with", "verbs")
    if form.sort is Sort.VAGUE and is_weak and not _is_inner(words, place, rules):
        return Sort.ACTION
    return form.sort


def _may_be_passive(words: Sequence[Word], place: int) -> bool:
    """Whether a participle stands for the verb: first, or behind tiks; elsewhere it describes a thing."""
    before = [word.low for word in words[:place]]
    return all(ADVERB.fullmatch(low) for low in before) or not PASSIVE.isdisjoint(before[-3:])


def _is_used_as_verb(words: Sequence[Word], place: int) -> bool:
    """Whether a form that may be a noun stands as a verb does: first, behind adverbs, or before an object."""
    return all(ADVERB.fullmatch(word.low) for word in words[:place]) or _takes_object(words, place)


def _takes_object(words: Sequence[Word], place: int) -> bool:
    """Whether what follows may be the object of the word at that place."""
    following = words[place + 1 : place + 2]
    return any(
        not word.after
        and word.low not in BOUNDARIES
        and bool(NUMERAL.match(word.low) or re.search(r"(?:[uoi]|us|as|es|iem|ām|ēm|am)$", word.low))
        for word in following
    )


def _is_inner(words: Sequence[Word], place: int, rules: Rules) -> bool:
    """Whether the object of a weak verb is a skill, an attitude or a language."""
    run: list[str] = []
    for word in words[place + 1 : place + 7]:
        if word.after or word.low in BOUNDARIES:
            break
        run.append(word.low)
    single = [n for n, word in enumerate(run) if re.search(r"[uio]$", word)]
    heads = run[single[-1] : single[-1] + 2] if single else run[-2:]
    return not run or any(rules.begins("inner", word) for word in heads)


def _guessed(free: Sequence[tuple[int, Word]], words: Sequence[Word]) -> Act | None:
    """The first word that looks like a verb, though the rules do not know it."""
    for place, word in free[:16]:
        low = word.low
        if low in FUNCTION_WORDS or word.is_number or low.endswith("jot") or COMPARATIVE.fullmatch(low):
            continue
        sure = bool(INFINITIVE.fullmatch(low) or PRESENT.fullmatch(low))
        plain = (
            PLAIN_PRESENT.fullmatch(low)
            and not low.endswith("ušo")
            and low.endswith(("o", "ina") if place else "")
        )
        future = not place and FUTURE.fullmatch(low) and not VERBAL_NOUN.match(low)
        leads_on = not place and low.endswith(("ē", "o")) and _next_is(words, place, MATTER)
        if sure or leads_on or ((plain or future) and _takes_clear_object(words, place)):
            return Act(place=place, word=word.typed, lemma=low, sort=Sort.ACTION)
    return None


def _next_is(words: Sequence[Word], place: int, wanted: frozenset[str]) -> bool:
    return any(word.low in wanted and not word.after for word in words[place + 1 : place + 2])


def _takes_clear_object(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1 : place + 2]
    return any(
        not word.after and bool(NUMERAL.match(word.low) or re.search(r"(?:[uo]|us)$", word.low))
        for word in following
    )


def _topic(free: Sequence[tuple[int, Word]], rules: Rules) -> Act | None:
    """The noun that stands where a verb should."""
    for place, word in free[:8]:
        sort = _sort_of_noun(word.low, rules)
        if sort is not None:
            return Act(place=place, word=word.typed, lemma=word.low, sort=sort)
        if VERBAL_NOUN.match(word.low) and not word.low.endswith("šanas"):
            return _verbal_noun(place, word, free, rules)
    nouns = ((place, word) for place, word in free[:8] if VERBAL_NOUN.match(word.low))
    return next((_verbal_noun(place, word, free, rules) for place, word in nouns), None)


def _sort_of_noun(low: str, rules: Rules) -> Sort | None:
    """What a known noun in the place of the verb names: dalība, zināšanas, vadība."""
    if rules.begins("activities", low, "nouns"):
        return Sort.ACTIVITY
    if rules.begins("vague_nouns", low):
        return Sort.VAGUE_TOPIC
    return Sort.TOPIC if rules.begins("nouns", low) else None


def _verbal_noun(place: int, word: Word, free: Sequence[tuple[int, Word]], rules: Rules) -> Act:
    """A noun such as uzstādīšana, or one that is as vague as its verb: prasmju nostiprināšana."""
    stem = word.low.rpartition("šan")[0]
    form = known(f"{stem}t", rules) or known(f"{stem}ties", rules)
    before = [other.low for number, other in free if number < place]
    is_inner = any(rules.begins("inner", low) for low in before)
    weak = form is not None and form.lemma in rules.words("only_with", "verbs")
    vague = form is not None and form.sort is Sort.VAGUE and (is_inner or not weak)
    sort = Sort.VAGUE_TOPIC if vague else Sort.TOPIC
    if form is not None and form.sort is Sort.ACTIVITY:
        sort = Sort.ACTIVITY
    return Act(place=place, word=word.typed, lemma=form.lemma if form else word.low, sort=sort)
