"""The host's side of Send to host: what the link opens, filled in with the editor of all, and Confirm."""

from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response
from wtforms import Form, StringField, ValidationError

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import MAX_TITLE
from bm_workspace.sent_to_host import FILLED_IN
from bm_workspace.services import host_links as services
from bm_workspace.store.errors import StillMissing
from bm_workspace.web import downloads, editor
from bm_workspace.web.create_form import single_line
from bm_workspace.web.document_page import document_outline
from bm_workspace.web.editor_page import editor_page
from bm_workspace.web.form_language import FormLanguage
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import why_not_edit
from bm_workspace.web.scope import now, posted_revision, store

bp = Blueprint("host", __name__, url_prefix="/host")
bp.add_url_rule("/<token>.pdf", "pdf", downloads.as_pdf)
bp.add_url_rule("/<token>/edit/<key>", "section", editor.section)
bp.add_url_rule("/<token>/edit/<key>", "save", editor.save, methods=["POST"])


class ConfirmForm(Form):
    """Who confirms."""

    Meta = FormLanguage
    confirmed_by = StringField(filters=[single_line])

    def validate_confirmed_by(self, field: StringField) -> None:
        if not field.data:
            raise ValidationError(gettext("Write who confirms."))
        if len(field.data) > MAX_TITLE:
            message = gettext("This name has %(count)s characters; at most %(limit)s are possible.")
            raise ValidationError(message % {"count": len(field.data), "limit": MAX_TITLE})


@bp.get("/<token>")
def show(document_id: UUID) -> Response:
    return _page(document_id, ConfirmForm())


@bp.post("/<token>/confirm")
def confirm(document_id: UUID) -> Response:
    form, notice = ConfirmForm(request.form), ""
    if form.validate():
        name = form.confirmed_by.data or ""
        try:
            services.confirm(store(), document_id, name, expected_revision=posted_revision(), now=now())
        except StillMissing:
            notice = gettext("Not confirmed yet: first give the answers that are listed below as missing.")
        else:
            tell(gettext("Confirmed. The sending organisation sees it, and what you have changed."))
            return redirect(url_for(".show"), 303)
    return _page(document_id, form, notice=notice, status=422)


def _page(document_id: UUID, form: ConfirmForm, *, notice: str = "", status: int = 200) -> Response:
    document = store().document(document_id)
    return render_page(
        "host/show.html",
        status=status,
        document=document,
        document_type=DOCUMENT_TYPES[document.type],
        editor=editor_page(document, FILLED_IN[0]),
        host_status=store().host_status(document),
        link=store().host_link(document),
        reason=why_not_edit(document),
        outline=document_outline(document),
        form=form,
        notice=notice,
    )
