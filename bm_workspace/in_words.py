"""A stored answer as people read it."""

from babel.dates import format_date

from bm_workspace.schema.rules import iso_date
from bm_workspace.schema.types import Field, Kind

LOCALES = {"en": "en_GB", "lv": "lv"}


def in_words(field: Field, text: str, language: str) -> str:
    """A stored answer as people read it: a choice by its label, a date written out, the rest as typed."""
    if field.kind is Kind.CHOICE:
        return next((choice.label(language) for choice in field.choices if choice.key == text), text)
    day = iso_date(text) if field.kind is Kind.DATE else None
    return format_date(day, "long", LOCALES[language]) if day else text
