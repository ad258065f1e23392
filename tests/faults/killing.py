"""Rounds of people writing, each of which ends with a kill, and what was lost in all of them."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic, sleep

from sqlalchemy import Engine

from bm_workspace.store.base import new_engine
from tests.faults.browser import PATIENCE
from tests.faults.checking import faults, lost
from tests.faults.cluster import Cluster
from tests.faults.program import Program
from tests.faults.trainee import Trainee

TRAINEES, PAIRS = 50, 5
SAVES, SECONDS = 60, 0.5
"""A round ends after at most so many saves, and within so many seconds of the last of them."""


@dataclass
class Result:
    """What the rounds have come to."""

    kills: int = 0
    lost: int = 0
    wrong: list[str] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.lost and not self.wrong


def wait_until(happened: Callable[[], bool], otherwise: str) -> None:
    """Look again and again; what did not happen is said."""
    until = monotonic() + PATIENCE
    while not happened():
        assert monotonic() < until, otherwise
        sleep(0.01)


class Class:
    """Fifty people at one program, ten of whom work in pairs, each pair on one document."""

    def __init__(self, program: Program, database_url: str) -> None:
        alone = [Trainee(program.port, number) for number in range(1, TRAINEES - PAIRS + 1)]
        partners = [
            Trainee(program.port, len(alone) + place, one) for place, one in enumerate(alone[:PAIRS], start=1)
        ]
        self.trainees = [*alone, *partners]
        self.engine: Engine = new_engine(database_url)
        self.known = dict.fromkeys(range(len(self.trainees)), 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """They write meanwhile; afterwards all of them have stopped."""
        over, failed = Event(), []

        def work(trainee: Trainee) -> None:
            try:
                trainee.work(lambda: not over.is_set())
            except BaseException as error:
                failed.append(error)
                raise

        threads = [Thread(target=work, args=[trainee], daemon=True) for trainee in self.trainees]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join(2 * PATIENCE)
        assert not failed, failed
        assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"

    def wait_for_a_moment(self, chance: random.Random) -> None:
        """Until they have saved a number of times that chance decides, and a little longer."""
        goal = self.tally()["saves"] + chance.randint(1, SAVES)
        wait_until(lambda: self.tally()["saves"] >= goal, "nobody can save")
        sleep(chance.uniform(0, SECONDS))  # the moment is what is tried

    def wait_until_one_is_refused(self) -> None:
        """Until somebody has met a database that is away."""
        before = self.tally()["refused"]
        wait_until(lambda: self.tally()["refused"] > before, "nobody was told")

    def wait_until_all_save(self) -> None:
        """Until everybody has saved once more."""
        before = [len(trainee.memory.saved) for trainee in self.trainees]
        wait_until(
            lambda: all(
                len(trainee.memory.saved) > count
                for trainee, count in zip(self.trainees, before, strict=True)
            ),
            "somebody got no answer, or cannot save any more",
        )

    def tally(self) -> Counter[str]:
        """What they have done so far, and what befell them."""
        memories = [trainee.memory for trainee in self.trainees]
        return Counter(
            {
                "saves": sum(len(memory.saved) for memory in memories),
                "new": sum(len(memory.documents) + len(memory.numbers) for memory in memories),
                "cut off": sum(memory.unanswered for memory in memories),
                "kept": sum(memory.kept for memory in memories),
                "refused": sum(memory.refused for memory in memories),
                "unsure": sum(memory.unsure for memory in memories),
            }
        )

    def look(self, result: Result, *, at_all: bool = False) -> None:
        """Look for what was saved since the last look, or ever, and for everything that may be wrong."""
        fresh = []
        for place, trainee in enumerate(self.trainees):
            fresh += trainee.memory.saved[0 if at_all else self.known[place] :]
            self.known[place] = len(trainee.memory.saved)
            result.wrong += trainee.memory.wrong
            trainee.memory.wrong.clear()
        missing = lost(self.engine, fresh)
        result.lost += len(missing)
        result.wrong += [f"lost: revision {s.revision} of {s.document.id}, {s.text[:20]}" for s in missing]
        result.wrong += faults(self.engine, self.trainees)
        self.engine.dispose()


def kill_the_program(program: Program, people: Class, chance: random.Random, kills: int) -> Result:
    """So many times: they write, every process is killed, a clean start, nothing is missing."""
    result = Result()
    for _ in range(kills):
        with people.writing():
            people.wait_for_a_moment(chance)
            program.kill()
        result.kills += 1
        result.starts.append(program.start())
        people.look(result)
    people.look(result, at_all=True)
    return result


def kill_the_database(
    program: Program, cluster: Cluster, people: Class, chance: random.Random, kills: int
) -> Result:
    """So many times: they write, the whole cluster is killed and started; the program goes on by itself."""
    result = Result()
    for _ in range(kills):
        with people.writing():
            people.wait_for_a_moment(chance)
            cluster.kill()
            people.wait_until_one_is_refused()
            result.starts.append(cluster.start())
            people.wait_until_all_save()
        result.kills += 1
        people.look(result)
    people.look(result, at_all=True)
    return result
