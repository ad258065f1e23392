"""The first short form of a mobility: everything in it is mandatory (domain facts 2.3)."""

from functools import cache

from bm_workspace.schema.group_sections import GROUP_ACTIVITY, LEAD
from bm_workspace.schema.lists import offered_activities
from bm_workspace.schema.mobility_sections import ACTIVITY, PARTICIPANT
from bm_workspace.schema.types import Declaration, Field, Kind, Section
from bm_workspace.schema.vocabulary import Choice
from bm_workspace.wording import Text, _t

NEW = "new"
NAMES = ("first_name", "last_name")
PLACES = {
    "individual": {
        "activity": tuple(f for f in ACTIVITY.fields if f.key in ("role", "accompanying_type")),
        "participant": tuple(f for f in PARTICIPANT.fields if f.key in NAMES),
    },
    "group": {
        "activity": tuple(f for f in GROUP_ACTIVITY.fields if f.key == "title"),
        "lead": tuple(f for f in LEAD.fields if f.key in NAMES),
    },
}
"""Where the answers of the short form stand in the full one, by kind of mobility."""


HELP = _t("All of these are mandatory; everything else follows in the full form.")


@cache
def new_mobility(kind: str, field: str, call_year: int) -> Declaration:
    """The short form with the activity types of a project."""
    return _short((_activity_type(kind, field, call_year), *_same_for_all(kind)), HELP)


@cache
def duplicate_form(kind: str, field: str, call_year: int) -> Declaration:
    """The form behind Duplicate: a copy may be of another activity type."""
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
