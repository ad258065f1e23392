"""Where a walk can begin: every page of the address map, once for each document type, section and kind."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask
from hypothesis import strategies as st

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.types import Declaration
from bm_workspace.web.way_back import LISTS, OF_EVERY_LIST
from tests.fuzz.texts import as_bytes, texts, values
from tests.houserules.tree import text, written
from tests.web.addresses import address_of, rules
from tests.web.browsing import Visitor
from tests.web.sent import linked
from tests.web.things import held_by

ASKED = re.compile(r'request\.(?:args|values)\.get\(\s*"(\w+)"|"(\w+)" in request\.args')
NAMES = sorted(
    {"back", "query", *OF_EVERY_LIST, *(f.key for declared in LISTS.values() for f in declared.filters)}
    | {a or b for m in written(".py", under="bm_workspace/web") for a, b in ASKED.findall(text(m))}
)
"""Everything that any page reads from an address."""

FIXED = {
    "host_key": "assessment",
    "number": 1,
    "entry": "budget",
    "suffix": "csv",
    "entry_suffix": "pdf",
    "digest": "of-before",
    "name": "app.css",
}


@dataclass(frozen=True, kw_only=True)
class Start:
    """A page: its rule, the document type or kind of mobility that it is of, its section."""

    rule: str
    of: str = ""
    key: str = ""


def starts() -> list[list[Start]]:
    """Every page of the address map, those of one rule together."""
    return [list(_of(rule)) for rule in rules("GET")]


def _of(rule: str) -> Iterable[Start]:
    declared = DOCUMENT_TYPES if "document_id" in rule else _kinds(rule) if "mobility_id" in rule else {}
    for name, declaration in declared.items():
        for section in declaration.sections if "<key>" in rule else ():
            yield Start(rule=rule, of=name, key=section.key)
        if "<key>" not in rule:
            yield Start(rule=rule, of=name)
    if not declared:
        yield Start(rule=rule)


def _kinds(rule: str) -> Mapping[str, Declaration]:
    """The kinds of mobilities that stand under such an address."""
    in_database = rule.startswith(f"/{DATABASE}/")
    return {name: declared for name, declared in DECLARED.items() if (name == DATABASE) == in_database}


class Places:
    """What the placeholders of addresses can stand for in somebody's workspace."""

    def __init__(self, app: Flask, visitor: Visitor) -> None:
        self.app = app
        rows = held_by(app, visitor.workspace)
        self.projects = {row.id: row for row in rows["project"]}
        self.rows: dict[str, list[Any]] = {
            name: sorted(rows[name], key=lambda row: tuple(str(getattr(row, column)) for column in columns))
            for name, columns in {
                "document": ("number", "title", "language"),
                "mobility": ("number",),
                "organisation": ("name", "oid"),
                "person": ("last_name", "first_name", "email"),
            }.items()
        }

    def has(self, kind: str) -> bool:
        """Whether there is a mobility of that kind."""
        return any(row.kind == kind for row in self.rows["mobility"])

    def drawn(self, draw: st.DrawFn, start: Start) -> dict[str, Any]:
        """Placeholders that fit together: all of one project."""
        if "document_id" in start.rule:
            found = draw(st.sampled_from([row for row in self.rows["document"] if row.type == start.of]))
            return {**FIXED, "document_id": found.id, "key": start.key, **self._code(found)}
        if "token" in start.rule:
            certificates = [row for row in self.rows["document"] if row.type == "mobility_certificate"]
            return {**FIXED, "token": linked(self.app, draw(st.sampled_from(certificates)))}
        kind = start.of or ("group" if "group-mobilities" in start.rule else "individual")
        mobility = draw(st.sampled_from([row for row in self.rows["mobility"] if row.kind == kind]))
        of_project = {
            f"{name}_id": draw(st.sampled_from(self._within(name, mobility.project_id))).id
            for name in ("organisation", "person")
        }
        names = dict.fromkeys(("mobility_id", "group_id", "entry_id"), mobility.number)
        keys = {"key": start.key, "entry_key": start.key}
        return {**FIXED, **self._code(mobility), **names, **of_project, **keys}

    def _code(self, row: Any) -> dict[str, str]:
        code = self.projects[row.project_id].code
        return {"code": code, "group_code": code}

    def _within(self, name: str, project_id: Any) -> list[Any]:
        return [row for row in self.rows[name] if row.project_id == project_id]


@st.composite
def strange_address(draw: st.DrawFn, address: str) -> str:
    """The address with one of its parts, or what is asked of it, replaced by anything."""
    path, _, query = address.partition("?")
    parts = path.split("/")[1:]
    if draw(st.booleans()):
        parts[draw(st.integers(0, len(parts) - 1))] = quote(draw(values), safe="") or "-"
    names = st.sampled_from([name.encode() for name in NAMES]) | texts.map(as_bytes)
    asked = draw(st.lists(st.tuples(names, values), max_size=4))
    return f"/{'/'.join(parts)}?{'&'.join(filter(None, [query, urlencode(asked)]))}"


def address(start: Start, found: dict[str, Any]) -> str:
    """The address of a page."""
    return address_of(start.rule, found)
