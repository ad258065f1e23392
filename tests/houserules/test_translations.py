"""Every text in both languages, and the names that people, slides and tests rely on (product 6)."""

from functools import cache

import pytest
from babel.messages.catalog import Catalog

from bm_workspace.i18n.gate import catalogue_files, in_use, problems, read
from bm_workspace.wording import LANGUAGES, Text, say

NAMES = {
    "Start practising": "Sākt praktizēties",
    "Start over": "Sākt no jauna",
    "Show return code": "Rādīt atgriešanās kodu",
    "Mobility activities": "Mobilitātes aktivitātes",
    "Individual mobility activities": "Individuālās mobilitātes aktivitātes",
    "Group mobility activities": "Grupu mobilitātes aktivitātes",
    "Documents": "Dokumenti",
    "+ Create draft document": "+ Izveidot dokumenta melnrakstu",
    "Document type": "Dokumenta veids",
    "Document title": "Dokumenta nosaukums",
    "Document language": "Dokumenta valoda",
    "Create": "Izveidot",
    "Cancel": "Atcelt",
    "Save": "Saglabāt",
    "Add": "Pievienot",
    "Undo": "Atsaukt",
    "View": "Skatīt",
    "Edit": "Labot",
    "Download PDF": "Lejupielādēt PDF",
    "Download DOCX": "Lejupielādēt DOCX",
    "Delete": "Dzēst",
    "Draft": "Melnraksts",
    "Fully encoded": "Pilnībā aizpildīts",
    "What is still missing": "Kas vēl trūkst",
    "Learning agreement": "Mācību līgums",
    "Europass Mobility certificate": "Europass mobilitātes sertifikāts",
    "Practice environment: nothing here is official, enter no real personal data":
        "Mācību vide: šeit nekas nav oficiāls, neievadiet īstus personas datus",
}  # fmt: skip
LATER = {
    "Learning programme for group mobility": "Mācību programma grupas mobilitātei",
    "Accompanying person certificate": "Pavadošās personas apliecinājums",
}
"""Document types that are announced and not made yet."""


@cache
def texts() -> Catalog:
    """All texts of code and templates."""
    return in_use()


def test_the_gate_finds_nothing() -> None:
    assert problems() == []


@pytest.mark.parametrize(("english", "latvian"), NAMES.items(), ids=NAMES)
def test_a_fixed_name_is_used_and_translated_exactly(english: str, latvian: str) -> None:
    assert texts().get(english) is not None
    assert say(Text(english), "en") == english
    assert say(Text(english), "lv") == latvian


@pytest.mark.parametrize(("english", "latvian"), LATER.items(), ids=LATER)
def test_a_fixed_name_of_a_later_type_is_translated_exactly_once_it_is_used(
    english: str, latvian: str
) -> None:
    if texts().get(english) is not None:
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
            if source and (not ends or "  " in said or said != said.strip() or '"' in said):
                wrong.append(said)

    assert wrong == []
