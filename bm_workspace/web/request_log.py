"""One line of JSON for every answer of a hosted program, with a request id and nothing that anybody typed."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from time import perf_counter
from uuid import uuid4

from flask import Flask, g, has_request_context, request
from werkzeug.wrappers import Response

ID = re.compile(r"[0-9A-Za-z-]{8,64}")
FACTS = ("method", "rule", "status", "ms", "bytes")

log = logging.getLogger("bm_workspace.requests")


class Lines(logging.Formatter):
    """A record as one line of JSON. Of an error its kind and place are told, never its words."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "request": g.get("request_id", "") if has_request_context() else "",
            "event": record.getMessage(),
            **{fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)},
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["place"] = "".join(traceback.format_tb(record.exc_info[2]))
        return json.dumps(line, ensure_ascii=False)


def register(app: Flask) -> None:
    """Give every request an id; write the lines where the program is hosted."""
    app.before_request(begin)
    app.after_request(note)
    if app.config["BM_HOSTED"]:
        handler = logging.StreamHandler()
        handler.setFormatter(Lines())
        root = logging.getLogger("bm_workspace")
        root.handlers, root.propagate = [handler], False
        root.setLevel(logging.INFO)


def begin() -> None:
    """Take the id that the web server in front has given, or make one."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if ID.fullmatch(given) else uuid4().hex
    g.began = perf_counter()


def note(response: Response) -> Response:
    """Say what was answered. The rule stands for the address, which may hold what somebody searched for."""
    response.headers["X-Request-ID"] = g.request_id
    facts = {
        "method": request.method,
        "rule": str(request.url_rule or ""),
        "status": response.status_code,
        "ms": round((perf_counter() - g.began) * 1000, 1),
        "bytes": response.content_length or 0,
    }
    log.info("answered", extra=facts)
    return response
