"""The rules of advice, read from `fixtures/outcome_advice_<language>.json` and made ready for use."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bm_workspace.paths import folder

LANGUAGES = ("lv", "en")
"""The languages that there is advice for."""


@dataclass(frozen=True)
class Rules:
    """The rules for one language."""

    language: str
    raw: Mapping[str, Any]
    lead_in: re.Pattern[str]
    standards: re.Pattern[str]
    codes: re.Pattern[str]
    vague: re.Pattern[str]
    activities: re.Pattern[str]

    def words(self, group: str, key: str = "words") -> frozenset[str]:
        """A group of whole words."""
        return _words(self.language, group, key)

    def begins(self, group: str, word: str, key: str = "stems") -> bool:
        """Whether a word begins as one of a group does."""
        return word.startswith(_stems(self.language, group, key))

    def is_clear_beside(self, lemma: str, neighbours: Iterable[str]) -> bool:
        """Whether the words behind a doubtful verb make it work that can be seen: visits patients."""
        doubtful = self.raw["doubtful"]["with"].get(lemma)
        clear = self.raw["doubtful"]["unless"].get(lemma, "")
        lows = tuple(neighbours)
        if doubtful and not any(low.startswith(tuple(doubtful.split())) for low in lows):
            return True
        return bool(clear) and any(low.startswith(tuple(clear.split())) for low in lows)

    @property
    def kinds(self) -> Mapping[str, str]:
        """Beginnings of words by which the kind of an outcome is told."""
        kinds: Mapping[str, str] = self.raw["topics"]["kinds"]
        return kinds

    @property
    def sample_verbs(self) -> str:
        """A few good verbs, as they stand in an advice."""
        return str(self.raw["sample_verbs"]["words"])

    def examples(self, kind: str) -> tuple[str, ...]:
        """Two good outcomes of a kind."""
        return tuple(self.raw["examples"]["kinds"][kind])


@cache
def rules_of(language: str) -> Rules:
    """The rules for a language of LANGUAGES."""
    path = folder("fixtures") / f"outcome_advice_{language}.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Rules(
        language=language,
        raw=raw,
        lead_in=re.compile(f"(?:{_either(raw['lead_ins']['patterns'])})", re.IGNORECASE),
        standards=re.compile(_either(raw["standards"]["patterns"])),
        codes=re.compile(_either(raw["codes"]["patterns"])),
        vague=re.compile(_either(raw["vague_phrases"]["patterns"])),
        activities=re.compile(_either(raw["activities"]["patterns"])),
    )


def _either(patterns: Iterable[str]) -> str:
    return "|".join(patterns)


@cache
def _words(language: str, group: str, key: str) -> frozenset[str]:
    return frozenset(rules_of(language).raw[group][key].split())


@cache
def _stems(language: str, group: str, key: str) -> tuple[str, ...]:
    return tuple(rules_of(language).raw[group][key].split())
