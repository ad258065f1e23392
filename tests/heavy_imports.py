"""Files of at most 10 MiB that would unfold to very much, each made when it is asked for."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from bm_workspace.exchange.tables import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from bm_workspace.exchange.xlsx_weight import MOST_ELEMENTS, MOST_OF_A_PART, MOST_OF_TEXTS, MOST_UNPACKED
from tests.exchange_files import as_csv, header, rows, with_members, zipped

SHEET = "xl__worksheets__sheet1_xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DATA = b'<worksheet xmlns="%s"><sheetData>%%s</sheetData></worksheet>' % MAIN


def table(cell: Callable[[int], str], columns: int = MOST_COLUMNS) -> bytes:
    """A CSV file of unknown columns beside the two keys, as many cells as may be."""
    titles = [*header()[:3], *(f"x{n}" for n in range(columns - 3))]
    lines = [";".join(titles)]
    lines += (";".join(cell(n * columns + m) for m in range(columns)) for n in range(MOST_ROWS - 1))
    return "\n".join(lines).encode()[:MOST_BYTES].rpartition(b"\n")[0]


def full(letter: str) -> bytes:
    """A CSV file of right rows with long comments, 10 MiB in all."""
    row = rows()[1]
    lines = [";".join(header())]
    for number in range(MOST_ROWS - 1):
        row[header().index("Mobility activity ID")] = f"A-{number}"
        row[-1] = f"{number} " + letter * (880 // len(letter.encode()))
        lines.append(";".join(row))
    return "\n".join(lines).encode()[:MOST_BYTES].rpartition(b"\n")[0]


def sheet(data: bytes) -> bytes:
    """A workbook whose first sheet has these rows."""
    return with_members(**{SHEET: DATA % data})


def formulas() -> bytes:
    """A workbook whose cells are all formulas that others could share."""
    cell = b'<c><f t="shared" si="%d">A1+%d</f></c>'
    return sheet(b"".join(b"<row>%s</row>" % (cell % (n, n) * 9) for n in range(MOST_ROWS)))


def members() -> bytes:
    """A ZIP of nothing but names."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for number in range(90_000):
            archive.writestr(f"xl/{number}.xml", b"")
    return file.getvalue()[:MOST_BYTES]


LAST = MOST_UNPACKED - 100_000
HEAVY: dict[str, Callable[[], bytes]] = {
    "lines of nothing": lambda: as_csv() + b"\n" * (MOST_BYTES - 5000),
    "line of separators": lambda: as_csv() + b";" * (MOST_BYTES - 5000),
    "line of cells": lambda: as_csv() + b"xy;" * 3_000_000,
    "header of cells": lambda: b"xy;" * 3_000_000,
    "one row over many lines": lambda: as_csv() + b'"\n";' * 2_000_000,
    "cells": lambda: table(lambda n: f"{n:09}"),
    "wide letters": lambda: table(lambda n: f"{n:05}😀"),
    "cells under the keys alone": lambda: table(lambda n: f"{n:09}").replace(b";x", b";", 97),
    "right rows of wide letters": lambda: full("😀"),
    "cells in a row": lambda: sheet(b"<row>%s</row>" % (b"<c/>" * (LAST // 4))),
    "rows": lambda: sheet(b"<row/>" * (LAST // 6)),
    "a number of a row far away": lambda: sheet(b'<row r="1"/><row r="900000000"><c/></row>'),
    "formulas": formulas,
    "text": lambda: sheet('<row><c t="inlineStr"><is><t>😀'.encode() + b"a" * LAST + b"</t></is></c></row>"),
    "texts": lambda: sheet(
        b"".join(
            b'<row><c t="inlineStr"><is><t>%s%s</t></is></c></row>' % ("😀".encode(), b"a" * 6000)
            for _ in range(9500)
        )
    ),
    "attribute": lambda: sheet(b'<row a="%s"/>' % (b"a" * LAST)),
    "comment": lambda: sheet(b"<!--%s-->" % (b"a" * LAST)),
    "shared texts": lambda: with_members(
        xl__sharedStrings_xml=b'<sst xmlns="%s">%s</sst>' % (MAIN, b"<si/>" * (MOST_OF_TEXTS // 5 - 50))
    ),
    "shared wide texts": lambda: with_members(
        xl__sharedStrings_xml=b'<sst xmlns="%s">%s</sst>'
        % (MAIN, (b"<si><t>%s%s</t></si>" % ("😀".encode(), b"a" * 900_000)) * 17)
    ),
    "formats": lambda: with_members(
        xl__styles_xml=b'<styleSheet xmlns="%s"><cellXfs>%s</cellXfs></styleSheet>'
        % (MAIN, b"<xf/>" * (MOST_ELEMENTS - 10))
    ),
    "more formats": lambda: with_members(
        xl__styles_xml=b'<styleSheet xmlns="%s"><cellXfs>%s</cellXfs></styleSheet>'
        % (MAIN, b"<xf/>" * (MOST_OF_A_PART // 5 - 50))
    ),
    "nothing but names": members,
    "bomb": lambda: zipped({"xl/workbook.xml": b"<a/>", "xl/media/a.bin": b"0" * (MOST_UNPACKED + 1)}),
}
"""What there is too much of → the file."""
