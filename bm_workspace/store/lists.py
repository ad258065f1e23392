"""The lists of a project: their columns, sorts and filters, from which query, page and tests derive."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import DOCUMENT_TYPES, lists
from bm_workspace.store.listing import CHOICE, DAY, NAME, TICK, Codes, Column, Declared, Filter, Listing
from bm_workspace.store.models import Document, Mobility
from bm_workspace.wording import LANGUAGES, Text, _t, say

MOBILITY_STATUSES = {"draft": _t("Draft"), "complete": _t("Complete")}
DOCUMENT_STATUSES = {"draft": _t("Draft"), "fully_encoded": _t("Fully encoded")}


def code_list(name: str) -> Codes:
    """The words of a code list."""
    return lambda language: {choice.key: choice.label(language) for choice in lists.choices(name)}


def activities(language: str) -> Mapping[str, str]:
    """The names of all activity types."""
    return {key: entry.names[language] for key, entry in lists.activity_types().items()}


def document_types(language: str) -> Mapping[str, str]:
    """The names of all document types."""
    return {key: say(entry.name, language) for key, entry in DOCUMENT_TYPES.items()}


def document_languages(language: str) -> Mapping[str, str]:
    """The languages that documents are written in."""
    return {key: lists.label("languages", key, language) for key in LANGUAGES}


def said(texts: Mapping[str, Text]) -> Codes:
    """The words of keys whose texts are declared here."""
    return lambda language: {key: say(text, language) for key, text in texts.items()}


def is_(column: Any) -> Any:
    """Leaves the rows whose column is what was asked for."""
    return lambda value, _listing: column == value


def _midnight(day: date, listing: Listing) -> datetime:
    return datetime.combine(day, time(), listing.zone)


def _changed_from(day: date, listing: Listing) -> ColumnElement[bool]:
    return Document.changed_at >= _midnight(day, listing)


def _changed_to(day: date, listing: Listing) -> ColumnElement[bool]:
    last = _midnight(day, listing) if day == date.max else _midnight(day + timedelta(days=1), listing)
    return Document.changed_at < last


def _deleted(column: Any) -> Filter:
    return Filter(
        key="deleted", label=_t("Deleted"), kind=TICK, where=lambda _value, _listing: column.is_not(None)
    )


DOCUMENTS = Declared(
    columns=(
        Column(key="number", label=_t("Document number"), by=Document.number),
        Column(key="title", label=_t("Title"), by=Document.title_sort),
        Column(key="type", label=_t("Type"), by=Document.type, codes=document_types),
        Column(key="participant", label=_t("Participant"), by=Document.participant_sort),
        Column(key="status", label=_t("Status"), by=Document.status, codes=said(DOCUMENT_STATUSES)),
        Column(key="language", label=_t("Language"), by=Document.language, codes=document_languages),
        Column(key="changed", label=_t("Last change"), by=Document.changed_at),
    ),
    filters=(
        Filter(
            key="type",
            label=_t("Document type"),
            kind=CHOICE,
            where=is_(Document.type),
            codes=document_types,
        ),
        Filter(
            key="status",
            label=_t("Status"),
            kind=CHOICE,
            where=is_(Document.status),
            codes=said(DOCUMENT_STATUSES),
        ),
        Filter(
            key="language",
            label=_t("Document language"),
            kind=CHOICE,
            where=is_(Document.language),
            codes=document_languages,
        ),
        Filter(
            key="organisation",
            label=_t("Receiving organisation"),
            kind=NAME,
            where=is_(Document.receiving),
        ),
        Filter(key="from", label=_t("Changed from"), kind=DAY, where=_changed_from),
        Filter(key="to", label=_t("Changed to"), kind=DAY, where=_changed_to),
        _deleted(Document.deleted_at),
    ),
    search=Document.search_key,
    counted_by=Document.receiving,
    deleted_at=Document.deleted_at,
    own_order="changed",
    own_order_descends=True,
)

_ACTIVITY = Column(key="activity", label=_t("Activity type"), by=Mobility.activity_type, codes=activities)
_MOBILITY_COLUMNS = (
    Column(key="receiving", label=_t("Receiving organisation"), by=Mobility.receiving_sort),
    Column(key="start", label=_t("Start date"), by=Mobility.starts_on),
    Column(key="end", label=_t("End date"), by=Mobility.ends_on),
    Column(key="status", label=_t("Status"), by=Mobility.status, codes=said(MOBILITY_STATUSES)),
)
_OWN_ID = Column(key="own", label=_t("Mobility activity ID"), by=Mobility.activity_sort)
_NUMBER = Column(key="number", label=_t("Mobility ID"), by=Mobility.number)
_MOBILITY_FILTERS = (
    Filter(
        key="activity",
        label=_t("Activity type"),
        kind=CHOICE,
        where=is_(Mobility.activity_type),
        codes=activities,
    ),
    Filter(
        key="status",
        label=_t("Status"),
        kind=CHOICE,
        where=is_(Mobility.status),
        codes=said(MOBILITY_STATUSES),
    ),
    Filter(
        key="organisation",
        label=_t("Receiving organisation"),
        kind=NAME,
        where=is_(Mobility.receiving),
    ),
    Filter(
        key="from",
        label=_t("Starts from"),
        kind=DAY,
        where=lambda day, _listing: Mobility.starts_on >= day,
    ),
    Filter(key="to", label=_t("Ends by"), kind=DAY, where=lambda day, _listing: Mobility.ends_on <= day),
    _deleted(Mobility.deleted_at),
)
_ROLE = Filter(key="role", label=_t("Role"), kind=CHOICE, where=is_(Mobility.role), codes=code_list("roles"))

MOBILITIES = Declared(
    columns=(
        _OWN_ID,
        _NUMBER,
        _ACTIVITY,
        Column(key="participant", label=_t("Participant"), by=Mobility.participant_sort),
        *_MOBILITY_COLUMNS,
    ),
    filters=(_MOBILITY_FILTERS[0], _ROLE, *_MOBILITY_FILTERS[1:]),
    search=Mobility.search_key,
    counted_by=Mobility.receiving,
    deleted_at=Mobility.deleted_at,
    own_order="number",
)
GROUPS = Declared(
    columns=(
        _OWN_ID,
        _NUMBER,
        _ACTIVITY,
        Column(key="participant", label=_t("Group"), by=Mobility.participant_sort),
        *_MOBILITY_COLUMNS,
    ),
    filters=_MOBILITY_FILTERS,
    search=Mobility.search_key,
    counted_by=Mobility.receiving,
    deleted_at=Mobility.deleted_at,
    own_order="number",
)

DATABASE_MOBILITIES = Declared(
    columns=(
        Column(key="number", label=_t("ID"), by=Mobility.number),
        Column(key="participant", label=_t("Title of the mobility"), by=Mobility.participant_sort),
        Column(key="receiving", label=_t("Hosting organisation"), by=Mobility.receiving_sort),
        *_MOBILITY_COLUMNS[1:],
    ),
    filters=tuple(f for f in _MOBILITY_FILTERS if f.key not in ("activity", "organisation")),
    search=Mobility.search_key,
    counted_by=Mobility.receiving,
    deleted_at=Mobility.deleted_at,
    own_order="number",
)

OF_KIND = {"individual": MOBILITIES, "group": GROUPS, DATABASE: DATABASE_MOBILITIES}
"""The list of each kind of mobility."""
