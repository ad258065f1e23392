"""Which document types a mobility offers: the table `fixtures/offers.json`."""

from typing import Any

import pytest

from bm_workspace.schema import DOCUMENT_TYPES, offered_types
from bm_workspace.schema.lists import choices, read
from bm_workspace.wording import LANGUAGES

every_offer = pytest.mark.parametrize(
    "offer", read("offers"), ids=lambda offer: f"{offer['kind']}-{offer['role']}"
)


@every_offer
def test_only_registered_types_are_offered(offer: dict[str, list[str]]) -> None:
    assert set(offer["types"]) <= DOCUMENT_TYPES.keys()
    assert offer["source"]


@every_offer
@pytest.mark.parametrize("type_key", DOCUMENT_TYPES)
def test_a_type_is_either_offered_or_it_is_said_why_not(offer: Any, type_key: str) -> None:
    reason = offer["not_offered"].get(type_key)

    assert (type_key in offer["types"]) == (reason is None)
    assert reason is None or reason.keys() == LANGUAGES.keys()
    assert reason is None or all(sentence.strip().endswith(".") for sentence in reason.values())


@pytest.mark.parametrize(
    ("kind", "role", "offered"),
    [
        ("individual", "participant", ["learning_agreement", "mobility_certificate"]),
        ("individual", "accompanying", ["accompanying_certificate"]),
        ("group", "participant", ["group_programme", "accompanying_certificate"]),
        ("group", "accompanying", ["group_programme", "accompanying_certificate"]),
    ],
)
def test_types_are_offered_by_kind_and_role(kind: str, role: str, offered: list[str]) -> None:
    assert [t.key for t in offered_types(kind, role)] == offered


@pytest.mark.parametrize("role", [choice.key for choice in choices("roles")])
@pytest.mark.parametrize("kind", ["individual", "group"])
def test_every_mobility_finds_its_offer(kind: str, role: str) -> None:
    offered_types(kind, role)


def test_an_accompanying_person_is_never_offered_a_learning_agreement() -> None:
    keys = {key for offer in read("offers") if offer["role"] == "accompanying" for key in offer["types"]}

    assert keys == {"accompanying_certificate"}
