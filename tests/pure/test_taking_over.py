"""What would change in a document when its mobility's data are taken over, and what a copy holds."""

from typing import Any

import pytest

from bm_workspace.carried import places
from bm_workspace.copying import copied, copied_for_another
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.prefill import carried_over, without_guesses
from bm_workspace.schema.types import ROW_ID
from bm_workspace.taking_over import Difference, differences, taken
from tests.pure.filled import EM, LA, LP, filled
from tests.pure.test_prefill import MOBILITY, new

EVERY_TYPE = pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=lambda t: t.code)


def changed(**sections: dict[str, str]) -> dict[str, Any]:
    """The mobility with other answers."""
    return {**MOBILITY, **{key: {**MOBILITY[key], **row} for key, row in sections.items()}}


def found(values: Any, mobility: Any = MOBILITY, earlier: Any = ()) -> tuple[Difference, ...]:
    given = without_guesses(new(mobility), mobility)
    return differences(LA, values, given, earlier)


@EVERY_TYPE
def test_a_new_document_has_nothing_to_take_over(document_type: Any) -> None:
    given = new(document_type=document_type)

    assert differences(document_type, given, given) == ()


def test_what_the_mobility_gives_otherwise_is_found_in_the_order_of_the_document() -> None:
    later = changed(duration={"end_date": "2026-07-15"}, participant={"last_name": "Ģirģensons-Ūdris 🙂"})

    assert [(d.place, d.present, d.offered) for d in found(new(), later)] == [
        ("participant//full_name", "Jēkabs Ģirģensons", "Jēkabs Ģirģensons-Ūdris 🙂"),
        ("mobility//end_date", "2026-06-30", "2026-07-15"),
    ]


@pytest.mark.parametrize(
    ("section", "empty"),
    [
        ("participant", {"first_name": "", "last_name": " ", "birth_date": ""}),
        ("from_to", {"sending": "", "receiving": ""}),
        ("duration", {"start_date": "", "end_date": ""}),
        ("activity", {"blended": "", "activity_type": ""}),
    ],
)
def test_what_the_mobility_leaves_empty_never_overwrites(section: str, empty: dict[str, str]) -> None:
    assert found(new(), changed(**{section: empty})) == ()


@pytest.mark.parametrize(
    ("present", "is_rewritten"),
    [("", False), ("  ", False), ("2026-06-30", False), ("2026-06-29", True), ("no date", True)],
)
def test_an_answer_is_rewritten_unless_it_is_empty_or_was_given_before(
    present: str, is_rewritten: bool
) -> None:
    first = new()
    values = {**first, "mobility": {**first["mobility"], "end_date": present}}

    (difference,) = found(values, changed(duration={"end_date": "2026-07-15"}), [first])

    assert (difference.field.key, difference.is_rewritten) == ("end_date", is_rewritten)


@pytest.mark.parametrize("name", ["Je\u0304kabs G\u0327irg\u0327ensons", " Jēkabs  Ģirģensons "])
def test_the_same_words_are_no_difference(name: str) -> None:
    assert found({**new(), "participant": {**new()["participant"], "full_name": name}}) == ()


@EVERY_TYPE
def test_only_what_this_version_asks_is_offered(document_type: Any) -> None:
    given = new(document_type=document_type)

    offered = {d.place for d in differences(document_type, {}, given)}

    asked = {f"{s.key}//{f.key}" for s in document_type.sections for f in s.fields_in(document_type.version)}
    assert offered <= asked
    assert offered


def test_only_the_chosen_answers_change() -> None:
    values, later = filled(LA), changed(duration={"start_date": "2026-03-09", "end_date": "2026-07-15"})
    chosen = [d for d in found(values, later) if d.place == "mobility//end_date"]

    after = taken(values, chosen)

    assert after == {**values, "mobility": {**values["mobility"], "end_date": "2026-07-15"}}
    assert values == filled(LA)


def test_a_section_that_was_never_saved_can_take_over() -> None:
    assert taken({}, found({}))["participant"]["full_name"] == "Jēkabs Ģirģensons"


# A copy.


@pytest.mark.parametrize("document_type", [LA, EM, LP], ids=lambda t: t.code)
def test_a_copy_holds_everything_but_places_and_dates_of_signatures(document_type: Any) -> None:
    answers = filled(document_type)

    copy = copied(document_type, answers)

    left = {key for key in answers["signatures"] if key.endswith(("_place", "_date"))}
    kept = {key: text for key, text in answers["signatures"].items() if key not in left}
    assert left
    assert copy == {**answers, "signatures": kept}


def test_a_copy_of_a_certificate_still_says_what_must_be_rewritten() -> None:
    certificate = carried_over(EM, filled(LA))

    assert places(copied(EM, certificate)) == places(certificate) != frozenset()
    assert places(copied(LA, filled(LA))) == frozenset()


OTHER = changed(
    participant={"first_name": "Ņina", "last_name": "Šķēle", "birth_date": ""},
    duration={"start_date": "2026-09-01", "end_date": ""},
)


def test_a_copy_for_another_mobility_takes_its_data_where_the_former_gave_them() -> None:
    answers = {**filled(LA), **new()}
    answers["hosting"] = {**answers["hosting"], "city": "Rewritten"}

    copy = copied_for_another(LA, answers, given=new(OTHER), earlier=[new()])

    assert copy["participant"] == {"full_name": "Ņina Šķēle", "birth_date": ""}
    assert copy["mobility"]["start_date"] == "2026-09-01"
    assert copy["mobility"]["end_date"] == ""
    assert copy["hosting"]["city"] == "Rewritten"
    assert copy["outcomes"] == answers["outcomes"]


def test_nothing_about_the_person_comes_along_to_another_mobility() -> None:
    answers = filled(LA)

    copy = copied_for_another(LA, answers, given=new(OTHER), earlier=[])

    assert set(copy["participant"]) == {"full_name", "birth_date"}
    boxes = {key for section in ("contacts", "signatures") for key in copy[section]}
    assert {key.split("_")[0] for key in boxes} == {"sending", "hosting"}


def test_the_list_of_participants_stays_with_its_group() -> None:
    answers = filled(LP, participants=[{ROW_ID: "a", "name": "Ņina", "role": "participant"}])

    assert "participants" not in copied_for_another(LP, answers, given=new(OTHER, LP), earlier=[])
