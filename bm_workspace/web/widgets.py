"""How inputs are written: a page may have a thousand, and WTForms' own widgets take most of its time."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

OPTIONS_KEPT = 256
"""Lists of options that are kept as written: the rows of a section all have the same."""


def line(field: Any, **attributes: Any) -> Markup:
    """An input of one line."""
    own = {"id": field.id, "type": "text", "value": field._value()}
    return _macro("line")(field.name, _stated(own | attributes))


def long_text(field: Any, **attributes: Any) -> Markup:
    """An input of several lines."""
    return _macro("long_text")(field.name, _stated({"id": field.id} | attributes), field._value())


def choice(field: Any, **attributes: Any) -> Markup:
    """A list to choose from."""
    options = _options(tuple((one.value, one.label) for one in field.choices), field.data)
    return _macro("choice")(field.name, _stated({"id": field.id} | attributes), options)


@lru_cache(maxsize=OPTIONS_KEPT)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    return _macro("options")(choices, chosen)


def _stated(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes as they stand in a tag: one that is true without a value, one that is false not at all."""
    return {name: "" if value is True else value for name, value in attributes.items() if value is not False}


def _macro(name: str) -> Callable[..., Markup]:
    found: Callable[..., Markup] = getattr(_inputs(current_app.jinja_env), name)
    return found


@cache
def _inputs(environment: Any) -> Any:
    return environment.get_template("components/inputs.html").module
