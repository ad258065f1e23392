"""What a verb of an outcome is: something that can be seen, something vague, or a topic."""

from dataclasses import dataclass
from enum import Enum


class Sort(Enum):
    """What a verb says of the learner."""

    ACTION = "can be observed"
    VAGUE = "cannot be observed"
    TOPIC = "a noun instead of an action"


@dataclass(frozen=True, kw_only=True)
class Act:
    """A verb at its place among the words of a part."""

    place: int
    word: str
    lemma: str
    sort: Sort
    kind: str = "general"
