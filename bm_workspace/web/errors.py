"""What goes wrong below becomes an answer here: what happened, what was kept, what to do next."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, g, request
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.exceptions import NotFound as NoSuchAddress
from werkzeug.wrappers import Response

from bm_workspace.render import RenderError
from bm_workspace.store.errors import (
    DatabaseFull,
    DatabaseUnavailable,
    LimitReached,
    NewerDatabase,
    NotAllowed,
    NotFound,
    PerhapsSaved,
    ReadOnlyDatabase,
    StaleDocument,
    StalePage,
    TitleTaken,
    TooOften,
)
from bm_workspace.web.kept import kept_answers
from bm_workspace.web.reading import say
from bm_workspace.web.render import render_page
from bm_workspace.web.scope import NoWorkspace, at_host
from bm_workspace.web.waiting import too_many_copies, with_wait

Words = tuple[str, str]
"""What happened, and what to do next."""


def not_found(_error: Exception) -> Words:
    if at_host():
        return no_such_link()
    return gettext("There is no such page"), gettext(
        "Nothing of that address is in your practice copy. Go to the projects and open it from the list."
    )


def no_such_link() -> Words:
    advice = gettext(
        "Either a part of the address is missing, or the sending organisation has taken the link back. "
        "Ask it for a new link. What was saved before that is kept there."
    )
    kept = gettext("What you typed stands below: copy it from here.") if request.method == "POST" else ""
    return gettext("This link is not valid"), f"{advice} {kept}".strip()


def not_allowed(error: NotAllowed) -> Words:
    return gettext("This is not possible now"), say(error.reason)


def stale(_error: StaleDocument) -> Words:
    return gettext("Somebody was faster: nothing was changed"), gettext(
        "The document was saved in another window after this page was opened. "
        "What you sent stands below. Open the document again, look at it and repeat the step."
    )


def stale_page(_error: StalePage) -> Words:
    return gettext("Somebody was faster: nothing was changed"), gettext(
        "What this page shows was changed in another window after it was opened. "
        "Open the page again, look at it and repeat the step."
    )


def title_taken(_error: TitleTaken) -> Words:
    return gettext("This title is taken"), gettext(
        "Another document of this mobility has this title. Nothing was changed. Choose another title."
    )


def limit_reached(_error: LimitReached) -> Words:
    return gettext("Your practice copy is full"), gettext(
        "It holds as many documents as it can. Delete some, or start over; then create the document again."
    )


def bad_token(_error: CSRFError) -> Words:
    return gettext("Not saved: this page was open too long"), gettext(
        "What you typed stands below, nothing of it is lost. Press Send again to save it."
    )


def no_workspace(_error: NoWorkspace) -> Words:
    return gettext("Not saved: no practice copy is open in this browser"), gettext(
        "What you typed stands below. Open the start page in another tab, come back with your return code, "
        "then press Send again here."
    )


def unavailable(error: DatabaseUnavailable) -> Words:
    current_app.logger.error("the database does not answer: %s", type(error.__cause__).__name__)
    if g.get("store") and g.store.has_changed:
        return perhaps_saved(error)  # it was, and then the way on could not be shown
    return gettext("The database does not answer"), gettext(
        "Nothing was saved just now. What you typed stands below. Wait a moment, then press Send again."
    )


def perhaps_saved(_error: DatabaseUnavailable) -> Words:
    current_app.logger.error("the database was lost with a change")
    return gettext("It is not certain whether this was saved"), gettext(
        "The connection to the database broke off at the last moment. What you typed stands below. "
        "Wait a moment, then press Send again: nothing is done twice."
    )


def full(_error: DatabaseFull) -> Words:
    current_app.logger.error("there is no room left for the database")
    return gettext("There is no room left"), gettext(
        "Nothing was saved: the disk of this site is full. What you typed stands below. Tell whoever runs "
        "this site, keep this page open, and press Send again once there is room."
    )


def read_only(_error: ReadOnlyDatabase) -> Words:
    current_app.logger.error("the database can only be read")
    return gettext("The database takes no changes"), gettext(
        "Nothing was saved: the program may not write to its database. What you typed stands below. Tell "
        "whoever runs this site, keep this page open, and press Send again once that is mended."
    )


def newer_database(_error: NewerDatabase) -> Words:
    return gettext("The program is being renewed"), gettext(
        "The database already belongs to a newer version, so nothing was saved. What you typed stands below. "
        "Try again in a few minutes."
    )


def too_large(_error: RequestEntityTooLarge) -> Words:
    return gettext("That was too much at once"), gettext(
        "One page may send %(size)s MiB. Nothing was saved. "
        "Go back with your browser: your text is still there.",
        size=(request.max_content_length or 0) // 1024**2,
    )


def not_printed(_error: RenderError) -> Words:
    return gettext("The file could not be made"), gettext(
        "The document itself is safe. Download it in the other format, and tell whoever runs this site."
    )


def broken(_error: Exception) -> Words:
    return gettext("Something went wrong on our side"), gettext(
        "It was written down for whoever runs this site. What you typed stands below. Press Send again."
    )


ANSWERS: dict[type[Exception], tuple[int, Callable[[Any], Words]]] = {
    NoSuchAddress: (404, not_found),
    MethodNotAllowed: (404, not_found),  # whether an address takes a method says nothing about whose it is
    NotFound: (404, not_found),
    NotAllowed: (403, not_allowed),
    StaleDocument: (409, stale),
    StalePage: (409, stale_page),
    TitleTaken: (422, title_taken),
    LimitReached: (422, limit_reached),
    CSRFError: (400, bad_token),
    NoWorkspace: (401, no_workspace),
    TooOften: (429, too_many_copies),
    DatabaseUnavailable: (503, unavailable),
    PerhapsSaved: (503, perhaps_saved),
    DatabaseFull: (503, full),
    ReadOnlyDatabase: (503, read_only),
    NewerDatabase: (503, newer_database),
    RequestEntityTooLarge: (413, too_large),
    RenderError: (500, not_printed),
    InternalServerError: (500, broken),
}
NOTHING_KEPT = {404, 413}
"""Answers that never hold what was sent: what does not exist looks the same for everybody.

But for a host, whose link may have been taken back while something was typed.
"""


def register(app: Flask) -> None:
    """Answer each kind of error in words."""
    for kind, (status, words) in ANSWERS.items():
        app.register_error_handler(kind, _answer(status, words))
    app.register_error_handler(HTTPException, _plain)


def _answer(status: int, words: Callable[[Any], Words]) -> Callable[[Exception], Response]:
    def answer(error: Exception) -> Response:
        title, advice = words(error)
        keeps = status not in NOTHING_KEPT or (status == 404 and at_host())
        kept = kept_answers() if request.method == "POST" and keeps else None
        can_resend = status not in (403, 404, 409, 422)
        page = render_page(
            "errors/error.html", status=status, title=title, advice=advice, kept=kept, can_resend=can_resend
        )
        return with_wait(page, error) if isinstance(error, TooOften) else page

    return answer


def _plain(error: HTTPException) -> Response:
    """Any other refusal of the web server, such as a malformed request."""
    status = error.code or 500
    if status < 400:
        return error.get_response()  # a redirect of the router
    title, advice = broken(error) if status >= 500 else not_found(error)
    return render_page(
        "errors/error.html", status=status, title=title, advice=advice, kept=None, can_resend=False
    )
