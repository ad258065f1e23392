"""What must be true of a database after each fault, looked at below the program."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, select, text

from bm_workspace.identifiers import parse_mobility_id
from bm_workspace.store.mobility_models import MobilityCounter, MobilityRevision
from bm_workspace.store.models import Document, DocumentRevision, Mobility
from tests.faults.trainee import ALONE, TOGETHER, Saved, Trainee
from tests.web.things import recomputed_status


def lost(engine: Engine, saves: Sequence[Saved]) -> list[Saved]:
    """Acknowledged saves that no revision holds."""
    query = select(DocumentRevision.document_id, DocumentRevision.number, DocumentRevision.values)
    held = set()
    with engine.connect() as connection:
        for document, number, values in connection.execute(query):
            for section, field in (ALONE, TOGETHER):
                answer = values.get(section, {}).get(field, "")
                held |= {(document, known, section, answer) for known in (0, number)}
    return [s for s in saves if (s.document.id, s.revision, s.section, s.text) not in held]


def faults(engine: Engine, trainees: Iterable[Trainee]) -> Iterator[str]:
    """Everything else that is not as it must be."""
    with engine.connect() as connection:
        yield from _damages(connection)
        yield from _gaps(connection, Document, DocumentRevision, DocumentRevision.document_id)
        yield from _gaps(connection, Mobility, MobilityRevision, MobilityRevision.mobility_id)
        yield from _halves(connection)
        yield from _repeated_titles(connection)
        yield from _numbers(connection)
        made = {(row.id, row.title) for row in connection.execute(select(Document.id, Document.title))}
        numbers = set(connection.scalars(select(Mobility.number)))
    for trainee in trainees:
        memory = trainee.memory
        yield from (f"{title} is lost" for at, title in memory.documents if (at.id, title) not in made)
        yield from (f"mobility {number} is lost" for number in memory.numbers if number not in numbers)
        given = Counter(memory.numbers)
        yield from (f"{number} was given twice" for number, times in given.items() if times > 1)


def _damages(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        found = connection.scalars(text("PRAGMA integrity_check")).all()
        yield from (f"integrity: {line}" for line in found if line != "ok")
        yield from (
            f"refers to nothing: {row}" for row in connection.execute(text("PRAGMA foreign_key_check"))
        )


def _gaps(connection: Connection, table: Any, revisions: Any, key: Any) -> Iterator[str]:
    """Things whose revisions do not run from 1 to the one that they are at."""
    counted = (
        select(
            revisions.workspace_id,
            key.label("id"),
            func.min(revisions.number).label("first"),
            func.max(revisions.number).label("last"),
            func.count().label("count"),
        )
        .group_by(revisions.workspace_id, key)
        .subquery()
    )
    same = (counted.c.workspace_id == table.workspace_id) & (counted.c.id == table.id)
    query = select(table.id, table.revision, counted.c.first, counted.c.last, counted.c.count)
    for row in connection.execute(query.outerjoin(counted, same)):
        if (row.first, row.last, row.count) != (1, row.revision, row.revision):
            yield f"{table.__tablename__} {row.id}: {row.revision}, its revisions {row.first}–{row.last}"


def _halves(connection: Connection) -> Iterator[str]:
    """Documents that are not what their last revision says, or whose status does not follow from them."""
    query = select(
        Document.__table__, DocumentRevision.values.label("then"), DocumentRevision.title.label("was")
    )
    same = (
        (DocumentRevision.workspace_id == Document.workspace_id)
        & (DocumentRevision.document_id == Document.id)
        & (DocumentRevision.number == Document.revision)
    )
    for row in connection.execute(query.join(DocumentRevision, same)):
        if (row.values, row.title) != (row.then, row.was):
            yield f"document {row.id} is not what its revision {row.revision} says"
        if row.status != recomputed_status(row):
            yield f"document {row.id} is {row.status}, but {recomputed_status(row)} follows"


def _repeated_titles(connection: Connection) -> Iterator[str]:
    place = (Document.workspace_id, Document.mobility_id, Document.title_key)
    query = select(*place, func.count().label("count")).where(Document.deleted_at.is_(None)).group_by(*place)
    for row in connection.execute(query.having(func.count() > 1)):
        yield f"the title {row.title_key} stands {row.count} times"


def _numbers(connection: Connection) -> Iterator[str]:
    """Numbers given twice, or beyond what the counters know to be given."""
    query = select(Mobility.workspace_id, Mobility.project_id, Mobility.number)
    rows = connection.execute(query).all()
    times = Counter((row.workspace_id, row.number) for row in rows)
    yield from (f"{number} stands {count} times" for (_, number), count in times.items() if count > 1)
    counters = connection.execute(select(MobilityCounter.__table__))
    last = {(row.workspace_id, row.project_id, row.code): row.last for row in counters}
    for row in rows:
        parts = parse_mobility_id(row.number)
        if parts and last.get((row.workspace_id, row.project_id, parts.code), 0) < parts.counter:
            yield f"{row.number} is beyond its counter"
