"""The sections of a group mobility (domain facts 2.7)."""

from bm_workspace.schema.lists import choices
from bm_workspace.schema.mobility_sections import DAYS, FLAGS, NAMES
from bm_workspace.schema.types import Field, Kind, Section
from bm_workspace.wording import _t

GROUP_ACTIVITY = Section(
    key="activity",
    title=_t("Mobility activity"),
    help=_t("What the group does. The activity type is fixed: for another one duplicate the mobility."),
    fields=(
        Field("title", _t("Title"), _t("What the group is called in the list.")),
        Field("content", _t("Content"), _t("What the group does, in a few sentences."), kind=Kind.LONG_TEXT),
        *FLAGS,
    ),
)

LEAD = Section(
    key="lead",
    title=_t("Lead accompanying person"),
    help=_t("The only person of a group whom the module names."),
    fields=NAMES,
)

SUBGROUPS = Section(
    key="subgroups",
    title=_t("Subgroups"),
    help=_t(
        "Subgroups separate funding situations: numbers, dates, means of travel. "
        "All go from the sending organisation to the receiving one, so from the same country to the same."
    ),
    repeats=True,
    row_title=_t("Subgroup %(number)s"),
    at_least_one=_t("Add at least one subgroup."),
    fields=(
        Field("participants", _t("Number of participants"), _t("Learners only."), kind=Kind.NUMBER),
        Field(
            "fewer_opportunities",
            _t("Of them with fewer opportunities"),
            _t("Not more than the participants."),
            kind=Kind.NUMBER,
        ),
        Field(
            "accompanying",
            _t("Number of accompanying persons"),
            _t("Adults who go along, whatever their role."),
            kind=Kind.NUMBER,
        ),
        *DAYS,
        Field(
            "travel",
            _t("Main means of travel"),
            _t("For most of the way."),
            kind=Kind.CHOICE,
            choices=choices("travel_means"),
        ),
    ),
)
