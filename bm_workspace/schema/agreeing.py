"""The sections of the Europass template that bind people: provisions, contacts, signatures."""

from functools import partial

from bm_workspace.schema.types import Field, Kind, Need, Section, Source
from bm_workspace.wording import Text, _t

REQUIRED, OPTIONAL, MUST_GO, ABSENT = Need.REQUIRED, Need.OPTIONAL, Need.MUST_GO, Need.ABSENT

PROVISIONS = Section(
    key="provisions",
    title=_t("Additional provisions"),
    help=_t(
        "Host family, rules of conduct and whatever else no other section covers. Only before the mobility."
    ),
    before=OPTIONAL,
    after=MUST_GO,
    source=Source.SLIDES,
    certain=_t("Certain: only where something needs to be agreed, and never in a certificate."),
    fields=(
        Field(
            "text", _t("Provisions"), _t("Practical matters that the parties agree on."), kind=Kind.LONG_TEXT
        ),
    ),
)


def _contact(
    who: str, group: Text, *, need: Need = REQUIRED, with_role: bool = True, doubtful: bool = False
) -> tuple[Field, ...]:
    """Name, role, e-mail and telephone of one person."""
    asked = partial(Field, before=need, after=need, group=group, doubtful=doubtful)
    role = asked(
        f"{who}_role",
        _t("Position"),
        _t("Position in the organisation, for example head of practical training."),
    )
    return (
        asked(f"{who}_name", _t("Full name"), _t("First name and surname.")),
        *([role] if with_role else []),
        asked(
            f"{who}_email",
            _t("E-mail"),
            _t("An address that is read during the stay."),
            kind=Kind.EMAIL,
        ),
        asked(
            f"{who}_phone",
            _t("Telephone"),
            _t("With the country code; a number that is answered during the stay."),
        ),
    )


CONTACTS = Section(
    key="contacts",
    title=_t("Contact information"),
    help=_t("Who can be reached during the stay. Mandatory before the mobility, must be deleted afterwards."),
    after=MUST_GO,
    source=Source.SLIDES,
    certain=_t(
        "Certain: mandatory before the mobility, must be deleted from the certificate. Not certain: whether "
        "the legal guardian has boxes here."
    ),
    fields=(
        *_contact("participant", _t("Participant"), with_role=False),
        *_contact("guardian", _t("Legal guardian"), need=OPTIONAL, with_role=False, doubtful=True),
        *_contact("sending", _t("Responsible person at the sending organisation")),
        *_contact("hosting", _t("Responsible person at the hosting organisation")),
    ),
)


def signature(
    who: str, group: Text, *, before: Need, after: Need, with_role: bool = True
) -> tuple[Field, ...]:
    """Who signs for one party, where and when; the print leaves room for the signature itself."""
    spare_before, spare_after = (ABSENT if need is ABSENT else OPTIONAL for need in (before, after))
    spare = partial(Field, before=spare_before, after=spare_after, group=group)
    role = spare(f"{who}_role", _t("Role of the signatory"), _t("Position of the person who signs."))
    return (
        Field(
            f"{who}_name",
            _t("Name of the signatory"),
            _t("First name and surname of the person who signs."),
            before=before,
            after=after,
            group=group,
        ),
        *([role] if with_role else []),
        spare(f"{who}_place", _t("Place"), _t("Where it is signed; may be left for the pen."), carries=False),
        spare(
            f"{who}_date",
            _t("Date of signature"),
            _t("When it is signed; may be left for the pen."),
            kind=Kind.DATE,
            carries=False,
        ),
    )


SIGNATURES = Section(
    key="signatures",
    title=_t("Signatures"),
    help=_t(
        "Before the mobility three parties sign, four when the participant is under 18. "
        "On the certificate the sending or the hosting organisation is enough."
    ),
    signs=True,
    source=Source.SLIDES,
    certain=_t(
        "Certain: three parties sign before, four when there is a legal guardian; one organisation "
        "afterwards. Not certain: the age limit; eighteen is that of Latvian law."
    ),
    fields=(
        *signature("participant", _t("Participant"), before=REQUIRED, after=ABSENT, with_role=False),
        *signature("guardian", _t("Legal guardian"), before=OPTIONAL, after=ABSENT, with_role=False),
        *signature("sending", _t("Sending organisation"), before=REQUIRED, after=OPTIONAL),
        *signature("hosting", _t("Hosting organisation"), before=REQUIRED, after=OPTIONAL),
        Field(
            "issue_date",
            _t("Date of issue"),
            _t("The day the certificate is issued: not before the last signature."),
            kind=Kind.DATE,
            before=ABSENT,
            carries=False,
        ),
    ),
)
