"""`make bench-growth`: what things cost against how many outcomes, documents and revisions there are."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Any

from flask import Flask

from bench.__main__ import Measure, databases, fresh_pdf, measured
from bench.crowd import fill
from bench.load.forms import Page
from bench.sizes import many_outcomes
from bench.trainee import Trainee, app_on
from bm_workspace.services.record import opened_for_change, record

OUTCOMES = (5, 20, 50, 100, 200)
DOCUMENTS = (100, 1_000, 10_000, 100_000)
REVISIONS = (1, 10, 100, 1_000)


@dataclass(frozen=True, kw_only=True)
class Growth:
    """Something that grows: how it is made so large, and what is measured then."""

    title: str
    sizes: Sequence[int]
    grow: Callable[[Trainee, int], None]
    measures: Callable[[Trainee], Iterator[Measure]]


def with_outcomes(trainee: Trainee, number: int) -> None:
    """Give the agreement so many outcomes."""
    with trainee.app.app_context():
        store = trainee.store()
        with store.writing():
            document = opened_for_change(store, trainee.document_id)
            values = {**document.values, "outcomes": list(many_outcomes(number))}
            record(store, document, action="saved", values=values, now=datetime.now(UTC))
            trainee.revision = document.revision


def with_revisions(trainee: Trainee, number: int) -> None:
    """Save the agreement until it has so many revisions."""
    while trainee.revision < number:
        trainee.save(trainee.revision)


def of_outcomes(trainee: Trainee) -> Iterator[Measure]:
    """What a trainee waits for in a document with many outcomes."""
    outline = trainee.agreement_outline()
    yield _got("editor tab", trainee.tab_address, trainee)
    yield Measure(name="save the tab", aim=0, once=saving(trainee))
    yield _got("view", trainee.view_address, trainee)
    yield Measure(name="PDF, first", aim=0, once=partial(fresh_pdf, outline))


def of_documents(trainee: Trainee) -> Iterator[Measure]:
    """What a trainee waits for in a workspace with many documents."""
    yield _got("documents list", trainee.list_address, trainee)
    yield Measure(name="save a section", aim=0, once=trainee.save)


def of_revisions(trainee: Trainee) -> Iterator[Measure]:
    """What a trainee waits for with a document that was saved often."""
    yield _got("history", f"{trainee.view_address}/history", trainee)
    yield _got("view", trainee.view_address, trainee)
    yield Measure(name="save a section", aim=0, once=trainee.save)


def _got(name: str, address: str, trainee: Trainee) -> Measure:
    return Measure(name=name, aim=0, once=lambda _: trainee.get(address))


def saving(trainee: Trainee) -> Callable[[int], None]:
    """Saves the tab of outcomes as the browser sends it, with one description written anew."""
    form = Page(trainee.tab_address, trainee.get(trainee.tab_address).text).form("/edit/outcomes")
    written = next(one.name for one in form.inputs if one.name.endswith("-text"))
    numbers = count(1)

    def save(_number: int) -> None:
        text = f"Wire a distribution board and test it, run {next(numbers)}."
        sent: dict[str, Any] = {**dict(form.sent({written: text})), "revision": trainee.revision}
        response = trainee.client.post(trainee.tab_address, data=sent)
        assert response.status_code == 303, response.status_code
        trainee.revision += 1

    return save


def growths(app: Flask) -> Mapping[str, Growth]:
    """All that grows, by name."""
    return {
        "outcomes": Growth(
            title="outcomes of one document", sizes=OUTCOMES, grow=with_outcomes, measures=of_outcomes
        ),
        "documents": Growth(
            title="documents in the workspace",
            sizes=DOCUMENTS,
            grow=lambda trainee, number: fill(app, trainee, number),
            measures=of_documents,
        ),
        "revisions": Growth(
            title="revisions of one document", sizes=REVISIONS, grow=with_revisions, measures=of_revisions
        ),
    }


def report(app: Flask, database: str, growth: Growth, times: int) -> None:
    """Print a column for each size, measured by a trainee of its own, and how much dearer the largest is."""
    costs: dict[str, list[float]] = {}
    for size in growth.sizes:
        trainee = Trainee(app)
        growth.grow(trainee, size)
        for measure in growth.measures(trainee):
            costs.setdefault(measure.name, []).append(measured(measure, times))
    print(f"\n{database}, {growth.title}: milliseconds at the server, medians of {times} runs")
    print(f"{'':<18}" + "".join(f"{size:>10,}" for size in growth.sizes) + f"{'ratio':>8}")
    for name, taken in costs.items():
        shown = "".join(f"{one:>10.1f}" for one in taken)
        print(f"{name:<18}{shown}{taken[-1] / taken[0]:>8.1f}", flush=True)


def main() -> None:
    """Print a table for everything that grows, on each database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="runs of each measurement")
    parser.add_argument("--only", default="", help="outcomes, documents or revisions, where not all of them")
    parser.add_argument("--database", default="", help="the database to measure on, where not on all")
    options = parser.parse_args()
    with databases() as found:
        for name, url in found.items():
            if options.database not in ("", name):
                continue
            with app_on(url) as app:
                for key, growth in growths(app).items():
                    if options.only in ("", key):
                        report(app, name, growth, options.times)


if __name__ == "__main__":
    main()
