"""How long a stay is, and how long its activity type may last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bm_workspace.identifiers import NEWEST_CALL
from bm_workspace.schema.lists import ActivityType, Lasting, activity_types
from bm_workspace.schema.vocabulary import Days
from bm_workspace.wording import Text, _t

COUNTED: Mapping[Days, Text] = {
    Days.STAY: _t("Days of the stay: %(days)s, first and last day included, no travel days."),
    Days.PRESENCE: _t("Days of presence: %(days)s, first and last day included, no travel days."),
}
NOT_COUNTED: Mapping[Days, Text] = {
    Days.STAY: _t("Days of the stay: counted as soon as both dates can be read and are in order."),
    Days.PRESENCE: _t("Days of presence: counted as soon as both dates can be read and are in order."),
}
OF_ANY_LENGTH: Mapping[Days, Text] = {
    Days.STAY: _t("How long it may last depends on the activity type."),
    Days.PRESENCE: _t("Presence has no shortest length: it may be any part of the activity."),
}
"""What is said of the days that are counted: how many, that they cannot be, how many there may be."""


@dataclass(frozen=True, kw_only=True)
class Stay:
    """First and last day, both counted, travel days apart; what cannot be read is None."""

    start: date | None
    end: date | None
    activity: ActivityType | None
    interruption: int = 0
    """Days in between that do not count."""
    may_be_short: bool = False
    """Whether the shortest stay does not count, as with force majeure."""
    fewer_opportunities: bool | None = None
    """Whether the participant has fewer opportunities; None where that is not recorded."""
    call_year: int = NEWEST_CALL
    counted_as: Days = Days.STAY

    @property
    def days(self) -> int | None:
        """How many days it counts; None without two dates in their order."""
        if self.start is None or self.end is None or self.end < self.start:
            return None
        return (self.end - self.start).days + 1 - self.interruption

    @property
    def lasting(self) -> Lasting | None:
        """What its activity type allows in its call year."""
        return self.activity.lasting(self.call_year) if self.activity else None

    @property
    def fits(self) -> bool:
        """Whether nothing is known that speaks against its length (domain facts 2.5)."""
        if self.days is None or self.lasting is None:
            return True
        is_long_enough = self.may_be_short or self.days >= self.lasting.shortest(self.fewer_opportunities)
        return is_long_enough and self.days <= self.lasting.max

    @property
    def misfit(self) -> Text:
        """What is wrong with a stay that does not fit its activity type."""
        return _t(
            "The stay counts %(days)s days; this activity type lasts from %(shortest)s to %(longest)s days, "
            "travel days not counted.",
            days=self.days,
            shortest=self.lasting.shortest(self.fewer_opportunities) if self.lasting else 0,
            longest=self.lasting.max if self.lasting else 0,
        )

    @property
    def counted(self) -> Text:
        """Its days, in words."""
        if self.days is None:
            return NOT_COUNTED[self.counted_as]
        return Text(COUNTED[self.counted_as].msgid, {"days": self.days})

    @property
    def allowed(self) -> Text:
        """What its activity type allows, in words."""
        if self.lasting is None:
            return OF_ANY_LENGTH[self.counted_as]
        shortest, longest = self.lasting.shortest(self.fewer_opportunities), self.lasting.max
        if self.fewer_opportunities is None and shortest != self.lasting.min:
            return _t(
                "This activity type lasts from %(shortest)s to %(longest)s days; "
                "from %(least)s days with fewer opportunities.",
                shortest=self.lasting.min,
                longest=longest,
                least=shortest,
            )
        return _t(
            "This activity type lasts from %(shortest)s to %(longest)s days.",
            shortest=shortest,
            longest=longest,
        )


def stay_of(start: date | None, end: date | None, activity_type: str, **more: Any) -> Stay:
    """The stay between two days; an activity type that is not known counts as none."""
    return Stay(start=start, end=end, activity=activity_types().get(activity_type), **more)
