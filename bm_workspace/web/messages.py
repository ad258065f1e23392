"""Messages about what was just done, some with a button that undoes it."""

from flask import flash


def tell(text: str, *, undo: str = "", fields: dict[str, object] | None = None) -> None:
    """Show a message on the next page; `undo` is the address of a POST that takes it back, with its fields."""
    flash({"text": text, "undo": undo, "fields": fields or {}}, "success")  # type: ignore[arg-type]  # any JSON goes
