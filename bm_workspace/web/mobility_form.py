"""Creating a mobility in two steps: a short form where all is mandatory, then the full one in tabs."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response
from wtforms import Form, StringField
from wtforms.validators import ValidationError

from bm_workspace.schema.lists import has_groups
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.new_mobility import new_mobility, placed
from bm_workspace.schema.types import MAX_ACTIVITY_ID
from bm_workspace.services import mobilities as services
from bm_workspace.services.opened import mobility_opener
from bm_workspace.store.errors import ActivityIdTaken, NotFound, StalePage
from bm_workspace.web import saving, short_form
from bm_workspace.web.create_form import single_line
from bm_workspace.web.form_language import FormLanguage
from bm_workspace.web.kinds import LISTS, mobility_address
from bm_workspace.web.messages import tell
from bm_workspace.web.mobility_page import mobility_page, section_address
from bm_workspace.web.reading import say
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change, why_not_change
from bm_workspace.web.scope import now, posted_revision, store
from bm_workspace.web.short_form import ShortForm
from bm_workspace.web.way_back import way_back
from bm_workspace.wording import _t

bp = Blueprint("mobility_form", __name__, url_prefix="/projects/<code>")

TITLES = {"individual": _t("Create a mobility activity"), "group": _t("Create a group mobility")}


class ActivityIdForm(Form):
    """The coordinator's own ID, in a small form beside the one that cannot be changed."""

    Meta = FormLanguage
    activity_id = StringField(filters=[single_line])

    def validate_activity_id(self, field: StringField) -> None:
        text = field.data or ""
        if not text:
            raise ValidationError(gettext("Give the mobility an ID of your own."))
        if len(text) > MAX_ACTIVITY_ID:
            raise ValidationError(
                gettext(
                    "This ID has %(count)s characters; at most %(limit)s are possible.",
                    count=len(text),
                    limit=MAX_ACTIVITY_ID,
                )
            )


@bp.route("/mobilities/new", methods=["GET", "POST"])
def new(code: str) -> Response:
    return _new(code, "individual")


@bp.route("/group-mobilities/new", methods=["GET", "POST"])
def new_group(code: str) -> Response:
    if not has_groups(store().project(code).action):
        raise NotFound
    return _new(code, "group")


def _new(code: str, kind: str) -> Response:
    project = store().project(code)
    require_change(project)
    declaration = new_mobility(kind, project.field, project.call_year)
    form = short_form.posted(declaration) if request.method == "POST" else short_form.blank(declaration)
    if request.method == "POST" and not form.found:
        return _created(code, kind, form)
    return render_page(
        "mobilities/new.html",
        status=422 if request.method == "POST" else 200,
        project=project,
        title=say(TITLES[kind]),
        form=form,
        button=gettext("Create"),
        cancel=way_back(LISTS[kind], code),
        action=url_for(".new_group" if kind == "group" else ".new", code=code),
        all_mandatory=True,
    )


def _created(code: str, kind: str, form: ShortForm) -> Response:
    answers = dict(form.answers)
    made = services.create_mobility(
        store(),
        code,
        services.NewMobility(
            id=form.key, kind=kind, activity_type=answers["activity_type"], values=placed(kind, answers)
        ),
        now=now(),
    )
    mobility = store().mobility(code, made.number)
    tell(gettext("The mobility %(number)s is created as a draft.", number=mobility.number))
    return redirect(section_address(mobility, DECLARED[kind].sections[0].key), 303)


@bp.get("/mobilities/<mobility_id>/edit/<key>")
def section(code: str, mobility_id: str, key: str) -> Response:
    return show_form(store().mobility(code, mobility_id), key)


def show_form(mobility: Any, key: str) -> Response:
    """The page of a mobility with one section open; where it may not be changed, the page that only shows."""
    page = mobility_page(mobility, key, focus=request.args.get("focus", ""))
    if why_not_change(mobility.project):
        return redirect(own_address(mobility), 303)
    return _shown(page, ActivityIdForm(data={"activity_id": mobility.activity_id}))


def own_address(mobility: Any) -> str:
    """The page of a mobility."""
    return mobility_address(mobility.project.code, mobility)


def _shown(page: Any, form: ActivityIdForm, status: int = 200) -> Response:
    return render_page(
        "mobilities/edit.html", fragment="mobilities/_edit.html", status=status, editor=page, id_form=form
    )


@bp.post("/mobilities/<mobility_id>/edit/<key>")
def save(code: str, mobility_id: str, key: str) -> Response:
    mobility = store().mobility(code, mobility_id)
    form = saving.Form(
        declaration=DECLARED[mobility.kind],
        opener=mobility_opener(code, mobility_id),
        values=lambda: store().mobility(code, mobility_id).values,
        page=lambda key: mobility_page(store().mobility(code, mobility_id), key),
        address=lambda key, focus: section_address(mobility, key, focus),
    )
    return saving.save(form, key)


@bp.post("/mobilities/<mobility_id>/activity-id")
def rename(code: str, mobility_id: str) -> Response:
    form, mobility = ActivityIdForm(request.form), store().mobility(code, mobility_id)
    require_change(mobility.project)
    key = saving.open_tab(DECLARED[mobility.kind], mobility.values, request.form.get("section", ""))
    status = 422
    if form.validate():
        try:
            services.rename_mobility(
                store(),
                code,
                mobility_id,
                form.activity_id.data or "",
                expected_revision=posted_revision(),
                now=now(),
            )
        except ActivityIdTaken:
            form.activity_id.errors = [
                gettext("Another mobility of this project has this ID. Choose another one.")
            ]
        except StalePage:
            saved = store().mobility(code, mobility_id).activity_id
            form.activity_id.errors, status = [saving.meanwhile(saved)], 409
        else:
            tell(gettext("The Mobility activity ID is saved."))
            return redirect(section_address(mobility, key), 303)
    return _shown(mobility_page(store().mobility(code, mobility_id), key), form, status=status)
