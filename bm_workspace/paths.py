"""Where the top-level folders are: beside the package in a checkout, inside it once installed."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `templates`, `static` or `fixtures`."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
