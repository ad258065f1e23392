"""Named checks of a mobility's own answers."""

from collections.abc import Mapping
from datetime import date

from bm_workspace.identifiers import NEWEST_CALL
from bm_workspace.schema.lists import activity_types
from bm_workspace.schema.rules import answer, iso_date, stay
from bm_workspace.schema.stays import Stay, stay_of
from bm_workspace.schema.types import ROW_ID, Problem, Row, Values
from bm_workspace.wording import _t


def stay_of_mobility(values: Values, *, call_year: int = NEWEST_CALL) -> Stay:
    """The stay of a mobility, days of interruption taken off."""
    start, end = stay(values, "duration")
    return stay_of(
        start,
        end,
        answer(values, "activity", "activity_type"),
        interruption=number(answer(values, "duration", "interruption_days")),
        may_be_short=answer(values, "activity", "force_majeure") == "yes",
        fewer_opportunities=answer(values, "participant", "fewer_opportunities") == "yes",
        call_year=call_year,
    )


def number(text: str) -> int:
    """A number as it was typed; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def organisations_differ(values: Values) -> Problem | None:
    """Nobody sends to itself (domain facts 2.4)."""
    sending, receiving = (answer(values, "from_to", side) for side in ("sending", "receiving"))
    if not sending or sending != receiving:
        return None
    message = _t("The same organisation sends and receives. Choose two different ones.")
    return Problem(field="receiving", message=message)


def interruption_is_shorter_than_the_stay(values: Values) -> Problem | None:
    """At least one day is left."""
    found = stay_of_mobility(values)
    if found.days is None or found.days > 0:
        return None
    return Problem(
        field="interruption_days", message=_t("The interruption is as long as the stay or longer.")
    )


def stay_fits(values: Values, *, call_year: int = NEWEST_CALL) -> Problem | None:
    """The stay fits the activity type; force majeure lifts the shortest stay (domain facts 2.5)."""
    found = stay_of_mobility(values, call_year=call_year)
    if found.fits or found.activity is None:
        return None
    return Problem(field="end_date", message=found.misfit)


def stay_within_project(values: Values, *, first: date, last: date) -> Problem | None:
    """The stay lies within the project's duration, which is our reading of the programme."""
    start, end = stay(values, "duration")
    if (start is None or first <= start) and (end is None or end <= last):
        return None
    message = _t(
        "The stay is not within the project, which lasts from %(first)s to %(last)s. That the module asks "
        "for this is our reading; the mobility can be complete all the same.",
        first=f"{first:%d.%m.%Y}",
        last=f"{last:%d.%m.%Y}",
    )
    return Problem(field="start_date", message=message)


def group_is_large_enough(values: Values) -> Problem | None:
    """A group has at least so many participants as its activity type asks (domain facts 2.5)."""
    activity = activity_types().get(answer(values, "activity", "activity_type"))
    rows = values.get("subgroups") or ()
    if activity is None or not rows or isinstance(rows, Mapping):
        return None
    counted = [number(row.get("participants", "")) for row in rows]
    if 0 in counted or sum(counted) >= activity.min_participants:
        return None
    message = _t(
        "A group has at least %(least)s participants, all subgroups together.",
        least=activity.min_participants,
    )
    return Problem(field="participants", row=rows[0][ROW_ID], message=message)


def subgroup_has_participants(_values: Values, row: Row) -> Problem | None:
    """Nobody is no subgroup; one person may be one (domain facts 2.7)."""
    text = row.get("participants", "")
    if not (text.isascii() and text.isdigit()) or text.strip("0"):
        return None
    return Problem(field="participants", message=_t("A subgroup has at least one participant."))


def no_certificate_for_accompanying_persons(values: Values) -> Problem | None:
    """Recognition certificates are for participants (domain facts 2.4)."""
    rows = values.get("certificates")
    if answer(values, "activity", "role") != "accompanying" or not rows or not isinstance(rows, list):
        return None
    given = next(
        (row for row in rows if any(row.get(key) for key in ("organisation", "certification"))), None
    )
    if given is None:
        return None
    message = _t("Accompanying persons get no recognition certificate: remove it.")
    return Problem(field="organisation", row=given["id"], message=message)


def support_is_for_participants(values: Values) -> Problem | None:
    """Fewer opportunities are a matter of participants (domain facts 2.4)."""
    is_accompanying = answer(values, "activity", "role") == "accompanying"
    if is_accompanying and answer(values, "participant", "fewer_opportunities") == "yes":
        message = _t("This is asked of participants only, not of accompanying persons.")
        return Problem(field="fewer_opportunities", message=message)
    return None


def subgroup_within_stay(values: Values, row: Row) -> Problem | None:
    """A subgroup's days lie within the group's, in their order."""
    begins, ends = stay(values, "duration")
    first, last = iso_date(row.get("start_date", "")), iso_date(row.get("end_date", ""))
    if first and last and last < first:
        return Problem(
            field="end_date", message=_t("The end date is before the start date. Correct one of the two.")
        )
    if first and begins and first < begins:
        return Problem(field="start_date", message=_t("This day is outside the stay."))
    if last and ends and last > ends:
        return Problem(field="end_date", message=_t("This day is outside the stay."))
    return None


def not_more_than_participants(_values: Values, row: Row) -> Problem | None:
    """Not more people with fewer opportunities than people."""
    if number(row.get("fewer_opportunities", "")) <= number(row.get("participants", "")):
        return None
    return Problem(field="fewer_opportunities", message=_t("This is more than there are participants."))
