"""`python -m bench.crowd`: lists of 100,000 documents and 20,000 mobilities, on each database at hand."""

import argparse
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import insert, inspect, select, text

from bench.__main__ import Measure, databases, report
from bench.trainee import Trainee, app_on
from bm_workspace.extensions import db
from bm_workspace.identifiers import mobility_id
from bm_workspace.keys import search_key, sort_key, title_key
from bm_workspace.schema.lists import activity_types, offered_activities
from bm_workspace.store.models import Document, Mobility

DOCUMENTS, MOBILITIES = 100_000, 20_000
NAMES = ("Ģirts", "Žanete", "Ādams", "Čārlijs", "Ieva", "Līga", "Rūta", "Šarlote", "Ūla", "Nikolajs", "Ēriks")
FAMILIES = ("Ūdris", "Ābele", "Bērziņš", "Čakste", "Kalniņa", "Šūmane", "Zīverte", "Ozols", "Vītola")
SEARCH, OTHER = 60, 40
"""What a search and any other page of a list should cost at most, in milliseconds."""


def fill(app: Flask, trainee: Trainee) -> None:
    """Make the first project's lists long, by copies of its own mobilities and documents."""
    with app.app_context():
        project = trainee.store().projects()[0]
        first = _plain(Mobility, db.session.scalars(_own(Mobility, trainee, project)).first())
        models = [_plain(Document, one) for one in db.session.scalars(_own(Document, trainee, project))]
        codes = list(offered_activities(project.field, project.call_year, "individual"))
        made = list(_mobilities(first, codes, project.code))
        for start in range(0, MOBILITIES, 2000):
            db.session.execute(insert(Mobility), made[start : start + 2000])
        documents = _documents(models, made)
        while batch := list(islice(documents, 2000)):
            db.session.execute(insert(Document), batch)
        db.session.commit()
        _analyse()


def _own(table: Any, trainee: Trainee, project: Any) -> Any:
    return select(table).where(table.workspace_id == trainee.workspace_id, table.project_id == project.id)


def _plain(table: Any, row: Any) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in inspect(table).column_attrs}


def _mobilities(model: dict[str, Any], codes: list[str], project_code: str) -> Iterator[dict[str, Any]]:
    names = cycle(f"{name} {family}" for name in NAMES for family in FAMILIES)
    for place in range(MOBILITIES):
        activity, participant = codes[place % len(codes)], next(names)
        number = mobility_id(activity_types()[activity].code, 1000 + place // len(codes), project_code)
        yield {
            **model,
            "id": uuid4(),
            "number": number,
            "activity_type": activity,
            "activity_id": number,
            "activity_key": title_key(number),
            "activity_sort": sort_key(number),
            "participant": participant,
            "participant_sort": sort_key(participant),
            "status": "draft" if place % 3 else "complete",
            "search_key": search_key(number, participant, model["receiving"]),
        }


def _documents(models: list[dict[str, Any]], mobilities: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for place in range(DOCUMENTS):
        mobility, model = mobilities[place % MOBILITIES], models[place % len(models)]
        title = f"{model['title']} {place // MOBILITIES + 1}"
        yield {
            **model,
            "id": uuid4(),
            "made_from": None,
            "mobility_id": mobility["id"],
            "number": mobility["number"],
            "title": title,
            "title_key": title_key(title),
            "title_sort": sort_key(title),
            "participant": mobility["participant"],
            "participant_sort": mobility["participant_sort"],
            "search_key": search_key(mobility["number"], title, mobility["participant"]),
        }


def _analyse() -> None:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE" if db.engine.dialect.name == "postgresql" else "ANALYZE"))


def measures(trainee: Trainee) -> Iterator[Measure]:
    """Searches, pages, filters and sorts of both long lists."""
    lists = {"doc": trainee.list_address, "mob": trainee.mobilities_address}
    asked = {
        "doc": ("sort=title", "sort=participant", "sort=type", "sort=status&order=desc", "sort=language",
                "page=2000", "page=4000", "status=draft", "type=learning_agreement&sort=number",
                "sort=number"),
        "mob": ("sort=activity", "sort=participant", "sort=receiving", "sort=start", "sort=status",
                "page=400", "page=800", "status=draft&sort=participant", "from=01.01.2020"),
    }  # fmt: skip
    for name, address in lists.items():
        yield Measure(name=f"{name} first page", aim=OTHER, once=partial(_get, trainee, address))
        for query in asked[name]:
            once = partial(_get, trainee, f"{address}?{query}")
            yield Measure(name=f"{name} {query}"[:40], aim=OTHER, once=once)
        for word in ("abele", "zanete 10", "qzx", "LONG"):
            once = partial(_get, trainee, f"{address}?search={word}&sort=participant")
            yield Measure(name=f"{name} search {word}"[:40], aim=SEARCH, once=once)


def _get(trainee: Trainee, address: str, _number: int) -> object:
    return trainee.get(address)


def main() -> None:
    """Print one table of medians per database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="runs of each measurement")
    parser.add_argument("--only", default="", help="the database to measure on, where not on all")
    options = parser.parse_args()
    with databases() as found:
        for name, url in found.items():
            if options.only not in ("", name):
                continue
            with app_on(url) as app:
                trainee = Trainee(app)
                fill(app, trainee)
                report(f"Long lists, {name}", measures(trainee), options.times)


if __name__ == "__main__":
    main()
