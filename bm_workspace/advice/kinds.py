"""What an outcome is about, so that the examples beside it are of its kind."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bm_workspace.advice.acts import Act
from bm_workspace.advice.rules import Rules
from bm_workspace.advice.words import Part

GENERAL = "general"


def kind_of(parts: Sequence[Part], acts: Iterable[Act], rules: Rules) -> str:
    """The kind that most words speak for; a general one where none does."""
    votes = Counter(act.kind for act in acts if act.kind != GENERAL)
    topics = {kind: tuple(stems.split()) for kind, stems in rules.kinds.items()}
    for part in parts:
        for word in part.words:
            votes.update(kind for kind, stems in topics.items() if word.low.startswith(stems))
    order = [*topics, GENERAL]
    return max(votes, key=lambda kind: (votes[kind], -order.index(kind)), default=GENERAL)
