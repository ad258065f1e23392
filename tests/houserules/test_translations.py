"""Every text in both languages, and the names that people, slides and tests rely on (product 6)."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog

from bm_workspace.i18n.gate import catalogue_files, in_use, problems, read
from bm_workspace.wording import LANGUAGES, Text, say
from e2e.words import PROMISED

QUOTES = {"lv": re.compile("„[^„”“]*”")}
"""How each translated language quotes."""

FOREIGN = re.compile('["„”“]')
"""Any other quote."""


@cache
def texts() -> Catalog:
    """All texts of code and templates."""
    return in_use()


def test_the_gate_finds_nothing() -> None:
    assert problems() == []


@pytest.mark.parametrize(("english", "latvian"), PROMISED.items(), ids=PROMISED)
def test_a_fixed_name_is_used_and_translated_exactly(english: str, latvian: str) -> None:
    assert texts().get(english) is not None
    assert say(Text(english), "en") == english
    assert say(Text(english), "lv") == latvian


def test_the_switch_names_each_language_in_itself() -> None:
    assert LANGUAGES == {"lv": "Latviešu", "en": "English"}


@pytest.mark.parametrize(("language", "file"), list(catalogue_files()), ids=lambda value: str(value)[-2:])
def test_a_translation_keeps_the_shape_of_its_text(language: str, file: object) -> None:
    """Ends as the source does, without stray or doubled spaces, with the quotes of its language."""
    wrong = []
    for message in read(language, file):  # type: ignore[arg-type]
        source = message.id[0] if isinstance(message.id, tuple) else message.id
        for said in message.string if isinstance(message.string, tuple) else (message.string,):
            ends = source[-1:] == said[-1:] or source[-1:] not in ".:?…"
            quoted = QUOTES[language].sub("", said)
            if source and (not ends or "  " in said or said != said.strip() or FOREIGN.search(quoted)):
                wrong.append(said)

    assert wrong == []
