"""What is in the folder, and what is too large to lie there: each file, made the same whenever it is made."""

from collections.abc import Callable

from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.tables import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from bm_workspace.exchange.writing import header
from bm_workspace.exchange.xlsx_table import write_xlsx
from tests.exchange_files import (
    CODE,
    as_csv,
    dateless,
    grant,
    rows,
    titles,
    with_cell,
    with_members,
    workbook,
    zipped,
)

SMALL: dict[str, Callable[[], bytes]] = {
    "nothing.csv": lambda: b"",
    "blank-lines.csv": lambda: b"\r\n \r\n",
    "empty-workbook.xlsx": lambda: dateless(workbook([])),
    "header-alone.csv": lambda: write_csv(rows()[:1]),
    "too-many-columns.csv": lambda: write_csv([[*header(), *["x"] * MOST_COLUMNS], *rows()[1:]]),
    "too-many-columns-in-a-workbook.xlsx": lambda: dateless(workbook([[*header(), *["x"] * MOST_COLUMNS]])),
    "pdf.csv": lambda: b"%PDF-1.7 ...",
    "no-column-of-the-grant.csv": lambda: titles(("Grant Agreement No.", "Nr.")),
    "no-column-of-the-id.csv": lambda: titles(("Mobility activity ID", "Kods")),
    "a-column-twice.csv": lambda: titles(("Gender", "FIRST  NAME")),
    "open-quotation-mark.csv": lambda: as_csv() + b'"open',
    "nul.csv": lambda: as_csv() + b"\x00",
    "utf-16.csv": lambda: "Grant".encode("utf-16"),
    "neither-encoding.csv": lambda: b"\xa1\xff\x81",
    "zip-of-something-else.xlsx": lambda: dateless(zipped({"a.txt": b"x"})),
    "half-a-workbook.xlsx": lambda: dateless(write_xlsx(rows()))[:900],
    "workbook-without-xml.xlsx": lambda: dateless(zipped({"xl/workbook.xml": b"<a"})),
    "old-xls.xlsx": lambda: b"\xd0\xcf\x11\xe0" + b"x" * 99,
    "entities.xlsx": lambda: dateless(with_members(xl__a_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]>")),
    "macros.xlsx": lambda: dateless(with_members(xl__vbaProject_bin=b"x")),
    "external-links.xlsx": lambda: dateless(with_members(xl__externalLinks__a_xml=b"<a/>")),
    "connections.xlsx": lambda: dateless(with_members(xl__connections_xml=b"<a/>")),
    "formula.xlsx": lambda: dateless(with_cell("Last name", '=CONCAT("Ā","b")')),
    "formula-in-a-key.xlsx": lambda: dateless(with_cell("Mobility activity ID", "=1+1")),
    "error-value.xlsx": lambda: dateless(with_cell("Last name", "#REF!")),
    "cell-beyond-the-header.csv": lambda: write_csv([header(), [*rows()[1], "x"]]),
    "no-grant.csv": lambda: grant(""),
    "another-grant.csv": lambda: grant(CODE.replace("VET", "SCH")),
    "no-id.csv": lambda: as_csv(Mobility_activity_ID=" "),
    "long-id.csv": lambda: as_csv(Mobility_activity_ID="x" * 101),
    "id-twice.csv": lambda: write_csv([*rows(), *rows()[1:]]),
    "id-of-a-group.csv": lambda: as_csv(Mobility_activity_ID="grupa 1"),
    "no-type.csv": lambda: as_csv(Activity_type=""),
    "type-of-another-field.csv": lambda: as_csv(Activity_type="LM-LONG-ADU"),
    "another-type.csv": lambda: as_csv(Mobility_activity_ID="Esošā"),
    "both-roles.csv": lambda: as_csv(Accompanying_person="Yes"),
    "unknown-word.csv": lambda: as_csv(Nationality="Latvja"),
    "yes-and-no.csv": lambda: as_csv(Blended="maybe"),
    "day-that-is-not.csv": lambda: as_csv(Start_date="31.02.2026"),
    "american-date.csv": lambda: as_csv(Start_date="1/13/2026"),
    "word-for-a-number.csv": lambda: as_csv(Travel_days="two"),
    "negative-number.csv": lambda: as_csv(Travel_days="-2"),
    "broken-e-mail.csv": lambda: as_csv(Email="zanete@"),
    "long-name.csv": lambda: as_csv(First_name="ž" * 501),
    "unknown-organisation.csv": lambda: as_csv(Receiving_organisation_name="Cita"),
    "unknown-oid.csv": lambda: as_csv(Receiving_organisation_OID="E19999999"),
    "oid-of-another.csv": lambda: as_csv(Sending_organisation_name="Elbtal & Söhne"),
    "country-of-another.csv": lambda: as_csv(
        Receiving_organisation_OID="E10000002", Receiving_organisation_country="Iceland"
    ),
    "macros-by-their-type.xlsx": lambda: dateless(
        with_members(
            xl__a_rels=b'<a><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/></a>'
        )
    ),
}
"""The name of a file in the folder → how it is made."""

LARGE: dict[str, Callable[[], bytes]] = {
    "larger-than-10-mib.csv": lambda: b"x" * (MOST_BYTES + 1),
    "too-many-rows.csv": lambda: write_csv([header()] + rows()[1:] * MOST_ROWS),
    "zip-bomb.xlsx": lambda: with_members(xl__media__a_bin=b"0" * 61 * 1024**2),
    "thousand-members.xlsx": lambda: zipped({f"xl/{n}.xml": b"" for n in range(1000)}),
    "row-of-a-million-letters.csv": lambda: as_csv() + b'"' + b"a\n" * 600_000,
    "row-of-a-million-cells.csv": lambda: as_csv() + b";" * 1_100_000,
    "row-of-a-million-cells.xlsx": lambda: with_members(
        xl__worksheets__sheet1_xml=b"<worksheet><row>%s</row></worksheet>" % (b"<c/>" * 1_000_000)
    ),
}
"""The same for what is made only when it is tested."""
