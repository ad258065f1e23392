"""Latvian verb forms, made from the three conjugations."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bm_workspace.advice.acts import Sort
from bm_workspace.advice.rules import Rules, rules_of

PASSIVE_ENDINGS = ("s", "a", "i", "as")
"""What makes a passive participle of an infinitive: izveidot, izveidots."""
MUST = "jā"


@dataclass(frozen=True)
class Known:
    """What the rules know of a form."""

    lemma: str
    kind: str
    sort: Sort


def first(infinitive: str, present: str, past: str) -> Iterator[str]:
    """Forms of a verb whose three stems differ: griezt, griež, grieza."""
    stem, past_stem = _stem(infinitive), past.removesuffix("ās").removesuffix("a")
    future = f"{past_stem}ī" if past_stem[-1] in "sztd" else stem
    if infinitive.endswith("ties"):
        yield from (infinitive, present, past, f"{future}sies", f"{future}šos", f"jā{present}")
        yield from (f"{past_stem}ies", f"{past_stem}usies")
        return
    yield from (infinitive, present, past, f"{future}s", f"{future}šu", f"jā{present}")
    yield from (f"{past_stem}{ending}" for ending in ("is", "usi", "uši", "ušas"))
    yield f"{present.removesuffix('a')}am"
    yield from (f"{present.removesuffix('a')}as", f"{future}sies", f"{stem}ties")


def second(infinitive: str) -> Iterator[str]:
    """Forms of a verb that keeps its stem: veidot, veido; novērtēt, novērtē."""
    stem = _stem(infinitive)
    reflexive = (f"{stem}ties", f"{stem}jas", f"{stem}jās", f"{stem}sies", f"{stem}jies", f"{stem}jusies")
    if infinitive.endswith("ties"):
        yield from reflexive
        yield f"jā{stem}jas"
        return
    yield from (
        infinitive,
        stem,
        f"{stem}ja",
        f"{stem}s",
        f"{stem}šu",
        f"{stem}ju",
        f"{stem}jam",
        f"jā{stem}",
    )
    yield from (f"{stem}{ending}" for ending in ("jis", "jusi", "juši", "jušas"))
    yield from reflexive


def third(infinitive: str) -> Iterator[str]:
    """Forms of a verb that shortens its stem: pārbaudīt, pārbauda; palīdzēt, palīdz; dedzināt, dedzina."""
    stem = _stem(infinitive)
    short = stem[:-1]
    ending = "a" if stem.endswith(("ī", "inā")) else ""
    yield from (
        f"{stem}ties",
        f"{short}{'ās' if ending else 'as'}",
        f"{stem}jās",
        f"{stem}sies",
        f"{stem}jies",
    )
    if infinitive.endswith("ties"):
        return
    yield from (
        infinitive,
        f"{short}{ending}",
        f"{stem}ja",
        f"{stem}s",
        f"{stem}šu",
        f"{short}ām",
    )
    yield from (f"{stem}{past}" for past in ("jis", "jusi", "juši", "jušas"))
    yield f"jā{short}{ending}"


def _stem(infinitive: str) -> str:
    return infinitive.removesuffix("ties").removesuffix("t")


@cache
def known_forms() -> Mapping[str, Known]:
    """Every form of every verb in the rules; vague verbs and activities win over actions of the same form."""
    rules = rules_of("lv")
    kinds: Mapping[str, Mapping[str, object]] = rules.raw["verbs"]["kinds"]
    forms: dict[str, Known] = {}
    for kind, group in kinds.items():
        for lemma, form in _forms(group):
            forms.setdefault(form, Known(lemma, kind, Sort.ACTION))
    for lemma, form in _forms(rules.raw["vague_verbs"]):
        forms[form] = Known(lemma, "general", Sort.VAGUE)
    for lemma, form in _forms(rules.raw["activities"]):
        forms[form] = Known(lemma, "general", Sort.ACTIVITY)
    return forms


def _forms(group: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for stems in _entries(group["first"]):
        infinitive, present, past = stems.split()
        yield from ((infinitive, form) for form in first(infinitive, present, past))
    for infinitive in str(group["second"]).split():
        make = third if re.search(r"inā(t|ties)$", infinitive) else second
        yield from ((infinitive, form) for form in make(infinitive))
    for infinitive in str(group["third"]).split():
        yield from ((infinitive, form) for form in third(infinitive))
        if re.search(r"(?<!in)[āē]t$", infinitive):  # many of these are also conjugated as the second class
            yield from ((infinitive, form) for form in second(infinitive))


def _entries(entries: object) -> list[str]:
    return [str(entry) for entry in entries] if isinstance(entries, list) else []


@cache
def _prefixes(rules_language: str) -> tuple[str, ...]:
    return tuple(rules_of(rules_language).raw["verbs"]["prefixes"].split())


def known(word: str, rules: Rules) -> Known | None:
    """A form that the rules know, also under one of the verbal prefixes: uzmēra, jāuzmēra."""
    forms = known_forms()
    if word in forms:
        return forms[word]
    bare = word.removeprefix(MUST)
    for prefix in _prefixes(rules.language):
        rest = bare.removeprefix(prefix)
        found = forms.get(rest) if rest != bare and len(rest) >= 3 else None
        if found and found.sort is Sort.ACTION:
            return Known(prefix + found.lemma, found.kind, Sort.ACTION)
    return None


def known_passive(word: str, rules: Rules) -> Known | None:
    """The verb whose passive participle a word is: izveidota mājaslapa, tiks iepazīti principi."""
    for ending in PASSIVE_ENDINGS:
        infinitive = word.removesuffix(ending)
        if infinitive != word and infinitive.endswith("t"):
            return known(infinitive, rules)
    return None
