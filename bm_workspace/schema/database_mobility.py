"""What is recorded of a mobility in the Europass mobility database (domain facts 5).

It is the certificate's own text, written once for all participants: the same sections and questions, so that
each of them gives an answer to the certificates. What differs from one person to the next is optional here.
"""

from collections.abc import Iterable
from dataclasses import replace

from bm_workspace.schema import rules
from bm_workspace.schema.europass import MOBILITY_CERTIFICATE
from bm_workspace.schema.lists import activity_choices
from bm_workspace.schema.types import Declaration, DocumentType, Field, Need, Rule, Section, Version
from bm_workspace.schema.vocabulary import Source
from bm_workspace.wording import _t

ENTRY = Section(
    key="entry",
    title=_t("Mobility"),
    help=_t("Under which name this mobility stands in the list. It is not printed."),
    source=Source.OURS,
    fields=(
        Field(
            "title",
            _t("Title of the mobility"),
            _t("One that you will recognise, for example: Electricians in Dresden, spring."),
        ),
    ),
)

PROGRAMME = Field(
    "activity_type",
    _t("Programme or initiative, and type of mobility"),
    _t("Programme first, then the type of mobility. Those of Erasmus+ are offered; any other may be typed."),
    suggested=activity_choices(),
)
"""The Beneficiary Module knows its own activity types alone; the database takes any programme."""

FIELD_HELP = _t("School education, VET, adult education or sport.")

NEEDED = {
    "mobility": ("activity_type", "field", "mode", "start_date", "end_date"),
    "status": ("sending_name", "sending_country"),
    "hosting": ("name", "address", "city", "country", "email"),
}
"""What a mobility must say; everything else may be written here once, or in each certificate."""

OF_ONE_PERSON = ("participant", "provisions", "contacts")
"""Sections that no two participants share, or that a certificate may not hold."""


def in_database(document_type: DocumentType) -> DocumentType:
    """The same document with the questions as the database asks them."""
    return replace(document_type, sections=tuple(map(_with_programme, document_type.sections)))


def _with_programme(section: Section) -> Section:
    if section.key != "mobility":
        return section
    other = {
        PROGRAMME.key: PROGRAMME,
        "field": replace(next(f for f in section.fields if f.key == "field"), help=FIELD_HELP),
    }
    return replace(section, fields=tuple(other.get(f.key, f) for f in section.fields))


def _shared(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections that are written once for all, with what a mobility needs of them."""
    return tuple(_needing(section) for section in sections if section.key not in OF_ONE_PERSON)


def _needing(section: Section) -> Section:
    needed = NEEDED.get(section.key, ())
    return replace(
        section,
        after=Need.REQUIRED if needed else Need.OPTIONAL,
        fields=tuple(replace(f, after=_need(f, f.key in needed)) for f in section.fields),
    )


def _need(field: Field, is_needed: bool) -> Need:
    if field.after is Need.ABSENT:
        return Need.ABSENT
    return Need.REQUIRED if is_needed else Need.OPTIONAL


DATABASE_MOBILITY = Declaration(
    version=Version.AFTER,
    sections=(ENTRY, *_shared(in_database(MOBILITY_CERTIFICATE).sections)),
    complete_when=(
        Rule(section="mobility", check=rules.end_not_before_start),
        Rule(section="outcomes", check=rules.no_outcome_stands_twice),
    ),
)
