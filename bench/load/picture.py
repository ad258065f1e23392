"""The picture of a load run: how long pages and saves took, minute by minute."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil
from typing import Any

from bench.load.verdict import PAGE

WIDTH, HEIGHT, GAP = 720, 170, 56
LEFT, RIGHT = 60, 20
COLOURS = {"p95": "#b02a37", "median": "#0b5ed7"}
WORDS = {"p95": "95 of 100", "median": "median"}
STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000)
"""Milliseconds at which there may be a line."""

Run = Mapping[str, Any]


def picture(runs: Sequence[Run]) -> str:
    """An SVG with a field for each run, one under the other."""
    height = len(runs) * (HEIGHT + GAP) + 10
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        "<style>text { font: 12px sans-serif }</style>",
        "<title>How long pages and saves took under load, minute by minute</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for place, run in enumerate(runs):
        lines += [f'<g transform="translate(0 {place * (HEIGHT + GAP)})">', *_field(run), "</g>"]
    return "\n".join([*lines, "</svg>", ""])


def _field(run: Run) -> Iterator[str]:
    points = run["over_time"]
    highest = max([PAGE, *(point["p95"] for point in points)])
    top = next((step for step in STEPS if step >= highest), highest)
    right = max(ceil(run["minutes"]), len(points), 2)

    def at(minute: float, milliseconds: float) -> str:
        x = LEFT + (minute - 1) / (right - 1) * (WIDTH - LEFT - RIGHT)
        return f"{x:.1f},{32 + HEIGHT * (1 - milliseconds / top):.1f}"

    yield f'<text x="{LEFT}" y="20" font-weight="bold">{escape(run["name"])}</text>'
    for milliseconds in sorted({0, top / 2, top}):
        yield from _level(at(1, milliseconds), at(right, milliseconds), f"{milliseconds:g} ms", "#ddd")
    yield from _level(at(1, PAGE), at(right, PAGE), "", "#777", dashed=True)
    for minute in range(1, right + 1, max(1, right // 10)):
        x, y = at(minute, 0).split(",")
        yield f'<text x="{x}" y="{float(y) + 16}" text-anchor="middle" fill="#555">{minute}</text>'
    for place, (name, colour) in enumerate(COLOURS.items()):
        path = " ".join(at(point["minute"], point[name]) for point in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        x = WIDTH - RIGHT - 100 * place
        yield f'<text x="{x}" y="20" text-anchor="end" fill="{colour}">{WORDS[name]}</text>'


def _level(start: str, end: str, words: str, colour: str, *, dashed: bool = False) -> Iterator[str]:
    (x1, y), (x2, _) = start.split(","), end.split(",")
    dashes = ' stroke-dasharray="6 4"' if dashed else ""
    yield f'<line x1="{x1}" y1="{y}" x2="{x2}" y2="{y}" stroke="{colour}"{dashes}/>'
    if words:
        yield f'<text x="{LEFT - 8}" y="{float(y) + 4}" text-anchor="end" fill="#555">{words}</text>'
