"""The words that declarations choose from: entries of code lists, sources of rules, days that are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One entry of a code list: what is stored, what people read in each language, and what it means."""

    key: str
    labels: Mapping[str, str] = field(hash=False)
    meanings: Mapping[str, str] = field(default_factory=dict, hash=False)

    def label(self, language: str) -> str:
        return self.labels[language]


class Source(StrEnum):
    """Where the rules of a section come from (`domain facts`): seen, or worked out by us."""

    GUIDE = "guide"
    SLIDES = "slides"
    OURS = "our reading"


class Days(StrEnum):
    """Which days are counted: those of the stay, which its activity type limits, or those of a presence."""

    STAY = "stay"
    PRESENCE = "presence"
