"""How the rows of a section are pasted from a spreadsheet: a part of its declaration."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bm_workspace.wording import Text


@dataclass(frozen=True, kw_only=True)
class Pasting:
    """How rows are pasted from a spreadsheet: the fields of its columns in their order, two at least.

    The first may stand in two columns. `empty` says what an empty cell means. Other words for columns and
    answers stand in `fixtures/pasted_words.json`.
    """

    columns: tuple[str, ...]
    help: Text
    heading: Text
    """A heading line, as an example."""
    empty: Mapping[str, str] = field(default_factory=dict, hash=False)
