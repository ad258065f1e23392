"""A ZIP that is sent while it is made: no more than one file is held at a time."""

from collections.abc import Iterable, Iterator
from io import RawIOBase
from zipfile import ZIP_DEFLATED, ZipFile


class _Outbox(RawIOBase):
    """Where the ZIP is written to; what lies there is taken out and sent."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        content = bytes(piece)  # type: ignore[call-overload]  # whatever buffer is given
        self.waiting.append(content)
        return len(content)

    def taken(self) -> bytes:
        content, self.waiting = b"".join(self.waiting), []
        return content


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The pieces of a ZIP with these files."""
    outbox = _Outbox()
    with ZipFile(outbox, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
            yield outbox.taken()
    yield outbox.taken()
