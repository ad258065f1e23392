"""The learning programme for group mobility: one document for the whole group, no individual agreements.

Its field list was not seen in an official text: it is our reading of the individual template, of the data
of a group in the module and of the proof that the programme asks for (domain facts 4).
"""

from bm_workspace.schema import about, group_hints, learning, rules
from bm_workspace.schema.agreeing import PROVISIONS, signature
from bm_workspace.schema.lists import choices
from bm_workspace.schema.pasting import Pasting
from bm_workspace.schema.types import DocumentType, Field, Kind, Need, RowRule, Rule, Section, Version
from bm_workspace.schema.vocabulary import Source
from bm_workspace.wording import _t

REQUIRED, OPTIONAL = Need.REQUIRED, Need.OPTIONAL

SENDING = Section(
    key="sending",
    title=_t("Sending organisation"),
    help=_t("The organisation that sends."),
    source=Source.OURS,
    certain=_t(
        "Certain: both organisations answer for the programme. The boxes follow the individual template."
    ),
    fields=(
        Field("name", _t("Name of the organisation"), _t("Full legal name of the sending organisation.")),
        Field(
            "country",
            _t("Country"),
            _t("Country of the sending organisation."),
            kind=Kind.CHOICE,
            choices=choices("countries"),
        ),
        Field("address", _t("Address"), _t("Street and town."), before=OPTIONAL, after=OPTIONAL),
        Field("email", _t("E-mail of the organisation"), _t("Its general address."), kind=Kind.EMAIL),
    ),
)

GROUP = Section(
    key="group",
    title=_t("Group"),
    help=_t("Who goes together. The names stand in the list of participants at the end."),
    source=Source.OURS,
    certain=_t(
        "Certain: the module keeps the numbers of a group and its lead accompanying person, no other "
        "names. The boxes follow from that."
    ),
    fields=(
        Field("title", _t("Name of the group"), _t("As in the list of group mobility activities.")),
        Field(
            "participants",
            _t("Number of participants"),
            _t("Learners only; it must agree with the list of participants."),
            kind=Kind.NUMBER,
        ),
        Field("profile", _t("Profile of the participants"), _t("For example class, age, programme.")),
        Field(
            "accompanying",
            _t("Number of accompanying persons"),
            _t("All adults who go along; it must agree with the list of participants."),
            kind=Kind.NUMBER,
        ),
        Field(
            "lead", _t("Lead accompanying person"), _t("Who is responsible for the group during the stay.")
        ),
    ),
)

PLAN = Section(
    key="plan",
    title=_t("Programme and tasks"),
    help=_t("The plan day by day. Days outside the stay are to mend."),
    repeats=True,
    as_table=True,
    row_title=_t("Day or part of a day %(number)s"),
    at_least_one=_t("Add at least one day or part of a day."),
    source=Source.OURS,
    certain=_t("Certain: one programme for the whole group. That it goes day by day is our reading."),
    fields=(
        Field("date", _t("Date"), _t("A day of the stay."), kind=Kind.DATE),
        Field("activity", _t("Activity"), _t("What the group does."), kind=Kind.LONG_TEXT),
        Field("place", _t("Place"), _t("Where it takes place.")),
        Field("responsible", _t("Responsible person"), _t("Who leads this activity.")),
        Field(
            "outcome",
            _t("Outcome served"),
            _t("Number or name of the learning outcome that it serves."),
            before=OPTIONAL,
            numbers_of="outcomes",
        ),
    ),
)

SUPERVISION = Section(
    key="supervision",
    title=_t("Mentoring, supervision and safety"),
    help=_t("Responsible persons on both sides, and what is arranged for the group's safety."),
    source=Source.OURS,
    certain=_t(
        "Certain: agreements name responsible persons on both sides. That a group's safety stands here is "
        "our reading."
    ),
    fields=(
        Field(
            "arrangements",
            _t("Arrangements"),
            _t("Who supervises when, emergency numbers, rules for free time, insurance."),
            kind=Kind.LONG_TEXT,
        ),
    ),
)

SIGNATURES = Section(
    key="signatures",
    title=_t("Signatures"),
    help=_t(
        "The sending and the hosting organisation sign. Participants do not: "
        "there are no individual agreements."
    ),
    signs=True,
    source=Source.OURS,
    certain=_t(
        "Certain: there are no individual agreements. That both organisations sign and participants do "
        "not follows from it."
    ),
    fields=(
        *signature("sending", _t("Sending organisation"), before=REQUIRED, after=REQUIRED),
        *signature("hosting", _t("Hosting organisation"), before=REQUIRED, after=REQUIRED),
    ),
)

PARTICIPANTS = Section(
    key="participants",
    title=_t("List of participants"),
    help=_t(
        "Annex: all learners and accompanying persons. It is part of the proof that the activity took place. "
        "The real module holds no names of a group; here use invented ones."
    ),
    repeats=True,
    as_table=True,
    row_title=_t("Person %(number)s"),
    at_least_one=_t("Add at least one person."),
    annex=_t("Annex: List of participants"),
    source=Source.GUIDE,
    certain=_t(
        "Certain: the programme and a list of participants with accompanying persons prove that the "
        "activity took place. The boxes of the list are ours."
    ),
    fields=(
        Field("name", _t("Full name"), _t("First name and surname.")),
        Field(
            "role",
            _t("Role in the group"),
            _t("Learner, accompanying person or lead accompanying person."),
            kind=Kind.CHOICE,
            choices=choices("group_roles"),
        ),
        Field("note", _t("Class or note"), _t("For example the class."), before=OPTIONAL),
    ),
    pasting=Pasting(
        columns=("name", "role", "note"),
        help=_t(
            "Copy the lines from your spreadsheet: one person in each, with full name, role, class or note, "
            "and tabs or semicolons between them. An empty role means learner. A heading line may come "
            "first. You see what was understood before anything is added."
        ),
        heading=_t("First name; Surname; Role; Class or note"),
        empty={"role": "participant"},
    ),
)

GROUP_PROGRAMME = DocumentType(
    key="group_programme",
    code="LP",
    name=_t("Learning programme for group mobility"),
    heading=_t("Europass – Learning programme for group mobility"),
    purpose=_t("Before a group mobility: the organisations agree what the whole group learns, day by day."),
    certain=_t(
        "The official form of this programme was not seen: its sections follow the individual template, the "
        "data of a group in the module, and the proof that the guide asks for."
    ),
    version=Version.BEFORE,
    sections=(
        about.MOBILITY,
        SENDING,
        about.HOSTING,
        GROUP,
        learning.OUTCOMES,
        PLAN,
        SUPERVISION,
        learning.ASSESSMENT,
        learning.RECOGNITION,
        PROVISIONS,
        SIGNATURES,
        PARTICIPANTS,
    ),
    complete_when=(
        Rule(section="mobility", check=rules.end_not_before_start),
        Rule(section="mobility", check=rules.stay_fits_activity_type),
        Rule(section="outcomes", check=rules.no_outcome_stands_twice),
        Rule(section="group", check=rules.list_names_all_participants),
        Rule(section="group", check=rules.list_names_all_accompanying_persons),
    ),
    rows_complete_when=(
        RowRule(section="plan", check=rules.day_within_stay),
        RowRule(section="plan", check=rules.outcome_served_exists),
    ),
    hints=(
        Rule(section="participants", check=group_hints.more_than_one_leads),
        Rule(section="participants", check=group_hints.somebody_stands_twice),
    ),
)
