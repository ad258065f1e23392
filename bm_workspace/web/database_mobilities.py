"""Mobilities in the Europass mobility database: entering one, its page, adding its participants."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.identifiers import DATABASE
from bm_workspace.keys import file_name
from bm_workspace.schema.database_mobility import DATABASE_MOBILITY
from bm_workspace.schema.new_mobility import new_in_database, placed
from bm_workspace.services.mobilities import NewMobility, create_mobility
from bm_workspace.services.participants import NewParticipants, add_participants
from bm_workspace.store.errors import NotFound, TooManyParticipants
from bm_workspace.web import short_form
from bm_workspace.web.document_zip import zip_of
from bm_workspace.web.messages import tell
from bm_workspace.web.mobilities import show_mobility
from bm_workspace.web.mobility_page import section_address
from bm_workspace.web.participants_page import (
    ParticipantsPage,
    People,
    participants_page,
    sent_people,
    too_many,
    what_is_left,
)
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change
from bm_workspace.web.scope import now, store
from bm_workspace.web.short_form import ShortForm
from bm_workspace.web.way_back import way_back

bp = Blueprint(
    "database_mobilities", __name__, url_prefix=f"/{DATABASE}/mobilities", url_defaults={"code": DATABASE}
)


@bp.route("/new", methods=["GET", "POST"])
def new(code: str) -> Response:
    database = store().project(code)
    require_change(database)
    posted = request.method == "POST"
    form = short_form.posted(new_in_database()) if posted else _begun(database)
    if posted and not form.found:
        return _created(code, form)
    return render_page(
        "mobilities/new.html",
        status=422 if posted else 200,
        project=database,
        title=gettext("Enter a mobility"),
        form=form,
        button=gettext("Create"),
        cancel=way_back("database.index", code),
        action=url_for(".new", code=code),
        all_mandatory=True,
    )


def _begun(database: Any) -> ShortForm:
    """The form with the registered organisation as the one that sends."""
    sending = store().organisation_facts(database, database.beneficiary)
    known = {"sending_name": database.beneficiary, "sending_country": sending.get("country", "")}
    return short_form.begun(new_in_database(), known)


def _created(code: str, form: ShortForm) -> Response:
    values = placed(DATABASE, dict(form.answers))
    new = NewMobility(id=form.key, kind=DATABASE, values=values)
    made = create_mobility(store(), code, new, now=now())
    mobility = store().mobility(code, made.number)
    tell(gettext("The mobility %(number)s is entered. Add its participants next.", number=mobility.number))
    return redirect(section_address(mobility, DATABASE_MOBILITY.sections[0].key), 303)


@bp.get("/<mobility_id>")
def show(code: str, mobility_id: str) -> Response:
    return show_mobility(code, mobility_id, DATABASE)


@bp.get("/<mobility_id>/certificates.<any(pdf, docx):suffix>.zip")
def certificates(code: str, mobility_id: str, suffix: str) -> Response:
    """The certificates of all participants in one file."""
    mobility = store().mobility(code, mobility_id)
    documents = store().documents_of(mobility)
    if not documents:
        raise NotFound
    return zip_of(documents, suffix, file_name(mobility.number, mobility.participant, suffix="zip"))


@bp.get("/<mobility_id>/participants/new")
def participants(code: str, mobility_id: str) -> Response:
    mobility = store().mobility(code, mobility_id)
    require_change(mobility.project)
    return _shown(participants_page(mobility))


def _shown(page: ParticipantsPage, status: int = 200) -> Response:
    return render_page("database/participants.html", status=status, shown=page, project=page.mobility.project)


@bp.post("/<mobility_id>/participants/new")
def add(code: str, mobility_id: str) -> Response:
    mobility = store().mobility(code, mobility_id)
    require_change(mobility.project)
    page, people = sent_people(participants_page(mobility))
    if not people:
        return _shown(page, 200 if "preview" in request.form else 422)
    try:
        return _added(code, mobility_id, page, people)
    except TooManyParticipants as error:
        return _shown(page.saying(too_many(error.present, len(people))), 422)


def _added(code: str, mobility_id: str, page: ParticipantsPage, people: People) -> Response:
    new = NewParticipants(key=page.form.key, people=people, language=page.language)
    made = add_participants(store(), mobility_id, new, now=now())
    tell(_said_of(made[0].number, made[-1].number, len(made)))
    left = what_is_left(page)
    if left:
        return _shown(left)
    address = url_for(".show", code=code, mobility_id=mobility_id, _anchor="participants")
    return redirect(address, 303)


def _said_of(first: str, last: str, count: int) -> str:
    """Who was added, by the numbers that were given."""
    one: str = gettext(
        "The participant was added. The number of the certificate is %(number)s.", number=first
    )
    many: str = gettext(
        "Participants added: %(count)s. The numbers of their certificates are %(first)s to %(last)s.",
        count=count,
        first=first,
        last=last,
    )
    return one if count == 1 else many
