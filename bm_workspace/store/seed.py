"""The realistic data of a new workspace, from `fixtures/`, the call year and the day of opening."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bm_workspace import identifiers
from bm_workspace.schema.lists import activity_types, read
from bm_workspace.store import seed_documents, seed_mobilities
from bm_workspace.store.mobility_models import MobilityCounter, MobilityRevision
from bm_workspace.store.models import (
    Document,
    DocumentRevision,
    Mobility,
    Organisation,
    Person,
    Project,
    Workspace,
)
from bm_workspace.store.records import organisation_columns, person_columns

ROWS_OF = (
    Project,
    Organisation,
    Person,
    MobilityCounter,
    Mobility,
    MobilityRevision,
    Document,
    DocumentRevision,
)

Row = dict[str, Any]


def fill(session: Session, workspace_id: UUID, return_code: str, now: datetime) -> None:
    """Insert a workspace with the whole scenario, as it looks on the day of `now`."""
    year = identifiers.call_year(now.year)
    session.execute(
        insert(Workspace),
        [
            {
                "id": workspace_id,
                "return_code": return_code,
                "call_year": year,
                "opened_at": now,
                "changed_at": now,
            }
        ],
    )
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    ids: dict[UUID, UUID] = defaultdict(uuid4)
    for table, rows in _scenario(year, midnight).items():
        own = [{"workspace_id": workspace_id, **_renewed(row, ids, now - midnight)} for row in rows]
        session.execute(insert(table), own)


@lru_cache(maxsize=2)
def _scenario(year: int, midnight: datetime) -> Mapping[Any, Sequence[Row]]:
    """The rows of all workspaces that are opened on a day: most of the work, and the same for everybody."""
    rows: dict[Any, list[Row]] = {table: [] for table in ROWS_OF}
    for position, entry in enumerate(read("scenario")["projects"]):
        for table, row in _project_rows(entry, position, year, midnight):
            rows[table].append(row)
    return rows


def _renewed(row: Row, ids: Mapping[UUID, UUID], later: timedelta) -> Row:
    """The row with identities and moments of its own."""

    def renewed(value: Any) -> Any:
        if isinstance(value, UUID):
            return ids[value]
        return value + later if isinstance(value, datetime) else value

    return {key: renewed(value) for key, value in row.items()}


def _project_rows(
    entry: Mapping[str, Any], position: int, year: int, now: datetime
) -> Iterator[tuple[Any, dict[str, Any]]]:
    known = {organisation["oid"]: organisation for organisation in read("organisations")}
    organisations = [known[oid] for oid in entry["organisations"]]
    project = _project(entry, position, year, organisations[0]["name"])
    yield Project, project
    for organisation in organisations:
        yield Organisation, {**_of(project["id"]), **organisation_columns(organisation)}
    for place, person in enumerate(entry["persons"]):
        yield Person, {**_of(project["id"]), "position": place, **person_columns(person)}
    author = f"{entry['persons'][0]['first_name']} {entry['persons'][0]['last_name']}"
    counters: Counter[str] = Counter()
    for kind, mobility_entry in _mobility_entries(entry):
        code = activity_types()[mobility_entry["activity_type"]].code
        counters[code] += 1
        number = identifiers.mobility_id(code, counters[code], project["code"])
        row = seed_mobilities.mobility(mobility_entry, kind, number, project, known, now)
        yield Mobility, row
        yield MobilityRevision, seed_mobilities.first_revision(row, author, now)
        yield from seed_documents.documents(mobility_entry, row, project, known, author, now)
    for code, last in counters.items():
        yield MobilityCounter, {"project_id": project["id"], "code": code, "last": last}


def _mobility_entries(entry: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from (("individual", mobility) for mobility in entry.get("mobilities", ()))
    yield from (("group", group) for group in entry.get("groups", ()))


def _project(entry: Mapping[str, Any], position: int, year: int, beneficiary: str) -> dict[str, Any]:
    starts_on = date.fromisoformat(f"{year}-{entry['starts']}")
    months = starts_on.month - 1 + entry["months"]
    ends_on = date(year + months // 12, months % 12 + 1, starts_on.day) - timedelta(days=1)
    parts = {"agency": entry["agency"], "action": entry["action"], "field": entry["field"]}
    return {
        "id": uuid4(),
        "position": position,
        "code": identifiers.project_code(
            call_year=year, round_=entry["round"], number=entry["number"], **parts
        ),
        "title": entry["title"],
        "call_year": year,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "beneficiary": beneficiary,
        "status": entry["status"],
        "revision": 1,
        **parts,
    }


def _of(project_id: UUID) -> dict[str, Any]:
    """What every new row of a project begins with."""
    return {"id": uuid4(), "project_id": project_id, "revision": 1}
