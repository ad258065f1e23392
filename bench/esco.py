"""ESCO's import and search, measured with the official file that `--esco` or BM_ESCO_FILE names."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from flask import Flask

from bm_workspace.esco import Skill
from bm_workspace.esco_file import read_all
from bm_workspace.extensions import db
from bm_workspace.services.esco import import_skills
from bm_workspace.store.skills import Skills
from tests.esco_files import content, row

MISSING = "ESCO: not measured, because neither --esco nor BM_ESCO_FILE names a skills_en.csv."
QUERIES = ("elek", "install electrical", "e", "in", "manage", "prepare bread products", "qzx", "a e i")
ALTERNATIVES = 7
"""How many alternative labels a skill of the official files has, about."""


def prepared(app: Flask, file: Path) -> float:
    """Import the file, and as much with alternative labels in Latvian; gives the seconds for the file."""
    english = read_all([file])[0].skills
    with tempfile.TemporaryDirectory() as folder, app.app_context():
        latvian = Path(folder) / "skills_lv.csv"
        latvian.write_bytes(
            content(row(one.uri, one.label, others) for one, others in _alternatives(english))
        )
        start = perf_counter()
        import_skills(Skills(db.session()), [file])
        taken = perf_counter() - start
        import_skills(Skills(db.session()), [latvian])
    return taken


def _alternatives(skills: tuple[Skill, ...]) -> Iterator[tuple[Skill, str]]:
    """Each skill with labels of others as its alternatives."""
    for place, one in enumerate(skills):
        others = (skills[(place * 31 + step * 977) % len(skills)].label for step in range(ALTERNATIVES))
        yield one, "\n".join(dict.fromkeys(others))


def searches() -> list[str]:
    """The addresses of the searches that are measured."""
    return [f"/esco?q={query}&language=lv" for query in QUERIES]
