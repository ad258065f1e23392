"""Project codes and mobility IDs: how they are built and read (domain facts 2.6)."""

import re
from dataclasses import dataclass

PROJECT_CODE = re.compile(r"(\d{4})-(\d)-([A-Z]{2}\d{2})-(KA\d{3})-([A-Z]{3})-(\d{9})")
MOBILITY_ID = re.compile(r"(\d{4})-([A-Z]{5})-(\d{4})(-KA\d{3}-[A-Z]{3}-\d{9})")
PRACTICE_NUMBER = re.compile(r"LV-PRACTICE-(\d{4})-(\d{6})")
LAST_COUNTER = 9999
LAST_PRACTICE_COUNTER = 999_999
NEWEST_CALL = 9999
"""A call year after all others: by its rules goes what is not known to be of an older call."""

DATABASE = "database"
"""The Europass mobility database: the code under which it stands beside the projects, the kind of its
mobilities, and the source of the numbers that it gives."""

TAIL = 20
"""How many characters of the project code end a mobility ID, leading hyphen included."""


@dataclass(frozen=True, kw_only=True)
class MobilityId:
    """The parts of a Unique Erasmus+ Mobility ID; `counter` runs per project and activity code."""

    call_year: int
    code: str
    counter: int
    tail: str

    def __str__(self) -> str:
        return f"{self.call_year}-{self.code}-{self.counter:04d}{self.tail}"


def project_code(*, call_year: int, round_: int, agency: str, action: str, field: str, number: str) -> str:
    """A grant agreement number of 31 characters, e.g. `2024-1-LV01-KA121-VET-000123456`."""
    return f"{call_year}-{round_}-{agency}-{action}-{field}-{number}"


def mobility_id(code: str, counter: int, of_project: str) -> str:
    """The mobility ID with this counter in a project, e.g. `2024-LONGT-0012-KA121-SCH-000005151`."""
    return str(MobilityId(call_year=int(of_project[:4]), code=code, counter=counter, tail=of_project[-TAIL:]))


def parse_mobility_id(text: str) -> MobilityId | None:
    """The parts of a mobility ID; None where the text is not one."""
    match = MOBILITY_ID.fullmatch(text)
    if not match:
        return None
    year, code, counter, tail = match.groups()
    return MobilityId(call_year=int(year), code=code, counter=int(counter), tail=tail)


def call_year_of(number: str) -> int:
    """The call year of a mobility ID; the newest where the number is that of another database."""
    parts = parse_mobility_id(number)
    return parts.call_year if parts else NEWEST_CALL


def entry_number(year: int, counter: int) -> str:
    """The ID of a mobility in the practice database, e.g. `M-2026-0001`: it stands on no document."""
    return f"M-{year}-{counter:04d}"


def practice_number(year: int, counter: int) -> str:
    """The number of a participant in the practice database, e.g. `LV-PRACTICE-2026-000001`.

    It is unlike any real one on purpose: that of the Latvian database is not known (domain facts 5).
    """
    return f"LV-PRACTICE-{year}-{counter:06d}"


def is_practice_number(number: str) -> bool:
    """Whether a number was given by the practice database."""
    return bool(PRACTICE_NUMBER.fullmatch(number))


def call_year(opening_year: int) -> int:
    """The call year of a workspace opened in a year: the year before, but 2024 at the earliest."""
    return max(opening_year - 1, 2024)
