"""Certificates that are with their hosts: in the lists, and beside the text of their mobility."""

import pytest
from flask import Flask

from tests.web.browsing import Visitor, page
from tests.web.databasing import (
    FORM,
    HOME,
    MOBILITIES,
    certificate,
    certificates,
    tab,
    with_participants,
)
from tests.web.sent import confirmed, sent
from tests.web.test_database_documents import fill
from tests.web.things import asked

INCOMPLETE, SENT, COMPLETED = "Incomplete", "Sent to host", "Completed"
ASKED = 2
"""Once by the page that is opened, once by the save: not for each certificate."""


@pytest.fixture
def three(trainee: Visitor, host: Visitor, entry: str) -> dict[str, str]:
    """The numbers of three certificates, by how far each is with its host."""
    numbers = with_participants(trainee, entry)
    waiting, done = (certificate(trainee, number) for number in numbers[1:])
    sent(trainee, waiting)
    fill(trainee, done)
    assert confirmed(host, sent(trainee, done)).status_code == 303
    return dict(zip((INCOMPLETE, SENT, COMPLETED), numbers, strict=True))


@pytest.mark.parametrize(
    "at", [f"{HOME}/documents", f"{MOBILITIES}/{{entry}}", f"{MOBILITIES}/{{entry}}?view"]
)
def test_lists_say_how_far_each_is_and_offer_to_edit_what_is_here(
    trainee: Visitor, entry: str, three: dict[str, str], at: str
) -> None:
    rows = page(trainee.get(at.format(entry=entry))).select("tbody tr")

    said = {row.select_one("td.code").get_text(): row.get_text(" ", strip=True) for row in rows}
    assert {state: state in said[number] for state, number in three.items()} == dict.fromkeys(three, True)
    links = {row.select_one("td.code").get_text(): {a.get_text() for a in row.select("a")} for row in rows}
    for state, number in three.items():
        assert {"View", "Download PDF", "Download DOCX"} <= links[number]
        may_edit = state == INCOMPLETE and not at.endswith("?view")
        assert ({"Edit", "Duplicate", "Delete"} <= links[number]) == may_edit
        assert may_edit or not {"Edit", "Duplicate", "Delete"} & links[number]


@pytest.mark.parametrize(
    ("asked_for", "state"), [("incomplete", INCOMPLETE), ("sent", SENT), ("completed", COMPLETED)]
)
def test_the_list_shows_those_that_are_so_far(
    trainee: Visitor, three: dict[str, str], asked_for: str, state: str
) -> None:
    listed = page(trainee.get(f"{HOME}/documents", query_string={"host": asked_for}))

    assert [cell.get_text() for cell in listed.select("tbody td.code")] == [three[state]]


def test_what_is_with_its_host_does_not_follow_its_mobility(
    app: Flask, trainee: Visitor, entry: str, three: dict[str, str]
) -> None:
    before = {row.number: row.values for row in certificates(app, trainee)}

    with asked(app) as questions:
        trainee.submit(trainee.get(tab(entry, "mentoring")), FORM, mentoring__arrangements="Katru dienu")

    after = {row.number: row.values for row in certificates(app, trainee)}
    assert after[three[INCOMPLETE]]["mentoring"]["arrangements"] == "Katru dienu"
    assert {n: after[n] for n in (three[SENT], three[COMPLETED])} == {
        n: before[n] for n in (three[SENT], three[COMPLETED])
    }
    assert len([question for question in questions if "FROM host_link" in question]) == ASKED
