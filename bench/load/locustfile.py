"""What locust runs: trainees who think 5 to 20 seconds between two steps, and a watch on the server."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import gevent
from locust import User, events, task

from bench.load.browser import Browser, Taken, Unexpected
from bench.load.practice import Practice
from bench.load.watch import Watch

FACTS = {name: os.environ[f"LOAD_{name}"] for name in ("PORT", "SERVER", "DATABASE", "PACE", "FOLDER")}
"""What `bench.load` says of the run."""

LANGUAGES = ("lv,en;q=0.5", "en")
CLASS = 30
"""So many trainees share the address of one hotel."""

EVERY = 2
"""Seconds between two looks at the server."""


class Trainee(User):
    """One browser of a class."""

    came = 0

    @task
    def practise(self) -> None:
        """Work until the end of the run; after a fault begin anew, as somebody else."""
        number, Trainee.came = Trainee.came, Trainee.came + 1
        chance, pace = Random(number), float(FACTS["PACE"])  # noqa: S311 the same run each time
        address = f"198.51.100.{number // CLASS % 250 + 1}"
        browser = Browser(int(FACTS["PORT"]), address, LANGUAGES[number % 2], self.note)
        try:
            for _ in Practice(browser, chance, pace).steps():
                gevent.sleep(chance.uniform(5, 20) / pace)
        except (Unexpected, LookupError, ValueError) as error:
            if not isinstance(error, Unexpected):  # a page that was read, but is not the one expected
                self.note(Taken(kind="page", moment=0, milliseconds=0, size=0, fault=repr(error)))
            gevent.sleep(5 / pace)

    def note(self, taken: Taken) -> None:
        """Tell locust, which counts, and the file, which remembers."""
        watching.noted(taken)
        self.environment.events.request.fire(
            request_type="",
            name=taken.kind,
            response_time=taken.milliseconds,
            response_length=taken.size,
            exception=Unexpected(taken.fault) if taken.fault else None,
            context={},
        )


class Watching:
    """The file of answers, and the looks at the server: at the start, on the way and at the end."""

    def __init__(self, folder: Path) -> None:
        self.file = (folder / "taken.csv").open("w", encoding="utf-8", newline="")
        self.rows = csv.writer(self.file)
        self.watch = Watch(int(FACTS["SERVER"]), os.getpid(), FACTS["DATABASE"])
        self.folder, self.count = folder, 0

    def begin(self) -> None:
        self.watch.look(self.count)
        self.looking = gevent.spawn(lambda: [self.watch.look(self.count) for _ in self.pauses()])

    def pauses(self) -> Iterator[None]:
        while True:
            gevent.sleep(EVERY)
            yield

    def noted(self, taken: Taken) -> None:
        self.count += 1
        figures = (round(taken.moment, 3), round(taken.milliseconds, 2), taken.size)
        self.rows.writerow([taken.kind, *figures, taken.fault])

    def end(self) -> None:
        self.looking.kill()
        self.watch.look(self.count)
        self.watch.write(self.folder / "watched.json")
        self.file.close()


watching = Watching(Path(FACTS["FOLDER"]))


@events.test_start.add_listener
def begin(**_facts: Any) -> None:
    watching.begin()


@events.test_stop.add_listener
def end(**_facts: Any) -> None:
    watching.end()
