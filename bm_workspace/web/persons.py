"""The associated persons of a project, and in whose name one acts."""

from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace import policies
from bm_workspace.keys import full_name
from bm_workspace.schema.partners import PERSON_FORM
from bm_workspace.services import partners as services
from bm_workspace.store.errors import InTheWay, LastEditor
from bm_workspace.store.partner_lists import PERSONS
from bm_workspace.web import listing, short_form
from bm_workspace.web.confirming import Confirmation, ask
from bm_workspace.web.messages import tell
from bm_workspace.web.reading import language
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change, why_not_change
from bm_workspace.web.scope import act_as, posted_revision, store
from bm_workspace.web.short_form import ShortForm
from bm_workspace.web.way_back import way_back
from bm_workspace.wording import _t

bp = Blueprint("persons", __name__, url_prefix="/projects/<code>/persons")

CHOSEN = "persons"
LAST_EDITOR = _t("This is the last person with the right to edit. Give it to somebody else first.")


@bp.get("")
def index(code: str) -> Response:
    project, asked = store().project(code), listing.asked(PERSONS)
    return render_page(
        "persons/index.html",
        project=project,
        page=store().persons(project, asked),
        reason=why_not_change(project),
        chosen=CHOSEN,
        **listing.shown(PERSONS, asked),
    )


@bp.post("/<uuid:person_id>/act-as")
def choose(code: str, person_id: UUID) -> Response:
    person = store().person(store().project(code), person_id)
    act_as(code, person.id)
    tell(gettext("You act as %(name)s now.", name=full_name(person)))
    return redirect(way_back("persons.index", code), 303)


def _typed_name(form: ShortForm) -> str:
    return f"{form.answers['first_name']} {form.answers['last_name']}"


@bp.route("/new", methods=["GET", "POST"])
def new(code: str) -> Response:
    require_change(store().project(code))
    form = short_form.posted(PERSON_FORM) if request.method == "POST" else short_form.blank(PERSON_FORM)
    if request.method == "POST" and not form.found:
        services.add_person(store(), code, form.key, form.answers)
        tell(gettext("%(name)s was added.", name=_typed_name(form)))
        return redirect(way_back("persons.index", code), 303)
    return render_page(
        "projects/form.html",
        status=422 if request.method == "POST" else 200,
        project=store().project(code),
        title=gettext("Add a person"),
        form=form,
        button=gettext("Add"),
        cancel=way_back("persons.index", code),
        action=url_for(".new", code=code),
        chosen=CHOSEN,
    )


@bp.get("/<uuid:person_id>")
def show(code: str, person_id: UUID) -> Response:
    person = store().person(store().project(code), person_id)
    return _show(code, person_id, short_form.filled(PERSON_FORM, person))


def _show(code: str, person_id: UUID, form: ShortForm, *, status: int = 200) -> Response:
    project = store().project(code)
    person = store().person(project, person_id)
    return render_page(
        "persons/show.html",
        status=status,
        project=project,
        title=full_name(person),
        form=form,
        words=short_form.words(PERSON_FORM, form.answers),
        button=gettext("Save"),
        cancel=way_back("persons.index", code),
        action=url_for(".save", code=code, person_id=person_id),
        reason=why_not_change(project),
        only_view="view" in request.args,
        chosen=CHOSEN,
    )


@bp.post("/<uuid:person_id>")
def save(code: str, person_id: UUID) -> Response:
    project = store().project(code)
    require_change(project)
    form = short_form.posted(PERSON_FORM, store().person(project, person_id))
    if form.clashes or form.found:
        return _show(code, person_id, form, status=409 if form.clashes else 422)
    try:
        services.change_person(
            store(), code, person_id, form.answers, language=language(), expected_revision=form.revision
        )
    except LastEditor:
        return _show(code, person_id, form.marked("rights", LAST_EDITOR), status=422)
    tell(gettext("%(name)s is saved.", name=_typed_name(form)))
    return redirect(way_back("persons.index", code), 303)


@bp.get("/<uuid:person_id>/remove")
def confirm_remove(code: str, person_id: UUID) -> Response:
    return _ask(code, person_id)


def _ask(code: str, person_id: UUID, *, status: int = 200) -> Response:
    project = store().project(code)
    person = store().person(project, person_id)
    reason = policies.why_not_remove_person(
        project.status,
        project.acting.rights,
        is_acting=person.id == project.acting.id,
        is_last_editor=store().is_last_editor(project, person),
    )
    confirmation = Confirmation(
        title=gettext("Remove this person?"),
        about=full_name(person),
        sentences=[
            gettext(
                "The person will no longer be associated with the project. "
                "Revisions of documents keep the name. This cannot be undone."
            )
        ],
        button=gettext("Remove"),
        action=url_for(".remove", code=code, person_id=person_id),
        cancel=way_back("persons.index", code),
        revision=person.revision,
        reason=reason,
    )
    return ask(confirmation, project, CHOSEN, status=status)


@bp.post("/<uuid:person_id>/remove")
def remove(code: str, person_id: UUID) -> Response:
    try:
        name = services.remove_person(store(), code, person_id, expected_revision=posted_revision())
    except InTheWay:
        return _ask(code, person_id, status=422)
    tell(gettext("%(name)s was removed.", name=name))
    return redirect(way_back("persons.index", code), 303)
