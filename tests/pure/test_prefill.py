"""What a new document holds from the start (domain facts 1.8), and what comes along from an agreement."""

from typing import Any

import pytest

from bm_workspace.carried import places
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.mobility import GROUP, INDIVIDUAL
from bm_workspace.schema.prefill import ADDRESS, carried_over, prefilled
from bm_workspace.schema.types import ROW_ID, Need
from bm_workspace.status import STILL_AHEAD, Trouble, issues
from tests.pure.filled import AC, EM, LA, LP, answered, filled

HOST = {
    "address": "Lange Straße 1", "city": "01067 Dresden", "country": "DE",
    "email": "host@example.org", "phone": "+49 351 1",
}  # fmt: skip
MOBILITY = {
    "activity": {"activity_type": "LM-LONG-VET", "role": "participant", "blended": "yes"},
    "participant": {
        "first_name": "Jēkabs", "last_name": "Ģirģensons",
        "birth_date": "2008-05-05", "email": "j@example.org",
    },
    "from_to": {"sending": "Rīgas tehnikums", "receiving": "Berufskolleg", "country": "DE"},
    "duration": {"start_date": "2026-03-02", "end_date": "2026-06-30", "travel_days": "2"},
    "comments": {"text": "A note of the coordinator"},
}  # fmt: skip


def new(
    mobility: Any = MOBILITY, document_type: Any = LA, sending: Any = None, hosting: Any = None
) -> dict[str, Any]:
    """The first answers of a document."""
    return prefilled(
        document_type, mobility, field="VET", sending=sending or {"country": "LV"}, hosting=hosting or HOST
    )


def test_a_document_begins_with_what_the_mobility_knows() -> None:
    assert new() == {
        "participant": {"full_name": "Jēkabs Ģirģensons", "birth_date": "2008-05-05"},
        "mobility": {
            "activity_type": "LM-LONG-VET",
            "field": "VET",
            "mode": "blended",
            "start_date": "2026-03-02",
            "end_date": "2026-06-30",
        },
        "status": {"sending_name": "Rīgas tehnikums", "sending_country": "LV"},
        "hosting": {"name": "Berufskolleg", **HOST},
    }


@pytest.mark.parametrize(
    "section",
    [
        "outcomes",
        "activities",
        "mentoring",
        "assessment",
        "recognition",
        "provisions",
        "contacts",
        "signatures",
    ],
)
def test_what_the_mobility_does_not_know_is_not_filled_in(section: str) -> None:
    assert section not in new()


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=lambda t: t.code)
def test_what_is_filled_in_belongs_to_the_declaration_and_is_right(document_type: Any) -> None:
    values = new(document_type=document_type)

    declared = {(s.key, f.key) for s in document_type.sections for f in s.fields}
    assert {(section, field) for section, row in values.items() for field in row} <= declared
    found = [i for i in issues(document_type, values) if i.section in values]
    assert {i.trouble for i in found} <= {Trouble.MISSING}


@pytest.mark.parametrize(("blended", "mode"), [("yes", "blended"), ("no", "physical"), ("", "physical")])
def test_the_mode_follows_the_blended_flag(blended: str, mode: str) -> None:
    activity = {**MOBILITY["activity"], "blended": blended}

    assert new({**MOBILITY, "activity": activity})["mobility"]["mode"] == mode


def test_an_empty_mobility_gives_empty_answers() -> None:
    values = prefilled(LA, {}, field="SCH", sending={}, hosting={})

    assert values["mobility"]["field"] == "SCH"
    assert {text for row in values.values() for text in row.values()} == {"", "SCH", "physical"}


def test_an_unknown_activity_type_is_left_to_be_chosen() -> None:
    activity = {**MOBILITY["activity"], "activity_type": "LM-OLD"}

    assert new({**MOBILITY, "activity": activity})["mobility"]["activity_type"] == ""


@pytest.mark.parametrize(
    ("first", "last", "name"), [("Anna", "", "Anna"), ("", "Ozola", "Ozola"), ("", "", "")]
)
def test_a_name_in_part_is_not_padded(first: str, last: str, name: str) -> None:
    person = {"first_name": first, "last_name": last}

    assert new({**MOBILITY, "participant": person})["participant"]["full_name"] == name


def test_the_address_of_an_organisation_is_that_of_the_hosting_section() -> None:
    assert set(ADDRESS) <= {f.key for f in LA.section("hosting").fields}


def test_a_whole_mobility_can_be_taken_over() -> None:
    values = new(filled(INDIVIDUAL))

    assert all(values["mobility"].values())


# A certificate made from an agreement.


def test_the_answers_of_the_agreement_come_along() -> None:
    agreement = filled(LA)

    certificate = carried_over(EM, agreement)

    for section in ("participant", "mobility", "status", "hosting", "outcomes", "activities", "mentoring"):
        assert certificate[section] == agreement[section]


def test_sections_that_must_go_come_along_to_be_deleted() -> None:
    certificate = carried_over(EM, filled(LA))

    found = {(i.section, i.trouble) for i in issues(EM, certificate)}
    assert {section for section, trouble in found if trouble is Trouble.DELETE} == {"provisions", "contacts"}


def test_no_place_or_date_of_a_signature_comes_along() -> None:
    signatures = carried_over(EM, filled(LA))["signatures"]

    assert signatures.keys() == {"sending_name", "sending_role", "hosting_name", "hosting_role"}


def test_what_a_certificate_does_not_ask_for_stays_behind() -> None:
    certificate = carried_over(EM, filled(LA))

    absent = {(s.key, f.key) for s in EM.sections for f in s.fields if f.need(EM.version) is Need.ABSENT}
    assert not absent & {
        (key, field) for key, row in certificate.items() if isinstance(row, dict) for field in row
    }


def test_what_only_a_certificate_asks_for_is_missing() -> None:
    missing = {i.anchor for i in issues(EM, carried_over(EM, filled(LA))) if i.trouble is Trouble.MISSING}

    assert missing == {"assessment-result", "recognition-recognised", "signatures-issue_date"}


def test_rows_keep_their_names_and_order() -> None:
    section = LA.section("outcomes")
    rows = [{ROW_ID: row_id, **answered(section, LA.version)} for row_id in ("b", "a", "c")]

    assert carried_over(EM, filled(LA, outcomes=rows))["outcomes"] == rows


@pytest.mark.parametrize("nothing", [{}, {"outcomes": []}, {"activities": {}}, {"unknown": {"a": "b"}}])
def test_nothing_comes_along_from_an_empty_agreement(nothing: dict[str, Any]) -> None:
    assert carried_over(EM, nothing) == {}


def test_the_agreement_itself_is_not_changed() -> None:
    agreement = filled(LA)

    carried_over(EM, agreement)["outcomes"][0]["text"] = "changed"

    assert agreement == filled(LA)


def test_what_was_planned_is_marked_until_it_is_rewritten_or_confirmed() -> None:
    certificate = carried_over(EM, filled(LA))

    ahead = {(i.section, i.field) for i in issues(EM, certificate) if i.message == STILL_AHEAD}
    assert ahead == {
        ("mobility", "start_date"),
        ("mobility", "end_date"),
        ("outcomes", "text"),
        ("activities", "tasks"),
        ("assessment", "format"),
        ("assessment", "criteria"),
        ("assessment", "procedure"),
        ("recognition", "conditions"),
        ("recognition", "documents"),
    }


def test_an_answer_that_was_not_given_is_missing_and_not_ahead() -> None:
    certificate = carried_over(EM, filled(LA, activities={"tasks": "  "}))

    assert "activities//tasks" not in places(certificate)


GROUP_MOBILITY = {
    "activity": {"activity_type": "LM-GRP-PUPIL", "title": "Pilsēta kā klase"},
    "lead": {"first_name": "Ģertrūde", "last_name": "Puķīte"},
    "from_to": {"sending": "Zvirgzdupes vidusskola", "receiving": "Istituto", "country": "IT"},
    "duration": {"start_date": "2026-05-04", "end_date": "2026-05-09"},
    "subgroups": [
        {ROW_ID: "s1", "participants": "14", "accompanying": "2"},
        {ROW_ID: "s2", "participants": "2", "accompanying": "1"},
    ],
}


def test_a_programme_knows_its_group_and_counts_all_subgroups() -> None:
    assert new(GROUP_MOBILITY, LP)["group"] == {
        "title": "Pilsēta kā klase",
        "participants": "16",
        "accompanying": "3",
        "lead": "Ģertrūde Puķīte",
    }


def test_a_group_without_subgroups_has_no_numbers_yet() -> None:
    assert new({**GROUP_MOBILITY, "subgroups": []}, LP)["group"]["participants"] == ""


def test_the_certificate_of_a_group_names_its_lead_and_the_days_of_the_activity() -> None:
    values = new(GROUP_MOBILITY, AC)

    assert values["participant"]["full_name"] == "Ģertrūde Puķīte"
    assert values["accompanied"] == {"activity": "Pilsēta kā klase"}
    assert values["presence"] == {"start_date": "2026-05-04", "end_date": "2026-05-09"}


def test_a_filled_group_is_complete() -> None:
    assert issues(GROUP, filled(GROUP)) == ()
