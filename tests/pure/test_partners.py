"""The forms of organisations and persons."""

import pytest

from bm_workspace.schema.partners import FORMS, LONGEST, ORGANISATION, ORGANISATION_FORM, PERSON, as_oid
from bm_workspace.schema.types import Declaration, Section
from bm_workspace.status import issues
from bm_workspace.store.models import Organisation, Person

RIGHT = {"oid": "E10000001", "name": "Skola", "country": "LV", "city": "Rīga"}


@pytest.mark.parametrize(("section", "table"), [(ORGANISATION, Organisation), (PERSON, Person)])
def test_every_question_has_a_column_and_no_answer_is_longer(section: Section, table: type) -> None:
    columns = table.__table__.c  # type: ignore[attr-defined]

    for field in section.fields:
        length = getattr(columns[field.key].type, "length", None)
        assert length is None or field.choices or field.key == "oid" or length >= LONGEST.get(field.key, 500)


@pytest.mark.parametrize("declaration", FORMS)
def test_an_empty_form_misses_what_is_mandatory(declaration: Declaration) -> None:
    found = {issue.field for issue in issues(declaration, {})}

    assert {"oid", "name", "country", "city"} == found or {"first_name", "last_name", "rights"} == found


@pytest.mark.parametrize(
    ("oid", "is_right"),
    [
        ("E10000001", True),
        ("E1000001", False),
        ("E100000012", False),
        ("X10000001", False),
        ("E٠١٢٣٤٥٦٧", False),
    ],
)
def test_an_oid_is_e_and_eight_digits(oid: str, is_right: bool) -> None:
    found = issues(ORGANISATION_FORM, {"organisation": {**RIGHT, "oid": oid}})

    assert (not found) == is_right


@pytest.mark.parametrize("typed", ["e10000001", " E 1000 0001 ", "E10000001", "e1000\u00a00001"])
def test_an_oid_is_read_however_it_is_typed(typed: str) -> None:
    assert as_oid(typed) == "E10000001"


@pytest.mark.parametrize("key", ["name", "city"])
def test_an_answer_as_long_as_its_column_fits(key: str) -> None:
    assert not issues(ORGANISATION_FORM, {"organisation": {**RIGHT, key: "Ā" * LONGEST[key]}})
    assert issues(ORGANISATION_FORM, {"organisation": {**RIGHT, key: "Ā" * (LONGEST[key] + 1)}})
