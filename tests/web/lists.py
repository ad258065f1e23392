"""Every list of a project with its declaration, and an example of what each filter can be asked."""

from bm_workspace.store import lists, partner_lists
from bm_workspace.store.listing import CHOICE, DAY, NAME, Declared, Filter
from tests.conftest import project_of
from tests.web.browsing import Visitor

LISTS = {
    "documents": lists.DOCUMENTS,
    "mobilities": lists.MOBILITIES,
    "group-mobilities": lists.GROUPS,
    "organisations": partner_lists.ORGANISATIONS,
    "persons": partner_lists.PERSONS,
}
SORTS = [
    (name, column.key) for name, declared in LISTS.items() for column in declared.columns if column.sorts
]
FILTERS = [(name, one.key) for name, declared in LISTS.items() for one in declared.filters]
LONG = {name: declared for name, declared in LISTS.items() if declared.own_order}
"""Those that can be so long that the database sorts them."""


def address(visitor: Visitor, name: str) -> str:
    """Where a list is, in a project that has it."""
    action = "KA122-SCH" if name == "group-mobilities" else "KA121-VET"
    return f"/projects/{project_of(visitor, action)}/{name}"


def asked_of(filter_: Filter) -> str:
    """Something that can be asked of a filter."""
    if filter_.kind == CHOICE and filter_.codes:
        return next(iter(filter_.codes("en")))
    return {DAY: "01.01.2026", NAME: "Elbtal Ausbildungszentrum"}.get(filter_.kind, "1")


def questions(declared: Declared) -> list[dict[str, str]]:
    """Nothing, every order, every filter, a search, and all of them at once but for what is deleted."""
    orders = [{"sort": c.key, "order": o} for c in declared.columns if c.sorts for o in ("asc", "desc")]
    filters = [{one.key: asked_of(one)} for one in declared.filters]
    everything = {key: value for one in filters for key, value in one.items() if key != "deleted"}
    return [{}, *orders, *filters, {"search": "a"}, {**everything, **orders[-1], "search": "a"}]
