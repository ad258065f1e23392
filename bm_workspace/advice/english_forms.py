"""English verb forms: which verb of the rules a word belongs to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bm_workspace.advice.acts import Sort
from bm_workspace.advice.rules import rules_of

ENDINGS = {"ies": ("y",), "es": ("", "e"), "s": ("",), "ied": ("y",), "ying": ("ie",)}
"""Endings of verb forms, and what stands in their place in the base form."""


@dataclass(frozen=True)
class Known:
    """What the rules know of a verb."""

    lemma: str
    kind: str
    sort: Sort


@cache
def base_forms() -> Mapping[str, Known]:
    """Every verb of the rules by its base form; vague ones and activities win over actions."""
    raw = rules_of("en").raw
    forms: dict[str, Known] = {}
    for kind, words in raw["verbs"]["kinds"].items():
        for word in words.split():
            forms.setdefault(word, Known(word, kind, Sort.ACTION))
    for word in raw["vague_verbs"]["words"].split():
        forms[word] = Known(word, "general", Sort.VAGUE)
    for word in raw["activities"]["words"].split():
        forms[word] = Known(word, "general", Sort.ACTIVITY)
    return forms


def _bases(word: str) -> Iterator[str]:
    """The base forms that a word may belong to."""
    yield word
    irregular: Mapping[str, str] = rules_of("en").raw["irregular"]["words"]
    if word in irregular:
        yield irregular[word]
    for ending, others in ENDINGS.items():
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + other for other in others)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _prefixed() -> tuple[str, ...]:
    return ("", "re-", "co-", "re", "pre", "un", "dis", "over", "out")


def known(word: str) -> Known | None:
    """The verb that a word is a form of, also behind re-, co- and the like."""
    forms = base_forms()
    for prefix in _prefixed():
        if not word.startswith(prefix):
            continue
        found = (forms[base] for base in _bases(word.removeprefix(prefix)) if base in forms)
        verb = next((entry for entry in found if len(entry.lemma) > 3 or not prefix), None)
        if verb and (not prefix or verb.sort is Sort.ACTION):
            return verb
    return None
