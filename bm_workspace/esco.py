"""ESCO's skills: how they are compared, and the ones that come with the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from bm_workspace.keys import search_key
from bm_workspace.schema.lists import read
from bm_workspace.schema.types import Kind, Row, Section
from bm_workspace.wording import _t

ATTRIBUTION = _t("This service uses the ESCO classification of the European Commission.")
"""ESCO's terms ask for this sentence wherever it is used."""

MARKS = str.maketrans({**dict.fromkeys('()[]/,.;:‐–—-"„“”', " "), **dict.fromkeys("'’", "")})
"""Marks between words are spaces to a search; the others (`%`, `_`, `+`, `#`) are letters like any."""


@dataclass(frozen=True, kw_only=True)
class Skill:
    """One skill in one language, as ESCO's file gives it."""

    uri: str
    label: str
    alternatives: tuple[str, ...] = ()


def key(text: str) -> str:
    """What two labels are compared by: no capitals, no diacritics, words apart."""
    return " ".join(search_key(text).translate(MARKS).split())


def keys(skill: Skill) -> str:
    """All that a skill is found by: each label between line ends, each word behind a space."""
    labels = dict.fromkeys(key(label) for label in (skill.label, *skill.alternatives))
    return "\n" + "".join(f" {label} \n" for label in labels if label)


def in_order(skills: Iterable[Skill]) -> list[Skill]:
    """Shorter labels first, which is how equally good finds are listed."""
    return sorted(skills, key=lambda skill: (len(skill.label), key(skill.label), skill.uri))


@cache
def embedded(language: str) -> tuple[Skill, ...]:
    """The skills that come with the program, in one of its languages."""
    entries = chain.from_iterable(read("esco_skills")["skills"].values())
    return tuple(Skill(uri=entry["uri"], label=entry[language]) for entry in entries)


def uses_esco(section: Section, rows: Iterable[Row]) -> bool:
    """Whether any of these rows names a skill of ESCO."""
    addresses = [field for field in section.fields if field.kind is Kind.ESCO_URI]
    return any(field.applies(row) for row in rows for field in addresses)
