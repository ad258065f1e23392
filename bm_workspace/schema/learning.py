"""The sections of the Europass template that say what is learnt, how, and what it counts for."""

from typing import Any

from bm_workspace.schema.lists import choices
from bm_workspace.schema.types import Field, Kind, Need, Section
from bm_workspace.schema.vocabulary import Source
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
    **traits: Any,
) -> Field:
    return Field(key, label, help_text, kind=Kind.LONG_TEXT, before=before, after=after, **traits)


OUTCOMES = Section(
    key="outcomes",
    title=_t("Expected learning outcomes"),
    title_after=_t("Achieved learning outcomes"),
    help=_t(
        "What the participant knows, understands and can do at the end: clear, concrete, measurable. "
        "Frameworks A, B and C may be combined. Before the mobility outcomes are expected, "
        "afterwards achieved."
    ),
    at_least_one=_t("Add at least one learning outcome."),
    repeats=True,
    groups_by="framework",
    row_title=_t("Learning outcome %(number)s"),
    source=Source.SLIDES,
    certain=_t(
        "Certain: at least one outcome, by framework A, B or C or several of them; clear, concrete and "
        "measurable; expected before, achieved afterwards."
    ),
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
            _t(
                "For example CEFR, DigComp, EntreComp, LifeComp, GreenComp or the national occupational "
                "standard; any other may be typed."
            ),
            only_if=("framework", "C"),
            suggested=choices("framework_suggestions"),
        ),
        _long(
            "text",
            _t("Description of the outcome"),
            _t("Begin with a verb that can be observed; say what with, how well and under what conditions."),
            advised=True,
            looks_ahead=True,
            help_after=_t(
                "What was achieved: begin with a verb that was observed; say what with, how well and under "
                "what conditions."
            ),
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
    source=Source.SLIDES,
    certain=_t("Certain: programme and tasks stay in the certificate, brought to what was really done."),
    fields=(
        _long(
            "tasks",
            _t("Programme and tasks"),
            _t("One task per line; each should serve one of the learning outcomes."),
            looks_ahead=True,
            help_after=_t("What was really done, one task per line."),
        ),
    ),
)

MENTORING = Section(
    key="mentoring",
    title=_t("Mentoring and monitoring"),
    help=_t(
        "Who supports the participant and how progress is followed. Mandatory before, optional afterwards."
    ),
    after=OPTIONAL,
    source=Source.SLIDES,
    certain=_t("Certain: mandatory before the mobility, optional afterwards."),
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
    source=Source.SLIDES,
    certain=_t(
        "Certain: format, criteria and procedure are agreed before and brought up to date afterwards. Not "
        "certain: whether the result has a box of its own."
    ),
    fields=(
        _long(
            "format",
            _t("Format of the assessment"),
            _t("For example observation at work, a practical test, a portfolio, a presentation."),
            looks_ahead=True,
        ),
        _long(
            "criteria",
            _t("Assessment criteria"),
            _t("What counts as reached, and on which scale."),
            looks_ahead=True,
        ),
        _long(
            "procedure",
            _t("Assessment procedure"),
            _t("Who assesses, when, and how it is recorded."),
            looks_ahead=True,
        ),
        _long(
            "result",
            _t("Result of the assessment"),
            _t("What the assessment showed, outcome by outcome."),
            before=ABSENT,
            doubtful=True,
        ),
    ),
)

RECOGNITION = Section(
    key="recognition",
    title=_t("Recognition of learning outcomes"),
    help=_t("What the stay counts for at home; the certificate says how it was recognised."),
    source=Source.SLIDES,
    certain=_t(
        "Certain: conditions, process and documents are agreed before and brought up to date afterwards. "
        "Not certain: whether the new form still asks about reintegration."
    ),
    fields=(
        _long(
            "conditions",
            _t("Conditions and process of recognition"),
            _t("What must be fulfilled, who decides, by when."),
            looks_ahead=True,
        ),
        _long(
            "documents",
            _t("Documents issued for recognition"),
            _t("For example the Europass Mobility certificate and an entry in the school's records."),
            looks_ahead=True,
        ),
        _long(
            "reintegration",
            _t("Reintegration on return"),
            _t("For learners on a longer stay: how missed classes and tests are made up."),
            before=OPTIONAL,
            after=ABSENT,
            doubtful=True,
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
