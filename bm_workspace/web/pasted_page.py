"""What a page shows of a pasted text: its lines as they were understood, and what becomes of them."""

import hashlib
from dataclasses import dataclass

from bm_workspace.in_words import in_words
from bm_workspace.pasted import Line, Pasted
from bm_workspace.render.fonts import missing_characters
from bm_workspace.schema.types import Field, Section
from bm_workspace.web.reading import language
from bm_workspace.wording import Text, _t

CHANGED = _t("The text is not the one you looked at, so nothing was added. Look at it again, then add it.")


@dataclass(frozen=True, kw_only=True)
class PastedPage:
    """A text and what is understood of it; `seen` tells the text that was shown from any other."""

    section: Section
    pasted: Pasted
    told: Text | None = None

    @property
    def seen(self) -> str:
        return fingerprint(self.pasted.text)

    @property
    def notices(self) -> list[Text]:
        """Why nothing was added, and why nothing can be added as things stand."""
        return list(dict.fromkeys(text for text in (self.told, self.why_not_add) if text))

    @property
    def why_not_add(self) -> Text | None:
        """Why the new rows cannot be added as things stand."""
        return self.pasted.why_not_add

    @property
    def columns(self) -> list[Field]:
        """The fields that a line answers."""
        columns = self.section.pasting.columns if self.section.pasting else ()
        return [field for field in self.section.fields if field.key in columns]

    def words(self, line: Line) -> list[tuple[Field, str]]:
        """The answers of a line as people read them."""
        return [(f, in_words(f, line.answers.get(f.key, ""), language())) for f in self.columns]

    def state(self, line: Line) -> Text:
        """What becomes of a line."""
        if line.problems:
            return _t("line to mend")
        if line.repeats:
            return _t("the same as line %(number)s", number=line.repeats)
        if not line.known:
            return _t("will be added")
        return _t("in the list already: %(row)s", row=self.name_of(line.known))

    def name_of(self, row_id: str) -> Text | str:
        """What a row of the list is called."""
        raise NotImplementedError

    @property
    def unprintable(self) -> str:
        """Characters of the answers that the PDF replaces."""
        texts = (text for line in self.pasted.lines for text in line.answers.values())
        return "".join(missing_characters("\n".join(texts)))


def fingerprint(text: str) -> str:
    """What tells a pasted text from any other."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
