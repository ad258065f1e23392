"""What the places in addresses stand for in a visitor's workspace."""

from collections.abc import Callable, Iterator, Mapping

from tests.conftest import (
    dialog_of,
    import_of,
    mobility_of,
    organisation_of,
    person_of,
    place_of,
    project_of,
)
from tests.web.addresses import places_in
from tests.web.browsing import Visitor, page
from tests.web.databasing import a_mobility
from tests.web.sent import certificate_of_database, sent
from tests.web.things import document_at


def _document(visitor: Visitor, places: "Places") -> str:
    form = visitor.get(dialog_of(places["code"], places["mobility_id"]))
    made = visitor.submit(form, "#create-dialog form", title="Viens no visiem")
    return str(document_at(made.location).id)


def _digest(visitor: Visitor, _places: "Places") -> str:
    style = page(visitor.get("/")).select_one("link[href$='/app.css']")
    return str(style["href"]).split("/")[2]


WAYS: Mapping[str, Callable[[Visitor, "Places"], str]] = {
    "code": lambda visitor, _: project_of(visitor, "KA121-VET"),
    "mobility_id": lambda visitor, places: mobility_of(visitor, places["code"], "Žanete Ābele"),
    "group_code": lambda visitor, _: place_of(visitor, "group_programme")[0],
    "group_id": lambda visitor, _: place_of(visitor, "group_programme")[1],
    "document_id": _document,
    "entry_id": lambda visitor, _: a_mobility(visitor),
    "entry_suffix": lambda *_: "pdf",
    "entry_key": lambda *_: "hosting",
    "token": lambda visitor, _: sent(visitor, certificate_of_database(visitor)).rpartition("/")[2],
    "key": lambda *_: "participant",
    "host_key": lambda *_: "outcomes",
    "number": lambda *_: "1",
    "entry": lambda *_: "budget",
    "organisation_id": lambda visitor, places: organisation_of(visitor, places["code"], "Kornblume"),
    "person_id": lambda visitor, places: person_of(visitor, places["code"], "Šūmane"),
    "import_id": lambda visitor, places: import_of(visitor, places["code"]),
    "suffix": lambda *_: "csv",
    "digest": _digest,
    "name": lambda *_: "app.css",
}
"""How the thing in each place is found, or made."""


class Places(Mapping[str, str]):
    """One thing of every kind, found or made when it is first asked for.

    The document is a new learning agreement of the mobility.
    """

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._found: dict[str, str] = {}

    def __getitem__(self, place: str) -> str:
        if place not in self._found:
            self._found[place] = WAYS[place](self._visitor, self)
        return self._found[place]

    def needed_by(self, rule: str) -> dict[str, str]:
        """What a rule is filled with, made now: later it may not be allowed, or be counted."""
        return {name: self[name] for name in places_in(rule)}

    def __iter__(self) -> Iterator[str]:
        return iter(WAYS)

    def __len__(self) -> int:
        return len(WAYS)
