"""What is recorded of a mobility itself: the module's form in sections (domain facts 2.4, 2.7)."""

from functools import partial

from bm_workspace.schema import rules
from bm_workspace.schema.lists import activity_types, choices
from bm_workspace.schema.types import Choice, Declaration, Field, Kind, Need, Rule, Section
from bm_workspace.wording import Text, _t

OPTIONAL = Need.OPTIONAL
NO_HELP = Text("")

ACTIVITY = Section(
    key="activity",
    title=_t("Mobility activity"),
    help=_t("What kind of activity this is."),
    fields=(
        Field(
            "activity_type",
            _t("Activity type"),
            NO_HELP,
            kind=Kind.CHOICE,
            choices=tuple(Choice(key=entry.key, labels=entry.names) for entry in activity_types().values()),
        ),
        Field("activity_id", _t("Mobility activity ID"), NO_HELP),
        Field("role", _t("Role"), NO_HELP, kind=Kind.CHOICE, choices=choices("roles")),
        Field(
            "accompanying_type",
            _t("Type of accompanying person"),
            NO_HELP,
            kind=Kind.CHOICE,
            choices=choices("accompanying_types"),
            only_if=("role", "accompanying"),
        ),
        Field("blended", _t("Blended mobility"), NO_HELP, kind=Kind.CHOICE, choices=choices("yes_no")),
    ),
)

PARTICIPANT = Section(
    key="participant",
    title=_t("Participant"),
    help=_t("Who takes part."),
    fields=(
        Field("first_name", _t("First name"), NO_HELP),
        Field("last_name", _t("Last name"), NO_HELP),
        Field("email", _t("E-mail"), NO_HELP, kind=Kind.EMAIL),
        Field("birth_date", _t("Date of birth"), NO_HELP, kind=Kind.DATE),
        Field("gender", _t("Gender"), NO_HELP, kind=Kind.CHOICE, choices=choices("genders"), before=OPTIONAL),
        Field("nationality", _t("Nationality"), NO_HELP, kind=Kind.CHOICE, choices=choices("countries")),
        Field(
            "fewer_opportunities",
            _t("Fewer opportunities"),
            NO_HELP,
            kind=Kind.CHOICE,
            choices=choices("yes_no"),
            before=OPTIONAL,
        ),
    ),
)

FROM_TO = Section(
    key="from_to",
    title=_t("From – to"),
    help=_t("Which organisation sends and which receives."),
    fields=(
        Field("sending", _t("Sending organisation"), NO_HELP),
        Field("receiving", _t("Receiving organisation"), NO_HELP),
        Field("country", _t("Receiving country"), NO_HELP, kind=Kind.CHOICE, choices=choices("countries")),
    ),
)

DURATION = Section(
    key="duration",
    title=_t("Duration"),
    help=_t("The stay itself, travel days apart."),
    fields=(
        Field("start_date", _t("Start date"), NO_HELP, kind=Kind.DATE),
        Field("end_date", _t("End date"), NO_HELP, kind=Kind.DATE),
        Field("travel_days", _t("Travel days"), NO_HELP, before=OPTIONAL),
    ),
)

COMMENTS = Section(
    key="comments",
    title=_t("Overall comments"),
    help=_t("Notes of the coordinator."),
    before=OPTIONAL,
    fields=(Field("text", _t("Comments"), NO_HELP, kind=Kind.LONG_TEXT),),
)

RULES = (
    Rule(section="duration", check=partial(rules.end_not_before_start, dates_in="duration")),
    Rule(
        section="duration",
        check=partial(rules.stay_fits_activity_type, dates_in="duration", type_in="activity"),
    ),
)

INDIVIDUAL = Declaration(
    sections=(ACTIVITY, PARTICIPANT, FROM_TO, DURATION, COMMENTS),
    complete_when=RULES,
)

GROUP_ACTIVITY = Section(
    key="activity",
    title=_t("Mobility activity"),
    help=_t("What kind of activity this is."),
    fields=(
        *(f for f in ACTIVITY.fields if f.key in ("activity_type", "activity_id", "blended")),
        Field("title", _t("Title"), NO_HELP),
        Field("content", _t("Content"), NO_HELP, kind=Kind.LONG_TEXT),
    ),
)

LEAD = Section(
    key="lead",
    title=_t("Lead accompanying person"),
    help=_t("The only person of a group whom the module names."),
    fields=tuple(f for f in PARTICIPANT.fields if f.key in ("first_name", "last_name", "email")),
)

SUBGROUPS = Section(
    key="subgroups",
    title=_t("Subgroups"),
    help=_t("Subgroups separate funding situations."),
    repeats=True,
    row_title=_t("Subgroup %(number)s"),
    fields=(
        Field("participants", _t("Number of participants"), NO_HELP, kind=Kind.NUMBER),
        Field("fewer_opportunities", _t("Of them with fewer opportunities"), NO_HELP, kind=Kind.NUMBER),
        Field("accompanying", _t("Number of accompanying persons"), NO_HELP, kind=Kind.NUMBER),
        Field(
            "travel", _t("Main means of travel"), NO_HELP, kind=Kind.CHOICE, choices=choices("travel_means")
        ),
    ),
)

GROUP = Declaration(
    sections=(GROUP_ACTIVITY, LEAD, FROM_TO, DURATION, SUBGROUPS, COMMENTS),
    complete_when=RULES,
)
