"""The rule book's tables: what each document type demands, and what must go."""

from typing import Any

import pytest

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import DocumentType, Need, Version
from bm_workspace.status import DRAFT, FULLY_ENCODED, Trouble, is_fully_encoded, status
from tests.pure.filled import BOTH, EM, LA, answered, filled, found
from tests.pure.rule_books import CONDITIONAL, FIELDS, SECTIONS, TYPES, cases

every_type = pytest.mark.parametrize("document_type", TYPES.values(), ids=TYPES)


# The declaration says what the table says.


def test_there_is_a_table_for_every_type() -> None:
    assert {t.code for t in DOCUMENT_TYPES.values()} == SECTIONS.keys() == FIELDS.keys() == TYPES.keys()


@every_type
def test_the_sections_are_those_of_the_table_in_its_order(document_type: DocumentType) -> None:
    declared = {s.key: s.need(document_type.version).value for s in document_type.sections}

    assert list(declared.items()) == list(SECTIONS[document_type.code].items())


@every_type
def test_the_fields_are_those_of_the_table(document_type: DocumentType) -> None:
    declared = {
        f"{section.key} {field.key}": field.need(document_type.version).value
        for section in document_type.sections
        for field in section.fields
        if field.key not in CONDITIONAL
    }

    assert declared == FIELDS[document_type.code]


def test_the_agreement_is_before_and_the_certificate_after() -> None:
    assert (LA.version, EM.version) == (Version.BEFORE, Version.AFTER)


# What follows for the status.


@every_type
def test_a_document_with_every_answer_is_fully_encoded(document_type: Any) -> None:
    values = filled(document_type)

    assert found(document_type, values) == []
    assert status(document_type, values) == FULLY_ENCODED


@every_type
def test_an_empty_document_is_a_draft(document_type: Any) -> None:
    assert status(document_type, {}) == DRAFT


@pytest.mark.parametrize(("document_type", "section"), cases(SECTIONS, "required"))
def test_without_a_required_section_something_is_missing_there_and_only_there(
    document_type: Any, section: str
) -> None:
    wrong = found(document_type, filled(document_type, **{section: None}))

    assert wrong
    assert {place for place, _, _ in wrong} == {section}
    assert Trouble.MISSING in {trouble for _, _, trouble in wrong}


@pytest.mark.parametrize(("document_type", "section"), cases(SECTIONS, "optional", "must_go"))
def test_without_a_section_that_need_not_be_there_nothing_is_missing(
    document_type: Any, section: str
) -> None:
    assert is_fully_encoded(document_type, filled(document_type, **{section: None}))


@pytest.mark.parametrize(("document_type", "section"), cases(SECTIONS, "must_go"))
def test_a_section_that_must_go_blocks_while_it_holds_answers(document_type: Any, section: str) -> None:
    declared = document_type.section(section)
    values = filled(document_type, **{section: answered(declared, document_type.version)})

    assert found(document_type, values) == [(section, "delete", "delete")]
    assert declared in document_type.shown_sections(values)


@pytest.mark.parametrize(("document_type", "section"), cases(SECTIONS, "must_go"))
@pytest.mark.parametrize("blank", [{}, {"text": " \n ", "sending_name": "\t"}], ids=["nothing", "spaces"])
def test_a_section_that_must_go_has_no_tab_without_answers(
    document_type: Any, section: str, blank: dict[str, str]
) -> None:
    values = filled(document_type, **{section: blank})

    assert is_fully_encoded(document_type, values)
    assert document_type.section(section) not in document_type.shown_sections(values)


@pytest.mark.parametrize(("document_type", "section"), cases(SECTIONS, "must_go"))
def test_what_stands_in_a_section_that_must_go_need_not_be_mended(document_type: Any, section: str) -> None:
    values = filled(document_type, **{section: {"sending_email": "not an address", "text": "Rules"}})

    assert found(document_type, values) == [(section, "delete", "delete")]


@pytest.mark.parametrize("empty", ["", "  \t\n"], ids=["nothing", "spaces"])
@pytest.mark.parametrize(
    ("document_type", "section", "field"),
    [
        case
        for case in cases(FIELDS, "required")
        if case.values[0].section(case.values[1]).need(case.values[0].version) is Need.REQUIRED
    ],
)
def test_an_empty_mandatory_answer_is_missing_at_its_field(
    document_type: Any, section: str, field: str, empty: str
) -> None:
    wrong = found(document_type, without(document_type, section, field, empty))

    assert (section, field, "missing") in wrong
    assert {place for place, _, trouble in wrong if trouble == "missing"} == {section}


def without(document_type: DocumentType, section: str, field: str, empty: str = "") -> dict[str, Any]:
    """Everything answered but one field, of the first row where the section repeats."""
    values = filled(document_type)
    row = values[section]
    return {**values, section: [{**row[0], field: empty}] if isinstance(row, list) else {**row, field: empty}}


@pytest.mark.parametrize(
    ("document_type", "section", "field"),
    [
        case
        for case in cases(FIELDS, "optional")
        if case.values[0].section(case.values[1]).need(case.values[0].version) is not Need.MUST_GO
    ],
)
def test_an_empty_optional_answer_is_not_missing(document_type: Any, section: str, field: str) -> None:
    assert is_fully_encoded(document_type, without(document_type, section, field))


@pytest.mark.parametrize(("document_type", "section", "field"), cases(FIELDS, "absent"))
def test_an_answer_that_a_version_does_not_have_is_neither_missing_nor_wrong(
    document_type: Any, section: str, field: str
) -> None:
    values = filled(document_type, **{section: {field: "31.02.2026"}})

    assert is_fully_encoded(document_type, values)
    assert field not in {f.key for f in document_type.section(section).fields_in(document_type.version)}


def test_mentoring_is_mandatory_before_and_optional_after() -> None:
    assert found(LA, filled(LA, mentoring={"arrangements": " "})) == [
        ("mentoring", "arrangements", "missing")
    ]
    assert is_fully_encoded(EM, filled(EM, mentoring={"arrangements": " "}))


@BOTH
def test_answers_of_unknown_sections_and_fields_are_kept_and_ignored(document_type: Any) -> None:
    assert is_fully_encoded(document_type, filled(document_type, former={"a": "b"}, status={"former": "x"}))
