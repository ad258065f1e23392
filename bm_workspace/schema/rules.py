"""Named checks of plain values: each gives the problem it found, or None."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from bm_workspace.identifiers import NEWEST_CALL
from bm_workspace.schema.lists import guardian_signs_under
from bm_workspace.schema.stays import stay_of
from bm_workspace.schema.types import ROW_ID, Problem, Row, Values
from bm_workspace.wording import Text, _t

OUTCOME_KEYS = ("framework", "competence", "esco_label", "framework_name", "text")
SIGNATORIES = ("sending", "hosting")
SIGNED_TOO_EARLY: Mapping[str, Text] = {
    "mobility": _t("Signed before the end of the stay: a certificate is signed on its last day or later."),
    "presence": _t("Signed before the last day of presence: the certificate is signed on that day or later."),
}
ISSUED_TOO_EARLY: Mapping[str, Text] = {
    "mobility": _t("The date of issue is before the last day of the stay."),
    "presence": _t("The date of issue is before the last day of presence."),
}
"""What is said of dates on a certificate, by the section with the days that it confirms."""

NUMBERS = re.compile(r"\d{1,4}(?:\.?[\s,;/]+\d{1,4})*\.?", re.ASCII)
"""An answer that consists of numbers alone, one or several."""
ESCO_PREFIX = "http://data.europa.eu/esco/skill/"
ESCO_ADDRESS = re.compile(re.escape(ESCO_PREFIX) + r"[0-9A-Za-z._-]{1,100}")
"""The address of one skill: nothing behind the prefix that could break a link."""
ISO_DATE = re.compile(r"(19|[2-9]\d)\d\d-\d\d-\d\d")
"""A year before 1900 is a slip of the finger; Python would also read weeks, as in 2026-W05-1."""


def answer(values: Values, section: str, field: str) -> str:
    """One answer of a section that does not repeat, empty where there is none."""
    row = values.get(section, {})
    return row.get(field, "") if isinstance(row, dict) else ""


def iso_date(text: str) -> date | None:
    """A stored date; None where what was typed could not be read as one."""
    try:
        return date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def is_email(text: str) -> bool:
    """Whether a text has the form of an e-mail address; nothing is looked up."""
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def stay(values: Values, section: str = "mobility") -> tuple[date | None, date | None]:
    """First and last day of the stay, as far as they can be read."""
    return iso_date(answer(values, section, "start_date")), iso_date(answer(values, section, "end_date"))


def end_not_before_start(values: Values, *, dates_in: str = "mobility") -> Problem | None:
    """The stay ends on or after its first day."""
    start, end = stay(values, dates_in)
    if start and end and end < start:
        return Problem(
            field="end_date", message=_t("The end date is before the start date. Correct one of the two.")
        )
    return None


def stay_fits_activity_type(values: Values, *, call_year: int = NEWEST_CALL) -> Problem | None:
    """The days of the stay, first and last included, fit the activity type (domain facts 2.5)."""
    start, end = stay(values)
    found = stay_of(start, end, answer(values, "mobility", "activity_type"), call_year=call_year)
    if found.fits or found.activity is None:
        return None
    return Problem(field="end_date", message=found.misfit)


def guardian_signs_for_a_minor(values: Values) -> Problem | None:
    """Whoever is under age on the first day needs the legal guardian as fourth party (domain facts 3.2)."""
    born, start = iso_date(answer(values, "participant", "birth_date")), stay(values)[0]
    limit = guardian_signs_under()
    if not (born and start) or age_on(start, born) >= limit or answer(values, "signatures", "guardian_name"):
        return None
    return Problem(
        field="guardian_name",
        message=_t(
            "The participant is under %(age)s on the first day: the legal guardian signs as well.", age=limit
        ),
    )


def age_is_not_known(values: Values) -> Problem | None:
    """Without a date of birth three parties sign, which is wrong for a minor: worth a hint."""
    if iso_date(answer(values, "participant", "birth_date")):
        return None
    limit = guardian_signs_under()
    message = _t(
        "No date of birth is given, so three parties sign. Whoever is under %(age)s on the first day needs "
        "the legal guardian as the fourth: give the date under Participant to be sure.",
        age=limit,
    )
    return Problem(field="guardian_name", message=message)


def no_outcome_stands_twice(values: Values) -> Problem | None:
    """No two outcomes are the same in every answer; the later one is to mend."""
    seen: dict[tuple[str, ...], int] = {}
    rows = values.get("outcomes") or ()
    for number, row in enumerate((row for row in rows if isinstance(row, Mapping)), start=1):
        said = tuple(" ".join(row.get(key, "").casefold().split()) for key in OUTCOME_KEYS)
        if row.get("text", "").strip() and seen.setdefault(said, number) != number:
            message = _t(
                "This outcome stands at number %(number)s already. Change or remove one of the two.",
                number=seen[said],
            )
            return Problem(field="text", row=row[ROW_ID], message=message)
    return None


def an_organisation_signs(values: Values) -> Problem | None:
    """On the certificate the sending or the hosting organisation is enough, but one of them signs."""
    if answer(values, "signatures", "sending_name") or answer(values, "signatures", "hosting_name"):
        return None
    return Problem(
        field="hosting_name",
        message=_t(
            "Give the signatory of the sending or of the hosting organisation: one of them is enough."
        ),
    )


def age_on(day: date, born: date) -> int:
    """Full years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def signed_after_the_days(values: Values, *, who: str, days_in: str = "mobility") -> Problem | None:
    """A certificate confirms what was done: nobody signs it before the last of the days it is about."""
    last_day, signed = stay(values, days_in)[1], iso_date(answer(values, "signatures", f"{who}_date"))
    if signed and last_day and signed < last_day:
        return Problem(field=f"{who}_date", message=SIGNED_TOO_EARLY[days_in])
    return None


def issued_last_of_all(values: Values, *, days_in: str = "mobility") -> Problem | None:
    """The date of issue is neither before the last day nor before the last signature (domain facts 6)."""
    issued, last_day = iso_date(answer(values, "signatures", "issue_date")), stay(values, days_in)[1]
    signed = [iso_date(answer(values, "signatures", f"{who}_date")) for who in SIGNATORIES]
    if issued and last_day and issued < last_day:
        return Problem(field="issue_date", message=ISSUED_TOO_EARLY[days_in])
    if issued and any(day and day > issued for day in signed):
        return Problem(field="issue_date", message=_t("The date of issue is before the last signature."))
    return None


def presence_in_order(values: Values) -> Problem | None:
    """The last day of presence is not before the first."""
    first, last = stay(values, "presence")
    if first and last and last < first:
        return Problem(field="end_date", message=_t("The last day of presence is before the first."))
    return None


def presence_within_stay(values: Values) -> Problem | None:
    """An accompanying person's own days lie within the activity."""
    (begins, ends), (first, last) = stay(values), stay(values, "presence")
    if first and begins and first < begins:
        return Problem(field="start_date", message=_t("The activity begins later than this."))
    if last and ends and last > ends:
        return Problem(field="end_date", message=_t("The activity ends earlier than this."))
    return None


def day_within_stay(values: Values, row: Row) -> Problem | None:
    """A day of the plan is a day of the stay."""
    (begins, ends), day = stay(values), iso_date(row.get("date", ""))
    if day and ((begins and day < begins) or (ends and day > ends)):
        return Problem(field="date", message=_t("This day is outside the stay."))
    return None


def outcome_served_exists(values: Values, row: Row) -> Problem | None:
    """A number that the plan gives for an outcome is the number of one; words are not judged."""
    served = row.get("outcome", "").strip()
    if not NUMBERS.fullmatch(served):
        return None
    there = {str(number) for number, _ in numbered(values, "outcomes")}
    for number in re.findall(r"\d+", served):
        if number.lstrip("0") not in there:
            message = _t("There is no outcome number %(number)s.", number=number)
            return Problem(field="outcome", message=message)
    return None


def numbered(values: Values, section: str) -> list[tuple[int, Row]]:
    """The rows of a repeating section that hold an answer, each with the number under which it is printed."""
    rows = enumerate((row for row in values.get(section) or () if isinstance(row, Mapping)), start=1)
    return [(n, row) for n, row in rows if any(row[key].strip() for key in row if key != ROW_ID)]


def list_names_all_participants(values: Values) -> Problem | None:
    """As many learners stand in the list as the group has."""
    return _list_agrees(values, "participants", {"participant"})


def list_names_all_accompanying_persons(values: Values) -> Problem | None:
    """As many accompanying persons stand in the list as the group has."""
    return _list_agrees(values, "accompanying", {"accompanying", "lead"})


def _list_agrees(values: Values, field: str, roles: set[str]) -> Problem | None:
    given, rows = answer(values, "group", field), values.get("participants", ())
    listed = [r for r in rows if isinstance(r, dict) and any(r[key].strip() for key in r if key != ROW_ID)]
    named = sum(1 for row in listed if row.get("role") in roles)
    if not (given.isascii() and given.isdigit()) or not listed or given.lstrip("0") == str(named or ""):
        return None
    return Problem(
        field=field,
        message=_t(
            "The list of participants names %(named)s, here stands %(given)s.", named=named, given=given
        ),
    )
