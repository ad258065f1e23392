"""What is done with a mobility as a whole: duplicate, delete, restore."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.new_mobility import duplicate_form
from bm_workspace.services import mobilities as services
from bm_workspace.web import short_form
from bm_workspace.web.confirming import MOST_NAMED, Confirmation, ask
from bm_workspace.web.kinds import LISTS
from bm_workspace.web.messages import tell
from bm_workspace.web.mobility_form import own_address
from bm_workspace.web.mobility_page import section_address
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.way_back import way_back

bp = Blueprint("mobility_actions", __name__, url_prefix="/projects/<code>/mobilities/<mobility_id>")


@bp.route("/duplicate", methods=["GET", "POST"])
def duplicate(code: str, mobility_id: str) -> Response:
    mobility = store().mobility(code, mobility_id)
    project = mobility.project
    require_change(project)
    declaration = duplicate_form(mobility.kind, project.field, project.call_year)
    same = replace(short_form.blank(declaration), answers=_as_it_is(mobility))
    posted = request.method == "POST"
    form = short_form.posted(declaration) if posted else same
    if posted and not form.found:
        made = services.duplicate_mobility(store(), code, mobility_id, form.key, form.answers, now=now())
        copy = store().mobility(code, made.number)
        tell(gettext("The mobility %(number)s is created as a copy.", number=copy.number))
        return redirect(section_address(copy, DECLARED[copy.kind].sections[0].key), 303)
    return render_page(
        "mobilities/new.html",
        status=422 if posted else 200,
        project=project,
        title=gettext("Duplicate %(number)s", number=mobility.number),
        form=form,
        button=gettext("Duplicate"),
        cancel=own_address(mobility),
        action=url_for(".duplicate", code=code, mobility_id=mobility_id),
        all_mandatory=True,
    )


def _as_it_is(mobility: Any) -> dict[str, str]:
    """What the copy is asked for, as the original has it."""
    if mobility.kind == DATABASE:
        return {"title": mobility.participant}
    return {"activity_type": mobility.activity_type}


@bp.get("/delete")
def confirm_delete(code: str, mobility_id: str) -> Response:
    mobility = store().mobility(code, mobility_id)
    require_change(mobility.project)
    titles = [document.title for document in store().documents_of(mobility)]
    sentences = [
        gettext("It leaves the list and can be brought back with Undo. Its number is never given again.")
    ]
    if titles:
        sentences.append(_going_along(titles))
    confirmation = Confirmation(
        title=gettext("Delete this mobility?"),
        about=f"{mobility.number} {mobility.participant}",
        sentences=sentences,
        button=gettext("Delete"),
        action=url_for(".delete", code=code, mobility_id=mobility_id),
        cancel=own_address(mobility),
        revision=mobility.revision,
    )
    return ask(confirmation, mobility.project, "mobilities")


def _going_along(titles: Sequence[str]) -> str:
    """Which documents are deleted with their mobility: by their titles, the rest counted."""
    named, more = ", ".join(titles[:MOST_NAMED]), len(titles) - MOST_NAMED
    sentence: str = gettext("These documents go along: %(titles)s.", titles=named)
    if more > 0:
        sentence = gettext(
            "These documents go along: %(titles)s, and %(count)s more.", titles=named, count=more
        )
    return sentence


@bp.post("/delete")
def delete(code: str, mobility_id: str) -> Response:
    kind = store().mobility(code, mobility_id).kind
    kept = services.delete_mobility(
        store(), code, mobility_id, expected_revision=posted_revision(), now=now()
    )
    text = gettext("The mobility %(number)s was deleted, its documents with it.", number=mobility_id)
    undo = url_for(".restore", code=code, mobility_id=mobility_id)
    tell(text, undo=undo, fields={"revision": kept})
    return redirect(way_back(LISTS[kind], code), 303)


@bp.post("/restore")
def restore(code: str, mobility_id: str) -> Response:
    mobility = services.restore_mobility(
        store(), code, mobility_id, expected_revision=posted_revision(), now=now()
    )
    tell(gettext("The mobility %(number)s is back, its documents with it.", number=mobility_id))
    return redirect(own_address(mobility), 303)
