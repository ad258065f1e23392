"""Which language an outcome is written in: the document's, unless the text is evidently in another."""

import re
import unicodedata
from collections import Counter

from bm_workspace.advice import english_forms, latvian_forms
from bm_workspace.advice.rules import LANGUAGES, rules_of
from bm_workspace.advice.words import TOKEN

LATVIAN_LETTERS = re.compile("[āčēģīķļņšūž]")
FOREIGN_LETTERS = re.compile("[äöüßõøåæñçâêîôûëïàèùáéíóúąęėįųżźśćłőűřťďěůțșăãў]")
LOOKED_AT = 120
FIRST = 3
WEIGHT_OF_A_VERB = 3
"""A known verb among the first words tells the language even of a text of two words."""


def language_of(text: str, expected: str) -> str:
    """`lv`, `en`, or empty for a text in a language that there is no advice for."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return expected if expected in LANGUAGES else ""
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if latin * 2 < len(letters):
        return ""
    signs = _signs(text.lower())
    signs[expected] += 1
    best, count = signs.most_common(1)[0]
    if count <= signs[expected] + 1 or best == expected:
        return expected if expected in LANGUAGES else ""
    return best if best in LANGUAGES else ""


def _signs(low: str) -> Counter[str]:
    """How many small words and letters speak for each language."""
    words = TOKEN.findall(low)[:LOOKED_AT]
    others = rules_of("en").words("other_languages")
    signs: Counter[str] = Counter()
    for word in words[:FIRST]:
        in_english, in_latvian = english_forms.known(word), latvian_forms.known(word, rules_of("lv"))
        if bool(in_english) is not bool(in_latvian):
            signs["en" if in_english else "lv"] += WEIGHT_OF_A_VERB
    for word in words:
        for language in LANGUAGES:
            signs[language] += word in rules_of(language).words("language_signs")
        signs["other"] += word in others
        if FOREIGN_LETTERS.search(word):
            signs["other"] += 1
        elif LATVIAN_LETTERS.search(word):
            signs["lv"] += 1
    return signs
