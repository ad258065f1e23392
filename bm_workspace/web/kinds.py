"""Where the pages of each kind of mobility are."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from bm_workspace.identifiers import DATABASE

LISTS: Mapping[str, str] = {
    "individual": "mobilities.index",
    "group": "mobilities.groups",
    DATABASE: "database.index",
}
"""The list of each kind."""

OWN: Mapping[str, str] = {
    "individual": "mobilities.show",
    "group": "mobilities.group",
    DATABASE: "database_mobilities.show",
}
"""The page of one mobility of each kind."""


def mobility_address(code: str, mobility: Any) -> str:
    """The page of a mobility."""
    return url_for(OWN[mobility.kind], code=code, mobility_id=mobility.number)
