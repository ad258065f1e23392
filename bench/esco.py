"""ESCO's import and search, measured with the official file that `--esco` or BM_ESCO_FILE names."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from flask import Flask
from sqlalchemy import Engine

from bm_workspace.esco import Skill
from bm_workspace.esco_file import read_all
from bm_workspace.extensions import db
from bm_workspace.services.esco import import_skills
from bm_workspace.store.skill_indexes import KeptWarm, forget, warm_up
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


def firsts(app: Flask, get: Callable[[str], object], file: Path) -> Iterator[tuple[str, int, float]]:
    """What a first search costs, with its aim: without any index, with those of a started server, and
    right after an import; and how long the indexes take, which a server makes ready beside its requests."""
    with app.app_context():
        engine, address, times = db.engine, searches()[0], range(5)
        yield "first, unprepared", 1000, median(_taken(get, address, before=forget) for _ in times)
        yield "all indexes", 1000, median(_taken(warm_up, engine, before=forget) for _ in times)
        yield "first, prepared", 30, median(_taken(get, address, before=lambda: _anew(engine)) for _ in times)
        keeping, skills = KeptWarm(engine), read_all([file])[0].skills
        changed = (partial(_import, skills[number:]) for number in times)
        yield "after an import", 30, median(_taken(get, address, before=change) for change in changed)
        keeping.end()


def _taken(act: Callable[[Any], object], given: object, *, before: Callable[[], object]) -> float:
    """The milliseconds of an act, once something else is done before."""
    before()
    start = perf_counter()
    act(given)
    return (perf_counter() - start) * 1000


def _anew(engine: Engine) -> None:
    forget()
    warm_up(engine)


def _import(skills: Sequence[Skill]) -> None:
    Skills(db.session()).replace_imports([("en", skills)])


def searches() -> list[str]:
    """The addresses of the searches that are measured."""
    return [f"/esco?q={query}&language=lv" for query in QUERIES]
