"""Kill the program and its database under fifty writing people: `python -m tests.faults`, `make faults`.

Every save that was acknowledged must be there afterwards, whole, and the program must start or go on.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from tests.faults.cluster import cluster
from tests.faults.killing import Class, Result, kill_the_database, kill_the_program
from tests.faults.program import Program
from tests.postgres import MISSING, is_strict, programs

WHOLE, SHORT = (100, 20), (5, 1)
"""How often the program and the database are killed."""
COUNTED = ("saves", "new", "cut off", "kept", "refused", "unsure")
HEADING = ("database", "killed", "kills", *COUNTED, "lost", "wrong", "back, s", "in all, s")
LINE = "{:<12}{:<10}" + "{:>10}" * (len(HEADING) - 2)
LEGEND = """
saves: acknowledged. new: documents and mobilities made. cut off: saves that got no answer; kept: those that
were done all the same. refused: answers 503, each with what was typed; unsure: those of them that say that
it may have been done. back: the most seconds until it answered again."""


def main() -> None:
    """Print a table of kills and saves; fail where anything was lost or is wrong."""
    options = asked()
    chance = random.Random(options.seed)  # noqa: S311 moments to try, nothing secret
    print(f"seed {options.seed}\n\n{LINE.format(*HEADING)}", flush=True)
    results = []
    if "sqlite" in options.only:
        results += on_sqlite(chance, options.program)
    if "postgresql" in options.only:
        results += on_postgresql(chance, options.program, options.database)
    print(LEGEND)
    sys.exit(0 if results and all(result.is_good for result in results) else 1)


def asked() -> argparse.Namespace:
    """What is wanted, on the command line or as `SHORT=1`."""
    whole = SHORT if os.environ.get("SHORT") else WHOLE
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--program", type=int, default=whole[0], help="how often the program is killed")
    parser.add_argument("--database", type=int, default=whole[1], help="how often PostgreSQL is killed")
    parser.add_argument("--only", nargs="+", default=["sqlite", "postgresql"], help="on which databases")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the moments")  # noqa: S311
    return parser.parse_args()


def on_sqlite(chance: random.Random, kills: int) -> Iterator[Result]:
    """The program is killed."""
    with tempfile.TemporaryDirectory(prefix="bm-faults-") as folder:
        url = f"sqlite:///{folder}/faults.sqlite"
        with served(Path(folder), url) as (program, people):
            yield told("SQLite", "program", people, lambda: kill_the_program(program, people, chance, kills))


def on_postgresql(chance: random.Random, kills: int, kills_of_database: int) -> Iterator[Result]:
    """The program is killed, then the cluster under it."""
    found = programs()
    if found is None:
        print(MISSING)
        if is_strict():
            sys.exit(1)
        return
    with (
        tempfile.TemporaryDirectory(prefix="bm-faults-") as folder,
        cluster(found) as server,
        served(Path(folder), server.url) as (program, people),
    ):
        yield told("PostgreSQL", "program", people, lambda: kill_the_program(program, people, chance, kills))
        yield told(
            "PostgreSQL",
            "database",
            people,
            lambda: kill_the_database(program, server, people, chance, kills_of_database),
        )


@contextmanager
def served(folder: Path, url: str) -> Iterator[tuple[Program, Class]]:
    """The program on a database, and its people."""
    program = Program(folder, url)
    try:
        program.start()
        yield program, Class(program, url)
    finally:
        program.stop()


def told(database: str, killed: str, people: Class, kill: Callable[[], Result]) -> Result:
    """What killing comes to, printed as a line of the table."""
    before, began = people.tally(), monotonic()
    result = kill()
    done = people.tally() - before
    counts = (done[name] for name in COUNTED)
    ends = (result.lost, len(result.wrong), f"{max(result.starts):.1f}", f"{monotonic() - began:.0f}")
    print(LINE.format(database, killed, result.kills, *counts, *ends), flush=True)
    for wrong in result.wrong[:20]:
        print(f"  {wrong}")
    return result


if __name__ == "__main__":
    main()
