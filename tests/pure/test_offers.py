"""Which document types a mobility offers: the table `fixtures/offers.json`."""

import pytest

from bm_workspace.schema import DOCUMENT_TYPES, offered_types
from bm_workspace.schema.lists import choices, read


@pytest.mark.parametrize("offer", read("offers"), ids=lambda offer: f"{offer['kind']}-{offer['role']}")
def test_only_registered_types_are_offered(offer: dict[str, list[str]]) -> None:
    assert set(offer["types"]) <= DOCUMENT_TYPES.keys()
    assert offer["source"]


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
