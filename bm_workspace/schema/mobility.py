"""What is recorded of a mobility itself: the module's form in sections (domain facts 2.4, 2.7).

Which answers are mandatory stands in the table `fixtures/mobility_fields.json`. The activity type is chosen
when a mobility is created and then fixed: it is among the answers, but no question.
"""

from dataclasses import replace
from datetime import date
from functools import cache, partial

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import mobility_rules, rules
from bm_workspace.schema.calls import in_call
from bm_workspace.schema.database_mobility import DATABASE_MOBILITY
from bm_workspace.schema.group_sections import GROUP_ACTIVITY, LEAD, SUBGROUPS
from bm_workspace.schema.lists import read
from bm_workspace.schema.mobility_sections import (
    ACTIVITY,
    CERTIFICATES,
    COMMENTS,
    DURATION,
    FROM_TO,
    PARTICIPANT,
)
from bm_workspace.schema.types import Declaration, Need, RowRule, Rule, Section


def _asked(kind: str, *sections: Section) -> tuple[Section, ...]:
    """The sections with the needs that the table gives to this kind of mobility."""
    table = read("mobility_fields")
    return tuple(
        replace(
            section,
            before=Need.OPTIONAL if section.key in table["optional_sections"] else Need.REQUIRED,
            fields=tuple(
                replace(f, before=Need.REQUIRED if f.key in table[kind][section.key] else Need.OPTIONAL)
                for f in section.fields
            ),
        )
        for section in sections
    )


RULES = (
    Rule(section="from_to", check=mobility_rules.organisations_differ),
    Rule(section="duration", check=partial(rules.end_not_before_start, dates_in="duration")),
    Rule(section="duration", check=mobility_rules.interruption_is_shorter_than_the_stay),
    Rule(section="duration", check=mobility_rules.stay_fits),
)

INDIVIDUAL = Declaration(
    sections=_asked("individual", ACTIVITY, PARTICIPANT, FROM_TO, DURATION, CERTIFICATES, COMMENTS),
    complete_when=(
        *RULES,
        Rule(section="certificates", check=mobility_rules.no_certificate_for_accompanying_persons),
        Rule(section="participant", check=mobility_rules.support_is_for_participants),
    ),
)

GROUP = Declaration(
    sections=_asked("group", GROUP_ACTIVITY, LEAD, FROM_TO, DURATION, SUBGROUPS, COMMENTS),
    complete_when=(*RULES, Rule(section="subgroups", check=mobility_rules.group_is_large_enough)),
    rows_complete_when=(
        RowRule(section="subgroups", check=mobility_rules.subgroup_has_participants),
        RowRule(section="subgroups", check=mobility_rules.subgroup_within_stay),
        RowRule(section="subgroups", check=mobility_rules.not_more_than_participants),
    ),
)

DECLARED = {"individual": INDIVIDUAL, "group": GROUP, DATABASE: DATABASE_MOBILITY}
"""What is recorded of each kind of mobility."""


@cache
def declared(kind: str, call_year: int) -> Declaration:
    """What is recorded of a kind of mobility, with the rules of a call year."""
    return in_call(DECLARED[kind], call_year)


def in_project(kind: str, call_year: int, first: date, last: date) -> Declaration:
    """The same, with a hint where the stay is not within the days of the project; the database has none."""
    if kind == DATABASE:
        return declared(kind, call_year)
    within = partial(mobility_rules.stay_within_project, first=first, last=last)
    return replace(declared(kind, call_year), hints=(Rule(section="duration", check=within),))
