"""A database of an earlier version is brought up with everything in it."""

from collections.abc import Iterator, Mapping

import pytest
from alembic import command
from sqlalchemy import Engine, create_engine, text

from bm_workspace.store.base import prepare_engine
from bm_workspace.store.migrate import configuration, upgrade
from tests.conftest import NewDatabase

WORKSPACE, PROJECT, ROW = ("00000000-0000-4000-8000-00000000000" + digit for digit in "123")
IDS = (WORKSPACE, PROJECT, ROW)
OF_PROJECT = {"workspace_id": WORKSPACE, "id": ROW, "project_id": PROJECT}
NO_CONTACTS = {"email": "", "phone": ""}
PLACED = {"workspace_id": WORKSPACE, "id": PROJECT, "position": 0, "call_year": 2025, "status": "ongoing"}
BEFORE: dict[str, dict[str, object]] = {
    "workspace": {"id": WORKSPACE, "return_code": "ABCDEFGHIJ", "call_year": 2025}
    | dict.fromkeys(("opened_at", "changed_at"), "2026-01-01 00:00:00"),
    "project": PLACED
    | {"code": "2025-1-LV01-KA121-VET-000123456", "action": "KA121", "field": "VET", "title": "T"}
    | {"starts_on": "2025-06-01", "ends_on": "2027-05-31", "agency": "LV01", "beneficiary": "Ābele"},
    "organisation": OF_PROJECT
    | {"oid": "E10000001", "name": "Ābele  & Co", "country": "LV", "city": "Cēsis", "address": ""}
    | NO_CONTACTS,
    "person": OF_PROJECT
    | {"position": 0, "first_name": "Žanete", "last_name": "Čakste", "role": "{}", "rights": "edit"}
    | NO_CONTACTS,
}
"""One row of each table as version 0002 has it."""

NO_NAMES = dict.fromkeys(("participant", "participant_sort", "search_key"), "")
BEFORE_LONG_LISTS: dict[str, dict[str, object]] = {
    "mobility": OF_PROJECT
    | NO_NAMES
    | {"number": "2025-LONGT-0001-000123456", "kind": "individual", "role": "participant", "values": "{}"}
    | {"activity_type": "LM-SHORT-VET", "activity_id": "1", "status": "draft"}
    | {"receiving": "Ķirbja maiznīca", "receiving_sort": "k~irbja"},
    "document": OF_PROJECT
    | NO_NAMES
    | {"mobility_id": ROW, "number": "1", "number_source": "mobility", "type": "learning_agreement"}
    | dict.fromkeys(("title", "title_key", "title_sort", "unprintable"), "Līgums")
    | {"language": "lv", "status": "draft", "values": "{}", "revision": 3, "search_key": "ā" * 1000}
    | dict.fromkeys(("created_at", "changed_at"), "2026-01-01 00:00:00"),
}
"""One mobility and its document as version 0005 has them."""


MOBILITY = """
INSERT INTO mobility (workspace_id, id, project_id, number, kind, role, activity_type, activity_id, status,
    "values", participant, participant_sort, receiving, receiving_sort, search_key)
VALUES (:w, :r, :p, '2025-LONGT-0001-KA121-VET-000123456', 'individual', 'participant', 'LM-LONG-VET',
    'VET-01', 'draft', '{}', '', '', '', '', '')
"""
REVISION = """
INSERT INTO mobility_revision (workspace_id, mobility_id, number, "values", author, saved_at)
VALUES (:w, :r, :number, '{}', 'Līga', '2026-01-01 00:00:00')
"""


@pytest.fixture
def earlier(new_database: NewDatabase) -> Iterator[Engine]:
    """A database at version 0002 with one row of each kind."""
    engine = create_engine(new_database())
    prepare_engine(engine)
    bring_to(engine, "0002")
    insert(engine, BEFORE)
    yield engine
    engine.dispose()


def bring_to(engine: Engine, version: str) -> None:
    with engine.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, version)


def insert(engine: Engine, rows: Mapping[str, Mapping[str, object]]) -> None:
    """Rows by table and column, with identities as each database keeps them."""
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        for name, row in rows.items():
            columns = ", ".join(f'"{column}"' for column in row)
            places = ", ".join(f":{column}" for column in row)
            kept = {c: str(v).replace("-", "") if is_sqlite and v in IDS else v for c, v in row.items()}
            connection.execute(text(f"INSERT INTO {name} ({columns}) VALUES ({places})"), kept)  # noqa: S608 our own names


@pytest.fixture
def with_revisions(earlier: Engine) -> Engine:
    """The same database at version 0005, with a mobility that was saved twice."""
    with earlier.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        is_sqlite = earlier.dialect.name == "sqlite"
        ids = {key: i.replace("-", "") if is_sqlite else i for key, i in zip("wpr", IDS, strict=True)}
        connection.execute(text(MOBILITY), ids)
        for number in (1, 2):
            connection.execute(text(REVISION), {**ids, "number": number})
    return earlier


def test_earlier_states_of_a_mobility_get_a_history(with_revisions: Engine) -> None:
    upgrade(with_revisions)

    with with_revisions.connect() as connection:
        kept = connection.execute(
            text("SELECT number, action, activity_id, changed, author FROM mobility_revision ORDER BY number")
        ).all()
    changed = "[]" if with_revisions.dialect.name == "sqlite" else []
    assert [tuple(state) for state in kept] == [
        (1, "created", "VET-01", changed, "Līga"),
        (2, "saved", "VET-01", changed, "Līga"),
    ]


def test_organisations_and_persons_get_their_keys(earlier: Engine) -> None:
    upgrade(earlier)

    with earlier.connect() as connection:
        organisation = connection.execute(
            text("SELECT revision, name_key, name_sort, search_key FROM organisation")
        ).one()
        person = connection.execute(text("SELECT revision, name_sort, search_key FROM person")).one()
        project = connection.execute(text("SELECT revision, title FROM project")).one()
    assert tuple(organisation) == (1, "ābele & co", "abele  & co", "e10000001 abele & co cesis")
    assert tuple(person) == (1, "c~akste z~anete", "zanete cakste")
    assert tuple(project) == (1, "T")


def test_documents_know_where_they_lead_and_are_found_by_keys_that_fit_an_index(earlier: Engine) -> None:
    bring_to(earlier, "0005")
    insert(earlier, BEFORE_LONG_LISTS)

    upgrade(earlier)

    with earlier.connect() as connection:
        document = connection.execute(text("SELECT receiving, revision, search_key FROM document")).one()
    assert tuple(document) == ("Ķirbja maiznīca", 3, "ā" * 500)
