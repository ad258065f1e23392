"""What a person does with a browser that runs no scripts: opens addresses, reads pages, sends forms."""

from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.files.reading import squeezed
from tests.web.page_rules import page_problems

HTMX = {"HX-Request": "true"}
COOKIE = "bm_workspace"


class Visitor:
    """One browser: its cookies and its language; checks every page that it receives."""

    def __init__(self, app: Flask, language: str = "en") -> None:
        self.app = app
        self.language = language
        self.browser: FlaskClient = app.test_client()
        self._token = ""

    def get(self, address: str, **more: Any) -> TestResponse:
        return self.send("GET", address, **more)

    def post(self, address: str, data: Any = None, *, token: bool = True, **more: Any) -> TestResponse:
        """Send a form; the token of this browser's session goes with it."""
        fields = MultiDict(data or {})
        if token:
            fields["csrf_token"] = self.token
        return self.send("POST", address, data=fields, **more)

    def send(self, method: str, address: str, *, may_fail: bool = False, **more: Any) -> TestResponse:
        headers = {"Accept-Language": self.language, **more.pop("headers", {})}
        response = self.browser.open(address, method=method, headers=headers, buffered=True, **more)
        assert may_fail or response.status_code < 500, f"{method} {address} answered {response.status}"
        if response.mimetype == "text/html" and method != "HEAD" and response.data and not response.location:
            self._check(method, address, response)
        return response

    def _check(self, method: str, address: str, response: TestResponse) -> None:
        whole = "<!doctype html>" in response.text[:200]
        assert whole or response.request.headers.get("HX-Request")
        problems = page_problems(response.text, language=self.language, whole=whole)
        assert not problems, f"{method} {address}: {problems}"

    @property
    def token(self) -> str:
        """A token for this browser's session."""
        if not self._token:
            self._token = page(self.get("/")).select_one("[name=csrf_token]")["value"]
        return self._token

    @property
    def workspace(self) -> UUID:
        """The workspace that is open in this browser."""
        with self.browser.session_transaction() as session:
            return UUID(session["workspace"])

    def submit(
        self, response: TestResponse, form: str, *, press: str = "", headers: Any = None, **typed: str
    ) -> TestResponse:
        """Type into a form of a page and send it; `press` is a button as `name=value`.

        `form` may also name a button that sends its form to an address of its own.
        """
        found = page(response).select_one(form)
        assert found is not None, f"no form {form} on the page"
        whole = found if found.name == "form" else found.find_parent("form")
        fields = form_fields(whole)
        for name, text in typed.items():
            fields[name.replace("__", "-")] = text
        if press:
            name, _, value = press.partition("=")
            fields[name] = value
        address = found.get("formaction") or whole["action"]
        return self.send("POST", address, data=fields, headers=headers or {})

    def another_window(self) -> "Visitor":
        """The same person in another browser that knows the same cookie."""
        other = Visitor(self.app, self.language)
        other.browser.set_cookie(COOKIE, self.browser.get_cookie(COOKIE).value)
        return other

    def switch_language(self, language: str) -> None:
        self.post("/language", {"language": language})
        self.language = language


def page(response: TestResponse) -> BeautifulSoup:
    """The page of an answer."""
    return BeautifulSoup(response.text, "lxml")


def form_fields(form: Tag) -> MultiDict[str, str]:
    """What a browser sends of a form, buttons apart."""
    fields: MultiDict[str, str] = MultiDict()
    for tag in form.select("input[name], select[name], textarea[name]"):
        if tag.get("type") in ("radio", "checkbox") and not tag.has_attr("checked"):
            continue
        fields.add(tag["name"], shown_value(tag).replace("\n", "\r\n"))
    return fields


def shown_value(tag: Tag) -> str:
    """What stands in an input, a text area or a list."""
    if tag.name == "textarea":
        return tag.get_text().replace("\r\n", "\n").removeprefix("\n")
    if tag.name == "select":
        chosen = tag.select_one("option[selected]") or tag.select_one("option")
        return str(chosen.get("value", chosen.get_text())) if chosen else ""
    return str(tag.get("value", ""))


def shown(response: TestResponse, name: str) -> str:
    """What stands in the input of that name."""
    return shown_value(page(response).select_one(f"form:not(.languages) [name='{name}']"))


def on_screen(response: TestResponse) -> str:
    """The text of the sheet in the view of a document, without its marks and without blanks."""
    sheet = page(response).select_one("article.sheet")
    for mark in sheet.select(".practice-mark, .draft-mark"):
        mark.extract()
    return squeezed(sheet.get_text())


def header_rows(response: TestResponse) -> list[list[str]]:
    """The header rows of the sheet's tables, which a PDF repeats on every page."""
    rows = page(response).select("article.sheet thead tr")
    return [[cell.get_text() for cell in row.select("th")] for row in rows]


def text_of(response: TestResponse, selector: str) -> str:
    """The words of a part of a page, with single spaces; empty where there is no such part."""
    return " ".join(" ".join(tag.get_text() for tag in page(response).select(selector)).split())
