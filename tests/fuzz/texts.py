"""What no form expects and is sent all the same: strange texts, days, numbers, bytes, files."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import strategies as st

from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.writing import header
from bm_workspace.exchange.xlsx_table import write_xlsx
from bm_workspace.schema.lists import read
from tests.exchange_files import rows, with_cell, zipped

Upload = tuple[bytes, str, bytes]
"""Name, type and content of a file."""

NASTY = [entry["text"] for entry in read("nasty_strings")]
DAYS = (
    "31.02.2026", "29.02.2025", "00.00.0000", "01.01.0001", "31.12.9999", "1.1.1", "99.99.99999",
    "01.01.-2026", "2026-13-01", "0001-01-01", "9999-12-31", "2026-W01-1", "20260101", "٣١.٠١.٢٠٢٦",
    "²².01.2026", "31/12/2025",
)  # fmt: skip
NUMBERS = (
    "0", "-0", "-1", "+7", " 7 ", "7.0", "7,5", "1_000", "0x10", "1e309", "NaN", "Infinity", "½", "²", "٣",
    str(2**31 - 1), str(2**31), str(2**63), "9" * 400, "9" * 5000,
)  # fmt: skip
ATTACKS = (
    "<svg/onload=alert(1)>", "<!--", "]]>", "<pdf:nextpage/>", "{{ config }}", "{% include 'x' %}",
    "%(title)s", "{0.__class__}", "=1+1", "@import url(x)", "../../x", "//example.example",
    "/\\example.example", "\r\nX-A: b",
    "javascript:alert(1)", "documents.index?search=%00", "documents.index?code=x&endpoint=y",
    "🇱🇻" * 50, "'\";--",
    "x:1", ":", "-", "--", "/", "n1", "true", "null", "[]", "{}", "", " ", "\t", "\n",
)  # fmt: skip
BROKEN_UTF_8 = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf5\x80\x80\x80",
    b"a\xc0\x80b",
    b"\x00",
    b"%",
    b"%zz",
    b"+",
)
STARTS_OF_FILES = (
    b"", b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xfe\x00", b"\xd0\xcf\x11\xe0",
    b"{\\rtf", b"\n" * 9,
)  # fmt: skip
FILE_NAMES = (
    b"mobilities.csv",
    b"m.xlsx",
    b"",
    b"../../x.csv",
    b"\xff.csv",
    b"a" * 300 + b".csv",
    b"con",
    b"x.exe",
)

usual = st.text(max_size=40)
of_strange_letters = st.text(
    st.characters(categories=["Cc", "Cf", "Cs", "Co", "Mn", "Me", "Zl", "Zp", "Nd", "No", "So"]),
    max_size=12,
)
long = st.builds(
    lambda piece, length: (piece * length)[:length],
    st.sampled_from(["a", "ā ", "😀", "vārds ", "\u0301", "<b>", "W\n", "\u202e."]),
    st.sampled_from([201, 501, 5_000, 25_000]),
)
texts = st.one_of(st.sampled_from(NASTY), st.sampled_from(ATTACKS), usual, of_strange_letters, long)
days = st.sampled_from(DAYS)
numbers = st.sampled_from(NUMBERS) | st.integers().map(str)


def as_bytes(text: str) -> bytes:
    """A text as a careless program sends it: lone surrogates too."""
    return text.encode("utf-8", "surrogatepass")


values = st.one_of(
    texts.map(as_bytes),
    texts.map(as_bytes),
    days.map(as_bytes),
    numbers.map(as_bytes),
    st.sampled_from(BROKEN_UTF_8),
)
"""What may stand in a field, or in an address."""


@st.composite
def tables(draw: st.DrawFn, code: str) -> bytes:
    """A file of one mobility of a project, with strange texts in some of its cells."""
    table = rows()
    table[1][0] = code
    cells = st.one_of(usual, days, numbers, st.sampled_from(NASTY), st.sampled_from(ATTACKS))
    for _ in range(draw(st.integers(0, 4))):
        table[draw(st.integers(0, 1))][draw(st.integers(0, len(header()) - 1))] = draw(cells)
    if draw(st.booleans()):
        return write_csv(table)
    return write_xlsx([["".join(c for c in cell if c >= " ") for cell in row] for row in table])


@st.composite
def spoiled(draw: st.DrawFn, code: str) -> bytes:
    """A right file with some bytes changed or cut off; in a workbook, within one of its parts."""
    content = draw(tables(code))
    part, members = "", {}
    if content.startswith(b"PK") and draw(st.booleans()):
        with ZipFile(BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        part = draw(st.sampled_from(sorted(members)))
    whole = members.get(part, content)
    start = draw(st.integers(0, len(whole)))
    end = draw(st.integers(start, min(len(whole), start + 20)))
    changed = whole[:start] + draw(st.binary(max_size=20) | st.sampled_from(BROKEN_UTF_8)) + whole[end:]
    return zipped({**members, part: changed}) if part else changed


def files(code: str) -> st.SearchStrategy[Upload]:
    """A file as a browser sends it, seldom a right one."""
    cells = st.builds(
        with_cell, st.sampled_from(header()), st.sampled_from([1e300, True, "=A1", "#REF!", -1])
    )
    kinds = (tables(code), spoiled(code), cells, st.sampled_from(STARTS_OF_FILES), st.binary(max_size=200))
    types = st.sampled_from(["text/csv", "application/octet-stream", "image/png", "x/" * 40, ""])
    return st.tuples(st.sampled_from(FILE_NAMES), types, st.one_of(kinds))
