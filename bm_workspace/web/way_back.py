"""The way back to the list that a page was opened from: its state goes along as `back` in every address."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from flask import Flask, g, has_request_context, request, url_for

from bm_workspace.store import database_lists, lists, partner_lists
from bm_workspace.store.listing import Declared

BACK = "back"
LISTS: Mapping[str, Declared] = {
    "mobilities.index": lists.MOBILITIES,
    "mobilities.groups": lists.GROUPS,
    "documents.index": database_lists.DATABASE_DOCUMENTS,
    "database.index": lists.DATABASE_MOBILITIES,
    "organisations.index": partner_lists.ORGANISATIONS,
    "persons.index": partner_lists.PERSONS,
}
OF_EVERY_LIST = ("search", "sort", "order", "page", "per_page")
CARRYING = {
    "bulk_documents",
    "bulk_mobilities",
    "database_mobilities",
    "documents",
    "duplicating",
    "editor",
    "history",
    "mobilities",
    "mobility_actions",
    "mobility_form",
    "mobility_history",
    "organisations",
    "paste",
    "persons",
    "sending",
    "taking_over",
}
"""Groups of pages that are opened from lists, and lead back to them."""

LONGEST = 200
"""Characters of an answer that a list looks at."""

MARKS = re.compile("[%&=+#;]")
"""Characters of an answer that would end it; any other stays as it is, so that the address stays short."""


def carry(endpoint: str, values: dict[str, Any]) -> None:
    """Give an address of such a page the way back of this one."""
    if not has_request_context() or endpoint in LISTS or endpoint.partition(".")[0] not in CARRYING:
        return
    back = carried()
    if back and BACK not in values:
        values[BACK] = back


def carried() -> str:
    """The state of this list, or of the list that this page was opened from; empty where it has none."""
    if "way_back" not in g:
        endpoint = request.endpoint or ""
        listed = (endpoint, request.args) if endpoint in LISTS else _read(request.args.get(BACK, ""))
        g.way_back = _written(*listed)
    return str(g.way_back)


def _written(endpoint: str, asked: Mapping[str, str]) -> str:
    """A list with what is asked of it, as an address carries it; what no such list can be asked is left."""
    declared = LISTS.get(endpoint)
    if declared is None:
        return ""
    known = (*OF_EVERY_LIST, *(f.key for f in declared.filters))
    pairs = [f"{key}={_marked(asked[key])}" for key in known if asked.get(key)]
    return f"{endpoint}?{'&'.join(pairs)}" if pairs else ""


def _marked(text: str) -> str:
    return MARKS.sub(lambda mark: f"%{ord(mark[0]):02X}", text[:LONGEST])


def _read(back: str) -> tuple[str, dict[str, Any]]:
    endpoint, _, query = back.partition("?")
    return endpoint, dict(parse_qsl(query))


def way_back(endpoint: str, code: str) -> str:
    """The address of a list of a project, in the state in which this page was opened from it."""
    listed, asked = _read(carried())
    return url_for(endpoint, code=code, **(asked if listed == endpoint else {}))


def back_to_list(project: Any) -> str:
    """The list that this page was opened from, where that was in a state of its own; else empty."""
    endpoint, _asked = _read(carried())
    return way_back(endpoint, project.code) if endpoint in LISTS else ""


def register(app: Flask) -> None:
    """Carry the way back in every address that leads on."""
    app.url_defaults(carry)
    app.jinja_env.globals["back_to_list"] = back_to_list
