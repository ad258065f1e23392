"""What is in one workspace does not exist for anybody else, at every address and method, whatever its id."""

from uuid import uuid4

import pytest
from flask import Flask

from tests.conftest import Draft, dialog_of, listed, mobility_of
from tests.web.addresses import METHODS, PLACE, address_of, kept_list, rules
from tests.web.browsing import HTMX, Visitor, page
from tests.web.things import DocumentAt, everything_counted, revisions, saved
from tests.web.world import NEVER, SENT, World, comparable, world_of

NO_ID = {
    "digest": "what a file of the program holds, the same for everybody",
    "entry": "an entry of the menu, the same for everybody",
    "key": "the key of a section, the same in every document of a type",
    "name": "a file of the program",
    "suffix": "the kind of a file",
    "token": "opens one document in every browser: test_host_isolation.py",
}
ADDRESSES = sorted({rule for _method, rule in kept_list()})
CASES = [(rule, place) for rule in ADDRESSES for place in PLACE.findall(rule) if place in NEVER]
TAKEN = [
    (method, rule, place) for rule, place in CASES for method in METHODS if (method, rule) in kept_list()
]
OF_A_PROJECT = [rule for rule in rules("GET", holding="<code>") if "<uuid:" not in rule]
every_case = pytest.mark.parametrize(("rule", "place"), CASES)
every_method = pytest.mark.parametrize("method", METHODS)


@pytest.fixture(scope="module")
def world(app: Flask) -> World:
    return world_of(app)


def test_every_place_in_an_address_is_known() -> None:
    assert {place for rule in ADDRESSES for place in PLACE.findall(rule)} == {*NEVER, *NO_ID}


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@every_method
@every_case
def test_anothers_reads_like_what_never_was(
    app: Flask, world: World, rule: str, place: str, method: str, headers: dict[str, str]
) -> None:
    before, rows = everything_counted(app), world.rows() if method == "POST" else None

    foreign, never = world.both(world.stranger, method, rule, place, headers)

    asked = (*(world.anothers[name] for name in (place, "group_id", "entry_id")), NEVER[place])
    assert foreign.status_code == 404
    assert comparable(foreign, *asked) == comparable(never, *asked)
    assert everything_counted(app) == before
    assert rows is None or world.rows() == rows


@pytest.mark.parametrize(("method", "rule", "place"), TAKEN)
def test_without_a_workspace_nothing_is_told_apart(
    app: Flask, world: World, method: str, rule: str, place: str
) -> None:
    before = everything_counted(app)

    foreign, never = world.both(world.nobody, method, rule, place, {})

    asked = (*(world.anothers[name] for name in (place, "group_id", "entry_id")), NEVER[place])
    assert foreign.status_code == (303 if method == "GET" else 401)
    assert comparable(foreign, *asked) == comparable(never, *asked)
    assert everything_counted(app) == before


@pytest.mark.parametrize("rule", OF_A_PROJECT)
def test_a_shared_address_shows_everybody_their_own(
    stranger: Visitor, draft: Draft, project: str, mobility: str, group: tuple[str, str], rule: str
) -> None:
    mine = draft("group_programme" if "group-mobilities/<" in rule else "learning_agreement")
    places = {"code": project, "mobility_id": mobility, "group_code": group[0], "group_id": group[1]}

    more = {"entry": "budget", "key": "comments", "suffix": "csv", "number": 1}
    answer = stranger.get(address_of(rule, {**places, **more}))

    assert answer.status_code == 200
    assert str(mine.id) not in answer.text


def test_a_shared_address_shows_the_same_project_in_both_workspaces(
    trainee: Visitor, stranger: Visitor, agreement: DocumentAt, project: str
) -> None:
    mine, theirs = listed(trainee, project), listed(stranger, project)

    assert agreement in mine
    assert len(theirs) == len(mine) - 1
    assert not set(mine) & set(theirs)


def test_a_document_is_not_started_from_anothers_agreement(
    stranger: Visitor, agreement: DocumentAt, project: str, mobility: str
) -> None:
    address = dialog_of(project, mobility)

    asked = stranger.get(address, query_string={"from": str(agreement.id)})
    sent = {"type": "mobility_certificate", "title": "X", "language": "lv", "agreement": str(agreement.id)}
    posted = stranger.post(address, sent)

    assert asked.status_code == 404
    assert posted.status_code == 422
    assert listed(stranger, project, search="X") == listed(stranger, project, search=mobility)


def test_a_key_that_is_anothers_document_makes_a_document_of_ones_own(
    app: Flask, trainee: Visitor, stranger: Visitor, agreement: DocumentAt, project: str, mobility: str
) -> None:
    fields = {"type": "learning_agreement", "title": "Mans", "language": "lv", "key": str(agreement.id)}

    made = stranger.post(dialog_of(project, mobility), fields)

    assert made.status_code == 303
    assert page(stranger.get(agreement.view)).h1.get_text() == "Mans"
    assert page(trainee.get(agreement.view)).h1.get_text() == "Learning agreement"


def test_a_mobility_of_another_project_is_not_found_under_this_one(trainee: Visitor, project: str) -> None:
    school = project.replace("KA121-VET-000123456", "KA122-SCH-000123789")
    pupil = mobility_of(trainee, school, "Āris Čiekurs")

    assert trainee.get(f"/projects/{school}/mobilities/{pupil}").status_code == 200
    assert trainee.get(f"/projects/{project}/mobilities/{pupil}").status_code == 404


def test_a_cookie_of_a_workspace_that_is_gone_is_no_workspace(app: Flask) -> None:
    visitor = Visitor(app)
    with visitor.browser.session_transaction() as session:
        session["workspace"] = str(uuid4())

    assert visitor.get("/projects").location.startswith("/?next=")
    assert visitor.get("/").status_code == 200


def test_what_a_stranger_sends_leaves_no_trace(app: Flask, stranger: Visitor, agreement: DocumentAt) -> None:
    stranger.post(agreement.tab("participant"), SENT)
    stranger.post(agreement.at("delete"), SENT)

    assert saved(app, agreement).revision == 1
    assert len(revisions(app, agreement)) == 1
