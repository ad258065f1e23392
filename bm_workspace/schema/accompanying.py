"""The accompanying person certificate: who went along, with whom and when; no learning outcomes.

Its field list was not seen in an official text: it is our reading (domain facts 4).
"""

from bm_workspace.schema import about, rules
from bm_workspace.schema.agreeing import confirming, signature
from bm_workspace.schema.group_programme import SENDING
from bm_workspace.schema.lists import choices
from bm_workspace.schema.types import DocumentType, Field, Kind, Need, Rule, Section, Version
from bm_workspace.schema.vocabulary import Days, Source
from bm_workspace.wording import _t

ABSENT, OPTIONAL = Need.ABSENT, Need.OPTIONAL

PERSON = Section(
    key="participant",
    title=_t("Accompanying person"),
    help=_t("Who went along."),
    source=Source.OURS,
    certain=_t(
        "Certain: the module has a certificate of its own for accompanying persons. Its boxes were not seen."
    ),
    fields=(
        Field(
            "full_name", _t("Full name"), _t("First name and surname as in the passport or identity card.")
        ),
        Field(
            "accompanying_type",
            _t("Type of accompanying person"),
            _t("In which role the person went along."),
            kind=Kind.CHOICE,
            choices=choices("accompanying_types"),
        ),
    ),
)

ACCOMPANIED = Section(
    key="accompanied",
    title=_t("Role"),
    help=_t("Which group or activity was accompanied, and what the person did."),
    source=Source.OURS,
    certain=_t(
        "Certain: accompanying persons have no learning outcomes. That the certificate describes their "
        "role is our reading."
    ),
    fields=(
        Field(
            "activity",
            _t("Group or activity accompanied"),
            _t("Name of the group, or the participants and their activity."),
        ),
        Field(
            "tasks",
            _t("Role during the stay"),
            _t("A few sentences: supervision, support, organisation."),
            kind=Kind.LONG_TEXT,
        ),
    ),
)

PRESENCE = Section(
    key="presence",
    title=_t("Dates of presence"),
    help=_t("The person's own days, which may be only a part of the activity. Travel days are not counted."),
    counts_days=Days.PRESENCE,
    source=Source.OURS,
    certain=_t("Certain: an accompanying person may be present for a part of the activity only."),
    fields=(
        Field(
            "start_date", _t("First day of presence"), _t("Not before the activity begins."), kind=Kind.DATE
        ),
        Field("end_date", _t("Last day of presence"), _t("Not after the activity ends."), kind=Kind.DATE),
    ),
)

SIGNATURES = Section(
    key="signatures",
    title=_t("Confirmation and signatures"),
    help=_t("The hosting or the sending organisation confirms the presence; one signature is enough."),
    signs=True,
    source=Source.OURS,
    certain=_t("Not certain: who signs. As on the other certificate, one organisation is enough here."),
    fields=(
        *signature("sending", _t("Sending organisation"), before=ABSENT, after=OPTIONAL, one_of_several=True),
        *signature("hosting", _t("Hosting organisation"), before=ABSENT, after=OPTIONAL, one_of_several=True),
        Field(
            "issue_date",
            _t("Date of issue"),
            _t("Not before the last day of presence, nor before the last signature."),
            kind=Kind.DATE,
            carries=False,
        ),
    ),
)

ACCOMPANYING_CERTIFICATE = DocumentType(
    key="accompanying_certificate",
    code="AC",
    name=_t("Accompanying person certificate"),
    heading=_t("Accompanying person certificate"),
    purpose=_t(
        "After the mobility: confirms that somebody accompanied participants; it has no learning outcomes."
    ),
    certain=_t("The official form of this certificate was not seen: its sections are our reading."),
    version=Version.AFTER,
    sections=(PERSON, about.MOBILITY, SENDING, about.HOSTING, ACCOMPANIED, PRESENCE, SIGNATURES),
    complete_when=(
        Rule(section="mobility", check=rules.end_not_before_start),
        Rule(section="presence", check=rules.presence_in_order),
        Rule(section="presence", check=rules.presence_within_stay),
        *confirming("presence"),
    ),
)
