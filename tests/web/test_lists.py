"""What holds for every list of a project: it is as it is declared."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from bm_workspace.keys import sort_key
from bm_workspace.store.listing import Declared
from tests.conftest import mobility_of
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


@pytest.mark.parametrize("name", LISTS)
def test_every_row_leads_back_to_the_list_as_it_was(trainee: Visitor, name: str) -> None:
    where = address(trainee, name)
    asked = {"search": "a", "order": "desc", "sort": LISTS[name].columns[0].key, "per_page": "10"}

    row = page(trainee.get(where, query_string=asked)).select_one("tbody td.actions")

    links = [link["href"] for link in row.select("a[href]") if link.get_text() in ("View", "Edit")]
    assert len(links) == 2
    for link in links:
        assert asked in [asked_of(a["href"]) for a in page(trainee.get(link)).select(f"a[href^='{where}?']")]


def asked_of(link: str) -> dict[str, str]:
    """What an address asks of a list."""
    return dict(parse_qsl(urlsplit(link).query))


@pytest.mark.parametrize("search", ["ā" * 90, "50% & vairāk + #1; =", "Ļubova 🙂", "x" * 5000], ids=range(4))
def test_the_way_back_survives_saving_and_holds_any_search(trainee: Visitor, search: str) -> None:
    where = address(trainee, "mobilities")
    asked = {"search": "Ģirts", "deleted": search}
    number = mobility_of(trainee, where.split("/")[2], "Ģirts Ūdris")
    back = (
        page(trainee.get(where, query_string=asked)).select_one("a[href*='/new']")["href"].partition("?")[2]
    )

    opened = trainee.get(f"{where}/{number}?{back}")
    saved = trainee.submit(opened, "#section-form", activity__blended="yes")
    again = trainee.get(saved.location)

    (link,) = {a["href"] for a in page(again).select("main a") if a.get_text() == "Back to the list"}
    assert link.startswith(f"{where}?")
    assert asked_of(link) == {"search": "Ģirts", "deleted": search[:200]}
    assert "back=" in page(again).select_one("#section-form")["hx-post"]


def test_two_windows_lead_back_each_to_its_own(trainee: Visitor) -> None:
    where = address(trainee, "persons")
    one = page(trainee.get(f"{where}?search=a")).select_one("td.actions a")["href"]
    other = page(trainee.get(f"{where}?search=e")).select_one("td.actions a")["href"]

    back = [page(trainee.get(link)).select_one(f"a[href^='{where}?']")["href"] for link in (one, other)]

    assert back == [f"{where}?search=a", f"{where}?search=e"]


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/?search=a",
        "//evil.example?search=a",
        "entrance.welcome?search=a",
        "documents.index?search=a",
        "persons.index?_external=1&_scheme=ftp&_anchor=x&code=other",
        "persons.index",
        "?",
    ],
)
def test_a_way_back_that_is_none_leads_to_the_list_itself(trainee: Visitor, back: str) -> None:
    where = address(trainee, "persons")

    opened = page(trainee.get(f"{where}/new", query_string={"back": back}))

    assert opened.select_one("main a.btn-outline-secondary")["href"] == where
    assert "evil" not in opened.select_one("#short-form")["action"]
