"""What a Latvian outcome is about, and what it is done with: by case endings and prepositions."""

import re
from collections.abc import Iterator, Sequence

from bm_workspace.advice.acts import Act, Sort, opening_of
from bm_workspace.advice.latvian import (
    ADVERB,
    FUNCTION_WORDS,
    MATTER,
    NUMERAL,
    RULES,
    VERBAL_NOUN,
    main_clause,
)
from bm_workspace.advice.latvian_forms import known
from bm_workspace.advice.rules import Rules
from bm_workspace.advice.words import Part, Word

CONTENT_CLAUSES = RULES.words("grammar", "content_clauses")
MANNER = re.compile(r"\w+(?:oši|īgi)|lēni|rāmi|mēreni|katr\w+")
LOCATIVE = re.compile(r"\w{2,}(?:ā|ē|ī|ū|os|ās|ēs|īs)")
ACCUSATIVE = re.compile(r"\w+(?:u|i|o|us|as|es|is)$")
GERUND = re.compile(r"\w+ot(?:ies)?")
IN_SOMETHING = ("zināšan", "prasm", "kompetenc", "iemaņ", "ieskat", "pieredz")
DATIVE = re.compile(r"\w+(?:am|ai|ei|iem|ām|ēm|īm|im|um)$")


def objects(part: Part, found: Sequence[Act], rules: Rules) -> tuple[str, ...]:
    """Words that name what the action is done to, with or about."""
    places = {act.place for act in found}
    verbless = not found or found[0].is_topic or found[0].is_passive
    if any(act.lemma in rules.words("copulas") for act in found[:2]):
        return ()
    named: list[str] = []
    main = {place for place, _word in main_clause(part.words)}
    for place, word in enumerate(part.words):
        if word.low in CONTENT_CLAUSES and word.after and place and not named:
            named.append(word.typed)
        if place not in main:
            continue
        is_adverb = bool(ADVERB.fullmatch(word.low)) and place + 1 in places
        if is_adverb or place in places:
            continue
        if word.is_number and place - 1 in places:
            named.append(word.typed)
        if _names_something(part.words, place, rules, verbless=verbless) or (
            _takes_place(found, word.low, rules) and not _says_nothing(word, rules)
        ):
            named.append(word.typed)
    return tuple(named[:4])


def _takes_place(found: Sequence[Act], low: str, rules: Rules) -> bool:
    """Whether the place is what it is about: piedalās nometnē, sazinās svešvalodā."""
    if not found or not LOCATIVE.fullmatch(low):
        return False
    speaks = found[0].lemma in rules.words("speaking")
    return (speaks and "valod" in low) or (found[0].sort is not Sort.ACTION and not found[0].is_topic)


def _names_something(words: Sequence[Word], place: int, rules: Rules, *, verbless: bool) -> bool:
    word = words[place]
    low = word.low
    if place + 1 < len(words) and words[place + 1].low.startswith("valodā"):
        return False
    if _says_nothing(word, rules) or _modifies_generic(words, place, rules):
        return _belongs_to(words, place)
    if verbless and rules.begins("nouns", low):
        return False
    if verbless or word.typed.isupper():
        return (
            word.typed.isupper() or (len(low) > 3 and not low.endswith("i")) or bool(VERBAL_NOUN.match(low))
        )
    before = words[place - 1].low if place else ""
    about = before in MATTER and not rules.begins("generic", low)
    return about or bool((ACCUSATIVE.match(low) and not low.endswith(("šanas", "ības"))) or DATIVE.match(low))


def _says_nothing(word: Word, rules: Rules) -> bool:
    """Whether the word is a number, an adverb, a small word or a general one."""
    small = (
        GERUND.fullmatch(word.low)
        or word.is_number
        or NUMERAL.match(word.low)
        or len(word.low) < 3
        or MANNER.fullmatch(word.low)
    )
    helps = word.low in FUNCTION_WORDS | rules.words("copulas") | rules.words("modals")
    return bool(small) or helps or rules.begins("generic", word.low)


def _belongs_to(words: Sequence[Word], place: int) -> bool:
    """Whether a general word is made clear by the one beside it: viesnīcas darbu, zināšanas botānikā."""
    low = words[place].low
    before = words[place - 1].low if place else ""
    of_something = low.startswith("darb") and bool(re.fullmatch(r"\w{3,}(?:as|es|is|a|u)", before))
    places = any(re.fullmatch(r"\w{3,}[āē]", word.low) for word in words[place + 1 : place + 4])
    return of_something or (places and low.startswith(IN_SOMETHING))


def _modifies_generic(words: Sequence[Word], place: int, rules: Rules) -> bool:
    """Whether the word belongs to a general one: starptautisku pieredzi."""
    following = words[place + 1] if place + 1 < len(words) else None
    return bool(
        following
        and not following.after
        and rules.begins("generic", following.low)
        and ACCUSATIVE.match(words[place].low)
        and not following.low.startswith(("sav", "vis"))
    )


def own_standards(part: Part, found: Sequence[Act], rules: Rules) -> Iterator[str]:
    """Levels and conditions that only the forms of words show: gerunds, and ar with a tool."""
    company = {act.lemma for act in found} & rules.words("tools", "verbs")
    opening = opening_of(found, rules.words("attempts"))
    may_be_tool = not company and (opening is None or opening.sort is Sort.ACTION)
    for place, word in enumerate(part.words):
        if _is_gerund(word.low, place):
            yield word.typed
        if may_be_tool and word.low == "ar" and _is_tool(part.words[place + 1 : place + 4], rules):
            yield f"{word.typed} {part.words[place + 1].typed}"


def _is_gerund(low: str, place: int) -> bool:
    is_gerund = bool(GERUND.fullmatch(low))
    return low.endswith("jot") or (is_gerund and place > 2 and known(low, RULES) is None)


def _is_tool(words: Sequence[Word], rules: Rules) -> bool:
    """Whether ar leads to a thing, not to a person or to the matter of the work."""
    phrase = [word.low for number, word in enumerate(words) if not number or not word.after]
    return bool(phrase) and not any(rules.begins("tools", low, "people") for low in phrase)
