"""The rows of a whole database, to compare."""

import json

from sqlalchemy import Engine

from bm_workspace.store.dump import all_rows


def everything(engine: Engine) -> list[tuple[str, str]]:
    """All rows in an order that no collation changes."""
    with engine.connect() as connection:
        return sorted((table, json.dumps(row, sort_keys=True)) for table, row in all_rows(connection))
