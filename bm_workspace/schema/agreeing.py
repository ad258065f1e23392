"""The sections of the Europass template that bind people: provisions, contacts, signatures."""

from functools import partial

from bm_workspace.schema import rules
from bm_workspace.schema.lists import guardian_signs_under
from bm_workspace.schema.types import Field, Kind, Need, Rule, Section
from bm_workspace.schema.vocabulary import Source
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
    must_go=_t(
        "This section must be deleted: additional provisions are about the stay itself, which is over."
    ),
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
    must_go=_t(
        "This section must be deleted: it holds private contact data that a reader of the certificate does "
        "not need."
    ),
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
    who: str,
    group: Text,
    *,
    before: Need,
    after: Need,
    with_role: bool = True,
    one_of_several: bool = False,
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
            one_of_several=one_of_several,
        ),
        *([role] if with_role else []),
        *_where_and_when(who, spare),
    )


def _where_and_when(who: str, spare: partial[Field]) -> tuple[Field, ...]:
    """Place and date of a signature: typed, or left for the pen; they belong to one document alone."""
    penned = partial(spare, carries=False, by_pen=True)
    return (
        penned(f"{who}_place", _t("Place"), _t("Where it is signed; may be left for the pen.")),
        penned(
            f"{who}_date",
            _t("Date of signature"),
            _t("When it is signed; may be left for the pen."),
            kind=Kind.DATE,
        ),
    )


def confirming(days_in: str = "mobility") -> tuple[Rule, ...]:
    """What holds for the signatures on a certificate about the days of that section."""
    return (
        Rule(section="signatures", check=rules.an_organisation_signs),
        *(
            Rule(section="signatures", check=partial(rules.signed_after_the_days, who=who, days_in=days_in))
            for who in rules.SIGNATORIES
        ),
        Rule(section="signatures", check=partial(rules.issued_last_of_all, days_in=days_in)),
    )


SIGNATURES = Section(
    key="signatures",
    title=_t("Signatures"),
    help=_t(
        "Three parties sign; four when the participant is under %(age)s on the first day.",
        age=guardian_signs_under(),
    ),
    help_after=_t(
        "The sending or the hosting organisation signs; one of them is enough. Nobody signs before the last "
        "day of the stay."
    ),
    signs=True,
    source=Source.SLIDES,
    certain=_t(
        "Certain: three parties sign before, four when there is a legal guardian; one organisation "
        "afterwards. Not certain: the age limit; %(age)s years is our reading.",
        age=guardian_signs_under(),
    ),
    fields=(
        *signature("participant", _t("Participant"), before=REQUIRED, after=ABSENT, with_role=False),
        *signature("guardian", _t("Legal guardian"), before=OPTIONAL, after=ABSENT, with_role=False),
        *signature(
            "sending", _t("Sending organisation"), before=REQUIRED, after=OPTIONAL, one_of_several=True
        ),
        *signature(
            "hosting", _t("Hosting organisation"), before=REQUIRED, after=OPTIONAL, one_of_several=True
        ),
        Field(
            "issue_date",
            _t("Date of issue"),
            _t("Not before the last day of the stay, nor before the last signature."),
            kind=Kind.DATE,
            before=ABSENT,
            carries=False,
        ),
    ),
)
