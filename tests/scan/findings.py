"""What a report of the scanner says, less the false alarms that are listed with their reasons."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FALSE_ALARMS = Path(__file__).with_name("false_alarms.json")
LEVELS = ("informational", "low", "medium", "high", "critical")
KINDS = ("vulnerabilities", "anomalies", "additionals")
FEWEST_PAGES = 20
"""A scanner that met fewer pages has not been inside."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that the scanner reports."""

    category: str
    level: int
    method: str
    path: str
    parameter: str
    info: str

    def __str__(self) -> str:
        place = f"{self.method} {self.path} {self.parameter}".rstrip()
        return f"{LEVELS[self.level]}: {self.category}: {place}: {self.info}"


def findings(report: Mapping[str, Any]) -> list[Finding]:
    """Everything reported, the worst first."""
    return sorted(_all(report), key=lambda finding: (-finding.level, str(finding)))


def _all(report: Mapping[str, Any]) -> Iterator[Finding]:
    for kind in KINDS:
        for category, found in report[kind].items():
            for one in found:
                yield Finding(
                    category=category,
                    level=one["level"],
                    method=one["method"],
                    path=one["path"],
                    parameter=one["parameter"] or "",
                    info=" ".join(one["info"].split()),
                )


def false_alarms() -> list[dict[str, str]]:
    """The list that is kept: category, patterns of path and info, reason."""
    listed: list[dict[str, str]] = json.loads(FALSE_ALARMS.read_text(encoding="utf-8"))
    return listed


def alarming(found: Sequence[Finding], alarms: Sequence[Mapping[str, str]]) -> list[Finding]:
    """What is more than informational and not known as a false alarm."""
    return [one for one in found if one.level > 0 and not any(_is_about(alarm, one) for alarm in alarms)]


def _is_about(alarm: Mapping[str, str], found: Finding) -> bool:
    return (
        alarm["category"] == found.category
        and re.fullmatch(alarm["path"], found.path) is not None
        and re.search(alarm["info"], found.info) is not None
    )


def troubles(report: Mapping[str, Any], answered: Sequence[int]) -> list[str]:
    """Why a scan has failed; `answered` are the statuses that stand in the product's log."""
    pages, errors = report["infos"]["crawled_pages_nbr"], [status for status in answered if status >= 500]
    few = [f"Only {pages} pages were met."] if pages < FEWEST_PAGES else []
    broken = [f"The product answered {len(errors)} times with an error of its own."] if errors else []
    return [*few, *broken, *map(str, alarming(findings(report), false_alarms()))]
