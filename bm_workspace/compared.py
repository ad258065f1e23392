"""What a comparison of an agreement with its certificate consists of: sections, blocks and answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bm_workspace.text_changes import Piece
from bm_workspace.wording import Text

Pieces = tuple[Piece, ...]


class State(StrEnum):
    """What became of an answer on the way from the agreement to the certificate."""

    SAME = "same"
    CHANGED = "changed"
    MUST_CHANGE = "must_change"
    """It still speaks of the future."""
    NEW = "new"
    REMOVED = "removed"
    MUST_GO = "must_go"
    """The certificate may not hold it, and still does."""
    GONE = "gone"
    """The certificate may not hold it, and does not."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer on both sides; `anchor` is the id of its input in the certificate's editor.

    A side without the answer has no pieces.
    """

    label: Text
    state: State
    agreement: Pieces
    certificate: Pieces
    anchor: str
    is_long: bool

    @property
    def is_struck(self) -> bool:
        """Whether the certificate holds it and may not; in the agreement it is right."""
        return self.state is State.MUST_GO

    @property
    def is_open(self) -> bool:
        """Whether only the certificate asks it, and has no answer yet."""
        return not (self.agreement or self.certificate)


@dataclass(frozen=True, kw_only=True)
class Block:
    """Answers that belong together, e.g. of a row; without a title they are the whole section.

    `number_before` is a row's number in the agreement where it has another one there.
    """

    title: Text | None
    answers: tuple[Answer, ...]
    number_before: int | None = None

    @property
    def state(self) -> State | None:
        """The state that all answers share, or None."""
        return _shared(self.answers)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One section on both sides; `becomes` is set where the two documents need it differently."""

    key: str
    title: Text
    becomes: Text | None
    blocks: tuple[Block, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers of the section."""
        return tuple(answer for block in self.blocks for answer in block.answers)

    @property
    def must_go(self) -> bool:
        """Whether the certificate still holds the section, which it may not."""
        return any(answer.state is State.MUST_GO for answer in self.answers)

    @property
    def state(self) -> State | None:
        """The state that all answers share, or None."""
        return _shared(self.answers)


def _shared(answers: Iterable[Answer]) -> State | None:
    states = {answer.state for answer in answers}
    return states.pop() if len(states) == 1 else None
