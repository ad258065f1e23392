"""Advice on one learning outcome: what is good, what is missing, and two better examples of its kind."""

from functools import lru_cache

from bm_workspace.advice import english, english_objects, latvian, latvian_objects
from bm_workspace.advice.checks import CHECKS, Read
from bm_workspace.advice.kinds import kind_of
from bm_workspace.advice.language import language_of
from bm_workspace.advice.result import Advice
from bm_workspace.advice.rules import Rules, rules_of
from bm_workspace.advice.words import Part, clean, parts
from bm_workspace.wording import Text, _t

MOST_PARTS = 12
VERBS = {"lv": latvian, "en": english}
OBJECTS = {"lv": latvian_objects, "en": english_objects}

NO_ADVICE = _t("Advice on wording is available for outcomes in Latvian and English only.")
OTHER_LANGUAGE = {
    "lv": _t("The text was read as Latvian, though the document is in another language."),
    "en": _t("The text was read as English, though the document is in another language."),
}


def advise(text: str, language: str) -> Advice:
    """Advice on an outcome of a document in that language; it never refuses anything."""
    return advice_on(clean(text), language)


@lru_cache(maxsize=1000)
def advice_on(looked_at: str, language: str) -> Advice:
    """The same for a cleaned text; kept, because a page shows the advice on each of its outcomes again."""
    if not any(character.isalpha() for character in looked_at):
        return Advice(language=language)
    read_as = language_of(looked_at, language)
    if not read_as:
        return Advice(language="", note=NO_ADVICE)
    return _advice(looked_at, read_as, note=None if read_as == language else OTHER_LANGUAGE[read_as])


def _advice(text: str, language: str, *, note: Text | None) -> Advice:
    rules = rules_of(language)
    read = _read(parts(text, rules.lead_in)[:MOST_PARTS], rules)
    kind = kind_of(read.parts, (act for found in read.acts for act in found), rules)
    findings = tuple(check(read) for check in CHECKS.values())
    return Advice(language=language, kind=kind, findings=findings, examples=rules.examples(kind), note=note)


def _read(found_parts: tuple[Part, ...], rules: Rules) -> Read:
    acts = tuple(VERBS[rules.language].acts(part, rules) for part in found_parts)
    things = OBJECTS[rules.language]
    pairs = list(zip(found_parts, acts, strict=True))
    return Read(
        rules=rules,
        parts=found_parts,
        acts=acts,
        objects=tuple(w for part, found in pairs for w in things.objects(part, found, rules)),
        own_standards=tuple(
            word for part, found in pairs for word in things.own_standards(part, found, rules)
        ),
    )
