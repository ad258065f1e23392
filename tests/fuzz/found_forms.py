"""The forms of a page as a program sees them: fields, choices, buttons, and what htmx sends by itself."""

import json
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

from tests.web.browsing import page, shown_value

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class FoundForm:
    """What a page offers to be sent."""

    method: str
    action: str
    is_multipart: bool
    pairs: tuple[Pair, ...]
    """Names and values as they would be sent now."""
    choices: tuple[Pair, ...]
    """Every box, radio button and option."""
    buttons: tuple[tuple[str, str, str], ...]
    """Name, value and address of each button, where it has one of its own."""
    files: tuple[str, ...]
    """Names of the fields for files."""


def forms_of(response: TestResponse) -> list[FoundForm]:
    """The forms of an answer; the language switch, which every page has, comes last."""
    if response.mimetype != "text/html":
        return []
    soup = page(response)
    found = [_found(soup, form) for form in soup("form")]
    asides = [_aside(soup, tag) for tag in soup.select("form [hx-post]:not(button)")]
    return sorted([*found, *asides], key=lambda form: form.action == "/language")


def _found(soup: BeautifulSoup, form: Tag) -> FoundForm:
    return FoundForm(
        method=str(form["method"]).upper(),
        action=str(form["action"]),
        is_multipart=form.get("enctype") == "multipart/form-data",
        pairs=tuple((tag["name"], shown_value(tag)) for tag in _inputs(soup, form) if _is_sent(tag)),
        choices=tuple(choice for tag in _inputs(soup, form) for choice in _choices(tag)),
        buttons=tuple(
            (str(tag.get("name", "")), str(tag.get("value", "")), str(tag.get("formaction", "")))
            for tag in form("button")
        ),
        files=tuple(str(tag["name"]) for tag in _inputs(soup, form) if tag.get("type") == "file"),
    )


def _inputs(soup: BeautifulSoup, form: Tag) -> list[Tag]:
    """The fields in a form, and those elsewhere on the page that belong to it."""
    elsewhere = soup.select(f"[form={form['id']}][name]") if form.get("id") else []
    return [*form.select("input[name], select[name], textarea[name]"), *elsewhere]


def _is_sent(tag: Tag) -> bool:
    if tag.get("type") == "file":
        return False
    return tag.get("type") not in ("radio", "checkbox") or tag.has_attr("checked")


def _choices(tag: Tag) -> list[Pair]:
    if tag.name == "select":
        return [(tag["name"], str(option.get("value", ""))) for option in tag("option")]
    return [(tag["name"], shown_value(tag))] if tag.get("type") in ("radio", "checkbox") else []


def _aside(soup: BeautifulSoup, tag: Tag) -> FoundForm:
    """What a part of a form sends by itself while somebody types."""
    form = _found(soup, tag.find_parent("form"))
    more = json.loads(str(tag.get("hx-vals", "{}")))
    return FoundForm(
        method="POST",
        action=str(tag["hx-post"]),
        is_multipart=False,
        pairs=(*form.pairs, *((name, str(value)) for name, value in more.items())),
        choices=form.choices,
        buttons=(),
        files=(),
    )
