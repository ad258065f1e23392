"""The rule book's table (domain facts 3.2): what each version demands, and what must go."""

from typing import Any

import pytest

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import Need, Version
from bm_workspace.status import DRAFT, FULLY_ENCODED, Trouble, is_fully_encoded, status
from tests.pure.filled import BOTH, EM, LA, answered, filled, found

SECTIONS = {  # before, after
    "participant": ("required", "required"),
    "mobility": ("required", "required"),
    "status": ("required", "required"),
    "hosting": ("required", "required"),
    "outcomes": ("required", "required"),
    "activities": ("required", "required"),
    "mentoring": ("required", "optional"),
    "assessment": ("required", "required"),
    "recognition": ("required", "required"),
    "provisions": ("optional", "must_go"),
    "contacts": ("required", "must_go"),
    "signatures": ("required", "required"),
}
FIELDS = {
    "participant full_name": ("required", "required"),
    "participant birth_date": ("optional", "optional"),
    "participant address": ("optional", "optional"),
    "mobility activity_type": ("required", "required"),
    "mobility field": ("required", "required"),
    "mobility mode": ("required", "required"),
    "mobility start_date": ("required", "required"),
    "mobility end_date": ("required", "required"),
    "status sending_name": ("required", "required"),
    "status sending_country": ("required", "required"),
    "status position": ("required", "required"),
    "status level": ("optional", "optional"),
    "hosting name": ("required", "required"),
    "hosting address": ("required", "required"),
    "hosting city": ("required", "required"),
    "hosting country": ("required", "required"),
    "hosting email": ("required", "required"),
    "hosting phone": ("optional", "optional"),
    "outcomes framework": ("required", "required"),
    "outcomes text": ("required", "required"),
    "activities tasks": ("required", "required"),
    "mentoring arrangements": ("required", "required"),
    "assessment format": ("required", "required"),
    "assessment criteria": ("required", "required"),
    "assessment procedure": ("required", "required"),
    "assessment result": ("absent", "required"),
    "recognition conditions": ("required", "required"),
    "recognition documents": ("required", "required"),
    "recognition reintegration": ("optional", "absent"),
    "recognition recognised": ("absent", "required"),
    "provisions text": ("required", "required"),
    "contacts participant_name": ("required", "required"),
    "contacts participant_email": ("required", "required"),
    "contacts participant_phone": ("required", "required"),
    "contacts guardian_name": ("optional", "optional"),
    "contacts guardian_email": ("optional", "optional"),
    "contacts guardian_phone": ("optional", "optional"),
    "contacts sending_name": ("required", "required"),
    "contacts sending_role": ("required", "required"),
    "contacts sending_email": ("required", "required"),
    "contacts sending_phone": ("required", "required"),
    "contacts hosting_name": ("required", "required"),
    "contacts hosting_role": ("required", "required"),
    "contacts hosting_email": ("required", "required"),
    "contacts hosting_phone": ("required", "required"),
    "signatures participant_name": ("required", "absent"),
    "signatures participant_place": ("optional", "absent"),
    "signatures participant_date": ("optional", "absent"),
    "signatures guardian_name": ("optional", "absent"),
    "signatures guardian_place": ("optional", "absent"),
    "signatures guardian_date": ("optional", "absent"),
    "signatures sending_name": ("required", "optional"),
    "signatures sending_role": ("optional", "optional"),
    "signatures sending_place": ("optional", "optional"),
    "signatures sending_date": ("optional", "optional"),
    "signatures hosting_name": ("required", "optional"),
    "signatures hosting_role": ("optional", "optional"),
    "signatures hosting_place": ("optional", "optional"),
    "signatures hosting_date": ("optional", "optional"),
    "signatures issue_date": ("absent", "required"),
}
CONDITIONAL = {"competence", "esco_label", "esco_uri", "framework_name"}
"""Fields of an outcome that only one framework asks for; a table of their own below."""


def cases(table: dict[str, tuple[str, str]], *needs: str) -> list[Any]:
    """Type and place of everything that the table calls one of these needs."""
    return [
        pytest.param(document_type, *place.split(), id=f"{document_type.code}-{place.replace(' ', '-')}")
        for place, columns in table.items()
        for document_type, need in zip((LA, EM), columns, strict=True)
        if need in needs
    ]


# The declaration says what the table says.


@pytest.mark.parametrize("version", Version)
def test_the_sections_are_those_of_the_template_in_its_order(version: Version) -> None:
    declared = {s.key: s.need(version).value for t in (LA, EM) if t.version is version for s in t.sections}

    column = [Version.BEFORE, Version.AFTER].index(version)
    assert list(declared.items()) == [(key, needs[column]) for key, needs in SECTIONS.items()]


@pytest.mark.parametrize("version", Version)
def test_the_fields_are_those_of_the_template(version: Version) -> None:
    declared = {
        f"{section.key} {field.key}": field.need(version).value
        for section in LA.sections
        for field in section.fields
        if field.key not in CONDITIONAL
    }

    column = [Version.BEFORE, Version.AFTER].index(version)
    assert declared == {place: needs[column] for place, needs in FIELDS.items()}


def test_the_agreement_is_before_and_the_certificate_after() -> None:
    assert (LA.version, EM.version) == (Version.BEFORE, Version.AFTER)


# What follows for the status.


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=DOCUMENT_TYPES)
def test_a_document_with_every_answer_is_fully_encoded(document_type: Any) -> None:
    values = filled(document_type)

    assert found(document_type, values) == []
    assert status(document_type, values) == FULLY_ENCODED


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=DOCUMENT_TYPES)
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
    values = filled(document_type)
    row = values[section]
    values[section] = [{**row[0], field: empty}] if isinstance(row, list) else {**row, field: empty}

    wrong = found(document_type, values)

    assert (section, field, "missing") in wrong
    assert {place for place, _, _ in wrong} == {section}


@pytest.mark.parametrize(
    ("document_type", "section", "field"),
    [
        case
        for case in cases(FIELDS, "optional")
        if case.values[0].section(case.values[1]).need(case.values[0].version) is not Need.MUST_GO
    ],
)
def test_an_empty_optional_answer_is_not_missing(document_type: Any, section: str, field: str) -> None:
    assert is_fully_encoded(document_type, filled(document_type, **{section: {field: ""}}))


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
