"""Addresses from which bounded things are done, and the counts of them."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from bm_workspace.config import WORKSPACES_PER_HOUR, WRONG_CODES_PER_HOUR, Settings
from bm_workspace.extensions import db
from bm_workspace.services.bounds import Bound, place_of
from bm_workspace.store.address_counts import AddressCount, AddressCounts
from tests.conftest import settings_for
from tests.web.browsing import Visitor
from tests.web.things import engine_of

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
WRONG = {"code": "AAAAABBBBB"}
NEW_ADDRESS = (f"192.0.2.{number}" for number in count(1))


def bounded_settings(url: str, **more: int) -> Settings:
    bounds = {"workspaces_per_hour": WORKSPACES_PER_HOUR, "wrong_codes_per_hour": WRONG_CODES_PER_HOUR}
    return replace(settings_for(url), **bounds, **more)


def visitor_at(app: Flask, address: str, language: str = "en") -> Visitor:
    visitor = Visitor(app, language)
    visitor.browser.environ_base["REMOTE_ADDR"] = address
    return visitor


def use(app: Flask, act: str, address: str, times: int) -> None:
    """Do what is bounded so many times, as the pages do it."""
    most, key = app.config["BM_MOST"][act], str(app.secret_key).encode()
    with app.app_context():
        place = place_of(address, act, key=key)
        bound = Bound(counts=AddressCounts(db.session()), act=act, place=place, most=most)
        for _ in range(times):
            bound.count(now=NOW)
            bound.counts.keep()


def refused_for(answer: TestResponse) -> int:
    """The seconds after which an answer says to try again."""
    assert answer.status_code == 429
    return int(answer.headers["Retry-After"])


def counts(app: Flask, until: datetime) -> int:
    """How many counts the database holds that are over by then."""
    query = select(func.count()).select_from(AddressCount).where(AddressCount.ends_at <= until)
    with engine_of(app).connect() as connection:
        return connection.scalar(query) or 0
