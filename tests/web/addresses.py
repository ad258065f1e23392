"""All addresses, from the list kept beside this file, and how their placeholders are filled."""

import re
from collections.abc import Mapping
from pathlib import Path

from flask import Flask

LIST = Path(__file__).with_name("addresses.txt")
PLACE = re.compile(r"<(?:[^<>]*:)?(\w+)>")
METHODS = ("GET", "POST")
OF_GROUP = {"code": "group_code", "mobility_id": "group_id"}
OF_DATABASE = {"mobility_id": "entry_id", "key": "entry_key", "suffix": "entry_suffix"}
OF_HOST = {"key": "host_key"}


def kept_list() -> list[tuple[str, str]]:
    """Method and rule of every address, as the list says."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [(method, rule) for method, rule in (line.split(maxsplit=1) for line in lines)]


def real_list(app: Flask) -> list[tuple[str, str]]:
    """Method and rule of every address that the application answers."""
    found = {
        (m, str(rule)) for rule in app.url_map.iter_rules() for m in METHODS if m in (rule.methods or ())
    }
    return sorted(found, key=lambda entry: (entry[1], entry[0]))


def rules(method: str, *, holding: str = "") -> list[str]:
    """The rules that take a method, and hold that placeholder."""
    return [rule for m, rule in kept_list() if m == method and holding in rule]


def places_in(rule: str) -> list[str]:
    """What has to be known to fill a rule: a group is in a project of its own, so is the database, a host has
    its sections.
    """
    others = OF_DATABASE if rule.startswith("/database/") else OF_HOST if "<token>" in rule else {}
    others = OF_GROUP if "group-mobilities/<" in rule else others
    return [others.get(name, name) for name in PLACE.findall(rule)]


def address_of(rule: str, places: Mapping[str, object]) -> str:
    """The address of a rule with its placeholders filled."""
    names = iter(places_in(rule))
    return PLACE.sub(lambda _: str(places[next(names)]), rule)
