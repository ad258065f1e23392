"""Nasty strings in a table: kept as answers are, shown as text, exported as they came."""

import pytest

from bm_workspace.answers import clean
from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.escaping import escaped, unescaped
from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.xlsx_table import write_xlsx
from bm_workspace.schema.lists import read
from tests.web.browsing import Visitor, page
from tests.web.test_exchange import exported, imported, send

NASTY = [entry["text"] for entry in read("nasty_strings")]
WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
TITLES = ["Grant Agreement No.", "Activity type", "Mobility activity ID", "Last name", "Overall comments"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_nasty_cells_come_out_as_they_came_in(trainee: Visitor, project: str, suffix: str) -> None:
    cells = [[project, "SM-TTA", f"N-{n}", escaped(text), escaped(text)] for n, text in enumerate(NASTY)]

    imported(trainee, project, WRITERS[suffix]([TITLES, *cells]), name=f"<b>&.{suffix}")

    head, *rows = read_table(exported(trainee, project, suffix)).rows
    places = [head.index(title) for title in TITLES[2:]]
    found = {own: rest for own, *rest in ([unescaped(row[n]) for n in places] for row in _filled(rows, head))}
    for number, text in enumerate(NASTY):
        long = clean(text)
        assert found[f"N-{number}"] == [clean(text, is_long=False), long if long.strip() else ""]


def _filled(rows: list[list[str]], head: list[str]) -> list[list[str]]:
    return [[*row, *[""] * (len(head) - len(row))] for row in rows]


def test_nasty_titles_are_shown_as_text(trainee: Visitor, project: str) -> None:
    titles = [f"x{text}" for text in NASTY]
    content = write_csv([[*TITLES[:3], *titles], [project, "SM-TTA", "N-1", *titles]])

    main = page(trainee.get(send(trainee, project, content).location)).select_one("main")

    assert main.select("script, img, b") == []
    shown = " ".join(main.get_text().split())
    assert [t for t in titles if " ".join(t.split())[:90] not in shown] == []
