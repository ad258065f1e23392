"""Which of the two routes a mobility document takes, and which number stands on it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bm_workspace.wording import Text, _t

MODULE, DATABASE = "module", "database"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question answered with yes or no, and what helps to answer it."""

    key: str
    text: Text
    help: Text


@dataclass(frozen=True, kw_only=True)
class Route:
    """The route of a document: the number that goes on it, why it is this route, and who says so.

    `corrects` is said where an answer cannot be: what was taken for the route is not open to that project.
    """

    key: str
    name: Text
    number: Text
    why: Text
    source: Text
    corrects: Text | None = None


QUESTIONS = (
    Question(
        key="ka1",
        text=_t("Is it a mobility of an Erasmus+ project KA121, KA122 or KA182?"),
        help=_t("The project code says it, for example 2025-1-LV01-KA121-VET-000123456."),
    ),
    Question(
        key="call",
        text=_t("Is the call of the project 2024 or later?"),
        help=_t("The first four digits of the project code are the year of the call."),
    ),
    Question(
        key="module",
        text=_t("Is the document made in the Beneficiary Module?"),
        help=_t("There it begins with + Create draft document at the mobility."),
    ),
)

NAMES = {MODULE: _t("Beneficiary Module"), DATABASE: _t("Europass mobility database")}

MOBILITY_ID = _t(
    "The mobility ID that the Beneficiary Module gives, for example 2025-LONGT-0012-KA121-VET-000123456. "
    "Nothing is entered in the database, and no number is asked for."
)
OWN_NUMBER = _t(
    "The number that the database gives as soon as mobility and participants are entered. "
    "The mobility ID of a project is not used."
)

SLIDES = _t("Slides on the Europass mobility documents for Latvian projects.")
GUIDE = _t("The European Commission's guide “How to manage mobility documents”, beginning of the page.")

NOT_THERE = _t(
    "In the Beneficiary Module that is not possible: it makes documents for KA121, KA122 and KA182 "
    "from call 2024 on only."
)


def which_route(answers: Mapping[str, bool]) -> Route:
    """The route that answers to all QUESTIONS lead to (domain facts 1.1 and 5)."""
    refused = NOT_THERE if answers["module"] else None
    if not answers["ka1"]:
        why = _t(
            "The Beneficiary Module makes these documents for Erasmus+ projects KA121, KA122 and KA182 "
            "alone; those of higher education are not made there either."
        )
        return _database(why, GUIDE, refused)
    if not answers["call"]:
        why = _t("The Beneficiary Module makes documents for projects from call 2024 on.")
        return _database(why, GUIDE, refused)
    if answers["module"]:
        why = _t("The document is made from the mobility, so that the mobility's ID is its number.")
        return Route(key=MODULE, name=NAMES[MODULE], number=MOBILITY_ID, why=why, source=SLIDES)
    why = _t(
        "Whoever does not make the document in the Beneficiary Module enters mobility and participants in "
        "the database; that takes the place of a request to the National Europass Centre. "
        "This project could also make it in the Beneficiary Module: choose one of the two, never both."
    )
    return _database(why, SLIDES, None)


def _database(why: Text, source: Text, corrects: Text | None) -> Route:
    return Route(
        key=DATABASE, name=NAMES[DATABASE], number=OWN_NUMBER, why=why, source=source, corrects=corrects
    )
