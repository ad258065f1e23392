"""A crawl from the start page: every page that leads on from there, and every form that stands on one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import Tag
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from tests.web.browsing import Visitor, form_fields, page

ORDERS = {"back", "focus", "go", "order", "page", "per_page", "sort"}
"""What is asked of a page beside what it is about: order and place."""

TYPED_INTO = "input:not([type]), input[type=text], input[type=email], input[type=search], textarea"
ROW = re.compile(r"-[0-9a-z]{4,}-")
"""The identity of a row within the name of an input."""

AS_OFTEN = 15
"""So many pages of one kind are opened: of one rule, and of one tab where it has tabs."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form that is sent with POST, or one of its buttons with an address of its own."""

    rule: str
    address: str
    fields: MultiDict[str, str]
    typed: tuple[str, ...]
    """The inputs into which people type."""
    page: str
    """The address of the page that it stands on."""

    def filled(self, texts: Mapping[str, str]) -> MultiDict[str, str]:
        """What is sent where these texts were typed."""
        fields = self.fields.copy()
        for name, text in texts.items():
            fields[name] = text
        return fields

    @property
    def kind(self) -> tuple[object, ...]:
        """Forms of one kind differ in nothing but what they are about."""
        return self.rule, tuple(sorted({ROW.sub("-", name) for name in self.fields}))


class Crawl:
    """What a visitor finds.

    `questions` are forms whose answer is a page that leads on, with what they send.
    """

    def __init__(self, visitor: Visitor, questions: Mapping[str, list[dict[str, str]]]) -> None:
        self.visitor, self.questions = visitor, questions
        self.forms: dict[tuple[object, ...], Form] = {}
        self.asked_by_script: set[str] = set()
        self.opened: dict[tuple[str, object], set[str]] = {}
        self.waiting = ["/"]
        while self.waiting:
            self.open(self.waiting.pop(0))

    @property
    def rules(self) -> set[str]:
        """The rules of all addresses that a form of the pages is sent to."""
        return {form.rule for form in self.forms.values()}

    def open(self, address: str) -> None:
        """Open a page, unless enough of its kind were opened."""
        rule, places = matched(self.visitor.app, address, "GET")
        opened = self.opened.setdefault((rule, places.get("key")), set())
        if not rule or address in opened or len(opened) >= AS_OFTEN:
            return
        opened.add(address)
        answer = self.visitor.get(address)
        if answer.location:
            self.waiting.insert(0, plain(answer.location))
        elif answer.mimetype == "text/html":
            self.look(answer, address)

    def look(self, answer: TestResponse, address: str) -> None:
        """Note where a page leads, and what can be sent from it."""
        found = page(answer)
        self.waiting += [plain(link["href"]) for link in found.select("a[href^='/']")]
        self.asked_by_script |= {self.rule(tag["hx-post"]) for tag in found.select("[hx-post]")}
        for form in found.select("form"):
            if form["method"] == "get":
                self.waiting += narrowed(form)
            else:
                self.note(form, address, answer)

    def note(self, form: Tag, address: str, answer: TestResponse) -> None:
        """Keep a form and its buttons where none of the kind is known, and follow its questions."""
        buttons = [button["formaction"] for button in form.select("[formaction]")]
        for action in (form["action"], *buttons):
            found = Form(
                rule=self.rule(action),
                address=action,
                fields=whole(form, page(answer)),
                typed=typed_into(form),
                page=address,
            )
            if found.kind not in self.forms:
                self.forms[found.kind] = found
                for more in self.questions.get(found.rule, ()):
                    asked = self.visitor.send("POST", action, data=found.filled(more))
                    if asked.mimetype == "text/html" and not asked.location:
                        self.look(asked, action)

    def rule(self, address: str) -> str:
        """The rule of an address that something is sent to."""
        return matched(self.visitor.app, address, "POST")[0]


def matched(app: Flask, address: str, method: str) -> tuple[str, Mapping[str, object]]:
    """The rule of an address, and what stands in its places; an empty rule where there is none."""
    try:
        rule, places = app.url_map.bind("").match(urlsplit(address).path, method, return_rule=True)
    except HTTPException:
        return "", {}
    return str(rule), places


def plain(address: str) -> str:
    """An address without order and place."""
    parts = urlsplit(address)
    asked = [(name, text) for name, text in parse_qsl(parts.query, True) if name not in ORDERS]
    return parts.path + (f"?{urlencode(asked)}" if asked else "")


def narrowed(form: Tag) -> Iterator[str]:
    """A list with one box of its filters ticked."""
    for box in form.select("input[type=checkbox]"):
        yield f"{form['action']}?{box['name']}={box['value']}"


def whole(form: Tag, on: Tag) -> MultiDict[str, str]:
    """What a form sends when something is chosen in every list; of the rows that can be ticked, the first."""
    fields = form_fields(form)
    for choice in form.select("select[name]"):
        fields[choice["name"]] = fields[choice["name"]] or choice.select("option")[-1].get("value", "")
    rows = on.select(f"input[name=tick][form='{form.get('id')}']")
    for row in rows[:1]:
        fields.add("tick", row["value"])
    return fields


def typed_into(form: Tag) -> tuple[str, ...]:
    """The names of the inputs into which people type."""
    return tuple(tag["name"] for tag in form.select(TYPED_INTO) if tag.get("name"))


def opened_again(visitor: Visitor, form: Form) -> Form:
    """The same form as it stands on its page now."""
    found = page(visitor.get(form.page))
    tag = next(tag for tag in found.select("form") if tag["action"] == form.address)
    return replace(form, fields=whole(tag, found), typed=typed_into(tag))
