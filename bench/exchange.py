"""`make bench-import`: import and export of 5,000 mobilities, CSV and XLSX, each in a process of its own."""

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

from werkzeug.datastructures import FileStorage

from bench.__main__ import databases
from bench.crowd import FAMILIES, NAMES
from bench.trainee import Trainee, app_on
from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.writing import header
from bm_workspace.exchange.xlsx_table import write_xlsx

ROWS = 5000
PREVIEW, IMPORT, MEMORY = 5, 15, 300
"""Seconds for looking at a file and for importing it, and megabytes of the whole program."""

WRITERS: dict[str, Callable[[Any], bytes]] = {"csv": write_csv, "xlsx": write_xlsx}
STATUS = Path("/proc/self/status")


def table(project: str, count: int, comment: str) -> Iterator[list[str]]:
    """Header and so many right rows, every known column filled."""
    yield header()
    people = cycle((first, last) for last in FAMILIES for first in NAMES)
    for number, (first, last) in enumerate(islice(people, count)):
        row = {
            "Grant Agreement No.": project,
            "Activity type": "LM-SHORT-VET",
            "Mobility activity ID": f"B-{number:05}",
            "Participant": "Yes",
            "First name": first,
            "Last name": f"{last} {number}",
            "Date of birth": f"{number % 28 + 1:02}-{number % 12 + 1:02}-{2005 + number % 4}",
            "Gender": "Female" if number % 2 else "Male",
            "Nationality": "Latvia",
            "Email": f"persona.{number}@example.org",
            "Fewer opportunities": "No",
            "Start date": f"{number % 28 + 1:02}-03-2026",
            "End date": f"{number % 28 + 1:02}-04-2026",
            "Interruption (days)": "0",
            "Travel days": "2",
            "Blended": "No",
            "Force majeure": "No",
            "Overall comments": f"{comment} {number}",
        }
        yield [row.get(title, "") for title in header()]


def measured(url: str, suffix: str, count: int) -> None:
    """Create and then update so many mobilities, export them, and print what it took."""
    with app_on(url) as app:
        trainee = Trainee(app)
        project = trainee.mobilities_address.split("/")[2]
        for what in ("create", "update"):
            content = WRITERS[suffix](table(project, count, what))
            seen, done = _imported(trainee, project, suffix, content)
            print(_line(f"{suffix}, {what}: preview", seen, PREVIEW), flush=True)
            print(_line(f"{suffix}, {what}: import", done, IMPORT), flush=True)
        start = perf_counter()
        trainee.get(f"/projects/{project}/import-export/export.{suffix}")
        print(_line(f"{suffix}: export", perf_counter() - start, PREVIEW))
    if STATUS.exists():
        peak = re.search(r"VmHWM:\s+(\d+)", STATUS.read_text())
        print(_line(f"{suffix}: memory, MB", int(peak[1]) / 1000 if peak else 0, MEMORY))


def _imported(trainee: Trainee, project: str, suffix: str, content: bytes) -> tuple[float, float]:
    """Seconds for the preview of a file and for its import."""
    sent = {"file": FileStorage(BytesIO(content), filename=f"b.{suffix}"), "csrf_token": trainee.token}
    times = [perf_counter()]
    preview = trainee.client.post(f"/projects/{project}/import-export", data={**sent, "invent": "yes"})
    assert preview.status_code == 303, preview.text
    trainee.get(preview.location)
    times.append(perf_counter())
    done = trainee.client.post(f"{preview.location}/import", data={"csrf_token": trainee.token})
    assert done.status_code == 303, done.text
    times.append(perf_counter())
    return times[1] - times[0], times[2] - times[1]


def _line(name: str, taken: float, aim: float) -> str:
    return f"{name:<26}{taken:>8.1f}{aim:>8.0f}{taken / aim:>8.2f}"


def main() -> None:
    """Print a table per database; each kind of file in a new process, so that memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="mobilities in the file")
    parser.add_argument("--measure", nargs=2, metavar=("URL", "SUFFIX"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measured(*options.measure, options.rows)
        return
    with databases() as found:
        for name, url in found.items():
            print(
                f"\n{name}: {options.rows} mobilities, seconds\n{'':<26}{'s':>8}{'aim':>8}{'ratio':>8}",
                flush=True,
            )
            for suffix in WRITERS:
                command = [sys.executable, "-m", "bench.exchange", "--rows", str(options.rows)]
                subprocess.run([*command, "--measure", url, suffix], check=True)  # noqa: S603 ourselves


if __name__ == "__main__":
    main()
