"""Cells that a spreadsheet would calculate, written as text."""

import re

CALCULATED = re.compile(r"'*[=+\-@\t]")
ESCAPED = re.compile(r"'+[=+\-@\t]")


def escaped(text: str) -> str:
    """With an apostrophe before what begins with = + - @; also where apostrophes stand there already."""
    return f"'{text}" if CALCULATED.match(text) else text


def unescaped(text: str) -> str:
    """Without the apostrophe that `escaped` put there."""
    return text[1:] if ESCAPED.match(text) else text
