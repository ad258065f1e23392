"""The mobility in the database: what it asks, what it shares, and what follows when its text changes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.schema import DOCUMENT_TYPES, document_type, offered_types
from bm_workspace.schema.database_mobility import DATABASE_MOBILITY, NEEDED, OF_ONE_PERSON, in_database
from bm_workspace.schema.mobility import declared, in_project
from bm_workspace.schema.new_mobility import new_in_database, placed
from bm_workspace.schema.new_participants import PERSON
from bm_workspace.schema.prefill import shared
from bm_workspace.schema.registration import CRITERIA, REGISTRATION_FORM
from bm_workspace.schema.types import ROW_ID, Kind, Need, Version
from bm_workspace.status import Trouble, issues
from bm_workspace.taking_over import followed
from bm_workspace.wording import say
from tests.pure.filled import EM, filled, found

NUMBER = "LV-PRACTICE-2026-000001"
CERTIFICATE = document_type("mobility_certificate", NUMBER)
SECTIONS = {section.key: section for section in DATABASE_MOBILITY.sections}


def test_it_has_the_sections_of_the_certificate_but_those_of_one_person() -> None:
    of_certificate = [s.key for s in EM.sections if s.key not in OF_ONE_PERSON]

    assert list(SECTIONS) == ["entry", *of_certificate]
    assert DATABASE_MOBILITY.version is Version.AFTER


@pytest.mark.parametrize("key", [key for key in SECTIONS if key != "entry"])
def test_its_questions_are_those_of_the_certificate(key: str) -> None:
    asked = {f.key: f.kind for f in SECTIONS[key].fields_in(Version.AFTER)}

    assert asked == {f.key: f.kind for f in CERTIFICATE.section(key).fields_in(Version.AFTER)}


def test_only_what_a_mobility_must_say_is_missing() -> None:
    missing = {(i.section, i.field) for i in issues(DATABASE_MOBILITY, {}) if i.trouble is Trouble.MISSING}

    needed = {(section, field) for section, fields in NEEDED.items() for field in fields}
    assert missing == {*needed, ("entry", "title")}


@pytest.mark.parametrize("section", NEEDED)
def test_each_answer_that_is_needed_is_needed(section: str) -> None:
    values = filled(DATABASE_MOBILITY)

    for field in NEEDED[section]:
        without = {**values, section: {**values[section], field: ""}}
        assert (section, field) in {(i.section, i.field) for i in issues(DATABASE_MOBILITY, without)}


def test_a_filled_one_is_complete_and_gives_a_certificate_without_a_participant() -> None:
    values = filled(DATABASE_MOBILITY)

    given = shared(CERTIFICATE, values)

    assert found(DATABASE_MOBILITY, values) == []
    assert "entry" not in given
    assert {section for section, _, _ in found(CERTIFICATE, given)} == {"participant"}
    assert found(CERTIFICATE, {**given, "participant": {"full_name": "Ņina"}}) == []


@pytest.mark.parametrize(
    ("start", "end", "is_wrong"),
    [("2026-03-02", "2026-03-01", True), ("2026-03-02", "2026-03-02", False), ("2026-03-02", "", True)],
)
def test_it_does_not_end_before_it_begins(start: str, end: str, is_wrong: bool) -> None:
    values = filled(DATABASE_MOBILITY, mobility={"start_date": start, "end_date": end})

    assert bool(found(DATABASE_MOBILITY, values)) is is_wrong


@pytest.mark.parametrize("programme", ["Nordplus", "Erasmus+ – ErasmusPro", "🙂", "x" * 500])
def test_any_programme_is_right_in_the_database_alone(programme: str) -> None:
    values = filled(CERTIFICATE, mobility={"activity_type": programme, "end_date": "2026-03-03"})

    assert found(CERTIFICATE, values) == []
    assert found(EM, values) != []


@pytest.mark.parametrize("number", [NUMBER, "2025-LONGT-0001-KA121-VET-000123456", "", "nonsense"])
def test_only_a_number_of_the_database_asks_as_the_database_does(number: str) -> None:
    field = document_type("mobility_certificate", number).section("mobility").fields[0]

    assert (field.kind is Kind.LINE) == (number == NUMBER)
    assert field.key == "activity_type"


@pytest.mark.parametrize("key", DOCUMENT_TYPES)
def test_no_other_section_is_asked_otherwise(key: str) -> None:
    of_project, of_database = DOCUMENT_TYPES[key], in_database(DOCUMENT_TYPES[key])

    changed = {
        s.key for s, other in zip(of_project.sections, of_database.sections, strict=True) if s != other
    }
    assert changed <= {"mobility"}


def test_the_database_offers_the_certificate_alone_and_has_no_project() -> None:
    assert [t.key for t in offered_types("database", "any")] == ["mobility_certificate"]
    assert in_project("database", 2025, None, None) == declared("database", 2030)  # type: ignore[arg-type]


def test_the_short_form_puts_its_answers_where_the_full_one_has_them() -> None:
    form = new_in_database()
    answers = {f.key: f"{f.key}!" for f in form.sections[0].fields}

    values = placed("database", answers)

    assert sum(len(row) for row in values.values()) == len(answers)
    for section, row in values.items():
        assert row.keys() <= {f.key for f in SECTIONS[section].fields}


def test_a_participant_needs_a_name_alone() -> None:
    assert [i.field for i in issues(PERSON, {})] == ["full_name"]
    assert issues(PERSON, {"people": {"full_name": "Ņina"}}) == ()


def test_criteria_and_registration_are_said_in_latvian_too() -> None:
    texts = [*CRITERIA, *(f.label for f in REGISTRATION_FORM.sections[0].fields)]

    assert all(say(text, "lv") != say(text, "en") for text in texts)


# What follows when the text changes.

TEXT = st.sampled_from(["", "a", "ā  b", "Liek kabeļus", "🙂"])
FIELDS = {s.key: [f.key for f in s.fields_in(Version.AFTER)] for s in SECTIONS.values()}
ROW = {key: st.fixed_dictionaries({}, optional=dict.fromkeys(fields, TEXT)) for key, fields in FIELDS.items()}


def values_of(*keys: str) -> st.SearchStrategy[dict[str, Any]]:
    """Some answers in these sections."""
    of_section = {key: st.lists(ROW[key], max_size=2) if SECTIONS[key].repeats else ROW[key] for key in keys}
    return st.fixed_dictionaries({}, optional=of_section)


VALUES = values_of("activities", "outcomes", "hosting", "signatures")


def said(values: Any) -> Any:
    """What values say, empty answers and the identities of rows apart."""
    if isinstance(values, dict):
        kept = {key: said(value) for key, value in values.items() if key != ROW_ID}
        return {key: value for key, value in kept.items() if value not in ("", {}, [])}
    return [said(row) for row in values] if isinstance(values, list) else values


@settings(deadline=None)
@given(before=VALUES, after=VALUES)
def test_a_certificate_that_read_as_the_mobility_did_reads_so_again(before: Any, after: Any) -> None:
    assert said(followed(CERTIFICATE, before, before, after)) == said(after)


@settings(deadline=None)
@given(values=VALUES, text=VALUES)
def test_nothing_follows_where_nothing_changed(values: Any, text: Any) -> None:
    assert followed(CERTIFICATE, values, text, text) == values


@settings(deadline=None)
@given(values=VALUES, before=VALUES, after=VALUES)
def test_only_what_read_the_same_is_changed_and_only_to_what_is_new(
    values: Any, before: Any, after: Any
) -> None:
    kept = repr(values)

    result = followed(CERTIFICATE, values, before, after)

    assert repr(values) == kept
    for key in ("activities", "hosting", "signatures"):
        for field in FIELDS[key]:
            now, was, old, new = (v.get(key, {}).get(field, "") for v in (result, values, before, after))
            follows = old != new and was.split() == old.split()
            assert now == (new if follows else was)
    assert said(result.get("outcomes") or []) in [
        said(found.get("outcomes") or []) for found in (values, after)
    ]


@settings(deadline=None)
@given(values=VALUES, before=VALUES, after=VALUES)
def test_a_second_time_changes_nothing_more(values: Any, before: Any, after: Any) -> None:
    once = followed(CERTIFICATE, values, before, after)

    assert followed(CERTIFICATE, once, after, after) == once


@pytest.mark.parametrize("key", ["provisions", "contacts"])
def test_a_section_that_must_go_never_follows(key: str) -> None:
    section = EM.section(key)
    row = {section.fields[0].key: "x"}

    assert section.need(Version.AFTER) is Need.MUST_GO
    assert followed(CERTIFICATE, {}, {}, {key: row}) == {}
