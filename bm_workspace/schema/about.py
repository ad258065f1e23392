"""The sections of the Europass template that say who goes where, when and as what."""

from bm_workspace.schema.lists import activity_choices, choices, guardian_signs_under
from bm_workspace.schema.types import Field, Kind, Need, Section
from bm_workspace.schema.vocabulary import Days, Source
from bm_workspace.wording import _t

OPTIONAL = Need.OPTIONAL

PARTICIPANT = Section(
    key="participant",
    title=_t("Participant"),
    help=_t("Who goes abroad. E-mail and telephone do not belong here."),
    source=Source.SLIDES,
    certain=_t(
        "Certain: the participant's data open the document in both versions, without e-mail and "
        "telephone. Not certain: whether address and date of birth are asked."
    ),
    fields=(
        Field(
            "full_name", _t("Full name"), _t("First name and surname as in the passport or identity card.")
        ),
        Field(
            "birth_date",
            _t("Date of birth"),
            _t(
                "Whoever is under %(age)s on the first day needs a legal guardian's signature on the "
                "agreement.",
                age=guardian_signs_under(),
            ),
            kind=Kind.DATE,
            before=OPTIONAL,
            after=OPTIONAL,
            doubtful=True,
        ),
        Field(
            "address",
            _t("Address"),
            _t("Street, town, postal code and country, if both organisations want it in the document."),
            before=OPTIONAL,
            after=OPTIONAL,
            doubtful=True,
        ),
    ),
)

MOBILITY = Section(
    key="mobility",
    title=_t("Information about the learning mobility"),
    help=_t("What kind of mobility this is, in which field, and when it takes place."),
    counts_days=Days.STAY,
    source=Source.SLIDES,
    certain=_t(
        "Certain: the type of mobility must be stated, with the dates of the activity and without travel "
        "days. Not certain: how the official form asks for field and mode."
    ),
    help_after=_t(
        "The certificate states what really happened: give the actual first and last day. Days of "
        "travel are not counted."
    ),
    fields=(
        Field(
            "activity_type",
            _t("Programme and activity type"),
            _t(
                "The type of mobility must be stated, programme first. ErasmusPro belongs to "
                "vocational education "
                "and training (VET) only: a school pupil's long stay is a long-term learning "
                "mobility of pupils."
            ),
            kind=Kind.CHOICE,
            choices=activity_choices(),
        ),
        Field(
            "field",
            _t("Field of education"),
            _t("The field of the project: school education, VET, adult education or sport."),
            kind=Kind.CHOICE,
            choices=choices("fields"),
        ),
        Field(
            "mode",
            _t("Mode"),
            _t("Blended means that an online part before or after the stay belongs to the mobility."),
            kind=Kind.CHOICE,
            choices=choices("modes"),
        ),
        Field(
            "start_date",
            _t("Start date"),
            _t("First day of the activity at the hosting organisation. Travel days are not counted."),
            kind=Kind.DATE,
            looks_ahead=True,
            help_after=_t("The day on which the activity really began. Travel days are not counted."),
        ),
        Field(
            "end_date",
            _t("End date"),
            _t("Last day of the activity. Travel days are not counted."),
            kind=Kind.DATE,
            looks_ahead=True,
            help_after=_t("The day on which the activity really ended. Travel days are not counted."),
        ),
    ),
)

STATUS = Section(
    key="status",
    title=_t("Status in the sending organisation"),
    help=_t("Where the participant learns or works at home."),
    source=Source.SLIDES,
    certain=_t(
        "Certain: learners state their programme, staff their position. Not certain: whether school year or "
        "EQF level has a box of its own."
    ),
    fields=(
        Field(
            "sending_name",
            _t("Sending organisation"),
            _t("Full legal name of the organisation that sends the participant."),
        ),
        Field(
            "sending_country",
            _t("Country of the sending organisation"),
            _t("Country where the sending organisation is."),
            kind=Kind.CHOICE,
            choices=choices("countries"),
            by_label=True,
        ),
        Field(
            "position",
            _t("Education programme or position held"),
            _t(
                "Learners: the programme or qualification they are enrolled in. Staff: the position "
                "they hold."
            ),
        ),
        Field(
            "level",
            _t("School year or EQF level"),
            _t("For learners, where it helps the hosting organisation: for example year 3, EQF level 4."),
            before=OPTIONAL,
            after=OPTIONAL,
            doubtful=True,
        ),
    ),
)

HOSTING = Section(
    key="hosting",
    title=_t("Hosting organisation"),
    help=_t("The organisation abroad: the one that the mobility names as receiving organisation."),
    source=Source.SLIDES,
    certain=_t("Certain: name, country, town, address, e-mail and telephone of the organisation abroad."),
    fields=(
        Field("name", _t("Name of the organisation"), _t("Full legal name of the hosting organisation.")),
        Field("address", _t("Street and number"), _t("Where the participant can be found during the stay.")),
        Field("city", _t("Town"), _t("Town of the hosting organisation, with its postal code.")),
        Field(
            "country",
            _t("Country"),
            _t("Country of the hosting organisation."),
            kind=Kind.CHOICE,
            choices=choices("countries"),
            by_label=True,
        ),
        Field(
            "email",
            _t("E-mail of the organisation"),
            _t("The organisation's general address, not that of a person."),
            kind=Kind.EMAIL,
        ),
        Field(
            "phone",
            _t("Telephone of the organisation"),
            _t("With the country code, for example +49 351 000 00 00."),
            before=OPTIONAL,
            after=OPTIONAL,
        ),
    ),
)
