"""ESCO's skills in the database: the same for all workspaces, searched by their keys."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.orm import Session

from bm_workspace.esco import Skill, embedded, in_order, keys
from bm_workspace.store.base import WRITING
from bm_workspace.store.esco_models import EscoSet, EscoSkill
from bm_workspace.store.migrate import keep_schema, wait_for_turn
from bm_workspace.store.skill_indexes import index_of, stored_sets
from bm_workspace.wording import LANGUAGES, SOURCE_LANGUAGE

EMBEDDED, IMPORT = "embedded", "import"
AT_ONCE = 5000
MOST = 20


@dataclass(frozen=True, kw_only=True)
class Found:
    """A skill as a search lists it: labelled in the language asked for, where it can be, and in English."""

    uri: str
    label: str
    language: str
    english: str


class Skills:
    """The only way to ESCO's skills."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def search(self, query: str, language: str, limit: int = MOST) -> list[Found]:
        """Skills with these words in a label in the language or in English, the best first."""
        sets = stored_sets(self.session, {language, SOURCE_LANGUAGE})
        finds = [find for one in sets for find in index_of(self.session, one).find(query, limit)]
        best = sorted(finds, key=lambda find: (find.rank, find.length))
        return self._shown(list(dict.fromkeys(find.uri for find in best))[:limit], language)

    def _shown(self, uris: Sequence[str], language: str) -> list[Found]:
        """Those of these skills that are stored, in order; an imported label goes before an embedded one."""
        query = select(EscoSkill.uri, EscoSkill.language, EscoSkill.label)
        asked = EscoSkill.uri.in_(uris), EscoSkill.language.in_({language, SOURCE_LANGUAGE})
        rows = self.session.execute(query.where(*asked).order_by(EscoSkill.source))  # embedded, import
        labels = {(row.uri, row.language): row.label for row in rows}
        found = []
        for uri in uris:
            english, own = labels.get((uri, SOURCE_LANGUAGE), ""), labels.get((uri, language))
            if own or english:
                spoken = language if own else SOURCE_LANGUAGE
                found.append(Found(uri=uri, label=own or english, language=spoken, english=english))
        return found

    def replace_imports(self, sets: Iterable[tuple[str, Sequence[Skill]]]) -> dict[str, int]:
        """Put imported sets in the place of the former ones, all or none; gives the former sizes."""
        self.session.rollback()
        connection = self.session.connection(execution_options={WRITING: True})
        try:
            wait_for_turn(connection)
            keep_schema(connection)
            former = {language: _replace(connection, IMPORT, language, skills) for language, skills in sets}
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise
        return former


def keep_embedded(connection: Connection) -> None:
    """Load the skills that come with the program where they are not the ones in the database."""
    for language in LANGUAGES:
        skills = in_order(embedded(language))
        own = (EscoSet.source == EMBEDDED, EscoSet.language == language)
        if connection.scalar(select(EscoSet.digest).where(*own)) != _digest(EMBEDDED, language, skills):
            _replace(connection, EMBEDDED, language, skills)


def _replace(connection: Connection, source: str, language: str, skills: Iterable[Skill]) -> int:
    """Write one set anew; gives how many skills it had before."""
    own = {"source": source, "language": language}
    ordered = in_order(skills)
    before = connection.execute(delete(EscoSkill).filter_by(**own)).rowcount
    connection.execute(delete(EscoSet).filter_by(**own))
    connection.execute(insert(EscoSet).values(**own, digest=_digest(source, language, ordered)))
    rows: list[dict[str, Any]] = [
        {**own, "place": place, "uri": skill.uri, "label": skill.label, "keys": keys(skill)}
        for place, skill in enumerate(ordered)
    ]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(insert(EscoSkill), rows[start : start + AT_ONCE])
    return before


def _digest(source: str, language: str, skills: Iterable[Skill]) -> str:
    """Tells two sets apart, by everything that is stored of them."""
    digest = hashlib.sha256(f"{source} {language}".encode())
    for skill in skills:
        digest.update(f"\x1d{skill.uri}\x1f{skill.label}{keys(skill)}".encode())
    return digest.hexdigest()
