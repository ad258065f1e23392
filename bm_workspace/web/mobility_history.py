"""Earlier states of a mobility: who saved what when, and going back to one."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.schema.mobility import DECLARED
from bm_workspace.services.mobilities import restore_revision
from bm_workspace.web.document_page import shown_answers
from bm_workspace.web.history_page import Kept, State, history, one_state, state_of
from bm_workspace.web.messages import tell
from bm_workspace.web.mobility_form import own_address
from bm_workspace.web.rights import why_not_change
from bm_workspace.web.saving import tell_of_differing
from bm_workspace.web.scope import now, posted_revision, store

bp = Blueprint("mobility_history", __name__, url_prefix="/projects/<code>/mobilities/<mobility_id>/history")


@bp.get("")
def index(code: str, mobility_id: str) -> Response:
    mobility = store().mobility(code, mobility_id)
    return history(_kept(mobility), [_state(mobility, r) for r in store().mobility_revisions(mobility)])


def _kept(mobility: Any) -> Kept:
    place = {"code": mobility.project.code, "mobility_id": mobility.number}
    return Kept(
        project=mobility.project,
        title=mobility.participant or mobility.activity_id,
        number=mobility.number,
        revision=mobility.revision,
        declaration=DECLARED[mobility.kind],
        is_deleted=False,
        reason=why_not_change(mobility.project),
        back=own_address(mobility),
        back_label=gettext("Back to the mobility"),
        index=url_for(".index", **place),
        look=lambda number: url_for(".look", **place, number=number),
        restore=lambda number: url_for(".restore", **place, number=number),
    )


def _state(mobility: Any, revision: Any) -> State:
    return state_of(DECLARED[mobility.kind], revision, revision.activity_id)


@bp.get("/<int:number>")
def look(code: str, mobility_id: str, number: int) -> Response:
    mobility = store().mobility(code, mobility_id)
    revision = store().mobility_revision(mobility, number)
    sections = shown_answers(DECLARED[mobility.kind], revision.values)
    return one_state(_kept(mobility), _state(mobility, revision), sections=sections)


@bp.post("/<int:number>/restore")
def restore(code: str, mobility_id: str, number: int) -> Response:
    differing = restore_revision(
        store(), code, mobility_id, number, expected_revision=posted_revision(), now=now()
    )
    tell(gettext("The mobility is as it was at revision %(number)s.", number=number))
    tell_of_differing(differing)
    return redirect(own_address(store().mobility(code, mobility_id)), 303)
