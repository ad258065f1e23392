"""What a Latvian outcome says is done, and to what: by verb forms and endings."""

import re
from collections.abc import Iterator, Sequence

from bm_workspace.advice.acts import Act, Sort
from bm_workspace.advice.latvian_forms import known
from bm_workspace.advice.rules import Rules, rules_of
from bm_workspace.advice.words import Part, Word

RULES = rules_of("lv")
FUNCTION_WORDS = RULES.words("grammar", "function_words")
SUBORDINATE = RULES.words("grammar", "subordinate")
BOUNDARIES = RULES.words("grammar", "boundaries")
MATTER = RULES.words("grammar", "matter")


INFINITIVE = re.compile(r"\w{2,}(?:āt|ēt|īt|ot|āties|ēties|oties|īties|[gkspbžztmrļlne]t(?:ies)?)$")
PRESENT = re.compile(r"\w{3,}(?:izē|icē|ntē|ntrē|ulē|olē|ijē|ortē|ustē|inās|ojas|(?<!t)ājas)$")
PLAIN_PRESENT = re.compile(r"\w{2,}(?:[oēāaī]|[jzcdbpkļmržš])$")
FUTURE = re.compile(r"\w{3,}(?:[āēīo]s|sies)$")
VERBAL_NOUN = re.compile(r"\w{2,}šan(?:a|as|u|ā|ai|ās)(?:$|(?<=s)$)")
PLAIN_TOPIC = re.compile(r"\w{3,}šan(?:a|ās)")
ADVERB = re.compile(r"\w{2,}i")
NUMERAL = re.compile(r"(?:\d|div|trīs|trij|četr|piec|seš|septiņ|astoņ|deviņ|desmit|vien)")


def acts(part: Part, rules: Rules) -> tuple[Act, ...]:
    """The verbs of the main clauses in their order; where none is known, one that looks like a verb."""
    free = tuple(_main(part.words))
    if part.words and (PLAIN_TOPIC.fullmatch(part.words[0].low) or rules.begins("nouns", part.words[0].low)):
        return tuple(filter(None, [_topic(free, rules)]))
    found = tuple(_known_acts(free, part.words, rules))
    if found and (found[0].place <= 14 or len(found) > 1):
        return found
    guessed = _guessed(free, part.words) or _topic(free, rules)
    return (guessed,) if guessed else ()


def _main(words: Sequence[Word]) -> Iterator[tuple[int, Word]]:
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
    homonyms, weak = rules.words("homonyms"), rules.words("only_with", "verbs")
    for place, word in free:
        form = None if word.low in FUNCTION_WORDS or word.typed.isupper() else known(word.low, rules)
        if form is None or (word.low in homonyms and not _is_used_as_verb(words, place)):
            continue
        vague = form.is_vague and (form.lemma not in weak or _is_inner(words, place, rules))
        sort = Sort.VAGUE if vague else Sort.ACTION
        yield Act(place=place, word=word.typed, lemma=form.lemma, sort=sort, kind=form.kind)


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
        if low in FUNCTION_WORDS or word.is_number or low.endswith("jot"):
            continue
        sure = bool(INFINITIVE.fullmatch(low) or PRESENT.fullmatch(low))
        plain = PLAIN_PRESENT.fullmatch(low) and low.endswith(("o", "ina") if place else "")
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
        if VERBAL_NOUN.match(word.low):
            return _verbal_noun(place, word, free, rules)
    for place, word in free[:8]:
        if rules.begins("nouns", word.low):
            return Act(place=place, word=word.typed, lemma=word.low, sort=Sort.TOPIC)
    return None


def _verbal_noun(place: int, word: Word, free: Sequence[tuple[int, Word]], rules: Rules) -> Act:
    """A noun such as uzstādīšana, or one that is as vague as its verb: prasmju nostiprināšana."""
    stem = word.low.rpartition("šan")[0]
    form = known(f"{stem}t", rules) or known(f"{stem}ties", rules)
    before = [other.low for number, other in free if number < place]
    is_inner = any(rules.begins("inner", low) for low in before)
    weak = form is not None and form.lemma in rules.words("only_with", "verbs")
    vague = form is not None and form.is_vague and (is_inner or not weak)
    sort = Sort.VAGUE_TOPIC if vague else Sort.TOPIC
    return Act(place=place, word=word.typed, lemma=form.lemma if form else word.low, sort=sort)
