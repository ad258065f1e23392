"""What a reader asks of a list, read from the address and written into it."""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for

from bm_workspace.store.listing import PAGE_SIZES, Listing


def asked(*filters: str) -> Listing:
    """The listing that the address asks for; what makes no sense there falls back to the list's own way."""
    per_page = request.args.get("per_page", 25, type=int)
    return Listing(
        search=request.args.get("search", "").strip()[:200],
        sort=request.args.get("sort", ""),
        descending=request.args.get("order") == "desc",
        page=max(1, min(request.args.get("page", 1, type=int), 1_000_000)),
        per_page=per_page if per_page in PAGE_SIZES else 25,
        filters={name: request.args.get(name, "") for name in filters},
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
