"""Walks on both databases until so many requests were sent to each: `python -m tests.fuzz 20000`."""

import argparse
import secrets
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from traceback import format_exception

from hypothesis.errors import Flaky

from bm_workspace import create_app
from tests.conftest import settings_for
from tests.fuzz.walking import Tally, walks
from tests.postgres import MISSING, fresh_database, server
from tests.web.addresses import rules
from tests.web.things import engine_of

AT_ONCE = 50
"""Walks of one number: what one number found can be walked again in a minute."""

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, kw_only=True)
class Found:
    """How it went on one database."""

    told: str
    failures: list[str]


@contextmanager
def database(kind: str) -> Iterator[str]:
    """The address of an empty database that lives as long as the block."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'fuzz.sqlite'}"
        return
    with server() as address:
        if address is None:
            sys.exit(MISSING)
        with fresh_database(address) as url:
            yield url


def fuzz(kind: str, requests: int, number: int) -> Found:
    """Walk until so many requests were sent; what failed does not end it."""
    tally, failures, began = Tally(), [], monotonic()
    with database(kind) as url:
        app = create_app(settings_for(url))
        while tally.requests < requests:
            try:
                walks(app, tally, number=number, count=AT_ONCE)
            except (AssertionError, Flaky) as failure:
                failures.append("".join(format_exception(failure)))
            number += 1
            print(f"{kind}: {told(tally)}", file=sys.stderr, flush=True)
        engine_of(app).dispose()
    return Found(told=f"{kind}: {told(tally)}, in {monotonic() - began:.0f} s", failures=failures)


def told(tally: Tally) -> str:
    """How many requests, how they were answered, and how many addresses took a form."""
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(tally.answers.items()))
    forms = set(rules("POST"))
    untouched = sorted(forms - tally.taken)
    taken = f"{len(forms) - len(untouched)} of {len(forms)} addresses took a form"
    return f"{tally.requests} requests; {answers}; {taken} {untouched or ''}".rstrip()


def main() -> None:
    """Both databases at once; the number under which the walks can be repeated is told first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requests", nargs="?", type=int, default=20_000, help="how many on each database")
    parser.add_argument("--number", type=int, default=secrets.randbelow(10**6), help="repeat these walks")
    asked = parser.parse_args()
    print(f"python -m tests.fuzz {asked.requests} --number {asked.number}", flush=True)
    with ProcessPoolExecutor(len(DATABASES)) as several:
        running = [several.submit(fuzz, kind, asked.requests, asked.number) for kind in DATABASES]
        found = [one.result() for one in running]
    for one in found:
        print("\n".join([*one.failures, one.told]), flush=True)
    sys.exit(any(one.failures for one in found))


if __name__ == "__main__":
    main()
