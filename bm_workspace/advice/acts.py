"""What a verb of an outcome is: something that can be seen, something vague, or a topic."""

from dataclasses import dataclass
from enum import Enum


class Sort(Enum):
    """What a verb says of the learner."""

    ACTION = "can be observed"
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

    @property
    def is_topic(self) -> bool:
        return self.sort in (Sort.TOPIC, Sort.VAGUE_TOPIC)

    @property
    def is_vague(self) -> bool:
        return self.sort in (Sort.VAGUE, Sort.VAGUE_TOPIC)
