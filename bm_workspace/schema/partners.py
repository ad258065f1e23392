"""What is asked of a project's organisations and associated persons: two short forms."""

import re
from functools import partial

from bm_workspace.schema.lists import choices
from bm_workspace.schema.rules import answer
from bm_workspace.schema.types import (
    NOTHING_SAID,
    Declaration,
    Field,
    Kind,
    Need,
    Problem,
    Rule,
    Section,
    Values,
)
from bm_workspace.wording import _t

OPTIONAL = Need.OPTIONAL
OID = re.compile(r"E\d{8}", re.ASCII)
LONGEST = {
    "name": 200,
    "city": 200,
    "first_name": 200,
    "last_name": 200,
    "role": 200,
    "phone": 100,
    "email": 320,
}
"""The most characters of an answer, where it is less than of any other."""

CONTACTS = (
    Field("email", _t("E-mail"), NOTHING_SAID, kind=Kind.EMAIL, before=OPTIONAL),
    Field("phone", _t("Telephone"), NOTHING_SAID, before=OPTIONAL),
)

ORGANISATION = Section(
    key="organisation",
    title=_t("Participating organisation"),
    help=NOTHING_SAID,
    fields=(
        Field("oid", _t("OID"), _t("The identifier of the organisation: E and eight digits.")),
        Field("name", _t("Legal name"), NOTHING_SAID),
        Field(
            "country",
            _t("Country"),
            NOTHING_SAID,
            kind=Kind.CHOICE,
            choices=choices("countries"),
            by_label=True,
        ),
        Field("city", _t("City, with postal code"), NOTHING_SAID),
        Field("address", _t("Address"), NOTHING_SAID, before=OPTIONAL),
        *CONTACTS,
    ),
)

PERSON = Section(
    key="person",
    title=_t("Associated person"),
    help=NOTHING_SAID,
    fields=(
        Field("first_name", _t("First name"), NOTHING_SAID),
        Field("last_name", _t("Last name"), NOTHING_SAID),
        Field("role", _t("Role in the project"), NOTHING_SAID, before=OPTIONAL),
        *CONTACTS,
        Field(
            "rights",
            _t("Rights"),
            _t("Edit: creates, edits and deletes. View: sees everything and changes nothing."),
            kind=Kind.CHOICE,
            choices=choices("rights"),
        ),
    ),
)


def oid_in_form(values: Values) -> Problem | None:
    """An OID is E and eight digits (domain facts 2.6)."""
    oid = answer(values, "organisation", "oid")
    if not oid or OID.fullmatch(oid):
        return None
    return Problem(field="oid", message=_t("This is not an OID. One looks like E10000001."))


def fits(values: Values, *, section: str, field: str) -> Problem | None:
    """An answer is no longer than its column."""
    count, limit = len(answer(values, section, field)), LONGEST[field]
    if count <= limit:
        return None
    message = _t(
        "This answer has %(count)s characters; at most %(limit)s are possible.", count=count, limit=limit
    )
    return Problem(field=field, message=message)


def short(section: Section, *rules: Rule) -> Declaration:
    """The form of a section whose answers fit into their columns."""
    keys = [field.key for field in section.fields if field.key in LONGEST]
    lengths = (Rule(section=section.key, check=partial(fits, section=section.key, field=key)) for key in keys)
    return Declaration(sections=(section,), complete_when=(*rules, *lengths))


ORGANISATION_FORM = short(ORGANISATION, Rule(section="organisation", check=oid_in_form))
PERSON_FORM = short(PERSON)
FORMS = (ORGANISATION_FORM, PERSON_FORM)


def as_oid(typed: str) -> str:
    """An OID as it is kept: without spaces, in capitals."""
    return "".join(typed.split()).upper()
