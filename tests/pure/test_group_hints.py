"""What a list of participants gives reason to ask: two leads, the same person twice."""

import pytest

from bm_workspace.schema.group_hints import more_than_one_leads, somebody_stands_twice
from bm_workspace.schema.types import ROW_ID
from bm_workspace.status import issues
from bm_workspace.wording import say
from tests.pure.filled import LP, filled


def people(*named: tuple[str, str]) -> dict[str, list[dict[str, str]]]:
    """A list of these people, each with a role."""
    rows = [{ROW_ID: f"p{n}", "name": name, "role": role, "note": ""} for n, (name, role) in enumerate(named)]
    return {"participants": rows}


@pytest.mark.parametrize(
    ("roles", "named"),
    [
        (("participant", "lead", "accompanying"), ""),
        (("lead", "participant", "lead"), "Anna 0, Anna 2"),
        ((), ""),
    ],
)
def test_two_leads_of_a_group_are_named(roles: tuple[str, ...], named: str) -> None:
    found = more_than_one_leads(people(*((f"Anna {n}", role) for n, role in enumerate(roles))))

    assert bool(found) == bool(named)
    assert found is None or f"2 lead accompanying persons: {named}." in say(found.message, "en")


@pytest.mark.parametrize(
    ("second", "same"),
    [("anna  ĀBELE", True), ("Anna Abele", False), ("Anna Ābele-Kļava", False), ("", False)],
)
def test_the_same_person_typed_twice_is_named_with_both_places(second: str, same: bool) -> None:
    found = somebody_stands_twice(
        people(("Anna Ābele", "participant"), ("", ""), (second, "accompanying"), ("", ""))
    )

    assert bool(found) == same
    assert found is None or "as person 1 and as person 3" in say(found.message, "en")


def test_a_list_that_gives_reason_to_ask_is_fully_encoded_all_the_same() -> None:
    twice = people(("Anna", "participant"), ("Anna", "participant"))
    values = filled(LP, group={"participants": "2", "accompanying": "0"}, **twice)

    assert somebody_stands_twice(values)
    assert issues(LP, values) == ()
