"""The words a trainee looks for, in the language of the page."""

from bm_workspace.wording import catalogue

PROMISED = {
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
    "Learning programme for group mobility": "Mācību programma grupas mobilitātei",
    "Accompanying person certificate": "Pavadošās personas apliecinājums",
    "Practice environment: nothing here is official, enter no real personal data": (
        "Mācību vide: šeit nekas nav oficiāls, neievadiet īstus personas datus"
    ),
}
"""Names that people, slides and tests rely on: they may not change with a translation."""


def word(english: str, language: str) -> str:
    """A text in a language: the promised names from here, the rest from the catalogue."""
    if language == "lv" and english in PROMISED:
        return PROMISED[english]
    return catalogue(language).gettext(english)
