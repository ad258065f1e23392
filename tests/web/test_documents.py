"""The Documents list, deleting with Undo, and the history."""

import re
from datetime import datetime
from html import unescape

import pytest
from flask import Flask

from bm_workspace.schema import DOCUMENT_TYPES
from tests.conftest import Draft, dialog_of, listed, place_of, project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.things import DocumentAt, saved

TITLES = ("Zēni", "Ābols", "Čakls", "cukurs", "Cēsis", "Šķēres", "sala", "abava", "Ģimene", "gals", "Žagars")
IN_ORDER = [
    "abava",
    "Ābols",
    "Cēsis",
    "cukurs",
    "Čakls",
    "gals",
    "Ģimene",
    "sala",
    "Šķēres",
    "Zēni",
    "Žagars",
]


@pytest.fixture
def eleven(trainee: Visitor, project: str, mobility: str) -> tuple[str, ...]:
    """The titles of eleven agreements of one mobility."""
    for title in TITLES:
        trainee.post(dialog_of(project, mobility), {"title": title})
    return TITLES


def titles(visitor: Visitor, project: str, **asked: str) -> list[str]:
    answer = visitor.get(f"/projects/{project}/documents", query_string=asked)
    return [cell.get_text() for cell in page(answer).select("td[data-label=Title]")]


def test_the_list_shows_what_a_document_is(
    trainee: Visitor, project: str, agreement: DocumentAt, mobility: str
) -> None:
    answer = trainee.get(f"/projects/{project}/documents", query_string={"search": mobility})

    cells = {
        cell["data-label"]: cell.get_text(" ", strip=True) for cell in page(answer).select("td[data-label]")
    }
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4} \d\d:\d\d", cells.pop("Last change"))
    assert cells == {
        "Document number": mobility,
        "Title": "Learning agreement",
        "Type": "Learning agreement",
        "Participant": "Žanete Ābele",
        "Status": "Draft",
        "Language": "English",
    }
    actions = [link.get_text() for link in page(answer).select("td.actions a")]
    assert actions == ["View", "Edit", "Download PDF", "Download DOCX", "Duplicate", "Delete"]
    assert "(1)" in text_of(answer, "h1")


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("abols", ["Ābols"]),
        ("ĢIMENE", ["Ģimene"]),
        ("skeres", ["Šķēres"]),
        ("abele zeni", ["Zēni"]),
        ("%", []),
        ("_", []),
    ],
)
def test_the_search_ignores_case_and_diacritics(
    trainee: Visitor, project: str, eleven: tuple[str, ...], search: str, found: list[str]
) -> None:
    assert titles(trainee, project, search=search) == found


@pytest.mark.parametrize(("order", "expected"), [("", IN_ORDER), ("desc", IN_ORDER[::-1])])
def test_titles_are_sorted_as_in_the_latvian_alphabet(
    trainee: Visitor, project: str, mobility: str, eleven: tuple[str, ...], order: str, expected: list[str]
) -> None:
    assert titles(trainee, project, search=mobility, sort="title", order=order) == expected


@pytest.mark.parametrize("sort", ["", "x"])
def test_the_last_changed_document_stands_first(trainee: Visitor, project: str, sort: str) -> None:
    answer = page(trainee.get(f"/projects/{project}/documents?sort={sort}"))

    moments = [cell.get_text(strip=True) for cell in answer.select("td[data-label='Last change']")]
    changed = [datetime.strptime(moment, "%d.%m.%Y %H:%M") for moment in moments]  # noqa: DTZ007 as shown
    assert len(changed) > 1
    assert changed == sorted(changed, reverse=True)


@pytest.mark.parametrize("sort", ["number", "title", "type", "participant", "status", "language", "changed"])
def test_every_column_sorts_both_ways(
    trainee: Visitor, project: str, agreement: DocumentAt, sort: str
) -> None:
    up, down = (listed(trainee, project, sort=sort, order=order) for order in ("", "desc"))

    assert set(up) == set(down)
    assert up != down


def test_pages_and_sizes(trainee: Visitor, project: str, mobility: str, eleven: tuple[str, ...]) -> None:
    asked = {"search": mobility, "sort": "title", "per_page": "10"}

    first, second, beyond = (titles(trainee, project, **asked, page=number) for number in ("1", "2", "99"))

    assert first + second == IN_ORDER
    assert beyond == second
    assert titles(trainee, project, search=mobility, per_page="7", sort="title") == IN_ORDER


def test_the_state_of_the_list_is_in_its_links(
    trainee: Visitor, project: str, mobility: str, eleven: tuple[str, ...]
) -> None:
    asked = {
        "search": mobility,
        "sort": "title",
        "order": "desc",
        "per_page": "10",
        "type": "learning_agreement",
    }
    answer = trainee.get(f"/projects/{project}/documents", query_string=asked)

    forward = page(answer).select_one("a[rel=next]")["href"]

    assert [cell.get_text() for cell in page(trainee.get(forward)).select("td[data-label=Title]")] == [
        "abava"
    ]
    assert shown(answer, "search") == mobility
    assert page(answer).select_one("#more-filters").has_attr("open")
    assert page(answer).select_one("th[aria-sort=descending]").get_text(strip=True).startswith("Title")


@pytest.mark.parametrize("type_key", DOCUMENT_TYPES)
def test_the_list_is_filtered_by_type(app: Flask, trainee: Visitor, draft: Draft, type_key: str) -> None:
    made = draft(type_key)

    found = listed(trainee, place_of(trainee, type_key)[0], type=type_key)

    assert made in found
    assert {saved(app, document).type for document in found} == {type_key}


@pytest.mark.parametrize("status", ["draft", "fully_encoded"])
def test_the_list_is_filtered_by_status(app: Flask, trainee: Visitor, project: str, status: str) -> None:
    found = listed(trainee, project, status=status)

    assert found
    assert {saved(app, document).status for document in found} == {status}


def test_an_empty_list_says_what_to_do(trainee: Visitor, project: str) -> None:
    nothing = trainee.get(f"/projects/{project}/documents?search=nekas")
    empty = trainee.get(f"/projects/{project_of(trainee, 'KA121-ADU')}/documents")

    assert "Nothing was found" in nothing.text
    assert "no documents yet" in empty.text


@pytest.fixture
def deleted(trainee: Visitor, agreement: DocumentAt) -> DocumentAt:
    """A document that was just deleted."""
    assert "title becomes free" in text_of(trainee.get(agreement.at("delete")), "#delete-dialog")
    trainee.submit(trainee.get(agreement.at("delete")), "#delete-dialog form")
    return agreement


def test_delete_can_be_undone_from_its_message(trainee: Visitor, project: str, deleted: DocumentAt) -> None:
    listing = trainee.get(f"/projects/{project}/documents")

    undone = trainee.submit(listing, "#messages form")

    assert "Learning agreement was deleted" in text_of(listing, "#messages")
    assert "is back in the list" in text_of(trainee.get(undone.location), "#messages")
    assert deleted in listed(trainee, project)


def test_deleted_documents_stay_under_their_filter(
    trainee: Visitor, project: str, deleted: DocumentAt
) -> None:
    assert deleted not in listed(trainee, project)
    assert listed(trainee, project, deleted="1") == [deleted]

    listing = trainee.get(f"/projects/{project}/documents?deleted=1")
    trainee.submit(listing, "td.actions form")

    assert deleted in listed(trainee, project)


def test_a_deleted_document_is_looked_at_and_not_edited(trainee: Visitor, deleted: DocumentAt) -> None:
    view = trainee.get(deleted.view)

    assert "This document is deleted" in text_of(view, ".notice")
    assert not page(view).select(f"a[href='{deleted.at('edit')}']")
    assert trainee.get(deleted.at("edit")).location == deleted.view
    assert trainee.get(deleted.at("delete")).status_code == 403
    assert trainee.get(deleted.file("pdf")).status_code == 200


def test_deleting_twice_has_one_effect(app: Flask, trainee: Visitor, agreement: DocumentAt) -> None:
    asked = trainee.get(agreement.at("delete"))
    trainee.submit(asked, "#delete-dialog form")

    trainee.submit(asked, "#delete-dialog form")

    assert saved(app, agreement).revision == 2


def test_restoring_into_a_taken_title_asks_for_another(
    app: Flask, trainee: Visitor, draft: Draft, deleted: DocumentAt
) -> None:
    draft("learning_agreement")
    asked = trainee.submit(trainee.get(deleted.view), ".notice form")

    again = trainee.submit(asked, "main form", title="learning AGREEMENT ")
    answer = trainee.submit(again, "main form", title="Atjaunots")

    assert (asked.status_code, again.status_code, answer.status_code) == (422, 422, 303)
    assert text_of(asked, "#title-error")
    assert shown(again, "title") == "learning AGREEMENT"
    assert (saved(app, deleted).title, saved(app, deleted).deleted_at) == ("Atjaunots", None)


def test_a_title_of_markup_stays_text_everywhere(trainee: Visitor, draft: Draft, project: str) -> None:
    title = '"><script>alert(1)</script>{{7*7}}&amp;'
    document = draft("learning_agreement", title=title)

    for address in (document.view, document.at("edit"), document.at("delete"), document.at("history")):
        assert title in unescape(trainee.get(address).text)
    assert title in titles(trainee, project)
