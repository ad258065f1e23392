"""`make load-memory`: the memory of one process after thousands of requests of all kinds."""

import argparse
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from threading import Event, Lock, Thread

from bench.load.browser import Browser, Taken
from bench.load.practice import Practice
from bench.served import Served, served

REQUESTS, EVERY = 20_000, 5_000
AT_ONCE = 4
"""Trainees, as many as the process has threads."""

HURRY = 1e9
"""They think for no time, and take a PDF of every document."""

GROWTH, MOST = 1.1, 200
"""How much a process may grow after the first thousands of requests, and how many MB it may take."""

RSS = re.compile(r"VmRSS:\s+(\d+) kB")


class Crowd:
    """Trainees in a hurry; memory is noted on the way."""

    def __init__(self, product: Served, requests: int, every: int) -> None:
        self.product, self.requests, self.every = product, requests, every
        (self.worker,) = workers(product.pid)
        self.done, self.lock, self.enough = 0, Lock(), Event()
        self.kinds: Counter[str] = Counter()
        self.faults: list[str] = []
        self.memory = {0: rss(self.worker)}

    def note(self, taken: Taken) -> None:
        """Count an answer, and look at the memory after every so many."""
        with self.lock:
            self.done += 1
            self.kinds[taken.kind] += 1
            self.faults += [f"{taken.kind}: {taken.fault}"] * bool(taken.fault)
            if self.done % self.every == 0 and self.done <= self.requests:
                self.memory[self.done] = rss(self.worker)
                print(f"{self.done:>8} requests: {self.memory[self.done]:.1f} MB", flush=True)
            if self.done >= self.requests or self.faults:
                self.enough.set()

    def work(self) -> None:
        """All at once, until enough is done or something is wrong."""
        threads = [Thread(target=self.practise, args=(number,)) for number in range(AT_ONCE)]
        try:
            for one in threads:
                one.start()
            for one in threads:
                one.join()
        finally:
            self.enough.set()  # also where somebody breaks it off

    def practise(self, number: int) -> None:
        """One trainee."""
        browser = Browser(self.product.port, f"198.51.100.{number + 1}", "lv,en;q=0.5", self.note)
        chance = Random(number)  # noqa: S311 the same run each time
        try:
            for _ in Practice(browser, chance, HURRY).steps():
                if self.enough.is_set():
                    return
        except Exception as error:
            self.faults.append(repr(error))
            self.enough.set()
            raise


def workers(leader: int) -> list[int]:
    """The processes that a server has started."""
    return [int(pid) for pid in Path(f"/proc/{leader}/task/{leader}/children").read_text().split()]


def rss(process: int) -> float:
    """The memory of a process in MB."""
    found = RSS.search(Path(f"/proc/{process}/status").read_text())
    assert found, f"process {process} has ended"
    return int(found[1]) * 1024 / 1e6


def main() -> None:
    """Print the memory on the way, and end with an error where it is too much or still grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--every", type=int, default=EVERY, help="requests between two looks")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with served(f"sqlite:///{folder / 'memory.sqlite'}", folder, "--workers", "1") as product:
            crowd = Crowd(product, options.requests, options.every)
            print(f"       0 requests: {crowd.memory[0]:.1f} MB")
            crowd.work()
    print(", ".join(f"{kind} {count}" for kind, count in crowd.kinds.most_common()))
    first, last = crowd.memory.get(options.every, 0), crowd.memory.get(options.requests, 0)
    against = [f"wrong answer: {fault}" for fault in crowd.faults[:3]]
    if not against and last > first * GROWTH:
        against.append(f"it grew from {first:.0f} MB to {last:.0f} MB")
    if not against and last > MOST:
        against.append(f"{last:.0f} MB are more than {MOST} MB")
    print("Memory: " + ("; ".join(against) or "holds"))
    sys.exit(1 if against else 0)


if __name__ == "__main__":
    main()
