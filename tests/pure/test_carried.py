"""The marks beside answers that still speak of the future."""

from hypothesis import given
from hypothesis import strategies as st

from bm_workspace import carried

PLACES = st.frozensets(st.sampled_from(["a//x", "a//y", "b/1/x", "ab//x"]))


@given(there=PLACES, gone=PLACES, more=PLACES)
def test_marks_come_and_go_by_their_places(
    there: frozenset[str], gone: frozenset[str], more: frozenset[str]
) -> None:
    values = carried.with_({"a": {"x": "1"}}, there)

    assert carried.places(carried.without(values, gone)) == there - gone
    assert carried.places(carried.with_(values, more)) == there | more
    assert carried.without(values, there) == {"a": {"x": "1"}}


@given(there=PLACES)
def test_the_marks_of_a_section_are_its_own_alone(there: frozenset[str]) -> None:
    values = carried.with_({}, there)

    assert carried.of_section(values, "a") == there & {"a//x", "a//y"}
