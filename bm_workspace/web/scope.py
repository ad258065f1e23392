"""Whose request it is: every address is closed to visitors without a workspace, but for a short list."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Flask, current_app, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from werkzeug.wrappers import Response

from bm_workspace.extensions import csrf, db
from bm_workspace.services.bounds import Bound, place_of
from bm_workspace.store.address_counts import AddressCounts
from bm_workspace.store.errors import NotFound
from bm_workspace.store.host_store import HostStore
from bm_workspace.store.skills import Skills
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.store.workspaces import Workspaces
from bm_workspace.web.reading import here, keep_language

OPEN = {
    "asset": "style and scripts hold nothing of anybody",
    "entrance.healthz": "a load balancer has no workspace",
    "entrance.welcome": "where a workspace is opened",
    "entrance.start": "opens one",
    "entrance.come_back": "opens one by its return code",
    "entrance.choose_language": "can be chosen before",
    "entrance.help_page": "can be read before",
    "database.route": "can be read before",
    "esco.search": "a host looks for skills too, and they are the same for everybody",
    "host.confirm": "a link opens its one document",
    "host.pdf": "a link opens its one document",
    "host.save": "a link opens its one document",
    "host.section": "a link opens its one document",
    "host.show": "a link opens its one document",
    "outcome_advice.show": "a host is advised too, and nothing is kept",
}
"""Endpoints that need no workspace, each with the reason."""

INNER = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")
"""A path of this site: browsers drop tabs and line ends, and read two slashes as another host."""

HOST = "/host/"
"""Where the addresses of hosts begin; what is open in the visitor's browser is not looked at there."""

WITHOUT_DATABASE = {"asset", "entrance.healthz"}


class Cookies(SecureCookieSessionInterface):
    """The cookie goes with pages alone: a file that somebody may keep for all carries nobody's."""

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Whether this answer carries the cookie."""
        return request.endpoint not in WITHOUT_DATABASE and super().should_set_cookie(app, session)


class NoWorkspace(PermissionError):
    """Something was sent, but no workspace is open in this browser."""


def register(app: Flask) -> None:
    """Look at every request before its view does."""
    app.session_interface = Cookies()
    app.before_request(enter)
    app.url_defaults(carry_link)


def enter() -> Response | None:
    """Find the visitor's workspace, and refuse what needs one or carries no valid token."""
    g.store = None
    keep_language()
    if request.endpoint in WITHOUT_DATABASE:
        return None
    if at_host():
        _enter_as_host()
        return None
    g.store = _open_store()
    if request.endpoint is None:
        return None
    if g.store is None and request.endpoint not in OPEN:
        if request.method in ("GET", "HEAD"):
            return redirect(url_for("entrance.welcome", next=here()), 303)
        raise NoWorkspace
    if "%00" in here():
        raise NotFound  # PostgreSQL keeps no such character, so nothing has that address
    csrf.protect()
    return None


def at_host() -> bool:
    """Whether this request came by the link of a host, or to something like it."""
    return request.path.startswith(HOST)


def _enter_as_host() -> None:
    """Find the document of the link, which the pages of documents then show as any other.

    Raises NotFound, for a link that was taken back as for one that never was.
    """
    places = request.view_args or {}
    if "token" not in places:
        return
    token = places.pop("token")
    if "%00" not in here():
        with suppress(NotFound):
            g.store = HostStore(db.session(), token, now=now())
    csrf.protect()
    if g.store is None:
        raise NotFound
    places["document_id"] = g.store.document_id


def carry_link(endpoint: str, values: dict[str, Any]) -> None:
    """On the pages of a host an address holds the link where others hold the document."""
    if endpoint.startswith("host.") and g.store and g.store.as_host:
        values.pop("document_id", None)
        values.setdefault("token", g.store.token)


def _open_store() -> WorkspaceStore | None:
    try:
        workspace_id = UUID(session.get("workspace", ""))
    except ValueError:
        return None
    if not workspaces().is_open(workspace_id):
        return None
    acting = [UUID(chosen) for chosen in _acting().values()]
    return WorkspaceStore(db.session(), workspace_id, acting, now=now())


def _acting() -> dict[str, str]:
    """The persons in whose names this browser acts, by the code of their project."""
    chosen: dict[str, str] = session.get("acting", {})
    return chosen


def act_as(code: str, person_id: UUID) -> None:
    """Act in the name of a person in one project, in this browser alone."""
    session["acting"] = {**_acting(), code: str(person_id)}


def store() -> WorkspaceStore:
    """Everything of this visitor."""
    found: WorkspaceStore = g.store
    return found


def workspaces() -> Workspaces:
    """Workspaces as a whole, to open one."""
    return Workspaces(db.session())


def bound(act: str) -> Bound:
    """How often this visitor's address may do something."""
    key, address = str(current_app.secret_key).encode(), request.remote_addr or ""
    most = current_app.config["BM_MOST"][act]
    return Bound(
        counts=AddressCounts(db.session()), act=act, place=place_of(address, act, key=key), most=most
    )


def skills() -> Skills:
    """ESCO's skills, the same for everybody."""
    return Skills(db.session())


def enter_workspace(workspace_id: UUID) -> None:
    """Keep a workspace open in this browser, for 30 days after the last visit."""
    session["workspace"] = str(workspace_id)
    session.pop("acting", None)
    session.permanent = True


def now() -> datetime:
    """The moment of this request, in UTC."""
    return datetime.now(UTC)


def posted_revision() -> int:
    """The revision that the sent page was read at; 0, which never was, where it carries none."""
    return request.form.get("revision", 0, type=int)


def inner_address(address: str) -> str | None:
    """An address of this site that a visitor may be led to, or None."""
    return address if INNER.fullmatch(address) else None
