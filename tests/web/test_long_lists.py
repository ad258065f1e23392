"""Lists stay quick however long they are: few questions, each answered by an index alone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import Table, event, inspect

from bm_workspace.keys import SEARCH_BYTES
from bm_workspace.schema.types import MAX_TITLE
from bm_workspace.store.list_indexes import DOCUMENT_ASKED, DOCUMENT_SORTS, MOBILITY_ASKED, MOBILITY_SORTS
from bm_workspace.store.listing import Declared
from bm_workspace.store.models import Document, Mobility
from tests.conftest import Draft
from tests.web.browsing import Visitor, page
from tests.web.lists import LISTS, LONG, SORTS, address, questions
from tests.web.things import asked, engine_of, saved

QUESTIONS = {"documents": 5, "mobilities": 5, "group-mobilities": 5, "organisations": 3, "persons": 3}
"""How many questions a page of a list may put to the database, whatever is sorted, filtered or searched."""

OTHER_PAGES = {"": 2, "/import-export": 3, "/reports": 5}
INDEXED = {
    Document: (DOCUMENT_SORTS, DOCUMENT_ASKED),
    Mobility: (MOBILITY_SORTS, MOBILITY_ASKED),
}


def said(value: Any) -> str:
    """A question in the name of a test."""
    return value if isinstance(value, str) else urlencode(value) or "nothing"


@pytest.mark.parametrize(
    ("name", "query"),
    [(name, query) for name, declared in LISTS.items() for query in questions(declared)],
    ids=said,
)
def test_a_list_asks_few_questions_however_it_is_asked(
    app: Flask, trainee: Visitor, name: str, query: dict[str, str]
) -> None:
    where = address(trainee, name)

    with asked(app) as put:
        trainee.get(where, query_string=query)

    assert len(put) <= QUESTIONS[name], put


@pytest.mark.parametrize("ending", OTHER_PAGES)
def test_pages_beside_the_lists_ask_few_questions(
    app: Flask, trainee: Visitor, project: str, ending: str
) -> None:
    with asked(app) as put:
        assert trainee.get(f"/projects/{project}{ending}").status_code == 200

    assert len(put) <= OTHER_PAGES[ending], put


def column_of(by: Any) -> tuple[Any, str]:
    return by.class_, by.key


@pytest.mark.parametrize("declared", LONG.values(), ids=LONG)
def test_every_order_and_filter_is_in_the_indexes(declared: Declared) -> None:
    for column in (one for one in declared.columns if one.sorts):
        table, key = column_of(column.by)
        assert key in INDEXED[table][0], column.key
    found: Table = inspect(table).local_table
    by_name = {str(index.name): [part.name for part in index.columns] for index in found.indexes}
    for key in INDEXED[table][0]:
        held = by_name[f"ix_{found.name}_by_{key}"]
        assert {*INDEXED[table][1], "search_key", "deleted_at", "id"} <= {*held}


@contextmanager
def asked_with_values(app: Flask) -> Iterator[list[tuple[str, object]]]:
    """The questions that are put to the database meanwhile, each with its values."""
    put: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_more: object) -> None:
        if "SELECT" in statement:
            put.append((statement, values))

    event.listen(engine_of(app), "before_cursor_execute", note)
    yield put
    event.remove(engine_of(app), "before_cursor_execute", note)


def plans(app: Flask, put: list[tuple[str, object]]) -> list[str]:
    """How SQLite finds documents or mobilities for these questions."""
    with engine_of(app).connect() as connection:
        steps = [
            step.detail
            for question, values in put
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}", values)  # type: ignore[arg-type]
        ]
    return [step for step in steps if re.match(r"(SEARCH|SCAN) (document|mobility)\b", step)]


@pytest.mark.parametrize(
    ("name", "query"),
    [(name, query) for name, one in LONG.items() for query in questions(one)],
    ids=said,
)
def test_counting_and_finding_read_an_index_alone(
    app: Flask, trainee: Visitor, database_kind: str, name: str, query: dict[str, str]
) -> None:
    if database_kind != "sqlite":
        pytest.skip("PostgreSQL reads the rows of tables as short as these")
    where = address(trainee, name)

    with asked_with_values(app) as put:
        trainee.get(where, query_string=query)

    found = [step for step in plans(app, put) if "(workspace_id=? AND id=?)" not in step]
    assert found
    assert all("COVERING INDEX ix_" in step for step in found), found


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, key in SORTS if name in LONG])
@pytest.mark.parametrize("order", ["asc", "desc"])
def test_the_pages_put_together_are_the_whole_list(trainee: Visitor, name: str, key: str, order: str) -> None:
    where = f"{address(trainee, name)}?sort={key}&order={order}"

    whole = rows(trainee, f"{where}&per_page=100")
    by_ten = [row for number in (1, 2, 3) for row in rows(trainee, f"{where}&per_page=10&page={number}")]

    assert by_ten[: len(whole)] == whole
    assert whole


def rows(visitor: Visitor, where: str) -> list[str]:
    """The rows of a page of a list, by the addresses they lead to."""
    return [
        link["href"].partition("?")[0]
        for link in page(visitor.get(where)).select("tbody td.actions a:first-of-type")
    ]


def test_the_longest_names_in_the_widest_letters_are_kept(app: Flask, trainee: Visitor, draft: Draft) -> None:
    wide = Random(1)  # noqa: S311 letters, not secrets
    name, title = ("".join(chr(wide.randrange(0x20000, 0x2A000)) for _ in range(n)) for n in (300, MAX_TITLE))
    document = draft("learning_agreement", title=title)

    answer = trainee.submit(
        trainee.get(document.tab("participant")), "#section-form", **{"participant-full_name": name}
    )

    assert answer.status_code == 303
    row = saved(app, document)
    assert (row.title, row.participant) == (title, name)
    assert len(row.search_key.encode()) <= SEARCH_BYTES
