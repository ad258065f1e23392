"""What holds for every list of a project: it is as it is declared."""

import pytest

from bm_workspace.keys import sort_key
from bm_workspace.store.listing import Declared
from tests.web.browsing import Visitor, page
from tests.web.lists import FILTERS, LISTS, SORTS, address


def column(visitor: Visitor, where: str, label: str) -> list[str]:
    return [
        cell.get_text(" ", strip=True)
        for cell in page(visitor.get(where)).select(f"td[data-label='{label}']")
    ]


@pytest.mark.parametrize(("name", "declared"), LISTS.items())
def test_heads_and_cells_are_those_declared(trainee: Visitor, name: str, declared: Declared) -> None:
    shown = page(trainee.get(address(trainee, name)))

    labels = [one.label.msgid for one in declared.columns]
    heads = [head.get_text(strip=True) for head in shown.select("thead th")]
    assert [head for head in heads if head not in ("Tick", "Actions")] == labels
    assert [cell["data-label"] for cell in shown.select_one("tbody tr").select("td[data-label]")] == labels
    assert shown.select_one("h1 .count")


@pytest.mark.parametrize(("name", "key"), SORTS)
def test_every_column_sorts_in_latvian_order(trainee: Visitor, name: str, key: str) -> None:
    where = address(trainee, name)
    head = LISTS[name].column(key)
    assert head is not None

    up, down = (column(trainee, f"{where}?sort={key}&order={o}", head.label.msgid) for o in ("", "desc"))

    assert sorted(up) == sorted(down)
    if key not in ("start", "end", "changed", "name") and "—" not in up:
        keys = [sort_key(text.partition(" (")[0]) for text in up]
        assert keys == sorted(keys)


@pytest.mark.parametrize(("name", "key"), FILTERS)
def test_a_filter_narrows_and_stays_in_every_link(trainee: Visitor, name: str, key: str) -> None:
    where = address(trainee, name)
    field = page(trainee.get(where)).select_one(f"#filter-{key}")
    last = field.select("option")[-1]["value"] if field.name == "select" else "1"
    value = "01.01.2031" if key == "from" else "01.01.2001" if key == "to" else last

    shown = page(trainee.get(where, query_string={key: value}))

    everything = int(page(trainee.get(where)).select_one("h1 .count").get_text().strip("()"))
    assert int(shown.select_one("h1 .count").get_text().strip("()")) <= everything
    assert all(f"{key}=" in link["href"] for link in shown.select("thead a, .pager a"))
    assert shown.select_one("details#more-filters").has_attr("open")


def test_an_unreadable_date_is_said_and_filters_nothing(trainee: Visitor) -> None:
    where = address(trainee, "mobilities")

    shown = page(trainee.get(where, query_string={"from": "drīz"}))

    assert shown.select_one("#filter-from")["value"] == "drīz"
    assert shown.select_one("#filter-from-error")
    assert len(shown.select("tbody tr")) == len(page(trainee.get(where)).select("tbody tr"))


def test_the_way_back_from_an_edit_leads_to_the_list_as_it_was(trainee: Visitor) -> None:
    where = address(trainee, "organisations")
    trainee.get(f"{where}?search=a&sort=city")

    cancel = page(trainee.get(f"{where}/new")).select_one("a.btn-outline-secondary")

    assert cancel["href"] == f"{where}?search=a&sort=city"
