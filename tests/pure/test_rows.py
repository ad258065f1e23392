"""Rows, whatever section they belong to: what is wrong in one is said of it alone."""

from typing import Any

import pytest

from bm_workspace.schema.types import MAX_ROWS, ROW_ID, DocumentType, Field, Kind, Need, Row, Section
from bm_workspace.status import Trouble, issues
from tests.pure.filled import filled
from tests.rows import SECTIONS, WRONG, every_section_of_rows, good_row, siblings

MALFORMED = [
    pytest.param(document_type, section, field, text, id=f"{name}-{field.key}-{number}")
    for name, (document_type, section) in SECTIONS.items()
    for field in section.fields_in(document_type.version)
    for number, text in enumerate(WRONG[field.kind])
]
NEEDED = [
    pytest.param(document_type, section, field, id=f"{name}-{field.key}")
    for name, (document_type, section) in SECTIONS.items()
    for field in section.fields_in(document_type.version)
    if field.need(document_type.version) is Need.REQUIRED
]


def with_rows(document_type: DocumentType, section: Section, rows: list[Row]) -> dict[str, Any]:
    """A document that is fully encoded but for these rows; numbers agree with a list of people."""
    values = filled(document_type, **{section.key: rows})
    if "group" in values:
        people = [row for row in values["participants"] if row.get("role") == "participant"]
        values["group"] = {**values["group"], "participants": str(len(people))}
    return values


def wrong_in(document_type: DocumentType, section: Section, rows: list[Row]) -> list[tuple[str, str]]:
    """Place and trouble of everything wrong in that section."""
    found = issues(document_type, with_rows(document_type, section, rows))
    return [(issue.anchor, issue.trouble) for issue in found if issue.section == section.key]


def test_every_kind_has_malformed_answers() -> None:
    assert WRONG.keys() == set(Kind) - {Kind.ORGANISATION}  # which no document asks for


@pytest.mark.parametrize(("document_type", "section", "field", "text"), MALFORMED)
def test_a_malformed_answer_is_to_mend_in_its_row_alone(
    document_type: DocumentType, section: Section, field: Field, text: str
) -> None:
    row = {**good_row(section, "r2", **siblings(section, field)), field.key: text}

    found = wrong_in(document_type, section, [good_row(section, "r1"), row, good_row(section, "r3")])

    assert found == [(f"{section.key}-r2-{field.key}", Trouble.MEND)]


@pytest.mark.parametrize("empty", ["", " \t\n"], ids=["nothing", "spaces"])
@pytest.mark.parametrize(("document_type", "section", "field"), NEEDED)
def test_a_missing_answer_is_missing_in_its_row_alone(
    document_type: DocumentType, section: Section, field: Field, empty: str
) -> None:
    row = {**good_row(section, "r2", **siblings(section, field)), field.key: empty}

    found = wrong_in(document_type, section, [good_row(section, "r1"), row, good_row(section, "r3")])

    assert found == [(f"{section.key}-r2-{field.key}", Trouble.MISSING)]


@every_section_of_rows
def test_two_hundred_rows_are_not_too_many_and_blank_ones_do_not_count(
    document_type: DocumentType, section: Section
) -> None:
    rows = [good_row(section, f"r{number}") for number in range(MAX_ROWS)]

    assert wrong_in(document_type, section, [*rows, {ROW_ID: "blank"}]) == []


@every_section_of_rows
def test_one_row_more_is_said_once_at_that_row(document_type: DocumentType, section: Section) -> None:
    rows = [good_row(section, f"r{number}") for number in range(MAX_ROWS + 1)]

    found = wrong_in(document_type, section, rows)

    assert found == [(f"{section.key}-r{MAX_ROWS}-{section.fields[0].key}", Trouble.MEND)]


OUTCOMES = {name: pair for name, pair in SECTIONS.items() if pair[1].key == "outcomes"}


@pytest.mark.parametrize(("document_type", "section"), OUTCOMES.values(), ids=OUTCOMES)
@pytest.mark.parametrize("framework", ["A", "B", "C"])
def test_a_framework_without_text_says_nothing_of_an_outcome(
    document_type: DocumentType, section: Section, framework: str
) -> None:
    found = wrong_in(document_type, section, [good_row(section, "r1", framework=framework, text=" ")])
    alone = wrong_in(document_type, section, [{ROW_ID: "r1", "framework": framework}])

    assert found == [("outcomes-r1-text", Trouble.MISSING)]
    assert ("outcomes-r1-text", Trouble.MISSING) in alone
    assert len(alone) == 2
