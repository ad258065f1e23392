"""Import-export: a file of mobilities is sent, looked at, and imported."""

import hashlib
import hmac
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, current_app, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.exchange.csv_table import ENCODINGS
from bm_workspace.exchange.tables import MOST_BYTES, FileRefused
from bm_workspace.services import exchange as services
from bm_workspace.web.exchange_page import (
    CHIPS,
    ENCODING_NAMES,
    MOST_SHOWN,
    STATUSES,
    full_notice,
    problem_lines,
    row_lines,
    status_of,
)
from bm_workspace.web.messages import tell
from bm_workspace.web.render import render_page
from bm_workspace.web.rights import require_change, why_not_change
from bm_workspace.web.scope import now, store
from bm_workspace.wording import Text, _t

bp = Blueprint("exchange", __name__, url_prefix="/projects/<code>/import-export")

CHOSEN = "import-export"
ROOM = 64 * 1024
"""What a form may hold beside its file."""

NO_FILE = _t("Choose a file first.")
CHANGED = _t(
    "The project was changed after this preview was made, so nothing is imported yet. "
    "Below stands what the import would do now. Look at it and press Import again."
)


@bp.url_value_preprocessor
def take_files(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A file may be larger than what other pages may send."""
    request.max_content_length = MOST_BYTES + ROOM


@bp.teardown_request
def close_files(_error: BaseException | None) -> None:
    """A large file lies on the disk until it is closed."""
    request.close()


def secret() -> bytes:
    """What invented persons are made from: the same for a workspace, known to nobody."""
    key = str(current_app.secret_key).encode()
    return hmac.digest(key, b"invented persons " + store().workspace_id.bytes, hashlib.sha256)


@bp.get("")
def index(code: str) -> Response:
    return _index(code)


def _index(code: str, *, problem: Text | None = None, invents: bool = True, status: int = 200) -> Response:
    project = store().project(code)
    sent = [(found, status_of(found, now())) for found in store().imports(project)]
    return render_page(
        "exchange/index.html",
        status=status,
        project=project,
        imports=[(found, STATUSES[state], CHIPS[state]) for found, state in sent],
        problem=problem,
        invents=invents,
        reason=why_not_change(project),
        chosen=CHOSEN,
    )


@bp.post("")
def send(code: str) -> Response:
    require_change(store().project(code))
    file, invents = request.files.get("file"), "invent" in request.form
    if file is None or not file.filename:
        return _index(code, problem=NO_FILE, invents=invents, status=422)
    new = services.NewImport(
        id=uuid4(), file_name=file.filename, content=file.read(), invents=invents, secret=secret()
    )
    try:
        sent = services.send_file(store(), code, new, now=now())
    except FileRefused as refused:
        return _index(code, problem=refused.reason, invents=invents, status=422)
    return redirect(url_for(".show", code=code, import_id=sent.id), 303)


@bp.get("/<uuid:import_id>")
def show(code: str, import_id: UUID) -> Response:
    return _show(code, import_id)


def _show(code: str, import_id: UUID, *, problem: Text | None = None, status: int = 200) -> Response:
    project = store().project(code)
    sent = store().mobility_import(project, import_id)
    state = status_of(sent, now())
    return render_page(
        "exchange/show.html",
        status=status,
        project=project,
        sent=sent,
        state=state,
        state_words=STATUSES[state],
        why_not_import=services.why_not_import(store(), project, sent) if state == services.PREVIEW else None,
        full_notice=full_notice(project, sent) if state == services.PREVIEW else None,
        is_kept=sent.status != services.IMPORTED and not services.is_over(sent, now()),
        rows=row_lines(sent),
        problems=problem_lines(sent, services.surroundings(store(), project))[:MOST_SHOWN],
        more_problems=sent.summary["problem_count"] - MOST_SHOWN,
        encodings=ENCODING_NAMES,
        problem=problem,
        reason=why_not_change(project),
        chosen=CHOSEN,
    )


@bp.post("/<uuid:import_id>/encoding")
def read_again(code: str, import_id: UUID) -> Response:
    chosen = request.form.get("encoding", "")
    encoding = chosen if chosen in ENCODINGS else ENCODINGS[0]
    try:
        services.read_again(store(), code, import_id, encoding, secret=secret(), now=now())
    except FileRefused as refused:
        return _show(code, import_id, problem=refused.reason, status=422)
    return redirect(url_for(".show", code=code, import_id=import_id), 303)


@bp.post("/<uuid:import_id>/import")
def carry_out(code: str, import_id: UUID) -> Response:
    if not services.carry_out(store(), code, import_id, secret=secret(), now=now()):
        return _show(code, import_id, problem=CHANGED, status=409)
    summary = store().mobility_import(store().project(code), import_id).summary
    tell(
        gettext(
            "Imported: %(created)s created, %(updated)s updated.",
            created=summary["created"],
            updated=summary["updated"],
        )
    )
    return redirect(url_for(".show", code=code, import_id=import_id), 303)
