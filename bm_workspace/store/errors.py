"""What can go wrong below the pages, named for what happened; `web.errors` turns each into an answer."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from bm_workspace.wording import Text


class NotFound(LookupError):
    """No such thing in this workspace. A stranger's id and a wrong id read the same."""


class NotAllowed(PermissionError):
    """It may not be done now; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.msgid)
        self.reason = reason


class TitleTaken(ValueError):
    """Another active document of the same mobility has this title."""


class ActivityIdTaken(ValueError):
    """Another mobility of the project has this Mobility activity ID."""


class Taken(ValueError):
    """Another organisation of the project has the same; `field` says what."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class LastEditor(ValueError):
    """Nobody who can edit would be left in the project."""


class InTheWay(NotAllowed):
    """It may be done once certain mobilities no longer stand against it; its page lists them."""


class StalePage(RuntimeError):
    """What a page shows was changed by somebody else since it was read; `current` is the revision now."""

    def __init__(self, current: int) -> None:
        super().__init__(f"it is at revision {current}")
        self.current = current


class StaleDocument(StalePage):
    """The document was saved by somebody else since the page was read."""


class ClashingAnswers(StaleDocument):
    """The same answers were changed in two places; `clashes` lists what is typed and what is saved.

    `untouched` are the other answers that were sent as they were read, by row and field.
    """

    def __init__(
        self, current: int, clashes: Sequence[Any], untouched: Iterable[tuple[str, str]] = ()
    ) -> None:
        super().__init__(current)
        self.clashes, self.untouched = clashes, untouched


class StillMissing(ValueError):
    """Something that must be answered first is not, or not rightly."""


class LimitReached(RuntimeError):
    """The workspace holds as many documents as it can."""


class TooManyParticipants(RuntimeError):
    """A mobility in the database would have too many; `present` is how many it has."""

    def __init__(self, present: int) -> None:
        super().__init__(f"{present} are there")
        self.present = present


class TooOften(RuntimeError):
    """It was done too often from one address; `wait` is the time until it may be done again."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"wait {wait}")
        self.wait = wait


class DatabaseUnavailable(ConnectionError):
    """The database is locked or gone: nothing was saved."""


class PerhapsSaved(DatabaseUnavailable):
    """The database was lost while it was told to keep a change: whether it has, nobody knows yet."""


class DatabaseFull(DatabaseUnavailable):
    """There is no room left where the database is kept: nothing was saved."""


class ReadOnlyDatabase(DatabaseUnavailable):
    """The database can be read at best: nothing was saved, and waiting does not help."""


class NewerDatabase(RuntimeError):
    """The database was migrated by a newer program; this one must not touch it."""
