"""The search in ESCO: the list under an outcome's skill, and a page of its own without JavaScript."""

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from bm_workspace.answers import clean
from bm_workspace.web.reading import language
from bm_workspace.web.render import render_page
from bm_workspace.web.scope import skills
from bm_workspace.web.section_form import ROW_NAME
from bm_workspace.wording import LANGUAGES

bp = Blueprint("esco", __name__)

LONGEST_QUERY = 200


@bp.get("/esco")
def search() -> Response:
    query = clean(request.args.get("q", ""), is_long=False)[:LONGEST_QUERY]
    asked, row = request.args.get("language", ""), request.args.get("row", "")
    wanted = asked if asked in LANGUAGES else language()
    return render_page(
        "esco/search.html",
        fragment="esco/_list.html",
        query=query,
        wanted=wanted,
        found=skills().search(query, wanted) if query.strip() else (),
        list_id=list_id(row if ROW_NAME.fullmatch(row) else "row"),
    )


def list_id(row: str) -> str:
    """The identity of the list under the skill of a row."""
    return f"esco-{row}-list"


def combobox(input_id: str, row: str, document_language: str) -> dict[str, str]:
    """What makes a skill's input offer ESCO's skills while somebody types: a combobox, filled by htmx."""
    return {
        "role": "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": list_id(row),
        "data-esco": f"{input_id}-found",
        "data-address": input_id.replace("esco_label", "esco_uri"),
        "hx-get": url_for("esco.search", language=document_language, row=row),
        "hx-trigger": "input changed delay:200ms",
        "hx-target": f"#{input_id}-found",
        "hx-swap": "innerHTML",
        "hx-push-url": "false",
        "hx-sync": "this:queue last",
    }
