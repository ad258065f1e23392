"""What advice on a learning outcome consists of."""

from dataclasses import dataclass
from enum import StrEnum

from bm_workspace.wording import Text


class Check(StrEnum):
    """The five questions that are asked of an outcome, in the order in which they are answered."""

    VERB = "verb"
    OBJECT = "object"
    STANDARD = "standard"
    NOT_VAGUE = "not_vague"
    SINGLE = "single"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer to one question: the words it rests on, and what to keep or to do."""

    check: Check
    met: bool
    words: tuple[str, ...]
    sentence: Text


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What can be said of one outcome; without findings there is only the note, or nothing to say."""

    language: str
    """The language that the outcome was read in; empty where there is no advice for it."""
    kind: str = "general"
    findings: tuple[Finding, ...] = ()
    examples: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def good(self) -> tuple[Finding, ...]:
        """What is as it should be."""
        return tuple(finding for finding in self.findings if finding.met)

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What could be better."""
        return tuple(finding for finding in self.findings if not finding.met)
