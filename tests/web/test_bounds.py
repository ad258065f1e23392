"""What one address may do only so often in an hour: open practice copies, and type wrong return codes."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from flask import Flask

from bm_workspace import create_app
from bm_workspace.config import WORKSPACES_PER_HOUR, WRONG_CODES_PER_HOUR
from bm_workspace.services.bounds import OPENING, WRONG_CODE, forget_counts
from bm_workspace.web import entrance
from tests.conftest import NewDatabase, started
from tests.web.bounding import (
    NEW_ADDRESS,
    NOW,
    WRONG,
    bounded_settings,
    counts,
    refused_for,
    use,
    visitor_at,
)
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.things import engine_of, everything_counted

At = Callable[[datetime], None]


@pytest.fixture(scope="module")
def url(new_database: NewDatabase) -> str:
    return new_database()


@pytest.fixture(scope="module")
def bounded(url: str) -> Iterator[Flask]:
    """A program with the bounds that an operator gets who sets none."""
    app = create_app(bounded_settings(url))
    yield app
    engine_of(app).dispose()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Sets the clock; it stands at NOW."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(entrance, "now", lambda: moment)

    set_to(NOW)
    return set_to


@pytest.fixture
def address(at: At) -> str:
    """An address from which nothing was done yet."""
    return next(NEW_ADDRESS)


@pytest.fixture
def visitor(bounded: Flask, address: str) -> Visitor:
    """Somebody at that address."""
    return visitor_at(bounded, address)


@pytest.fixture
def neighbour(bounded: Flask, visitor: Visitor) -> Visitor:
    """Somebody at another address."""
    return visitor_at(bounded, next(NEW_ADDRESS))


def test_the_bounds_are_wide_enough_for_classes_behind_one_address() -> None:
    opened, start_over, mistypes = 60, 90, 3

    assert opened + start_over <= WORKSPACES_PER_HOUR
    assert 30 * mistypes <= WRONG_CODES_PER_HOUR


def test_the_last_practice_copy_is_opened_and_the_next_is_not(
    bounded: Flask, visitor: Visitor, neighbour: Visitor, address: str
) -> None:
    use(bounded, OPENING, address, WORKSPACES_PER_HOUR - 1)
    started(visitor)
    late = visitor_at(bounded, address)
    before = everything_counted(bounded)["workspace"]

    assert refused_for(late.post("/start")) == 3600
    assert refused_for(visitor.post("/start-over")) == 3600
    assert everything_counted(bounded)["workspace"] == before
    assert visitor.get("/projects").status_code == 200
    started(neighbour)


def test_who_has_a_practice_copy_is_led_into_it_whatever_others_did(
    bounded: Flask, visitor: Visitor, address: str
) -> None:
    started(visitor)
    use(bounded, OPENING, address, WORKSPACES_PER_HOUR - 1)

    assert visitor.post("/start").location == "/first-project"


def test_it_is_opened_from_the_page_of_the_refusal_once_the_hour_is_over(
    bounded: Flask, visitor: Visitor, address: str, at: At
) -> None:
    use(bounded, OPENING, address, WORKSPACES_PER_HOUR)
    at(NOW + timedelta(minutes=40))

    refused = visitor.post("/start", {"next": "/projects?x=1"})

    assert refused_for(refused) == 20 * 60
    assert "Wait 20 min." in text_of(refused, ".lead")
    at(NOW + timedelta(hours=1))
    assert visitor.submit(refused, "form.kept").location == "/projects?x=1"


def test_a_refusal_can_be_sent_again_though_nothing_was_typed(
    bounded: Flask, visitor: Visitor, address: str, at: At
) -> None:
    started(visitor)
    use(bounded, OPENING, address, WORKSPACES_PER_HOUR - 1)

    refused = visitor.post("/start-over")

    at(NOW + timedelta(hours=1))
    assert visitor.submit(refused, "form.kept").location == "/first-project"


@pytest.mark.parametrize(("language", "words"), [("en", "Too many wrong"), ("lv", "pārāk daudz nepareizu")])
def test_a_code_too_many_is_not_looked_at_and_stays_in_its_field(
    bounded: Flask, visitor: Visitor, neighbour: Visitor, address: str, language: str, words: str
) -> None:
    code = page(started(neighbour).get("/return-code")).select_one("code").get_text()
    guesser = visitor_at(bounded, address, language)
    for _ in range(WRONG_CODES_PER_HOUR):
        assert guesser.post("/come-back", WRONG).status_code == 422

    refused = guesser.post("/come-back", {"code": code, "next": "/projects?x=1"})

    assert refused_for(refused) == 3600
    assert words in text_of(refused, "#code-error")
    assert "60 min." in text_of(refused, "#code-error")
    assert (shown(refused, "code"), shown(refused, "next")) == (code, "/projects?x=1")
    assert visitor_at(bounded, next(NEW_ADDRESS)).post("/come-back", {"code": code}).status_code == 303


def test_the_same_code_opens_once_the_hour_is_over(
    bounded: Flask, visitor: Visitor, neighbour: Visitor, address: str, at: At
) -> None:
    code = page(started(neighbour).get("/return-code")).select_one("code").get_text()
    use(bounded, WRONG_CODE, address, WRONG_CODES_PER_HOUR)
    refused = visitor.post("/come-back", {"code": code})
    assert refused.status_code == 429

    at(NOW + timedelta(hours=1))

    assert visitor.submit(refused, "form[action='/come-back']").status_code == 303


def test_right_codes_are_not_counted(
    bounded: Flask, visitor: Visitor, neighbour: Visitor, address: str
) -> None:
    code = page(started(neighbour).get("/return-code")).select_one("code").get_text()
    use(bounded, WRONG_CODE, address, WRONG_CODES_PER_HOUR - 1)

    answers = [visitor.post("/come-back", {"code": sent}) for sent in (code, code, "A", "B")]

    assert [answer.status_code for answer in answers] == [303, 303, 422, 429]


@pytest.mark.parametrize(
    ("act", "ending", "done"), [(OPENING, "/start", 303), (WRONG_CODE, "/come-back", 422)]
)
def test_of_many_at_once_none_slips_through(
    bounded: Flask, address: str, act: str, ending: str, done: int
) -> None:
    use(bounded, act, address, bounded.config["BM_MOST"][act] - 3)
    visitors = [visitor_at(bounded, address) for _ in range(8)]
    assert all(visitor.token for visitor in visitors)
    statuses: list[int] = []
    threads = [
        Thread(target=lambda one=one: statuses.append(one.post(ending, WRONG).status_code))
        for one in visitors
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == sorted([done] * 3 + [429] * 5)


def test_two_processes_share_the_count(bounded: Flask, url: str, address: str) -> None:
    other = create_app(bounded_settings(url))
    use(bounded, WRONG_CODE, address, WRONG_CODES_PER_HOUR - 1)

    first = visitor_at(other, address).post("/come-back", WRONG)
    second = visitor_at(bounded, address).post("/come-back", WRONG)

    assert (first.status_code, second.status_code) == (422, 429)
    engine_of(other).dispose()


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_what_a_visitor_claims_to_be_their_address_does_not_help(
    url: str, address: str, proxies: int
) -> None:
    """Each web server in front appends the address that it was asked from to what stands there."""
    app = create_app(bounded_settings(url, proxies=proxies))
    use(app, WRONG_CODE, address, WRONG_CODES_PER_HOUR)
    in_front = ["10.0.0.1", "10.0.0.2"][:proxies]
    asked_from = [address, *in_front]

    claimed = ", ".join(["203.0.113.9", *asked_from[:-1]])
    visitor = visitor_at(app, asked_from[-1])

    answer = visitor.post("/come-back", WRONG, headers={"X-Forwarded-For": claimed})
    assert answer.status_code == 429
    engine_of(app).dispose()


def test_counts_that_are_over_are_dropped_with_the_next(bounded: Flask, address: str, at: At) -> None:
    for _ in range(5):
        use(bounded, OPENING, next(NEW_ADDRESS), 1)
    at(NOW + timedelta(hours=1))

    visitor_at(bounded, address).post("/come-back", WRONG)

    assert counts(bounded, until=NOW + timedelta(hours=1)) == 0


def test_counts_that_are_over_are_dropped_at_start(bounded: Flask, address: str) -> None:
    use(bounded, OPENING, address, 2)
    over = NOW + timedelta(hours=1)

    forget_counts(engine_of(bounded), now=over - timedelta(minutes=1))
    assert counts(bounded, until=over) > 0

    forget_counts(engine_of(bounded), now=over)
    assert counts(bounded, until=over) == 0


def test_where_nothing_is_bounded_nothing_is_counted(app: Flask, nobody: Visitor) -> None:
    nobody.post("/come-back", WRONG)
    started(nobody)

    assert counts(app, until=datetime.now(UTC) + timedelta(hours=2)) == 0
