"""A project larger than any school has: 100,000 documents of 20,000 mobilities, varied as in life."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import Index, insert, inspect, select, text

from bench.trainee import Trainee
from bm_workspace.extensions import db
from bm_workspace.identifiers import mobility_id
from bm_workspace.schema.lists import activity_types, choices, offered_activities
from bm_workspace.store.models import Document, Mobility, Organisation, Person, Project
from bm_workspace.store.records import document_keys, mobility_keys, organisation_columns, person_columns

DOCUMENTS, PARTNERS = 100_000, 60
OF_A_MOBILITY, OF_A_GROUP = 5, 50
"""For so many documents there is one mobility and one group mobility."""

IN_USE = 17
"""Mobilities lead to so many of the organisations."""
DELETED = 25
"""Every so many-th mobility and document is deleted."""

NAMES = ("Ģirts", "Žanete", "Ādams", "Čārlijs", "Ieva", "Līga", "Rūta", "Šarlote", "Ūla", "Nikolajs", "Ēriks")
FAMILIES = ("Ūdris", "Ābele", "Bērziņš", "Čakste", "Kalniņa", "Šūmane", "Zīverte", "Ozols", "Vītola")
PEOPLE = [f"{name} {family}" for family in FAMILIES for name in NAMES]
TOWNS = ("Cēsis", "Drēzdene", "Florence", "Gēteborga", "Krakova", "Lisabona", "Tampere", "Ķelne")
TITLES = ("Learning agreement", "Līgums", "Erasmus+ mācību līgums", "Sertifikāts", "Programma", "Īss līgums")
FIRST_DAY = date(2025, 6, 1)
FIRST_CHANGE = datetime(2025, 6, 1, 8, tzinfo=UTC)
AT_ONCE = 2000

Row = dict[str, Any]


def fill(app: Flask, trainee: Trainee, count: int = DOCUMENTS) -> None:
    """Make the first project's lists long, with so many documents modelled on the workspace's own."""
    with app.app_context():
        project = trainee.store().projects()[0]
        partners = list(_organisations(_model(Organisation, trainee)))
        names = [partner["name"] for partner in partners]
        single, group = (_model(Mobility, trainee, kind=kind) for kind in ("individual", "group"))
        mobilities = [*_mobilities(single, names, project, count // OF_A_MOBILITY)]
        groups = [*_mobilities(group, names, project, count // OF_A_GROUP)]
        documents = _documents(list(_models(trainee)), mobilities, count)
        indexes = [one for table in (Mobility, Document) for one in _of_lists(table)]
        for index in indexes:
            index.drop(db.session.connection())  # made at once when the rows are there, it takes a tenth
        _insert(Organisation, partners, trainee, project)
        _insert(Person, _persons(_model(Person, trainee)), trainee, project)
        _insert(Mobility, [*mobilities, *groups], trainee, project)
        db.session.commit()
        _analyse()  # else PostgreSQL reads all mobilities for every document that names one
        _insert(Document, documents, trainee, project)
        for index in indexes:
            index.create(db.session.connection())
        db.session.commit()
        _analyse()


def _of_lists(table: Any) -> list[Index]:
    return [one for one in inspect(table).local_table.indexes if one.name.startswith("ix_")]


def organisation_name(place: int) -> str:
    """The name of one of the organisations; mobilities lead to the first of them."""
    return f"{TOWNS[place % len(TOWNS)]} skola {place}"


def _insert(table: Any, rows: Iterable[Row], trainee: Trainee, project: Project) -> None:
    place = {"workspace_id": trainee.workspace_id, "project_id": project.id}
    found = iter(rows)
    while batch := [{**row, **place} for row in islice(found, AT_ONCE)]:
        db.session.execute(insert(table), batch)


def _model(table: Any, trainee: Trainee, **kind: str) -> Row:
    """A row of the workspace, whose columns a new one starts from."""
    query = select(table).where(table.workspace_id == trainee.workspace_id).filter_by(**kind)
    row = db.session.scalars(query.order_by(table.id).limit(1)).one()
    return {column.key: getattr(row, column.key) for column in inspect(table).column_attrs}


def _models(trainee: Trainee) -> Iterator[Row]:
    """One document of each type and status that the workspace holds."""
    query = select(Document.type, Document.status).where(Document.workspace_id == trainee.workspace_id)
    for type_, status in db.session.execute(query.distinct().order_by(Document.type, Document.status)):
        yield _model(Document, trainee, type=type_, status=status)


def _organisations(model: Row) -> Iterator[Row]:
    countries = [choice.key for choice in choices("countries")]
    for place in range(PARTNERS):
        city = f"{TOWNS[place % len(TOWNS)]}, {place}"
        answers = {"oid": f"E2{place:07}", "name": organisation_name(place), "city": city}
        kept = {key: model[key] for key in ("address", "email", "phone")}
        country = countries[place % len(countries)]
        yield {**model, "id": uuid4(), **organisation_columns({**kept, **answers, "country": country})}


def _persons(model: Row) -> Iterator[Row]:
    for place, name in enumerate(islice(PEOPLE, PARTNERS), start=model["position"] + 100):
        first, last = name.split(" ")
        kept = {key: model[key] for key in ("phone", "role")}
        answers = {"first_name": first, "last_name": last, "email": f"p{place}@example.org"}
        rights = "view" if place % 2 else "edit"
        yield {
            **model,
            "id": uuid4(),
            "position": place,
            **person_columns({**kept, **answers, "rights": rights}),
        }


def _mobilities(model: Row, receiving: Sequence[str], project: Project, count: int) -> Iterator[Row]:
    kind = model["kind"]
    codes = list(offered_activities(project.field, project.call_year, kind)) or [model["activity_type"]]
    for place in range(count):
        activity = codes[place % len(codes)]
        number = mobility_id(activity_types()[activity].code, 1000 + place // len(codes), project.code)
        starts_on = FIRST_DAY + timedelta(days=place * 7 % 600)
        yield {
            **model,
            "id": uuid4(),
            "number": number,
            "activity_type": activity,
            "role": "accompanying" if place % 6 == 5 else "participant",
            "status": "draft" if place % 3 else "complete",
            "starts_on": None if place % 50 == 7 else starts_on,
            "ends_on": None if place % 50 == 7 else starts_on + timedelta(days=2 + place % 90),
            "deleted_at": FIRST_CHANGE if place % DELETED == 3 else None,
            **mobility_keys(
                number,
                f"{kind} {place}",
                PEOPLE[place * 31 % len(PEOPLE)],
                receiving[place % IN_USE],
            ),
        }


def _documents(models: Sequence[Row], mobilities: Sequence[Mapping[str, Any]], count: int) -> Iterator[Row]:
    for place in range(count):
        mobility, model = mobilities[place % len(mobilities)], models[place * 7 // 3 % len(models)]
        title = f"{TITLES[place * 13 % len(TITLES)]} {place // len(mobilities) + 1}"
        yield {
            **model,
            "id": uuid4(),
            "made_from": None,
            "mobility_id": mobility["id"],
            "number": mobility["number"],
            "language": "lv" if place * 5 % 7 < 4 else "en",
            "changed_at": FIRST_CHANGE + timedelta(minutes=place * 7919 % count * 5, seconds=place % 60),
            "deleted_at": FIRST_CHANGE if place % DELETED == 3 else None,
            "receiving": mobility["receiving"],
            **document_keys(mobility["number"], title, mobility["participant"]),
        }


def _analyse() -> None:
    """What PostgreSQL does by itself within a minute; SQLite has no such habit and is measured without."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
