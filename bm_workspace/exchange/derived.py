"""What of a mobility follows from the rest: written into the table, never read from it."""

from collections.abc import Callable, Mapping
from typing import Any

from bm_workspace.exchange.columns import Surroundings
from bm_workspace.schema.lists import label
from bm_workspace.schema.mobility_rules import stay_of_mobility
from bm_workspace.schema.rules import answer

Derive = Callable[[Mapping[str, Any], Surroundings, str], str]


def _field(_values: Mapping[str, Any], around: Surroundings, language: str) -> str:
    return label("fields", around.education, language)


def _duration(values: Mapping[str, Any], _around: Surroundings, _language: str) -> str:
    days = stay_of_mobility(values).days
    return "" if days is None else str(days)


def _country(values: Mapping[str, Any], around: Surroundings, language: str) -> str:
    country, _city = around.places.get(answer(values, "from_to", "sending"), ("", ""))
    return label("countries", country, language) if country else ""


def _city(side: str) -> Derive:
    def derive(values: Mapping[str, Any], around: Surroundings, _language: str) -> str:
        _country, city = around.places.get(answer(values, "from_to", side), ("", ""))
        return city

    return derive


DERIVED: Mapping[str, Derive] = {
    "field": _field,
    "duration": _duration,
    "sending_country": _country,
    "sending_city": _city("sending"),
    "receiving_city": _city("receiving"),
}
"""By the word that `fixtures/exchange_columns.json` has for it."""
