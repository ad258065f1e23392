"""ESCO's indexes in memory: one set of each source and language, anew when an import changed it."""

from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Thread

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bm_workspace.esco_index import Index
from bm_workspace.store.errors import DatabaseUnavailable
from bm_workspace.store.esco_models import EscoSet, EscoSkill

KEPT = 12
PAUSE = 1.0
"""Seconds between two looks at whether an import changed something."""


@dataclass(frozen=True)
class StoredSet:
    """A set as the database holds it; the digest changes whenever its skills do."""

    source: str
    language: str
    digest: str


@dataclass(frozen=True)
class _Loaded:
    digest: str
    index: Index


_Key = tuple[str, str, str]
_loaded: dict[_Key, _Loaded] = {}
_loading = Lock()
_kept_warm: dict[str, "KeptWarm"] = {}


def stored_sets(session: Session, languages: set[str] | None = None) -> list[StoredSet]:
    """The sets in the database, of these languages or of all."""
    query = select(EscoSet.source, EscoSet.language, EscoSet.digest).order_by(
        EscoSet.source, EscoSet.language
    )
    if languages is not None:
        query = query.where(EscoSet.language.in_(languages))
    return [StoredSet(*row) for row in session.execute(query)]


def index_of(session: Session, one: StoredSet) -> Index:
    """The index of a set; where indexes are kept warm, the former one answers until the next is there."""
    known = _loaded.get(_key(session, one))
    if known and (known.digest == one.digest or _url(session) in _kept_warm):
        return known.index
    return load(session, one)


def load(session: Session, one: StoredSet) -> Index:
    """Keep the index of a set as it is stored now; an empty one, not kept, where an import came between."""
    with _loading:
        known = _loaded.get(_key(session, one))
        if known and known.digest == one.digest:
            return known.index
        index = _read(session, one)
        if index.uris:
            while len(_loaded) >= KEPT:
                _loaded.pop(next(iter(_loaded)))
            _loaded[_key(session, one)] = _Loaded(one.digest, index)
        return index


def warm_up(engine: Engine) -> None:
    """Keep the indexes of all sets, so that nobody who searches waits for them."""
    with Session(engine) as session:
        for one in stored_sets(session):
            load(session, one)


def forget() -> None:
    """Keep no index any more."""
    _loaded.clear()


class KeptWarm:
    """Keeps the indexes of a database warm beside the requests, until it is ended or the process is."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.ended = engine, Event()
        self.thread = Thread(target=self._keep, name="esco", daemon=True)
        _kept_warm[str(engine.url)] = self
        self.thread.start()

    def _keep(self) -> None:
        while not self.ended.is_set():
            with suppress(DatabaseUnavailable):  # the next look may find it again
                warm_up(self.engine)
            self.ended.wait(PAUSE)

    def end(self) -> None:
        """Leave the indexes to those who search."""
        del _kept_warm[str(self.engine.url)]
        self.ended.set()
        self.thread.join()


def _url(session: Session) -> str:
    return str(session.connection().engine.url)


def _key(session: Session, one: StoredSet) -> _Key:
    return (_url(session), one.source, one.language)


def _read(session: Session, one: StoredSet) -> Index:
    own = (EscoSkill.source == one.source, EscoSkill.language == one.language)
    same = select(EscoSet.digest).where(EscoSet.source == one.source, EscoSet.language == one.language)
    query = select(EscoSkill.uri, EscoSkill.label, EscoSkill.keys).order_by(EscoSkill.place)
    rows = session.execute(query.where(*own, same.scalar_subquery() == one.digest))
    return Index([(uri, len(label), found_by) for uri, label, found_by in rows])
