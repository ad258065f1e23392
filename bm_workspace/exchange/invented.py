"""Invented names, e-mail addresses and birth dates in the place of real ones."""

import hashlib
import hmac
from calendar import isleap
from collections.abc import Mapping
from datetime import date, timedelta

from bm_workspace.keys import search_key, title_key
from bm_workspace.schema.lists import read
from bm_workspace.schema.rules import iso_date


class Inventor:
    """Invents persons: the same person is the same one each time, and nobody can tell who it was.

    A person is known by first and last name; where both are missing by the e-mail address. A birth date
    is replaced by itself, so that it becomes the same whatever stands beside it.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._names = read("invented_names")

    def instead_of(self, person: Mapping[str, str], saved: Mapping[str, str]) -> dict[str, str]:
        """The answers as they are taken over: what is saved already, or was invented here, stays."""
        if self._made(person):
            return dict(person)
        invented = self.invented(person)
        return {key: text if text == saved.get(key) else invented[key] for key, text in person.items()}

    def invented(self, person: Mapping[str, str]) -> dict[str, str]:
        """The answers with other names, e-mail address and birth date; what is missing stays missing."""
        names = title_key(f"{person.get('first_name', '')} {person.get('last_name', '')}")
        key = self._number(names or title_key(person.get("email", "")))
        first = self._other("first", key, person.get("first_name", ""))
        last = self._other("last", key // 1_000, person.get("last_name", ""))
        new = {"first_name": first, "last_name": last, "email": self._email(first, last)}
        replaced = {name: new[name] for name in new if person.get(name)}
        day = iso_date(person.get("birth_date", ""))
        if day:
            replaced["birth_date"] = self._other_day(day).isoformat()
        return {**person, **replaced}

    def _made(self, person: Mapping[str, str]) -> bool:
        """Whether a person is one of the invented: only here is it known which number an address bears."""
        first, last = person.get("first_name", ""), person.get("last_name", "")
        return bool(first and last) and person.get("email") == self._email(first, last)

    def _other(self, kind: str, number: int, real: str) -> str:
        """The name of that number; the next one where somebody really has it."""
        names = self._names[kind]
        found: str = names[number % len(names)]
        if title_key(found) == title_key(real):
            found = names[(number + 1) % len(names)]
        return found

    def _email(self, first: str, last: str) -> str:
        number = self._number(f"{first} {last} @") % 9973
        return f"{search_key(first)}.{search_key(last)}.{number}@example.org"

    def _other_day(self, day: date) -> date:
        """Another day of the same year, so that the age stays about what it is."""
        days = 366 if isleap(day.year) else 365
        shift = 1 + self._number(str(day)) % (days - 1)
        return date(day.year, 1, 1) + timedelta((day.timetuple().tm_yday - 1 + shift) % days)

    def _number(self, text: str) -> int:
        return int.from_bytes(hmac.digest(self._secret, text.encode(), hashlib.sha256)[:8], "big")
