"""Messages about what was just done, some with a button that undoes it."""

from collections.abc import Mapping

from flask import flash


def tell(text: str, *, undo: str = "", fields: Mapping[str, object] | None = None) -> None:
    """Show a message on the next page; `undo` is the address of a POST that takes it back."""
    flash({"text": text, "undo": undo, "fields": dict(fields or {})}, "success")  # type: ignore[arg-type]  # any JSON goes
