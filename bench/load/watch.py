"""Watching a run: the CPU time of generator, server and database, and the memory of each worker process."""

import json
from pathlib import Path
from time import monotonic

import psutil

MANY = 5000
"""Requests, of all processes together, after which memory is noted once more."""


class Watch:
    """Looks at processes now and then and remembers what they have used."""

    def __init__(self, server: int, generator: int, database: str) -> None:
        self.server, self.generator, self.database = (
            psutil.Process(server),
            psutil.Process(generator),
            database,
        )
        self.began = monotonic()
        self.used: dict[str, dict[str, float]] = {"server": {}, "generator": {}, "database": {}}
        self.before: dict[str, float] = {}
        self.memory: list[tuple[int, dict[str, float]]] = []

    def look(self, requests: int) -> None:
        """Note what everybody has used by now, after so many requests."""
        workers = self.server.children()
        for name, processes in (
            ("server", [self.server, *workers]),
            ("generator", [self.generator]),
            ("database", self.backends()),
        ):
            for one in processes:
                self.note(name, one)
        self.memory.append((requests, {str(one.pid): rss(one) for one in workers}))

    def note(self, name: str, process: psutil.Process) -> None:
        """The CPU time of a process since it was first seen; one that has just ended stays as it was."""
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            return
        used = times.user + times.system
        key = str(process.pid)
        self.used[name][key] = used - self.before.setdefault(key, used)

    def backends(self) -> list[psutil.Process]:
        """The processes of PostgreSQL that serve our database, which name it."""
        if not self.database:
            return []
        found = psutil.process_iter(["name", "cmdline"])
        return [one for one in found if one.info["name"] == "postgres" and self.serves(one.info["cmdline"])]

    def serves(self, words: list[str] | None) -> bool:
        return f" {self.database} " in " ".join(words or ())

    def write(self, file: Path) -> None:
        """Shares of one core, and the memory of each worker at the start, after many requests, at the end."""
        seconds = monotonic() - self.began
        shares = {name: sum(each.values()) / seconds for name, each in self.used.items()}
        after_many = next((look for look in self.memory if look[0] >= MANY), None)
        looks = {"start": self.memory[0], "many": after_many, "end": self.memory[-1]}
        memory = {name: look[1] for name, look in looks.items() if look}
        file.write_text(json.dumps({"seconds": seconds, "cpu": shares, "memory": memory}), encoding="utf-8")


def rss(process: psutil.Process) -> float:
    """The memory of a process in MB."""
    return float(process.memory_info().rss) / 1e6
