"""Participants of a mobility in the database: each gets a number at once, and the draft of a certificate."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from bm_workspace.identifiers import DATABASE
from bm_workspace.keys import title_key
from bm_workspace.schema import offered_types
from bm_workspace.schema.types import MAX_ROWS, MAX_TITLE, Row
from bm_workspace.services.documents import NewDocument, make_draft, require_room
from bm_workspace.store.errors import TooManyParticipants
from bm_workspace.store.models import Document, Mobility
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.wording import say


@dataclass(frozen=True, kw_only=True)
class NewParticipants:
    """Who is added, in which language the certificates are; `key` is made with the page.

    Each row holds answers of the certificate's section on the participant.
    """

    key: UUID
    people: Sequence[Row]
    language: str


def identity(key: UUID, person: Row) -> UUID:
    """Of the certificate that a page of that key makes for somebody: sent again, it makes no other."""
    return uuid5(key, repr(sorted(person.items())))


def add_participants(
    store: WorkspaceStore, number: str, new: NewParticipants, *, now: datetime
) -> Sequence[Document]:
    """A numbered draft for each of them, in their order; the same page again gives those already made.

    Raises NotFound, NotAllowed, TooManyParticipants, LimitReached.
    """
    with store.writing():
        mobility = store.mobility_for_change(DATABASE, number)
        ids = [identity(new.key, person) for person in new.people]
        made = [found for found in map(store.find_document, ids) if found]
        if made:
            return made
        present = store.documents_of(mobility)
        if len(present) + len(ids) > MAX_ROWS:
            raise TooManyParticipants(len(present))
        require_room(store, len(ids))
        titles = _titles(new, [document.title for document in present])
        return [
            _added(store, mobility, person, (key, title, new.language), now)
            for key, title, person in zip(ids, titles, new.people, strict=True)
        ]


def _added(
    store: WorkspaceStore, mobility: Mobility, person: Row, named: tuple[UUID, str, str], now: datetime
) -> Document:
    key, title, language = named
    (document_type,) = offered_types(DATABASE, "any")
    new = NewDocument(id=key, type=document_type.key, title=title, language=language)
    return make_draft(store, mobility, new, answers={"participant": dict(person)}, now=now)


def _titles(new: NewParticipants, taken: Collection[str]) -> Iterator[str]:
    """A title for each: the name with that of the document, and a number where two are the same."""
    (document_type,) = offered_types(DATABASE, "any")
    kind = say(document_type.name, new.language)
    keys = {title_key(title) for title in taken}
    for person in new.people:
        name = person["full_name"]
        endings = (f" – {kind}", *(f" – {kind} ({count})" for count in range(2, MAX_ROWS + 2)))
        titles = (f"{name[: MAX_TITLE - len(ending)]}{ending}" for ending in endings)
        title = next(title for title in titles if title_key(title) not in keys)
        keys.add(title_key(title))
        yield title
