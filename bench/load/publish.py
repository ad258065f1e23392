"""`make load-publish`: the table and the picture of the last `make load`, for docs/performance.md."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.load.picture import picture
from bench.load.verdict import LIMITS, PAGE
from tests.houserules.tree import ROOT

LAST = ROOT / "test-results" / "load.json"
KEPT = Path(__file__).with_name("measured.json")
"""The runs that are published; they come along with the source, so that the picture can be drawn anew."""

PICTURE = ROOT / "docs" / "pictures" / "load.svg"
PAGES = ROOT / "docs" / "performance.md"
PLACE = re.compile(r"(<!-- make load -->\n).*?(<!-- end of make load -->)", re.DOTALL)

Found = Mapping[str, Any]


def table(runs: Sequence[Found]) -> Iterator[str]:
    """Percentiles of every kind of request, a column for each run."""
    yield "| 95 of 100 within ms (median) | limit | " + " | ".join(run["name"] for run in runs) + " |"
    yield "|---" * (len(runs) + 2) + "|"
    for kind in dict.fromkeys(kind for run in runs for kind in run["kinds"]):
        limit = LIMITS.get(kind, PAGE) or ""
        yield f"| {kind} | {limit} | " + " | ".join(_cell(run["kinds"].get(kind)) for run in runs) + " |"
    for name, shown in (
        ("minutes", lambda run: f"{run['minutes']:g}"),
        ("requests", lambda run: f"{run['requests']:,}"),
        ("wrong answers", lambda run: str(len(run["faults"]))),
        ("“locked” in the log", lambda run: str(run["locked"])),
        ("of one core: server", lambda run: f"{run['cpu']['server']:.0%}"),
        ("of one core: generator", lambda run: f"{run['cpu']['generator']:.0%}"),
        ("of one core: PostgreSQL", lambda run: f"{run['cpu']['database']:.0%}"),
        ("largest process, MB: start", lambda run: _largest(run, "start")),
        ("largest process, MB: after 5,000 requests", lambda run: _largest(run, "many")),
        ("largest process, MB: end", lambda run: _largest(run, "end")),
    ):
        yield f"| {name} | | " + " | ".join(shown(run) for run in runs) + " |"


def _cell(taken: Found | None) -> str:
    return f"{taken['p95']:.0f} ({taken['median']:.0f})" if taken else ""


def _largest(run: Found, when: str) -> str:
    return f"{max(run['memory'][when].values()):.0f}" if when in run["memory"] else ""


def main() -> None:
    """Keep the last runs, where there are some, and draw what is kept."""
    if LAST.exists():
        KEPT.write_text(LAST.read_text(encoding="utf-8"), encoding="utf-8")
    runs = json.loads(KEPT.read_text(encoding="utf-8"))
    PICTURE.write_text(picture(runs), encoding="utf-8")
    written, places = PLACE.subn(
        lambda found: f"{found[1]}{chr(10).join(table(runs))}\n{found[2]}", PAGES.read_text(encoding="utf-8")
    )
    assert places == 1, "docs/performance.md has no place for the table"
    PAGES.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
