"""The forms of a page as a browser sends them: read by patterns, as the generator shares the CPU."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
CONTROL = re.compile(
    r"<textarea\b(?P<text>[^>]*)>\n?(?P<typed>.*?)</textarea>"
    r"|<select\b(?P<select>[^>]*)>(?P<options>.*?)</select>"
    r"|<input\b(?P<input>[^>]*)>"
    r"|<button\b(?P<button>[^>]*)>",
    re.DOTALL,
)
OPTION = re.compile(r"<option\b([^>]*)>")
ATTRIBUTE = re.compile(r"([a-z-]+)(?:=\"([^\"]*)\")?")
LINK = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]*)\"")
ASSET = re.compile(r"<(?:link\b[^>]*?\bhref|script\b[^>]*?\bsrc)=\"([^\"]*)\"")


@dataclass(frozen=True, kw_only=True)
class Input:
    """Something that is filled in; `choices` are the values of a select."""

    name: str
    value: str
    kind: str
    choices: tuple[str, ...] = ()

    @property
    def is_typed(self) -> bool:
        """Whether a person writes into it."""
        return self.kind in ("text", "textarea")


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form with what it would send, and its buttons as name and value."""

    action: str
    inputs: tuple[Input, ...]
    buttons: tuple[tuple[str, str], ...]

    def sent(self, changes: Mapping[str, str], *buttons: tuple[str, str]) -> list[tuple[str, str]]:
        """What the page sends: a long answer that was left alone stays at home, as `static/app.js` has it."""
        kept = (one for one in self.inputs if one.kind != "textarea" or one.name in changes)
        return [*((one.name, changes.get(one.name, one.value)) for one in kept), *buttons]

    def value(self, name: str) -> str:
        """What an input holds. Raises LookupError."""
        return {one.name: one.value for one in self.inputs}[name]

    def values_of(self, button: str) -> list[str]:
        """The values of all buttons of that name, in order."""
        return [value for name, value in self.buttons if name == button]


@dataclass(frozen=True)
class Page:
    """An answer: the address that it has in the end, and its text."""

    address: str
    text: str

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Its forms, in order."""
        return tuple(_form(attributes(found[1]), found[2]) for found in FORM.finditer(self.text))

    def form(self, action: str) -> Form:
        """The form that is sent to an address which ends so."""
        found = [form for form in self.forms if form.action.partition("?")[0].endswith(action)]
        if not found:
            raise LookupError(f"{self.address} has no form for {action}")
        return found[0]

    def form_with(self, button: str) -> Form:
        """The form that has such a button."""
        found = [form for form in self.forms if form.values_of(button)]
        if not found:
            raise LookupError(f"{self.address} has no form with the button {button}")
        return found[0]

    def links(self, pattern: str) -> list[str]:
        """The addresses of links that match a pattern as a whole, each once."""
        found = (unescape(link) for link in LINK.findall(self.text))
        return list(dict.fromkeys(link for link in found if re.fullmatch(pattern, link)))

    @property
    def assets(self) -> list[str]:
        """Style, scripts and icon."""
        return [unescape(found) for found in ASSET.findall(self.text)]


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag; one without a value is empty."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(text)}


def _form(form: Mapping[str, str], content: str) -> Form:
    inputs, buttons = [], []
    for found in CONTROL.finditer(content):
        tag = attributes(found["text"] or found["select"] or found["input"] or found["button"] or "")
        if found["button"] is not None:
            buttons.append((tag.get("name", ""), tag.get("value", "")))
        elif "name" in tag and "disabled" not in tag and not _is_unticked(tag):
            inputs.append(_input(tag, found))
    return Form(action=form.get("action", ""), inputs=tuple(inputs), buttons=tuple(buttons))


def _is_unticked(tag: Mapping[str, str]) -> bool:
    return tag.get("type") in ("checkbox", "radio") and "checked" not in tag


def _input(tag: Mapping[str, str], found: re.Match[str]) -> Input:
    if found["text"] is not None:
        return Input(name=tag["name"], value=unescape(found["typed"]), kind="textarea")
    if found["select"] is not None:
        return _select(tag["name"], map(attributes, OPTION.findall(found["options"])))
    return Input(name=tag["name"], value=tag.get("value", ""), kind=tag.get("type", "text"))


def _select(name: str, options: Iterable[Mapping[str, str]]) -> Input:
    options = list(options)
    chosen = next((one for one in options if "selected" in one), options[0] if options else {})
    choices = tuple(one.get("value", "") for one in options)
    return Input(name=name, value=chosen.get("value", ""), kind="select", choices=choices)
