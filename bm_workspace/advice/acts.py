"""What a verb of an outcome is: something that can be seen, an activity, something vague, or a topic."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum


class Sort(Enum):
    """What a verb says of the learner."""

    ACTION = "can be observed"
    ACTIVITY = "says where the learner is, not what is learned"
    VAGUE = "cannot be observed"
    TOPIC = "a noun instead of an action"
    VAGUE_TOPIC = "a noun made of a vague verb"


@dataclass(frozen=True, kw_only=True)
class Act:
    """A verb at its place among the words of a part."""

    place: int
    word: str
    lemma: str
    sort: Sort
    kind: str = "general"
    is_passive: bool = False
    """Whether what it is done to stands in the nominative: jāuzstāda sadalne, uzstādīta sadalne."""

    @property
    def is_topic(self) -> bool:
        return self.sort in (Sort.TOPIC, Sort.VAGUE_TOPIC)

    @property
    def is_vague(self) -> bool:
        return self.sort in (Sort.VAGUE, Sort.VAGUE_TOPIC)


def opening_of(found: Sequence[Act], attempts: Collection[str]) -> Act | None:
    """The verb that counts as the first: behind an attempt, or the action that an activity leads to."""
    meant = [act for act in found if act.lemma not in attempts] or list(found)
    actions = (act for act in meant if act.sort is Sort.ACTION)
    if meant and meant[0].sort is Sort.ACTIVITY:
        return next(actions, meant[0])
    return meant[0] if meant else None
