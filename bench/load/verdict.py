"""What a run must hold: how quick each kind of request is, and what may not occur at all."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.load.practice import DOCX, PDF

PAGE, FILE = 300, 1500
"""Milliseconds within which 95 of 100 pages and saves are there, and first PDFs of a document."""

LIMITS = {PDF: FILE, DOCX: None}
TOGETHER, ENOUGH = "pages and saves", 100
"""All that has the first limit is judged together; a kind of its own too where it was asked for so often."""

MUST_HOLD = {"sqlite": 30, "postgresql": 200}
"""So many trainees must be served well; what is measured beyond is only reported."""

LOCKED = re.compile(r"locked|lock timeout|deadlock", re.IGNORECASE)
FAILED = re.compile(r'"level": "(?:error|critical)"|^Traceback|\[(?:ERROR|CRITICAL)\]', re.MULTILINE)
OF_A_PART = 60
"""Seconds whose answers make one point of the picture."""


@dataclass(frozen=True)
class Run:
    """A number of trainees on a database."""

    database: str
    trainees: int

    @property
    def name(self) -> str:
        label = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[self.database]
        return f"{label}, {self.trainees} trainees"

    @property
    def must_hold(self) -> bool:
        return self.trainees <= MUST_HOLD[self.database]


def measured(run: Run, folder: Path, minutes: float) -> dict[str, Any]:
    """Everything that a run has shown, as it is kept."""
    with (folder / "taken.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    kinds: dict[str, list[float]] = defaultdict(list)
    for kind, _moment, milliseconds, _size, fault in rows:
        if not fault:
            kinds[kind].append(float(milliseconds))
    log = (folder / "server.log").read_text(encoding="utf-8", errors="replace")
    return {
        "name": run.name,
        "minutes": minutes,
        "requests": len(rows),
        "kinds": {kind: figures(taken) for kind, taken in together(kinds).items()},
        "over_time": over_time(rows),
        "faults": [f"{kind}: {fault}" for kind, _moment, _taken, _size, fault in rows if fault],
        "locked": len(LOCKED.findall(log)),
        "failed": len(FAILED.findall(log)),
        **json.loads((folder / "watched.json").read_text(encoding="utf-8")),
    }


def together(kinds: Mapping[str, list[float]]) -> dict[str, list[float]]:
    """What was measured of each kind, and of pages and saves as one."""
    pages = [one for kind, taken in kinds.items() if LIMITS.get(kind, PAGE) == PAGE for one in taken]
    return {**kinds, TOGETHER: pages} if pages else dict(kinds)


def figures(taken: Sequence[float]) -> dict[str, float]:
    """Count, median, percentiles and worst, in milliseconds."""
    hundredths = quantiles(taken, n=100, method="inclusive") if len(taken) > 1 else [taken[0]] * 99
    return {
        "count": len(taken),
        "median": round(median(taken), 1),
        "p95": round(hundredths[94], 1),
        "p99": round(hundredths[98], 1),
        "worst": round(max(taken), 1),
    }


def over_time(rows: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Median and percentile of pages and saves, minute by minute."""
    pages = [
        (float(row[1]), float(row[2])) for row in rows if LIMITS.get(row[0], PAGE) == PAGE and not row[4]
    ]
    began = min((moment for moment, _ in pages), default=0)
    parts: dict[int, list[float]] = defaultdict(list)
    for moment, milliseconds in pages:
        parts[int((moment - began) // OF_A_PART)].append(milliseconds)
    return [{"minute": part + 1, **figures(taken)} for part, taken in sorted(parts.items())]


def complaints(found: Mapping[str, Any], *, times: bool = True) -> Iterator[str]:
    """Why a run did not hold, one sentence each; `times` may be left out where few are there to judge by."""
    yield from wrong(found)
    if times:
        yield from slow(found)


def wrong(found: Mapping[str, Any]) -> Iterator[str]:
    """What may not occur at all."""
    if not found["kinds"]:
        yield "nothing was answered"
    if found["faults"]:
        yield f"{len(found['faults'])} answers were wrong, the first: {found['faults'][0]}"
    for name, what in (("locked", "of a lock"), ("failed", "of an error")):
        if found[name]:
            yield f"the server's log speaks {found[name]} times {what}"


def slow(found: Mapping[str, Any]) -> Iterator[str]:
    """What took too long."""
    for kind, taken in found["kinds"].items():
        limit, is_judged = LIMITS.get(kind, PAGE), kind in (TOGETHER, PDF) or taken["count"] >= ENOUGH
        if limit and is_judged and taken["p95"] > limit:
            yield f"{kind}: 95 of 100 within {taken['p95']:.0f} ms, not {limit}"


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """A run as a table for people."""
    yield f"\n{found['name']}, {found['minutes']:g} minutes: {found['requests']} requests, milliseconds"
    yield f"{'':<20}{'count':>8}{'median':>8}{'p95':>8}{'p99':>8}{'worst':>9}{'limit':>7}"
    for kind, taken in found["kinds"].items():
        limit = LIMITS.get(kind, PAGE) or ""
        shown = "".join(f"{taken[name]:>8.0f}" for name in ("count", "median", "p95", "p99"))
        yield f"{kind:<20}{shown}{taken['worst']:>9.0f}{limit:>7}"
    shares = ", ".join(f"{name} {share:.0%}" for name, share in found["cpu"].items())
    yield f"Of one core: {shares}"
    for when, workers in found["memory"].items():
        yield f"Memory of the workers in MB, {when}: " + ", ".join(f"{mb:.0f}" for mb in workers.values())
