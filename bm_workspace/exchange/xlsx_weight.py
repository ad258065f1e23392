"""How much a workbook would unfold to, weighed before anything of it is read."""

from typing import Any
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bm_workspace.exchange.tables import NO_TABLE, FileRefused
from bm_workspace.wording import _t

BOMB = _t("Unpacked, the file would be far too large. Copy your table into the template and save it anew.")
MACROS = _t("The file holds macros. Save it as an Excel workbook without macros (XLSX).")
LINKS = _t("The file holds links to other files or sources. Copy the values into the template.")
BROKEN = _t("The file is damaged: it cannot be opened as XLSX. Save it again in your spreadsheet program.")

ACTIVE = ("xl/vbaproject", "xl/activex", "xl/embeddings", "xl/macrosheets")
OUTSIDE = ("xl/externallinks", "xl/connections", "xl/querytables")
MOST_UNPACKED = 60 * 1024 * 1024
MOST_MEMBERS = 500
MOST_OF_TEXTS = 15 * 1024 * 1024
"""Bytes of the texts that the cells of a workbook share."""

MOST_OF = {"row": 50_000, "si": 300_000}
"""Rows, also empty ones and those of sheets that are not read, and shared texts."""

MOST_OF_A_ROW = 1_000_000
"""Bytes from one row to the next, because a row is read as a whole."""

MOST_OF_A_PART, MOST_ELEMENTS = 3 * 1024 * 1024, 30_000
"""Bytes and elements of everything else, which is read as a whole: styles, names, relations."""

MOST_SHARED_FORMULAS = 1_000
AT_ONCE = 64 * 1024

TEXTS, SHEETS = "xl/sharedstrings.xml", "xl/worksheets/"
TABLES = {"sharedstrings.xml": "sharedstrings", "worksheets/": "worksheet"}
"""What is read row by row, by its address, and the word for what alone it may be."""


def weigh(archive: ZipFile) -> None:
    """Raise FileRefused where a workbook unfolds to too much, or holds what no table needs."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise FileRefused(BOMB)
    names = [member.filename.casefold() for member in members]
    if any(name.startswith(ACTIVE) for name in names):
        raise FileRefused(MACROS)
    if any(name.startswith(OUTSIDE) for name in names):
        raise FileRefused(LINKS)
    if "xl/workbook.xml" not in names:
        raise FileRefused(NO_TABLE)
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        raise FileRefused(BROKEN)  # others may ask for any amount of memory
    for member in members:
        if member.filename.casefold().endswith((".xml", ".rels")):
            _weigh(archive, member)


def _weigh(archive: ZipFile, member: ZipInfo) -> None:
    name = member.filename.casefold()
    if name == TEXTS and member.file_size > MOST_OF_TEXTS:
        raise FileRefused(BOMB)
    is_table = name == TEXTS or (name.startswith(SHEETS) and name.endswith(".xml"))
    if not is_table and member.file_size > MOST_OF_A_PART:
        raise FileRefused(BOMB)
    scales = _Scales("row" if name != TEXTS else "si", is_table=is_table)
    with archive.open(member) as file:
        while chunk := file.read(AT_ONCE):
            scales.add(chunk)
    scales.end()


class _Scales:
    """Counts what stands in one XML part without keeping any of it."""

    def __init__(self, row: str, *, is_table: bool) -> None:
        self._row, self._is_table = row, is_table
        self._elements = self._rows = self._fed = self._row_starts = 0
        self._formulas: set[str] = set()
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._doctype

    def add(self, chunk: bytes) -> None:
        """Weigh a piece. Raises FileRefused."""
        self._parser.Parse(chunk, False)
        self._fed += len(chunk)
        if self._is_table and self._fed - self._row_starts > MOST_OF_A_ROW + AT_ONCE:
            raise FileRefused(BOMB)

    def end(self) -> None:
        """Say that nothing follows."""
        self._parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if self._is_table:
            self._start_in_table(kind, attributes)
            return
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise FileRefused(BOMB)
        if kind in ("Override", "Relationship", "Default"):
            _look_at(attributes)

    def _start_in_table(self, kind: str, attributes: dict[str, str]) -> None:
        if kind == self._row:
            self._rows += 1
            self._row_starts = self._parser.CurrentByteIndex
            if self._rows > MOST_OF[kind]:
                raise FileRefused(BOMB)
        elif kind == "f" and "si" in attributes:
            self._formulas.add(attributes["si"])
            if len(self._formulas) > MOST_SHARED_FORMULAS:
                raise FileRefused(BOMB)

    def _doctype(self, *_what: Any) -> None:
        raise FileRefused(BROKEN)


def _look_at(said: dict[str, str]) -> None:
    """A part is what its address says: nothing that is read as a whole stands where rows are expected."""
    address = (said.get("PartName") or said.get("Target", "")).casefold()
    kind = (said.get("ContentType") or said.get("Type", "")).casefold()
    if "macroenabled" in kind:
        raise FileRefused(MACROS)
    if "+xml" in kind and address and not address.endswith(".xml"):
        raise FileRefused(BROKEN)
    for place, word in TABLES.items():
        if place in address and word not in kind:
            raise FileRefused(BROKEN)
