"""The pieces of a Word file as XML: paragraphs, tables of name and value, fields, links."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
NAME_WIDTH, VALUE_WIDTH = 3230, 6400
TEXT_WIDTH = NAME_WIDTH + VALUE_WIDTH
"""Column widths in twentieths of a point: 57 and 113 mm."""

NUMBER_WIDTH = 620
CARD_WIDTHS = 2720, TEXT_WIDTH - 2720
"""The column with the number of a line; names and values in a card."""

HAIRLINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA5AD"/>' for side in ("bottom", "insideH")
)
CARD_RULE = '<w:left w:val="single" w:sz="12" w:space="0" w:color="2F4858"/>'
CARD_INSET = '<w:tblCellMar><w:left w:w="160" w:type="dxa"/></w:tblCellMar>'
"""A card has a rule at its left, and its text keeps clear of it."""

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML may not hold, not even as a number."""


def clean(text: str) -> str:
    """The text as it may stand in XML; what may not is shown by its number."""
    composed = unicodedata.normalize("NFC", text)
    return ILLEGAL.sub(lambda found: f"[U+{ord(found[0]):04X}]", composed)


def run(text: str) -> str:
    """A stretch of text; Word keeps its spaces."""
    return f'<w:r><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'


def runs(lines: Iterable[str]) -> str:
    """Lines of one paragraph."""
    return "<w:r><w:br/></w:r>".join(map(run, lines))


def link(relation: str, lines: Iterable[str]) -> str:
    """Lines that lead to an address."""
    styled = runs(lines).replace("<w:r><w:t", '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t')
    return f"<w:hyperlink r:id={quoteattr(relation)}>{styled}</w:hyperlink>"


def field(instruction: str) -> str:
    """A number that Word works out itself."""
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(style: str, content: str, keep: bool = False, begins_page: bool = False) -> str:
    """A paragraph of a style; `keep` holds it on the page of the next one."""
    traits = "<w:keepNext/>" * keep + "<w:pageBreakBefore/>" * begins_page
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{traits}</w:pPr>{content}</w:p>'


def table(rows: Iterable[str]) -> str:
    """Rows of name and value, without lines round them."""
    return _table("".join(rows), (NAME_WIDTH, VALUE_WIDTH))


def row(name: str, value: str, keep: bool = False) -> str:
    """A name and what was answered, never parted by the end of a page."""
    return _pair(name, value, keep, (NAME_WIDTH, VALUE_WIDTH))


def card(rows: Iterable[str]) -> str:
    """Rows with a rule at their left, all the way down."""
    return _table("".join(rows), CARD_WIDTHS, f"<w:tblBorders>{CARD_RULE}</w:tblBorders>", CARD_INSET)


def card_row(name: str, value: str) -> str:
    """A name and what was answered, on the page of the next row."""
    return _pair(name, value, True, CARD_WIDTHS)


def card_text(paragraphs: str) -> str:
    """Paragraphs over the full width of a card; they may go on on the next page."""
    return f"<w:tr>{_cell(TEXT_WIDTH, paragraphs, span=2)}</w:tr>"


def _pair(name: str, value: str, keep: bool, widths: tuple[int, int]) -> str:
    return _row(paragraph("Name", run(name), keep), paragraph("Value", value, keep), widths)


def blank_row(name: str) -> str:
    """A name and a line for the pen, on the page of the next row."""
    widths = NAME_WIDTH, VALUE_WIDTH
    return _row(paragraph("PenName", run(name), keep=True), paragraph("Pen", "", keep=True), widths)


def _row(name: str, value: str, widths: tuple[int, int]) -> str:
    left, right = _cell(widths[0], name), _cell(widths[1], value)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{left}{right}</w:tr>"


def columns(shares: Sequence[int]) -> tuple[int, ...]:
    """The widths of all columns of a grid: the numbers' first, then the others by their shares."""
    unit = (TEXT_WIDTH - NUMBER_WIDTH) / sum(shares)
    return (NUMBER_WIDTH, *(round(share * unit) for share in shares))


def grid(header: Iterable[str], rows: Iterable[Iterable[str]], widths: Sequence[int]) -> str:
    """A table with lines between its rows; the header row is repeated on every page."""
    lines = "".join(_line(cells, widths, "") for cells in rows)
    head = _line(header, widths, "<w:tblHeader/>")
    return _table(head + lines, widths, f"<w:tblBorders>{HAIRLINES}</w:tblBorders>")


def _line(cells: Iterable[str], widths: Sequence[int], properties: str) -> str:
    style = "Head" if properties else "Cell"
    filled = (
        _cell(width, paragraph(style, runs(cell.split("\n"))))
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(filled)}</w:tr>"


def _table(rows: str, widths: Sequence[int], borders: str = "", margins: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Answers"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _cell(width: int, content: str, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{content}</w:tc>'


def watermark(text: str) -> str:
    """The mark in large pale letters across the page, as Word draws them itself."""
    return (
        '<w:r><w:pict><v:shape id="draft-mark" o:spid="_x0000_s2049" type="#_x0000_t136" alt=""'
        ' style="position:absolute;margin-left:0;margin-top:0;width:480pt;height:110pt;rotation:306;'
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e6e6e6" stroked="f">'
        f'<v:textpath style="font-family:Arial;font-weight:bold" string={quoteattr(clean(text))}/>'
        "</v:shape></w:pict></w:r>"
    )


WATERMARK_TYPE = (
    '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype></w:pict></w:r>'
)
