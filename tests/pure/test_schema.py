"""The declarations are well-formed, whatever types are registered."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from wtforms import Form

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import activity_types, choices
from bm_workspace.schema.mobility import INDIVIDUAL
from bm_workspace.schema.types import FIRST_ROW, ROW_ID, Declaration, DocumentType, Field, Kind, Need, Section
from bm_workspace.schema.vocabulary import Source
from bm_workspace.web.section_form import ROW_NAME, WIDGETS
from bm_workspace.wording import LANGUAGES

DECLARATIONS: dict[str, Declaration] = {**DOCUMENT_TYPES, "individual mobility": INDIVIDUAL}

OF_A_FORM = {name for name in dir(Form) if not name.startswith("__")} | {"data", "errors", "meta", "Meta"}
CHOOSING = {Kind.CHOICE}
SENT_BESIDES = {"csrf_token", "revision", "add", "remove", "up", "down", "go", "focus", "pasted", "preview"}
"""What a section's form sends beside its answers."""


SECTIONS = [
    pytest.param(declaration, section, id=f"{name}-{section.key}")
    for name, declaration in DECLARATIONS.items()
    for section in declaration.sections
]


def fields_of(declarations: Mapping[str, Declaration]) -> list[Any]:
    """Every field with its section, as cases."""
    return [
        pytest.param(section, field, id=f"{name}-{section.key}-{field.key}")
        for name, declaration in declarations.items()
        for section in declaration.sections
        for field in section.fields
    ]


every_declaration = pytest.mark.parametrize("declaration", DECLARATIONS.values(), ids=DECLARATIONS)
every_type = pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=DOCUMENT_TYPES)
every_section = pytest.mark.parametrize(("declaration", "section"), SECTIONS)
every_field = pytest.mark.parametrize(("section", "field"), fields_of(DECLARATIONS))


@every_declaration
def test_section_keys_are_unique(declaration: Declaration) -> None:
    keys = [section.key for section in declaration.sections]

    assert len(keys) == len(set(keys))


@every_section
def test_field_keys_are_unique_in_their_section(declaration: Declaration, section: Section) -> None:
    keys = [field.key for field in section.fields]

    assert len(keys) == len(set(keys))


@every_section
def test_a_section_has_fields_in_every_version_that_may_hold_it(
    declaration: Declaration, section: Section
) -> None:
    if section.need(declaration.version) is not Need.ABSENT:
        assert section.fields_in(declaration.version)


@every_section
def test_a_section_key_goes_into_addresses_and_input_names(
    declaration: Declaration, section: Section
) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", section.key)
    assert section.key not in SENT_BESIDES | {"title", "panel", "tab"}


@every_section
def test_a_repeating_section_names_its_rows(declaration: Declaration, section: Section) -> None:
    assert bool(section.row_title) == section.repeats
    assert not section.row_title or "%(number)s" in section.row_title.msgid


@every_section
def test_a_section_says_where_its_rules_come_from(declaration: Declaration, section: Section) -> None:
    assert section.source in Source
    if isinstance(declaration, DocumentType):
        assert section.certain, "what is certain of its rules, and what is not?"


@every_section
def test_a_section_that_must_go_says_why(declaration: Declaration, section: Section) -> None:
    assert bool(section.must_go) == (Need.MUST_GO in (section.before, section.after))


@every_section
def test_a_repeating_section_that_is_required_says_what_to_add(
    declaration: Declaration, section: Section
) -> None:
    is_required = section.need(declaration.version) is Need.REQUIRED

    assert bool(section.at_least_one) == (section.repeats and is_required)


@every_field
def test_rows_named_by_their_numbers_are_those_of_a_repeating_section(section: Section, field: Field) -> None:
    named = [s for t in DOCUMENT_TYPES.values() for s in t.sections if s.key == field.numbers_of]

    assert all(s.repeats for s in named)
    assert bool(named) == bool(field.numbers_of)


@every_section
def test_a_section_explains_itself(declaration: Declaration, section: Section) -> None:
    assert section.title
    assert section.help


@every_section
def test_fields_of_one_group_stand_together(declaration: Declaration, section: Section) -> None:
    groups = [field.group for field in section.fields_in(declaration.version)]

    runs = [group for place, group in enumerate(groups) if place == 0 or groups[place - 1] != group]

    assert len(runs) == len(set(runs))


@every_field
def test_a_field_key_hides_no_part_of_a_form(section: Section, field: Field) -> None:
    assert field.key not in OF_A_FORM
    assert field.key not in SENT_BESIDES


@every_field
def test_a_field_key_can_be_part_of_an_input_name(section: Section, field: Field) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", field.key)
    assert field.key not in {ROW_ID, "delete", "row", "help", "error"}


@every_field
def test_choices_stand_exactly_where_a_kind_needs_them(section: Section, field: Field) -> None:
    assert bool(field.choices) == (field.kind in CHOOSING)


@every_field
def test_choices_are_unique_and_named_in_every_language(section: Section, field: Field) -> None:
    keys = [choice.key for choice in field.choices]

    assert len(keys) == len(set(keys))
    assert all(choice.labels.keys() == LANGUAGES.keys() for choice in field.choices)
    assert all(label.strip() for choice in field.choices for label in choice.labels.values())


@every_field
def test_a_condition_names_a_sibling_choice_and_one_of_its_keys(section: Section, field: Field) -> None:
    if field.only_if is None:
        return
    name, wanted = field.only_if
    places = [f.key for f in section.fields]
    sibling = section.fields[places.index(name)]

    assert sibling.kind is Kind.CHOICE
    assert wanted in {choice.key for choice in sibling.choices}
    assert places.index(name) < places.index(field.key)


@every_field
def test_a_field_is_never_must_go_by_itself(section: Section, field: Field) -> None:
    assert Need.MUST_GO not in (field.before, field.after)


@pytest.mark.parametrize(("section", "field"), fields_of(DOCUMENT_TYPES))
def test_a_question_of_a_document_has_a_label_and_help(section: Section, field: Field) -> None:
    assert field.label
    assert field.help


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_widget(kind: Kind) -> None:
    assert kind in WIDGETS


@every_declaration
def test_rules_belong_to_sections_that_exist(declaration: Declaration) -> None:
    assert {rule.section for rule in declaration.complete_when} <= {s.key for s in declaration.sections}


@every_type
def test_a_type_is_registered_under_its_own_key(document_type: DocumentType) -> None:
    assert DOCUMENT_TYPES[document_type.key] is document_type
    assert re.fullmatch(r"[a-z][a-z_]*", document_type.key)
    assert len(document_type.key) <= 40, "longer than its column"


@every_type
def test_a_type_has_name_heading_and_purpose(document_type: DocumentType) -> None:
    assert all((document_type.code, document_type.name, document_type.heading, document_type.purpose))


@every_type
def test_a_type_is_made_from_a_registered_type_of_the_same_sections(document_type: DocumentType) -> None:
    if document_type.made_from is None:
        return
    origin = DOCUMENT_TYPES[document_type.made_from]

    assert [s.key for s in origin.sections] == [s.key for s in document_type.sections]
    assert origin.version != document_type.version


def test_codes_and_names_of_types_are_unique() -> None:
    types = DOCUMENT_TYPES.values()

    assert len({t.code for t in types}) == len({t.name for t in types}) == len(types)


@pytest.mark.parametrize("activity", activity_types().values(), ids=activity_types())
def test_an_activity_type_is_complete(activity: object) -> None:
    entry = vars(activity)

    assert re.fullmatch(r"[A-Z]{5}", entry["code"])
    for lasting in entry["days"]:
        assert 1 <= lasting.shortest(None) <= lasting.min < lasting.max <= 365
        assert lasting.mark
    calls = [lasting.from_call for lasting in entry["days"]]
    assert calls == sorted(set(calls))
    assert (entry["min_participants"] > 1) == (entry["group"] == "group")
    assert entry["names"].keys() == entry["printed"].keys() == LANGUAGES.keys()
    assert all(text.startswith("Erasmus+ ") for text in entry["printed"].values()), "programme first"
    assert set(entry["fields"]) <= {choice.key for choice in choices("fields")}


def test_erasmuspro_belongs_to_vet_only() -> None:
    pro = [
        a for a in activity_types().values() if "ErasmusPro" in "".join((*a.names.values(), a.printed["lv"]))
    ]

    assert [(a.key, a.fields) for a in pro] == [("LM-LONG-VET", ("VET",))]


def test_the_blank_first_row_has_a_name_that_a_form_can_send() -> None:
    assert ROW_NAME.fullmatch(FIRST_ROW)
