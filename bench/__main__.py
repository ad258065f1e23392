"""`make bench`: medians at the server for what a trainee does, on each database at hand."""

import argparse
import gc
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter

from flask import Flask

from bench import advice, esco, sizes
from bench.trainee import Trainee, app_on
from bm_workspace.outline import Outline
from bm_workspace.render.docx import docx
from bm_workspace.render.pdf import pdf
from tests.postgres import fresh_database, server


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One thing measured: its name, what it should cost in milliseconds, and how it is done once."""

    name: str
    aim: float
    once: Callable[[int], object]


def measures(trainee: Trainee) -> Iterator[Measure]:
    """What a trainee does, in the order of doing it."""
    outline = trainee.agreement_outline()
    yield Measure(name="documents list", aim=20, once=lambda _: trainee.get(trainee.list_address))
    yield Measure(name="mobility list", aim=20, once=lambda _: trainee.get(trainee.mobilities_address))
    yield Measure(name="editor tab", aim=20, once=lambda _: trainee.get(trainee.tab_address))
    yield Measure(name="save a section", aim=20, once=trainee.save)
    yield Measure(name="view", aim=20, once=lambda _: trainee.get(trainee.view_address))
    yield Measure(name="PDF, first", aim=40, once=partial(fresh_pdf, outline))
    yield Measure(name="PDF, repeated", aim=5, once=lambda _: trainee.get(trainee.view_address + ".pdf"))
    yield Measure(name="DOCX", aim=40, once=lambda _: docx(outline))


def size_measures() -> Iterator[Measure]:
    """Files of large documents."""
    for outcomes, aim in sizes.PDF_OUTCOMES.items():
        once = partial(fresh_pdf, sizes.agreement(outcomes))
        yield Measure(name=f"PDF, {outcomes} outcomes", aim=aim, once=once)
    people = sizes.programme(sizes.PEOPLE)
    yield Measure(name=f"PDF, {sizes.PEOPLE} people", aim=sizes.PDF_PEOPLE, once=partial(fresh_pdf, people))
    yield Measure(name=f"DOCX, {sizes.PEOPLE} people", aim=sizes.DOCX_PEOPLE, once=lambda _: docx(people))


def esco_measures(app: Flask, trainee: Trainee, file: Path | None) -> Iterator[Measure]:
    """The search in ESCO's full set, once it is imported; import and first searches print their own times."""
    if file is None:
        print(esco.MISSING)
        return
    print(f"{'ESCO import':<18}{esco.prepared(app, file) * 1000:>8.1f}{10_000:>8}")
    for name, aim, taken in esco.firsts(app, trainee.get, file):
        print(f"{name:<18}{taken:>8.1f}{aim:>8}{taken / aim:>8.2f}")
    for query, address in zip(esco.QUERIES, esco.searches(), strict=True):
        yield Measure(name=f"“{query}”"[:17], aim=30, once=lambda _, address=address: trainee.get(address))


def fresh_pdf(outline: Outline, number: int) -> bytes:
    """The PDF of the same document under another title, so that no kept one answers."""
    return pdf(replace(outline, title=f"{outline.title} {number} {perf_counter()}"))


def measured(measure: Measure, times: int) -> float:
    """The median of so many runs in milliseconds, after three that are not counted."""
    taken = []
    for number in range(times + 3):
        gc.collect()
        start = perf_counter()
        measure.once(number)
        taken.append((perf_counter() - start) * 1000)
    return median(taken[3:])


def report(title: str, measures: Iterable[Measure], times: int) -> None:
    """Print a table of medians beside what they should be."""
    print(f"\n{title}: median of {times} runs at the server")
    print(f"{'':<18}{'ms':>8}{'aim':>8}{'ratio':>8}")
    for measure in measures:
        taken = measured(measure, times)
        print(f"{measure.name:<18}{taken:>8.1f}{measure.aim:>8.0f}{taken / measure.aim:>8.2f}")


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """The databases at hand, by name."""
    with tempfile.TemporaryDirectory() as folder, server() as postgres:
        found = {"SQLite": f"sqlite:///{Path(folder) / 'bench.sqlite'}"}
        if postgres is None:
            yield found
            return
        with fresh_database(postgres) as url:
            yield {**found, "PostgreSQL": url}


def main() -> None:
    """Print the quality of the advice, a table of large documents, and one of times per database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=30, help="runs of each measurement")
    parser.add_argument("--esco", type=Path, default=os.environ.get("BM_ESCO_FILE"), help=esco.__doc__)
    options = parser.parse_args()
    times = options.times
    advice.report()
    report("Large documents", size_measures(), times)
    with databases() as found:
        for name, url in found.items():
            with app_on(url) as app:
                trainee = Trainee(app)
                report(name, chain(measures(trainee), esco_measures(app, trainee, options.esco)), times)


if __name__ == "__main__":
    main()
