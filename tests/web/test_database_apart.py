"""The database stands apart: from projects and other practice copies, closed before the registration."""

from urllib.parse import urlsplit

import pytest
from flask import Flask

from bm_workspace.identifiers import DATABASE
from tests.conftest import project_of
from tests.web.addresses import address_of, rules
from tests.web.browsing import Visitor, page, text_of
from tests.web.databasing import (
    ENTRY,
    HOME,
    MOBILITIES,
    REGISTRATION,
    SHORT,
    entered,
    registered,
    registration,
)
from tests.web.things import held_by
from tests.web.world import NEVER

SENT = {"revision": "1", "action": "delete", "tick": "x:1"}
SOME = {
    "key": "entry",
    "entry": "budget",
    "suffix": "csv",
    "number": "1",
    "entry_id": "M-2026-0001",
    "entry_key": "entry",
    "entry_suffix": "pdf",
}


def own_addresses(method: str) -> list[str]:
    return [
        rule
        for rule in rules(method)
        if rule.startswith(f"{HOME}/") and rule not in ("/database/which-route", "/database/register")
    ]


def never_there(rule: str) -> str:
    """The address of something in the database that is not there."""
    return address_of(rule, {**NEVER, "code": DATABASE, "group_code": DATABASE, "group_id": "M-1", **SOME})


@pytest.mark.parametrize("rule", own_addresses("GET"))
def test_before_the_registration_every_page_leads_to_it(trainee: Visitor, rule: str) -> None:
    answer = trainee.get(never_there(rule))

    assert (answer.status_code, answer.location) == (303, HOME)


@pytest.mark.parametrize("rule", own_addresses("POST"))
def test_before_the_registration_nothing_can_be_sent(app: Flask, trainee: Visitor, rule: str) -> None:
    answer = trainee.post(never_there(rule), SENT)

    assert answer.status_code == 404
    assert registration(app, trainee) == []


@pytest.mark.parametrize("rule", [rule for rule in rules("POST") if rule.startswith("/projects/<code>")])
def test_nothing_of_a_project_can_be_sent_to_it(app: Flask, trainee: Visitor, rule: str) -> None:
    registered(trainee)
    before = held_by(app, trainee.workspace)

    answer = trainee.post(never_there(rule), SENT)

    assert answer.status_code in (303, 308, 404, 422)
    assert answer.status_code != 303 or "/database" in answer.location
    assert held_by(app, trainee.workspace) == before


@pytest.mark.parametrize(
    "ending",
    ["", "/documents", "/mobilities", "/reports", "/organisations", "/persons", "/import-export"],
)
@pytest.mark.parametrize("is_registered", [False, True])
def test_it_is_no_project(trainee: Visitor, ending: str, is_registered: bool) -> None:
    if is_registered:
        registered(trainee)

    answer = trainee.send("GET", f"/projects/database{ending}")

    assert answer.status_code in (303, 308, 404)
    assert answer.status_code == 404 or urlsplit(answer.location).path.startswith(HOME)


def test_the_projects_do_not_name_it(trainee: Visitor) -> None:
    before = [text_of(trainee.get("/projects"), "table"), trainee.get("/first-project").location]

    entered(registered(trainee))

    assert [text_of(trainee.get("/projects"), "table"), trainee.get("/first-project").location] == before
    vet = project_of(trainee, "KA121-VET")
    assert ENTRY["new__title"] not in trainee.get(f"/projects/{vet}/mobilities").text


def test_another_workspace_sees_nothing_of_it(trainee: Visitor, stranger: Visitor) -> None:
    mobility = entered(registered(trainee))

    assert page(stranger.get(HOME)).select_one(SHORT)
    assert stranger.get(f"{MOBILITIES}/{mobility}").location == HOME
    registered(stranger)
    assert stranger.send("GET", f"{MOBILITIES}/{mobility}").status_code == 404
    assert not page(stranger.get(HOME)).select("tbody tr")


def test_nobody_without_a_practice_copy_comes_in(nobody: Visitor) -> None:
    answer = nobody.post(f"{HOME}/register", REGISTRATION)

    assert nobody.get(HOME).location == "/?next=/database"
    assert answer.status_code == 401
    assert REGISTRATION["registration__name"] in answer.text
