"""How a page is answered: whole, or its fragment to htmx."""

from typing import Any

from flask import make_response, render_template
from werkzeug.wrappers import Response

from bm_workspace.extensions import htmx


def render_page(
    template: str, /, *, fragment: str | None = None, status: int = 200, **context: Any
) -> Response:
    """The page, or the fragment of it that htmx asked for. The only code that looks at `HX-Request`."""
    wants_fragment = fragment is not None and bool(htmx) and not htmx.history_restore_request
    response = make_response(
        render_template(fragment if wants_fragment and fragment else template, **context), status
    )
    response.vary.add("HX-Request")
    if htmx and not wants_fragment:
        response.headers["HX-Retarget"] = "body"
        response.headers["HX-Reswap"] = "innerHTML"
    return response
