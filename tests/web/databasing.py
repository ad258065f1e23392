"""The way into the Europass mobility database, as people walk it."""

import re

from werkzeug.test import TestResponse

from tests.web.browsing import Visitor, page

REGISTRATION = {
    "registration__name": "Rīgas Būvniecības tehnikums",
    "registration__country": "LV",
    "registration__city": "Rīga, LV-1010",
    "registration__first_name": "Anna",
    "registration__last_name": "Ozoliņa",
    "registration__email": "anna.ozolina@example.org",
}
ENTRY = {
    "new__title": "Elektriķi Drēzdenē",
    "new__activity_type": "Nordplus: prakse",
    "new__field": "VET",
    "new__start_date": "01.09.2026",
    "new__end_date": "30.09.2026",
    "new__name": "Elbtal Ausbildungszentrum",
    "new__country": "DE",
}


def registered(visitor: Visitor) -> Visitor:
    """The visitor, who may enter mobilities now."""
    visitor.submit(visitor.get("/database"), "#short-form", **REGISTRATION)
    visitor.submit(visitor.get("/database"), "form[action='/database/confirm']")
    visitor.submit(visitor.get("/database"), "form[action='/database/accept']", accepted="1")
    return visitor


def entered(visitor: Visitor, **typed: str) -> str:
    """The ID of a new mobility of a registered visitor."""
    made = visitor.submit(visitor.get("/database/mobilities/new"), "#short-form", **{**ENTRY, **typed})
    assert made.status_code == 303
    return made.location.split("/")[3]


def participants_of(mobility: str) -> str:
    """Where participants are added."""
    return f"/database/mobilities/{mobility}/participants/new"


def pasted(visitor: Visitor, mobility: str, text: str) -> TestResponse:
    """What is answered to a text that was looked at before."""
    at = participants_of(mobility)
    shown = page(visitor.post(at, {"pasted": text, "preview": "1"}))
    kept = {name: str(shown.select_one(f"input[name={name}]")["value"]) for name in ("seen", "key")}
    return visitor.post(at, {"pasted": text, "add": "1", **kept})


def numbers_of(visitor: Visitor, mobility: str) -> list[str]:
    """The numbers of a mobility's certificates."""
    shown = visitor.get(f"/database/mobilities/{mobility}?view").text
    return list(dict.fromkeys(re.findall(r"LV-PRACTICE-\d{4}-\d{6}", shown)))


def a_mobility(visitor: Visitor) -> str:
    """The ID of a new mobility with two participants, in the database of a visitor who registers first."""
    mobility = entered(registered(visitor))
    assert pasted(visitor, mobility, "Elza Egle\nJānis Kļaviņš").status_code == 303
    return mobility
