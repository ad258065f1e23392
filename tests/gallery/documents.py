"""The documents of the gallery: each type in each language, short, very long, some as drafts; of one day."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from bm_workspace.outline import Outline, build
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import activity_types, read
from bm_workspace.schema.prefill import carried_over
from bm_workspace.schema.types import MAX_ROWS, DocumentType
from bm_workspace.status import is_fully_encoded
from bm_workspace.store.models import Base, Document
from bm_workspace.store.seed import fill
from bm_workspace.wording import LANGUAGES, say

TODAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TIMES, PARTS = 30, 5
"""How often a very long document says its texts, and how many parts its days have."""

LABELS = ("verb", "object", "standard", "not_vague", "single")
CURRICULUM = {"lv": "Sūtītājorganizācijas mācību programma", "en": "Curriculum of the sending organisation"}
LONG_TEXTS = {("activities", "tasks"), ("accompanied", "tasks"), ("supervision", "arrangements")}
PROJECT = "KA122-{field}-000123789"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A document of the gallery."""

    type: DocumentType
    language: str
    length: str
    values: dict[str, Any]

    @property
    def name(self) -> str:
        """What its picture is called."""
        return f"{self.type.key}-{self.language}-{self.length}"

    @property
    def outline(self) -> Outline:
        """The document as printed."""
        stay = self.values["mobility"]
        project = PROJECT.format(field=stay["field"])
        return build(
            self.type,
            language=self.language,
            title=say(self.type.name, self.language),
            number=f"2025-{activity_types()[stay['activity_type']].code}-0001-{project}",
            project_code=f"2025-1-LV01-{project}",
            values=self.values,
        )


def shown() -> Iterator[Shown]:
    """All of them."""
    short = {**written(), **of_the_scenario()}
    for type_key, document_type in DOCUMENT_TYPES.items():
        for language in LANGUAGES:
            values = short[type_key, language]
            for length, held in (("short", values), ("long", longer(values, language))):
                yield Shown(type=document_type, language=language, length=length, values=held)
            if document_type.made_from:
                draft = carried_over(document_type, short[document_type.made_from, language])
                yield Shown(type=document_type, language=language, length="draft", values=draft)


def written() -> dict[tuple[str, str], dict[str, Any]]:
    """The short documents that were written for the gallery, by type and language."""
    file = json.loads(Path(__file__).with_name("written.json").read_text("utf-8"))
    return {(key, language): values for language, types in file.items() for key, values in types.items()}


def of_the_scenario() -> dict[tuple[str, str], dict[str, Any]]:
    """The first fully encoded document of each type and language that a new workspace holds."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        fill(session, uuid4(), "GALLERY", TODAY)
        rows = session.execute(select(Document.type, Document.language, Document.values)).all()
    engine.dispose()
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for type_key, language, values in rows:
        if is_fully_encoded(DOCUMENT_TYPES[type_key], values):
            found.setdefault((type_key, language), values)
    return found


def longer(values: dict[str, Any], language: str) -> dict[str, Any]:
    """The same document with very much in it."""
    more = {
        section: {k: _repeated(v) if (section, k) in LONG_TEXTS else v for k, v in answers.items()}
        if isinstance(answers, dict)
        else answers
        for section, answers in values.items()
    }
    if "outcomes" in values:
        more["outcomes"] = [*values["outcomes"], *good_outcomes(language)]
    if "participants" in values:
        more["participants"] = people(values["participants"])
        more["group"]["participants"] = str(sum(row["role"] == "participant" for row in more["participants"]))
        more["plan"] = [
            {**day, "id": f"{day['id']}-{part}"} for day in values["plan"] for part in range(PARTS)
        ]
    return more


def _repeated(text: str) -> str:
    return "\n".join([text] * TIMES)


def good_outcomes(language: str) -> Iterator[dict[str, str]]:
    """The labelled outcomes in which nothing is missing, numbered ones apart, of two frameworks in turn."""
    named = {"framework": "C", "framework_name": CURRICULUM[language]}
    frameworks = cycle([{"framework": "A", "competence": "personal"}, named, named])
    for place, outcome in enumerate(read(f"outcomes_{language}")["outcomes"]):
        if all(outcome[label] for label in LABELS) and outcome["text"].split()[0].isalpha():
            yield {"id": f"more-{place}", **next(frameworks), "text": outcome["text"]}


def people(listed: list[dict[str, str]]) -> list[dict[str, str]]:
    """As many people as a list may hold: the first names of those listed with one another's surnames."""
    learners = [row for row in listed if row["role"] == "participant"]
    first, last = zip(*(row["name"].split() for row in learners), strict=True)
    count = MAX_ROWS - len(listed)
    names = (f"{first[n % len(first)]} {last[(n + 1 + n // len(first)) % len(last)]}" for n in range(count))
    return [*listed, *({**learners[0], "id": f"more-{n}", "name": name} for n, name in enumerate(names))]
