"""How inputs are written: a page may have a thousand, and WTForms' own widgets take most of its time."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from markupsafe import Markup

OPTIONS_KEPT = 256
"""Lists of options that are kept as written: the rows of a section all have the same."""


def line(field: Any, **attributes: Any) -> Markup:
    """An input of one line."""
    own = {"id": field.id, "name": field.name, "type": "text", "value": field._value()}
    return Markup(f"<input {_written(own | attributes)}>")  # noqa: S704 escaped below


def long_text(field: Any, **attributes: Any) -> Markup:
    """An input of several lines; the first line end belongs to the tag, not to the text."""
    start = _written({"id": field.id, "name": field.name} | attributes)
    return Markup(f"<textarea {start}>\r\n{escape(field._value())}</textarea>")  # noqa: S704 escaped


def choice(field: Any, **attributes: Any) -> Markup:
    """A list to choose from."""
    options = _options(tuple((one.value, one.label) for one in field.choices), field.data)
    start = _written({"id": field.id, "name": field.name} | attributes)
    return Markup(f"<select {start}>{options}</select>")  # noqa: S704 escaped below


@lru_cache(maxsize=OPTIONS_KEPT)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> str:
    return "".join(
        f"<option {_written({'value': value, 'selected': value == chosen})}>{escape(label)}</option>"
        for value, label in choices
    )


def _written(attributes: Mapping[str, Any]) -> str:
    """Attributes as they stand in a tag; one that is true stands alone, one that is false not at all."""
    parts = (
        name if value is True else f'{name}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not False
    )
    return " ".join(parts)
