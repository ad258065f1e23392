"""Text that people read: marked where it is written, translated where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

SOURCE_LANGUAGE = "en"
LANGUAGES = {"lv": "Latviešu", "en": "English"}
"""Language code → its own name, in the order the switch shows them."""

TRANSLATIONS = Path(__file__).parent / "i18n" / "translations"


@dataclass(frozen=True)
class Text:
    """A whole sentence in English with named values; `say` gives it in a reader's language."""

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return bool(self.msgid)


def _t(msgid: str, /, **values: object) -> Text:
    """Mark a text for translation; values may be texts themselves."""
    return Text(msgid, values)


def say(text: Text | str, language: str) -> str:
    """The text in a language; what is no `Text` (a name somebody typed) stays as it is."""
    if isinstance(text, str):
        return text
    sentence = catalogue(language).gettext(text.msgid) if text.msgid else ""
    if not text.values:
        return sentence
    return sentence % {name: _value(value, language) for name, value in text.values.items()}


def _value(value: object, language: str) -> object:
    return say(value, language) if isinstance(value, Text) else value


@cache
def catalogue(language: str) -> NullTranslations:
    """The compiled translations of one language; English is its own source."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo").open("rb") as compiled:
        return GNUTranslations(compiled)
