"""How participants of a mobility in the database are added: one by one, or pasted from a spreadsheet."""

from dataclasses import replace

from bm_workspace.schema.about import PARTICIPANT
from bm_workspace.schema.pasting import Pasting
from bm_workspace.schema.types import Declaration, Section, Version
from bm_workspace.wording import _t

PASTING = Pasting(
    columns=("full_name", "birth_date", "address"),
    help=_t(
        "Copy the lines from your spreadsheet: one participant in each, with full name, date of birth "
        "and address, and tabs or semicolons between them; the name alone is enough. A heading line may come "
        "first. You see what was understood before anybody is added."
    ),
    heading=_t("First name; Surname; Date of birth; Address"),
)

HELP = {"birth_date": _t("It is printed on the certificate, if both organisations want it there.")}
"""The section on the participant speaks of the agreement, which the database does not have."""

PEOPLE = Section(
    key="people",
    title=_t("Participants"),
    help=_t("Each gets a number at once, and a certificate with the text of the mobility."),
    repeats=True,
    row_title=_t("Person %(number)s"),
    fields=tuple(replace(f, help=HELP.get(f.key, f.help)) for f in PARTICIPANT.fields),
    pasting=PASTING,
)

PERSON = Declaration(
    version=Version.AFTER,
    sections=(replace(PEOPLE, repeats=False, row_title=None, pasting=None),),
)
"""One of them."""
