"""What a reader asks of a list, read from the address and written into it."""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for
from flask_babel import get_timezone

from bm_workspace.answers import clean, read_date
from bm_workspace.store.listing import CHOICE, DAY, PAGE_SIZES, Declared, Filter, Listing, in_order
from bm_workspace.web.reading import language, say


def asked(declared: Declared) -> Listing:
    """The listing that the address asks for; what makes no sense there falls back to the list's own way."""
    per_page = request.args.get("per_page", 25, type=int)
    filters = {f.key: clean(request.args.get(f.key, ""), is_long=False)[:200] for f in declared.filters}
    days = {f.key: read_date(filters[f.key]) for f in declared.filters if f.kind == DAY}
    return Listing(
        search=clean(request.args.get("search", ""), is_long=False)[:200],
        sort=clean(request.args.get("sort", ""), is_long=False),
        descending=request.args.get("order") == "desc",
        page=max(1, min(request.args.get("page", 1, type=int), 1_000_000)),
        per_page=per_page if per_page in PAGE_SIZES else 25,
        filters=filters,
        days={key: day for key, day in days.items() if day},
        language=language(),
        zone=get_timezone(),
    )


def address(listing: Listing, **changes: Any) -> str:
    """The address of this list with something changed; a new order or size begins at the first page."""
    asked_for: Mapping[str, Any] = {
        "search": listing.search,
        "sort": listing.sort,
        "order": "desc" if listing.descending else "",
        "per_page": listing.per_page if listing.per_page != 25 else "",
        **listing.filters,
        **changes,
    }
    kept = {name: value for name, value in asked_for.items() if value not in ("", None)}
    return url_for(request.endpoint or "", **(request.view_args or {}), **kept)


def choices(filter_: Filter, found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What can be chosen in a filter, in Latvian order; `found` are the names that it can be one of."""
    if filter_.kind == CHOICE and filter_.codes:
        words = filter_.codes(language())
        return [(key, words[key]) for key in in_order(words, words)]
    return [(name, name) for name in found.get(filter_.key, ())]


def shown(declared: Declared, listing: Listing, **names: Any) -> dict[str, Any]:
    """What the page of a list needs beside its rows; `names` are those that a filter can be one of."""
    return {
        "declared": declared,
        "labels": {column.key: say(column.label) for column in declared.columns},
        "listing": listing,
        "address": address,
        "choices": lambda filter_: choices(filter_, names),
        "here_alone": url_for(request.endpoint or "", **(request.view_args or {})),
        "page_sizes": PAGE_SIZES,
    }
