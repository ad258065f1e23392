"""How things read on a page: the reader's language, marked texts, dates and moments in words."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from flask import Flask, g, has_app_context, request, session
from flask_babel import format_date, format_datetime, get_locale

from bm_workspace import wording
from bm_workspace.schema import lists
from bm_workspace.wording import LANGUAGES, Text

TRANSLATIONS = str(wording.TRANSLATIONS)


def choose_language() -> str:
    """The language chosen with the switch, else the best that the browser asks for."""
    chosen = session.get("language")
    return chosen if chosen in LANGUAGES else _asked_by_browser()


def keep_language() -> None:
    """Remember the language that the switch has just chosen.

    On a page that answers a POST the switch sends the same again, so that nothing typed there is lost.
    """
    chosen = request.form.get("interface_language")
    if chosen in LANGUAGES:
        session["language"] = chosen
        session.permanent = True


def _asked_by_browser() -> str:
    return request.accept_languages.best_match(list(LANGUAGES)) or wording.SOURCE_LANGUAGE


def language() -> str:
    """The language of this page, settled where it is first asked for; the source's where there is no page."""
    if not has_app_context():
        return wording.SOURCE_LANGUAGE
    settled: str | None = g.get("language")
    if settled is None:
        settled = g.language = str(get_locale() or wording.SOURCE_LANGUAGE)
    return settled


def _translated(text: str, /, **values: object) -> str:
    """A text of a template in the language of this page."""
    sentence = wording.catalogue(language()).gettext(text)
    return sentence % values if values else sentence


def say(text: Text | str) -> str:
    """A marked text in the language of this page."""
    return wording.say(text, language())


def code(key: str, name: str) -> str:
    """A key of a code list in the language of this page."""
    return lists.label(name, key, language())


def activity(key: str) -> str:
    """An activity type in the language of this page."""
    found = lists.activity_types().get(key)
    return found.names[language()] if found else key


def day(value: date | None) -> str:
    """A day as 31.01.2026."""
    return str(format_date(value, "dd.MM.yyyy")) if value else ""


def moment(value: datetime) -> str:
    """A moment in the operator's time zone, to the minute."""
    return str(format_datetime(value, "dd.MM.yyyy HH:mm"))


def input_attributes(field: Any, help_text: str, problems: Sequence[str]) -> dict[str, str]:
    """What an input carries beside its own attributes: its look, and what describes it to a screen reader."""
    look = "form-select" if field.type == "SelectField" else "form-control"
    ids = [f"{field.id}-help"] * bool(help_text) + [f"{field.id}-error"] * bool(problems)
    described = {"aria-describedby": " ".join(ids)} if ids else {}
    return {
        "class": look,
        "autocomplete": "off",
        **described,
        **({"aria-invalid": "true"} if problems else {}),
    }


def here() -> str:
    """The address of this request, as a link carries it: whatever was sent, nothing in it breaks a page."""
    query = request.query_string.decode(errors="replace")
    return quote(request.path) + (f"?{query}" if query else "")


def register(app: Flask) -> None:
    """Give the templates these words.

    A list of 25 rows says some 300 texts: Flask-Babel asks for the locale at each of them, Jinja for its
    gettext. Plural forms, of which a page has one or two, stay theirs.
    """
    app.jinja_env.globals["_"] = _translated
    app.jinja_env.filters.update(say=say, code=code, activity=activity, day=day, moment=moment)
    app.jinja_env.globals.update(
        LANGUAGES=LANGUAGES,
        language=language,
        here=here,
        input_attributes=input_attributes,
        has_groups=lists.has_groups,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
