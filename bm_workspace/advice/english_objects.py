"""What an English outcome is about, and what it is done with."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bm_workspace.advice.acts import Act, Sort, opening_of
from bm_workspace.advice.english import DETERMINERS, RULES, begins_a_clause, heads
from bm_workspace.advice.rules import Rules
from bm_workspace.advice.words import Part, Word

MOST_SHOWN = 4
QUANTITIES = (["at", "least"], ["at", "most"], ["up", "to"])


def objects(part: Part, found: Sequence[Act], rules: Rules) -> tuple[str, ...]:
    """Words that name what the action is done to, with or about."""
    act = _of_object(found)
    start = 0 if act is None or _is_part_of_a_name(part.words, act) else _behind(part.words, act)
    links = act is not None and act.lemma in rules.words("copulas")
    direct = [] if links else [word for piece in _pieces(part, found, start) for word in heads(piece, 0)]
    enters = act is not None and (act.sort is Sort.ACTIVITY or act.lemma in rules.words("speaking"))
    named = [word.typed for word in direct if _is_named(word, rules)]
    if start and part.words[start : start + 1] and part.words[start].low in _clauses():
        named.append(part.words[start].typed)
    for place in range(start, len(part.words) - 1):
        if named and begins_a_clause(part.words[place].low) and part.words[place - 1].low not in DETERMINERS:
            break
        if part.words[place].low == "of" and part.words[place + 1].low in _clauses():
            named.append(part.words[place + 1].typed)
        if _leads_to_matter(
            part.words, place, rules, named=bool(named) or enters, is_opening=not start, links=links
        ):
            named += [word.typed for word in heads(part.words, place + 1)[:1] if _is_named(word, rules)]
    return tuple(dict.fromkeys(named))[:MOST_SHOWN]


def _pieces(part: Part, found: Sequence[Act], start: int) -> Iterator[Sequence[Word]]:
    """What stands behind each of the verbs, up to the next one."""
    later = [act.place for act in found if act.place > start]
    for begin, end in pairwise([start, *later, len(part.words)]):
        yield part.words[begin if begin == start else begin + 1 : end]


def _of_object(found: Sequence[Act]) -> Act | None:
    """The verb whose object counts: the one behind a wish or an attempt."""
    if len(found) > 1 and found[0].sort is Sort.VAGUE and found[1].place == found[0].place + 2:
        return found[1]
    return found[0] if found else None


def _is_part_of_a_name(words: Sequence[Word], act: Act) -> bool:
    """Whether a topic is named by the opening word with its neighbours: Time management."""
    return act.is_topic and [word.low for word in words[act.place + 1 : act.place + 2]] != ["of"]


def _behind(words: Sequence[Word], act: Act) -> int:
    """The place behind a verb and its particle: fills in a form."""
    place, after = act.place, words[act.place + 1 : act.place + 3]
    stays = act.lemma in RULES.words("grammar", "intransitive")
    if [word.low for word in after] in QUANTITIES:
        return place + 3
    is_pair = len(after) > 1 and not stays and after[0].low in RULES.words("grammar", "particles")
    return place + (2 if is_pair and (after[1].low in DETERMINERS or after[1].is_number) else 1)


def _company() -> frozenset[str]:
    return RULES.words("grammar", "company")


def _clauses() -> frozenset[str]:
    return RULES.words("grammar", "content_clauses")


def _leads_to_matter(
    words: Sequence[Word], place: int, rules: Rules, *, named: bool, is_opening: bool, links: bool
) -> bool:
    """Whether a preposition leads to what the action is about; `in` does so behind skills or knowledge."""
    low = words[place].low
    if low == "in":
        return named or is_opening or (place > 0 and words[place - 1].low in rules.words("inner"))
    return low in RULES.words("grammar", "matter") or (low == "by" and links)


def _is_named(word: Word, rules: Rules) -> bool:
    general = word.low in rules.words("generic") or word.low in DETERMINERS
    return not general and not word.is_number and len(word.low) > 1


def own_standards(part: Part, found: Sequence[Act], rules: Rules) -> Iterator[str]:
    """Conditions that only the sense of words shows: with and a tool, but not with and a person."""
    people = rules.words("tools", "people")
    opening = opening_of(found, rules.words("attempts"))
    if opening is None or opening.sort is not Sort.ACTION or opening.lemma in _company():
        return
    for place, word in enumerate(part.words[:-1]):
        if word.low == "with":
            company = heads(part.words, place + 1)
            if company and company[0].low not in people:
                yield f"{word.typed} {company[0].typed}"
