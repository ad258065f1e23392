"""Whatever is typed into any form and asked of any address, no answer is an error of ours or a broken page.

`make fuzz` walks much further.
"""

import pytest
from flask import Flask

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.web.scope import OPEN
from tests.fuzz.places import starts
from tests.fuzz.walking import Tally, walks
from tests.web.addresses import rules

WALKS, LEAST = 20, 150


def test_no_answer_is_an_error_and_no_page_breaks(app: Flask) -> None:
    tally = Tally()

    walks(app, tally, number=1, count=WALKS)

    assert tally.failures == []
    assert tally.requests >= LEAST
    assert {200, 303} <= set(tally.answers)


def test_a_page_that_breaks_is_told_with_what_was_sent(
    other_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_places: object) -> str:
        raise RuntimeError("on purpose")

    for endpoint in set(other_app.view_functions) - set(OPEN):
        monkeypatch.setitem(other_app.view_functions, endpoint, broken)

    tally = Tally()
    walks(other_app, tally, number=1, count=5)

    assert "answered 500" in tally.failures[0]
    assert "POST /start" in tally.failures[0]


def test_walks_begin_at_every_page_and_every_section_of_every_type() -> None:
    every = [start for of_one_rule in starts() for start in of_one_rule]
    sections = {(start.of, start.key) for start in every}

    assert {start.rule for start in every} == set(rules("GET"))
    assert {(t.key, s.key) for t in DOCUMENT_TYPES.values() for s in t.sections} <= sections
