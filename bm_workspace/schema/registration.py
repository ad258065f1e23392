"""What the Europass mobility database asks of an organisation that registers (domain facts 5)."""

from bm_workspace.schema.partners import ORGANISATION, PERSON, short
from bm_workspace.schema.types import Field, Kind, Section
from bm_workspace.wording import Text, _t

OF_ORGANISATION = ("name", "country", "city", "address")
OF_PERSON = ("first_name", "last_name")

REGISTRATION = Section(
    key="registration",
    title=_t("Register your organisation"),
    help=_t(
        "The organisation that sends the participants registers once; every later mobility uses the same "
        "account."
    ),
    fields=(
        *(f for f in ORGANISATION.fields if f.key in OF_ORGANISATION),
        *(f for f in PERSON.fields if f.key in OF_PERSON),
        Field(
            "email",
            _t("E-mail"),
            _t(
                "The real database sends its confirmation there. Here nothing is sent: it is shown on the "
                "next page."
            ),
            kind=Kind.EMAIL,
        ),
    ),
)

REGISTRATION_FORM = short(REGISTRATION)

CRITERIA: tuple[Text, ...] = (
    _t("The stay abroad belongs to a learning programme of the country that sends."),
    _t("Sending and hosting organisation have agreed in writing on content, objectives and duration."),
    _t("The sending organisation sees to it that participants are prepared in the language."),
    _t("The hosting organisation names a mentor who helps, informs, guides and follows the participants."),
    _t("The certificate states what was really done and learned, and both organisations stand for it."),
)
"""The declaration on quality criteria, shortened: after Decision No 2241/2004/EC, Annex III; our wording."""
