"""Keys by which texts are compared, searched and sorted, the same on every database."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Protocol

LATVIAN = {letter: f"{plain}~" for letter, plain in zip("čģķļņšž", "cgklnsz", strict=True)} | {"y": "i"}
"""Letters of their own in the Latvian alphabet come after the plain one; `~` is behind every letter."""

SORT_LENGTH = 120
SEARCH_BYTES = 1000
"""PostgreSQL's indexes hold rows of 2,700 bytes at most, and a search key stands in them with others."""
INVISIBLE = {"Cc", "Cf", "Cs"}


class Named(Protocol):
    """Somebody with a name."""

    @property
    def first_name(self) -> str:
        """The given names."""

    @property
    def last_name(self) -> str:
        """The family name."""


def title_key(title: str) -> str:
    """Equal for titles that differ only in case, spaces or Unicode form; short enough for an index."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", title).casefold()).split())


def search_key(*texts: str) -> str:
    """What a search looks in: no capitals, no diacritics."""
    folded = unicodedata.normalize("NFKD", " ".join(texts).casefold())
    plain = " ".join("".join(c for c in folded if not unicodedata.combining(c)).split())
    return plain.encode(errors="ignore")[:SEARCH_BYTES].decode(errors="ignore")


def sort_key(text: str) -> str:
    """Sorts by code point as the Latvian alphabet does: č after c, ā beside a."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return "".join(LATVIAN.get(letter) or _plain(letter) for letter in letters)[:SORT_LENGTH]


def _plain(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))


def full_name(person: Named) -> str:
    """First and last name as they are written under what the person did."""
    return f"{person.first_name} {person.last_name}"


def distinct(names: Iterable[str]) -> Iterator[str]:
    """File names that differ on every system, whatever the case: those met before carry a number."""
    taken: set[str] = set()
    for name in names:
        stem, _, suffix = name.rpartition(".")
        numbered = (name, *(f"{stem} ({number}).{suffix}" for number in range(2, len(taken) + 3)))
        free = next(proposed for proposed in numbered if proposed.casefold() not in taken)
        taken.add(free.casefold())
        yield free


def file_name(*parts: str, suffix: str) -> str:
    """A file name that Windows takes: no reserved or invisible characters, of bearable length."""
    name = " ".join(" ".join(parts).split())
    kept = "".join("-" if c in '<>:"/\\|?*' else c for c in name if unicodedata.category(c) not in INVISIBLE)
    return f"{kept[:150].rstrip(' .')}.{suffix}"
