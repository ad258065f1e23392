"""The files of import-export: template, export, and the log of an import."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from uuid import UUID

from flask import Blueprint, request, send_file
from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.exchange import writing
from bm_workspace.exchange.csv_table import write_csv
from bm_workspace.exchange.tables import FileRefused
from bm_workspace.exchange.xlsx_table import write_xlsx
from bm_workspace.keys import file_name
from bm_workspace.services.exchange import surroundings
from bm_workspace.store.errors import NotAllowed
from bm_workspace.web.exchange_page import problem_lines
from bm_workspace.web.reading import language
from bm_workspace.web.scope import store

bp = Blueprint("exchange_files", __name__, url_prefix="/projects/<code>/import-export")

SUFFIX = "<any(csv, xlsx):suffix>"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS = {"csv": (write_csv, "text/csv"), "xlsx": (write_xlsx, SHEET)}


@bp.get(f"/template.{SUFFIX}")
def template(code: str, suffix: str) -> Response:
    project = store().project(code)
    rows = writing.template(surroundings(store(), project), language())
    return _file(rows, suffix, project.code, gettext("template"))


@bp.get(f"/export.{SUFFIX}")
def export(code: str, suffix: str) -> Response:
    project = store().project(code)
    complete_only = request.args.get("status") == "complete"
    around = surroundings(store(), project)
    mobilities = store().exported(project, complete_only=complete_only)
    rows = list(writing.export(mobilities, around, language()))
    if len(rows) == 1 and not store().has_mobilities(project):
        rows = writing.template(around, language())
    return _file(rows, suffix, project.code, gettext("mobilities"))


@bp.get("/<uuid:import_id>/log.csv")
def log(code: str, import_id: UUID) -> Response:
    project = store().project(code)
    sent = store().mobility_import(project, import_id)
    head = [gettext("Line"), gettext("Cell"), gettext("Column"), gettext("Reason"), gettext("Right would be")]
    lines = problem_lines(sent, surroundings(store(), project))
    rows = [[str(line.line), line.cell, line.column, line.reason, line.example] for line in lines]
    return _file([head, *rows], "csv", project.code, gettext("error log"))


def _file(rows: Iterable[Sequence[str]], suffix: str, *names: str) -> Response:
    write, mimetype = WRITERS[suffix]
    try:
        content = write(rows)
    except FileRefused as refused:
        raise NotAllowed(refused.reason) from refused
    name = file_name(*names, suffix=suffix)
    answer = send_file(BytesIO(content), mimetype, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"  # Flask's own would let a cache between keep it
    return answer
