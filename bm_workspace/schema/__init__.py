"""What a document is: the registry of document types, from which everything else derives."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bm_workspace.identifiers import NEWEST_CALL, call_year_of, is_practice_number
from bm_workspace.schema.accompanying import ACCOMPANYING_CERTIFICATE
from bm_workspace.schema.calls import in_call
from bm_workspace.schema.database_mobility import in_database
from bm_workspace.schema.europass import LEARNING_AGREEMENT, MOBILITY_CERTIFICATE
from bm_workspace.schema.group_programme import GROUP_PROGRAMME
from bm_workspace.schema.lists import read
from bm_workspace.schema.types import DocumentType

DOCUMENT_TYPES: Mapping[str, DocumentType] = {
    document_type.key: document_type
    for document_type in (LEARNING_AGREEMENT, MOBILITY_CERTIFICATE, GROUP_PROGRAMME, ACCOMPANYING_CERTIFICATE)
}


def document_type(key: str, number: str) -> DocumentType:
    """A document type as its number has it: with the rules of a call year, or those of the database."""
    return _in_database(key) if is_practice_number(number) else _in_call(key, call_year_of(number))


@cache
def _in_database(key: str) -> DocumentType:
    return in_database(_in_call(key, NEWEST_CALL))


@cache
def _in_call(key: str, call_year: int) -> DocumentType:
    return in_call(DOCUMENT_TYPES[key], call_year)


def not_offered(kind: str, role: str) -> list[tuple[DocumentType, Mapping[str, str]]]:
    """Types that a reader may look for in vain at such a mobility, and why, in each language."""
    return [(DOCUMENT_TYPES[key], why) for key, why in _offer(kind, role).get("not_offered", {}).items()]


def offered_types(kind: str, role: str) -> tuple[DocumentType, ...]:
    """The document types that a mobility of this kind and role may have: the table `fixtures/offers.json`."""
    return tuple(DOCUMENT_TYPES[key] for key in _offer(kind, role)["types"])


def offered_to(type_key: str) -> list[tuple[str, str]]:
    """Kind and role of the mobilities that may have documents of this type; a role may be `any`."""
    return [(row["kind"], row["role"]) for row in read("offers") if type_key in row["types"]]


def _offer(kind: str, role: str) -> Mapping[str, Any]:
    offer: Mapping[str, Any] = next(
        row for row in read("offers") if row["kind"] == kind and row["role"] in (role, "any")
    )
    return offer
