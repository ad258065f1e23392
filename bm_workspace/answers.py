"""How what was typed becomes an answer: the few changes made on input, and dates in the reader's form."""

import re
from datetime import date, datetime
from functools import lru_cache

from bm_workspace.schema.rules import iso_date
from bm_workspace.schema.types import Field, Kind

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
DATE_FORMS = ("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y")


def clean(text: str, *, is_long: bool = True) -> str:
    """Without control characters and lone surrogates, lines ended by LF; a single-line answer is trimmed."""
    text = CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if is_long else " ".join(text.replace("\t", " ").split("\n")).strip()


def to_stored(field: Field, typed: str) -> str:
    """The answer as it is stored: a readable date in ISO form, everything else as typed."""
    text = clean(typed, is_long=field.kind is Kind.LONG_TEXT)
    if field.kind is not Kind.DATE:
        return text
    day = read_date(text)
    return day.isoformat() if day else text


def to_typed(field: Field, stored: str) -> str:
    """The answer as the reader types it: a date as DD.MM.YYYY, unreadable text as it stands."""
    if field.kind is not Kind.DATE:
        return stored
    day = read_date(stored)
    return day.strftime("%d.%m.%Y") if day else stored


@lru_cache(maxsize=4096)  # a table of thousands of mobilities has the same days again and again
def read_date(text: str) -> date | None:
    """A date typed as DD.MM.YYYY, DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD."""
    compact = "".join(text.split()).rstrip(".")
    return iso_date(compact) or _local(compact)


def _local(text: str) -> date | None:
    for form in DATE_FORMS:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
        return iso_date(day.isoformat())
    return None
