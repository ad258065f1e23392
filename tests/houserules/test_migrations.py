"""The migrations make exactly the tables that the models describe, on both databases."""

import ast
from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from bm_workspace.store.base import Base, prepare_engine
from bm_workspace.store.migrate import configuration, current_version, head, upgrade
from tests.conftest import NewDatabase
from tests.houserules.tree import name, text, written

VERSIONS = [f for f in written(".py", under="bm_workspace/store/migrations/versions") if f.stem != "__init__"]
NOT_OURS = {"alembic_version"}


@pytest.fixture(scope="module")
def engines(new_database: NewDatabase) -> Iterator[Any]:
    """Makes engines on empty databases."""
    made: list[Engine] = []

    def make() -> Engine:
        made.append(create_engine(new_database()))
        prepare_engine(made[-1])
        return made[-1]

    yield make
    for engine in made:
        engine.dispose()


@pytest.fixture(scope="module")
def migrated(engines: Any) -> Engine:
    """A database brought up from nothing by the migrations."""
    engine: Engine = engines()
    upgrade(engine)
    return engine


@pytest.fixture(scope="module")
def described(engines: Any) -> Engine:
    """A database made from the models."""
    engine: Engine = engines()
    Base.metadata.create_all(engine)
    return engine


def schema(engine: Engine) -> dict[str, dict[str, Any]]:
    """Everything that the database knows of its tables, in one order."""
    inspector = inspect(engine)
    parts = {
        "columns": inspector.get_columns,
        "key": inspector.get_pk_constraint,
        "references": inspector.get_foreign_keys,
        "unique": inspector.get_unique_constraints,
        "checks": inspector.get_check_constraints,
        "indexes": inspector.get_indexes,
    }
    tables = set(inspector.get_table_names()) - NOT_OURS
    return {table: {part: ordered(read(table)) for part, read in parts.items()} for table in sorted(tables)}


def ordered(found: Any) -> list[str]:
    """Things of a database in words that can be compared."""
    entries = found if isinstance(found, list) else [found]
    return sorted(str([(key, plain(entry[key])) for key in sorted(entry)]) for entry in entries)


def plain(value: Any) -> Any:
    """A value without the object that holds it."""
    return {key: str(part) for key, part in value.items()} if isinstance(value, dict) else str(value)


def test_an_empty_database_comes_to_the_newest_schema(migrated: Engine) -> None:
    with migrated.connect() as connection:
        assert current_version(connection) == head()


def test_alembic_finds_nothing_to_migrate(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_migrated_schema_is_the_described_one(migrated: Engine, described: Engine) -> None:
    made, wanted = schema(migrated), schema(described)

    assert made.keys() == wanted.keys()
    assert {t: p for t in made for p in made[t] if made[t][p] != wanted[t][p]} == {}


def test_upgrading_twice_changes_nothing(migrated: Engine) -> None:
    before = schema(migrated)

    upgrade(migrated)

    assert schema(migrated) == before


def test_there_is_one_line_of_versions() -> None:
    scripts = ScriptDirectory.from_config(configuration())

    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
    assert len(list(scripts.walk_revisions())) == len(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS, ids=name)
def test_a_version_says_what_it_does(version: Any) -> None:
    assert ast.get_docstring(ast.parse(text(version)))


def test_the_models_need_no_new_migration(migrated: Engine) -> None:
    """What `alembic revision --autogenerate` would say."""
    config = configuration()
    with migrated.connect() as connection:
        config.attributes["connection"] = connection
        command.check(config)
