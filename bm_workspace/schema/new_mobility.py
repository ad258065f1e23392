"""The first short form of a mobility: everything in it is mandatory (domain facts 2.3)."""

from dataclasses import replace
from functools import cache, partial

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import rules
from bm_workspace.schema.database_mobility import DATABASE_MOBILITY
from bm_workspace.schema.group_sections import GROUP_ACTIVITY, LEAD
from bm_workspace.schema.lists import offered_activities
from bm_workspace.schema.mobility_sections import ACTIVITY, PARTICIPANT
from bm_workspace.schema.types import Declaration, Field, Kind, Rule, Section
from bm_workspace.schema.vocabulary import Choice
from bm_workspace.wording import Text, _t

NEW = "new"
NAMES = ("first_name", "last_name")
OF_ENTRY = {
    "entry": ("title",),
    "mobility": ("activity_type", "field", "start_date", "end_date"),
    "status": ("sending_name", "sending_country"),
    "hosting": ("name", "country"),
}
"""What the database asks first, by section."""

NAMED_APART = {
    ("hosting", "name"): _t("Hosting organisation"),
    ("hosting", "country"): _t("Country of the hosting organisation"),
}
"""Labels that would not say of which organisation they speak, without the title of their section."""
PLACES = {
    "individual": {
        "activity": tuple(f for f in ACTIVITY.fields if f.key in ("role", "accompanying_type")),
        "participant": tuple(f for f in PARTICIPANT.fields if f.key in NAMES),
    },
    "group": {
        "activity": tuple(f for f in GROUP_ACTIVITY.fields if f.key == "title"),
        "lead": tuple(f for f in LEAD.fields if f.key in NAMES),
    },
    DATABASE: {
        key: tuple(
            replace(f, label=NAMED_APART.get((key, f.key), f.label))
            for f in DATABASE_MOBILITY.section(key).fields
            if f.key in asked
        )
        for key, asked in OF_ENTRY.items()
    },
}
"""Where the answers of the short form stand in the full one, by kind of mobility."""


COPY_OF_ENTRY = _t("The copy has an ID of its own, the same text and no participants.")
HELP = _t("All of these are mandatory; everything else follows in the full form.")


@cache
def new_mobility(kind: str, field: str, call_year: int) -> Declaration:
    """The short form with the activity types of a project."""
    return _short((_activity_type(kind, field, call_year), *_same_for_all(kind)), HELP)


@cache
def new_in_database() -> Declaration:
    """The short form of a mobility in the database."""
    in_order = Rule(section=NEW, check=partial(rules.end_not_before_start, dates_in=NEW))
    return replace(_short(_same_for_all(DATABASE), HELP), complete_when=(in_order,))


@cache
def duplicate_form(kind: str, field: str, call_year: int) -> Declaration:
    """The form behind Duplicate: a copy may be of another activity type."""
    if kind == DATABASE:
        return _short((DATABASE_MOBILITY.section("entry").fields[0],), COPY_OF_ENTRY)
    help_text = _t("The copy has a number of its own and no documents. It may be of another activity type.")
    return _short((_activity_type(kind, field, call_year),), help_text)


def _short(fields: tuple[Field, ...], help_text: Text) -> Declaration:
    title = _t("Create a mobility activity")
    return Declaration(sections=(Section(key=NEW, title=title, help=help_text, fields=fields),))


def _activity_type(kind: str, field: str, call_year: int) -> Field:
    offered = offered_activities(field, call_year, kind)
    return Field(
        "activity_type",
        _t("Activity type"),
        _t("It decides the Unique Erasmus+ Mobility ID and cannot be changed afterwards."),
        kind=Kind.CHOICE,
        choices=tuple(Choice(key=entry.key, labels=entry.names) for entry in offered.values()),
    )


def _same_for_all(kind: str) -> tuple[Field, ...]:
    return tuple(f for fields in PLACES[kind].values() for f in fields)


def short_forms() -> tuple[Declaration, ...]:
    """What the short form asks whatever the project, by kind of mobility."""
    return tuple(_short(_same_for_all(kind), HELP) for kind in PLACES)


def placed(kind: str, answers: dict[str, str]) -> dict[str, dict[str, str]]:
    """The answers of the short form, where the full form keeps them."""
    return {
        section: {f.key: answers.get(f.key, "") for f in fields} for section, fields in PLACES[kind].items()
    }
