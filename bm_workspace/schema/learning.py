"""The sections of the Europass template that say what is learnt, how, and what it counts for."""

from bm_workspace.schema.lists import choices
from bm_workspace.schema.types import Field, Kind, Need, Section
from bm_workspace.wording import Text, _t

OPTIONAL, ABSENT = Need.OPTIONAL, Need.ABSENT
REQUIRED = Need.REQUIRED


def _long(
    key: str,
    label: Text,
    help_text: Text,
    *,
    before: Need = REQUIRED,
    after: Need = REQUIRED,
    advised: bool = False,
) -> Field:
    return Field(key, label, help_text, kind=Kind.LONG_TEXT, before=before, after=after, advised=advised)


OUTCOMES = Section(
    key="outcomes",
    title=_t("Learning outcomes"),
    help=_t(
        "What the participant knows, understands and can do at the end: clear, concrete, measurable. "
        "Frameworks A, B and C may be combined. Before the mobility outcomes are expected, "
        "afterwards achieved."
    ),
    source="slides",
    repeats=True,
    groups_by="framework",
    row_title=_t("Learning outcome %(number)s"),
    fields=(
        Field(
            "framework",
            _t("Framework"),
            _t("A: European key competences. B: ESCO. C: another framework of your choice."),
            kind=Kind.CHOICE,
            choices=choices("frameworks"),
        ),
        Field(
            "competence",
            _t("Key competence"),
            _t(
                "One of the eight key competences for lifelong learning (Council Recommendation "
                "2018/C 189/01)."
            ),
            kind=Kind.CHOICE,
            choices=choices("key_competences"),
            only_if=("framework", "A"),
        ),
        Field(
            "esco_label",
            _t("ESCO skill"),
            _t("The name of the skill as ESCO gives it, for example: install lighting."),
            only_if=("framework", "B"),
            offers_esco=True,
        ),
        Field(
            "esco_uri",
            _t("ESCO address"),
            _t("The skill's permanent address; it begins with http://data.europa.eu/esco/skill/."),
            kind=Kind.ESCO_URI,
            before=OPTIONAL,
            after=OPTIONAL,
            only_if=("framework", "B"),
        ),
        Field(
            "framework_name",
            _t("Name of the framework"),
            _t("For example CEFR, DigComp, GreenComp or the national occupational standard."),
            only_if=("framework", "C"),
        ),
        _long(
            "text",
            _t("Description of the outcome"),
            _t("Begin with a verb that can be observed; say what with, how well and under what conditions."),
            advised=True,
        ),
    ),
)

ACTIVITIES = Section(
    key="activities",
    title=_t("Activities and tasks"),
    help=_t(
        "The learning programme at the hosting organisation. It stays in the certificate, as it was "
        "really done."
    ),
    source="slides",
    fields=(
        _long(
            "tasks",
            _t("Programme and tasks"),
            _t("One task per line; each should serve one of the learning outcomes."),
        ),
    ),
)

MENTORING = Section(
    key="mentoring",
    title=_t("Mentoring and monitoring"),
    help=_t(
        "Who supports the participant and how progress is followed. Mandatory before, optional afterwards."
    ),
    source="slides",
    after=OPTIONAL,
    fields=(
        _long(
            "arrangements",
            _t("Mentoring and monitoring arrangements"),
            _t(
                "Responsible persons on both sides, how often they meet, what happens when something "
                "goes wrong."
            ),
        ),
    ),
)

ASSESSMENT = Section(
    key="assessment",
    title=_t("Assessment of learning outcomes"),
    help=_t("How it is established that the outcomes were reached; the certificate adds the result."),
    source="slides",
    fields=(
        _long(
            "format",
            _t("Format of the assessment"),
            _t("For example observation at work, a practical test, a portfolio, a presentation."),
        ),
        _long("criteria", _t("Assessment criteria"), _t("What counts as reached, and on which scale.")),
        _long("procedure", _t("Assessment procedure"), _t("Who assesses, when, and how it is recorded.")),
        _long(
            "result",
            _t("Result of the assessment"),
            _t("What the assessment showed, outcome by outcome."),
            before=ABSENT,
        ),
    ),
)

RECOGNITION = Section(
    key="recognition",
    title=_t("Recognition of learning outcomes"),
    help=_t("What the stay counts for at home; the certificate says how it was recognised."),
    source="slides",
    fields=(
        _long(
            "conditions",
            _t("Conditions and process of recognition"),
            _t("What must be fulfilled, who decides, by when."),
        ),
        _long(
            "documents",
            _t("Documents issued for recognition"),
            _t("For example the Europass Mobility certificate and an entry in the school's records."),
        ),
        _long(
            "reintegration",
            _t("Reintegration on return"),
            _t("For learners on a longer stay: how missed classes and tests are made up."),
            before=OPTIONAL,
            after=ABSENT,
        ),
        _long(
            "recognised",
            _t("How the outcomes were recognised"),
            _t(
                "For example credit for a module, hours of practical training, an entry in the "
                "diploma supplement."
            ),
            before=ABSENT,
        ),
    ),
)
