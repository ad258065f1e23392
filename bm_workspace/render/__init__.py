"""Files made of an outline: what PDF and DOCX have in common."""

from hashlib import sha256

from bm_workspace.outline import Outline, Pair

RENDERER = "4"
"""Goes up with every change to how files look, so that nobody keeps an old one by its ETag."""

SHORT = 200
SHORT_LINES = 6


class RenderError(Exception):
    """The file could not be made; the cause says why."""


def fingerprint(outline: Outline) -> str:
    """What tells two outlines apart: equal texts give equal letters, today and tomorrow."""
    return sha256(f"{RENDERER} {outline!r}".encode("utf-8", "backslashreplace")).hexdigest()


def flows(pair: Pair) -> bool:
    """Whether an answer runs over the full width: a column is for a few lines."""
    letters = max(len(pair.label), sum(map(len, pair.lines)))
    return pair.is_long or letters > SHORT or len(pair.lines) > SHORT_LINES


def stays(lines: tuple[str, ...], place: int) -> bool:
    """Whether a line of a long answer stays on the page of the next one: no line stands on a page alone."""
    return place in (0, len(lines) - 2) and place + 1 < len(lines) and len(lines[place]) <= SHORT


def address(pair: Pair) -> str:
    """Where an answer leads, if it is to the web: other addresses are text and nothing else."""
    leads = pair.link.startswith(("https://", "http://")) and pair.link.isprintable()
    return pair.link if leads else ""


def foot(outline: Outline) -> str:
    """What stands at the foot of every page: no number without the practice mark."""
    return f"{outline.number} · {outline.practice_mark}"
