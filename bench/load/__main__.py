"""`make load`: trainees on the hosted product; ends with an error where it does not hold."""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy.engine import make_url

from bench.load.verdict import MUST_HOLD, Run, complaints, lines, measured
from bench.served import Served, end, served
from tests.houserules.tree import ROOT
from tests.postgres import MISSING, fresh_database, server

GENERATOR = ROOT / ".venv-load" / "bin" / "python"
RAMP = 110
"""Seconds within which everybody has come: a class comes within two minutes."""

SHORT = {"runs": "sqlite:10 postgresql:10", "minutes": 0.5, "pace": 6.0}
"""The short form: a few trainees, six times as quick as people; how quick the answers are decides nothing."""

GRACE = 120
"""Seconds after the end within which the generator must be done."""


def read(text: str) -> list[Run]:
    """The runs that `sqlite:30 postgresql:200` names."""
    runs = []
    for word in text.split():
        database, _, trainees = word.partition(":")
        if database not in MUST_HOLD or not trainees.isdecimal():
            raise argparse.ArgumentTypeError(f"{word!r} is not like sqlite:30 or postgresql:200")
        runs.append(Run(database, int(trainees)))
    return runs


@contextmanager
def database(run: Run, folder: Path) -> Iterator[str]:
    """An empty database for a run."""
    if run.database == "sqlite":
        yield f"sqlite:///{folder / 'load.sqlite'}"
        return
    with server() as postgres:
        if postgres is None:
            raise SystemExit(MISSING)
        with fresh_database(postgres) as url:
            yield url


def done(run: Run, minutes: float, pace: float) -> dict[str, Any]:
    """What a run has shown."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with database(run, folder) as url, served(url, folder) as product:
            generate(run, product, folder, url, minutes, pace)
        return measured(run, folder, minutes)


def generate(run: Run, product: Served, folder: Path, url: str, minutes: float, pace: float) -> None:
    """Let the trainees work against a server; nobody waits for a generator that does not end."""
    facts = {
        "LOAD_PORT": str(product.port),
        "LOAD_SERVER": str(product.pid),
        "LOAD_DATABASE": make_url(url).database or "" if run.database == "postgresql" else "",
        "LOAD_PACE": str(pace),
        "LOAD_FOLDER": str(folder),
    }
    seconds, said = round(minutes * 60), folder / "generator.log"
    with said.open("wb") as words:
        generator = subprocess.Popen(  # noqa: S603 a fixed command
            _locust(run, seconds, pace),
            cwd=ROOT,
            env={**os.environ, **facts},
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,
        )
        try:
            if generator.wait(seconds + GRACE):
                raise SystemExit(f"The generator failed:\n{said.read_text(errors='replace')}")
        except subprocess.TimeoutExpired as error:
            raise SystemExit("The generator did not end.") from error
        finally:
            end(generator)


def _locust(run: Run, seconds: int, pace: float) -> list[str]:
    command = [str(GENERATOR), "-m", "locust", "--locustfile", "bench/load/locustfile.py", "--headless"]
    command += ["--users", str(run.trainees), "--spawn-rate", str(max(run.trainees * pace / RAMP, 0.5))]
    command += ["--run-time", f"{seconds}s", "--only-summary", "--loglevel", "WARNING"]
    return [*command, "--exit-code-on-error", "0"]  # we judge


def judge(runs: Sequence[Run], minutes: float, pace: float, into: Path, *, times: bool) -> bool:
    """Do all runs, print and keep what they show; whether all hold that must."""
    kept, holds = [], True
    for run in runs:
        print(f"\n{run.name}: {minutes:g} minutes …", flush=True)
        found = done(run, minutes, pace)
        kept.append(found)
        print("\n".join(lines(found)))
        against = list(complaints(found, times=times))
        for complaint in against:
            print(f"  {complaint}")
        print(f"{run.name}: {'does not hold' if against else 'holds'}", flush=True)
        holds = holds and not (against and run.must_hold)
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return holds


def stop(number: int, _frame: FrameType | None) -> None:
    """A signal to end is an end in order: every server is ended on the way out."""
    print("Broken off: no verdict.", file=sys.stderr)
    raise SystemExit(128 + number)


def main() -> None:
    """Read what is wanted, do it, and say whether it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=read, help="for example: sqlite:30 postgresql:200")
    parser.add_argument("--minutes", type=float, help="how long each run takes")
    parser.add_argument("--short", action="store_true", help="half a minute each, few and quick trainees")
    parser.add_argument("--into", type=Path, default=ROOT / "test-results" / "load.json")
    options = parser.parse_args()
    usual = SHORT if options.short else {"runs": "sqlite:30 postgresql:200", "minutes": 20.0, "pace": 1.0}
    runs, minutes = options.runs or read(str(usual["runs"])), options.minutes or float(usual["minutes"])
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    holds = judge(runs, minutes, float(usual["pace"]), options.into, times=not options.short)
    print(f"\nLoad: {'everything holds that must' if holds else 'NOT everything holds that must'}")
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
