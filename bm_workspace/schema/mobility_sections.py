"""The sections of an individual mobility, with the questions that a group shares (domain facts 2.4)."""

from bm_workspace.schema.lists import choices
from bm_workspace.schema.types import Field, Kind, Section
from bm_workspace.schema.vocabulary import Days
from bm_workspace.wording import _t

MOST_CERTIFICATES = 3

FLAGS = (
    Field(
        "blended",
        _t("Blended mobility"),
        _t("An online part before or after the stay belongs to the mobility."),
        kind=Kind.CHOICE,
        choices=choices("yes_no"),
    ),
    Field(
        "force_majeure",
        _t("Force majeure"),
        _t(
            "The stay was cut short by something that nobody could prevent: the shortest stay does not count."
        ),
        kind=Kind.CHOICE,
        choices=choices("yes_no"),
    ),
)

ACTIVITY = Section(
    key="activity",
    title=_t("Mobility activity"),
    help=_t(
        "In which role the person goes. The activity type is fixed: for another one duplicate the mobility."
    ),
    fields=(
        Field(
            "role",
            _t("Role"),
            _t("Participants learn or teach; accompanying persons go along to support them."),
            kind=Kind.CHOICE,
            choices=choices("roles"),
        ),
        Field(
            "accompanying_type",
            _t("Type of accompanying person"),
            _t("In which role the person goes along."),
            kind=Kind.CHOICE,
            choices=choices("accompanying_types"),
            only_if=("role", "accompanying"),
        ),
        *FLAGS,
    ),
)

NAMES = (
    Field("first_name", _t("First name"), _t("As in the passport or identity card.")),
    Field("last_name", _t("Last name"), _t("As in the passport or identity card.")),
    Field("email", _t("E-mail"), _t("Where the participant report would be asked for."), kind=Kind.EMAIL),
)

PARTICIPANT = Section(
    key="participant",
    title=_t("Participant"),
    help=_t("Who takes part."),
    fields=(
        *NAMES,
        Field("birth_date", _t("Date of birth"), _t("Shows whether a legal guardian signs."), kind=Kind.DATE),
        Field("gender", _t("Gender"), _t("For statistics."), kind=Kind.CHOICE, choices=choices("genders")),
        Field(
            "nationality",
            _t("Nationality"),
            _t("Country of the passport or identity card."),
            kind=Kind.CHOICE,
            choices=choices("countries"),
            by_label=True,
        ),
        Field(
            "fewer_opportunities",
            _t("Fewer opportunities"),
            _t("Yes where the participant needs support to take part; not for accompanying persons."),
            kind=Kind.CHOICE,
            choices=choices("yes_no"),
        ),
    ),
)

FROM_TO = Section(
    key="from_to",
    title=_t("From – to"),
    help=_t("Which organisation sends and which receives: two different ones from the project's list."),
    fields=(
        Field(
            "sending",
            _t("Sending organisation"),
            _t("One of the participating organisations."),
            kind=Kind.ORGANISATION,
        ),
        Field(
            "receiving",
            _t("Receiving organisation"),
            _t("One of the participating organisations; in documents it is called the hosting organisation."),
            kind=Kind.ORGANISATION,
        ),
        Field(
            "country",
            _t("Receiving country"),
            _t("That of the receiving organisation: it is filled in when you save."),
            kind=Kind.CHOICE,
            choices=choices("countries"),
            by_label=True,
            follows="receiving",
        ),
    ),
)

DAYS = (
    Field("start_date", _t("Start date"), _t("First day of the activity, without travel."), kind=Kind.DATE),
    Field("end_date", _t("End date"), _t("Last day of the activity, without travel."), kind=Kind.DATE),
)

DURATION = Section(
    key="duration",
    title=_t("Duration"),
    help=_t("The stay itself; travel days are given apart and not counted."),
    counts_days=Days.STAY,
    fields=(
        *DAYS,
        Field(
            "travel_days", _t("Travel days"), _t("Days of travel before and after, apart."), kind=Kind.NUMBER
        ),
        Field(
            "interruption_days",
            _t("Interruption days"),
            _t("Days between first and last on which the activity rested: they do not count."),
            kind=Kind.NUMBER,
        ),
    ),
)

CERTIFICATES = Section(
    key="certificates",
    title=_t("Recognition certificates"),
    help=_t("What the stay is recognised with, at most three. Accompanying persons get none."),
    repeats=True,
    most=MOST_CERTIFICATES,
    row_title=_t("Certificate %(number)s"),
    fields=(
        Field("organisation", _t("Certifying organisation"), _t("Who issues it.")),
        Field(
            "certification",
            _t("Certification type"),
            _t("What kind of certificate it is."),
            kind=Kind.CHOICE,
            choices=choices("certifications"),
        ),
    ),
)

COMMENTS = Section(
    key="comments",
    title=_t("Overall comments"),
    help=_t("Notes of the coordinator."),
    fields=(Field("text", _t("Comments"), _t("Anything worth remembering."), kind=Kind.LONG_TEXT),),
)
