"""Hosted, a visitor's own address is what is bounded, whichever process answers and whatever is claimed."""

import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPSConnection
from urllib.parse import urlencode

import pytest

from bm_workspace.config import WRONG_CODES_PER_HOUR
from tests.conftest import NewDatabase
from tests.hosting.front import MISSING, Front, hosted, nginx
from tests.hosting.test_behind_nginx import TOKEN, answered
from tests.postgres import is_strict

HERE, ELSEWHERE = "127.0.0.1", "127.0.0.2"


@pytest.fixture(scope="module")
def front(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """The program, hosted with the bounds that an operator gets who sets none."""
    if nginx() is None:
        (pytest.fail if is_strict() else pytest.skip)(MISSING)
    with hosted(tmp_path_factory.mktemp("hosted"), new_database()) as front:
        yield front


class Guesser:
    """Somebody at an address who types codes, and claims to be elsewhere."""

    def __init__(self, front: Front, address: str) -> None:
        trusted = ssl.create_default_context(cafile=str(front.folder / "cert.pem"))
        host, port = front.https.removeprefix("https://").split(":")
        self.line = HTTPSConnection(host, int(port), context=trusted, source_address=(address, 0))
        self.line.request("GET", "/")
        answer = self.line.getresponse()
        self.cookie = str(answer.headers["Set-Cookie"]).partition(";")[0]
        found = TOKEN.search(answer.read().decode())
        assert found
        self.sent = urlencode({"csrf_token": found[1], "code": "AAAAABBBBB"})
        self.headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self.cookie,
            "Referer": front.https + "/",
        }

    def guess(self, claimed: str) -> int:
        """What is answered to a wrong code."""
        headers = {
            **self.headers,
            "X-Forwarded-For": claimed,
            "X-Real-IP": claimed,
            "Forwarded": f"for={claimed}",
        }
        self.line.request("POST", "/come-back", self.sent, headers)
        answer = self.line.getresponse()
        answer.read()
        return answer.status


@contextmanager
def guesser_at(address: str, front: Front) -> Iterator[Guesser]:
    """Somebody at an address of this machine."""
    guesser = Guesser(front, address)
    with closing(guesser.line):
        yield guesser


def test_who_claims_another_address_each_time_is_bounded_all_the_same(front: Front) -> None:
    before = answered(front)

    with guesser_at(HERE, front) as guesser:
        statuses = [guesser.guess(f"203.0.113.{number}") for number in range(WRONG_CODES_PER_HOUR + 2)]
    with guesser_at(ELSEWHERE, front) as neighbour:
        other = neighbour.guess(HERE)

    assert statuses == [422] * WRONG_CODES_PER_HOUR + [429] * 2
    assert all(now > was + 40 for was, now in zip(before, answered(front), strict=True))
    assert other == 422
