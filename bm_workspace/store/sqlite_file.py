"""A connection to a database in a file serves as long as that file stands at its place.

Where a file is moved, or another put in its place, an open connection goes on with the former one, and what
people save there is never seen again.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

FILE = "bm_file"
"""What a connection keeps of the file that it was opened with."""


def stay_with_the_file(engine: Engine) -> None:
    """Open the file anew once another stands at its place, and never make one where one was."""
    file = Path(engine.url.database or "").absolute()
    found: set[Path] = set()

    def only_open(_dialect: Any, _record: Any, arguments: list[Any], parameters: dict[str, Any]) -> None:
        if file in found:
            arguments[0] = f"{file.as_uri()}?mode=rw"
            parameters["uri"] = True

    def remember(_connection: Any, record: Any) -> None:
        record.info[FILE] = _identity(file)
        found.add(file)

    def compare(_connection: Any, record: Any, _proxy: Any) -> None:
        if record.info[FILE] != _identity(file):
            raise DisconnectionError("another file stands at its place, or none")

    event.listen(engine, "do_connect", only_open)
    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", compare)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
