"""Large documents: how long their files take, and whether twice as much takes about twice as long."""

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from bm_workspace.outline import Outline, build
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import read
from bm_workspace.schema.rules import ESCO_PREFIX

FRAMEWORKS = (
    {"framework": "A", "competence": "multilingual"},
    {"framework": "B", "esco_label": "uzstādīt apgaismojumu", "esco_uri": f"{ESCO_PREFIX}00064735-8fad-454b"},
    {"framework": "C", "framework_name": "DigComp 2.2"},
)
ROLES = ("participant", "participant", "participant", "accompanying")
PDF_OUTCOMES = {5: 60, 50: 250, 100: 500}
"""Outcomes and what their PDF may take, in milliseconds."""

PEOPLE, PDF_PEOPLE, DOCX_PEOPLE = 200, 500, 400
"""Participants, and what their files may take."""


def agreement(outcomes: int) -> Outline:
    """A learning agreement with so many outcomes."""
    return _outline("learning_agreement", outcomes=list(many_outcomes(outcomes)))


def programme(people: int) -> Outline:
    """A learning programme whose list names so many people."""
    listed = [
        {"id": f"p{n}", "name": f"Ņikita Ļubimovs-Šķēle {n}", "role": role, "note": f"{n % 9 + 1}.a klase"}
        for n, role in enumerate(islice(cycle(ROLES), people))
    ]
    return _outline("group_programme", outcomes=list(many_outcomes(5)), participants=listed)


def many_outcomes(count: int) -> Iterator[dict[str, str]]:
    """So many learning outcomes, by all three frameworks."""
    texts = cycle(read("outcomes_lv")["outcomes"])
    for number, text, framework in zip(range(count), texts, cycle(FRAMEWORKS), strict=False):
        yield {"id": f"o{number}", **framework, "text": text["text"]}


def _outline(type_key: str, **values: Any) -> Outline:
    names = {"title": "Dokuments", "number": "2025-1", "project_code": "2025-1-LV01"}
    return build(DOCUMENT_TYPES[type_key], language="lv", values=values, **names)
