"""A document as printed: which sections, in which order and language, and which marks it bears."""

from typing import Any

import pytest

from bm_workspace.outline import NOTHING
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.status import is_fully_encoded
from bm_workspace.wording import LANGUAGES, say
from tests.pure.filled import EM, LA, LP, answered, filled
from tests.pure.outlines import CODE, NUMBER, outline, part, shown

every_type = pytest.mark.parametrize("document_type", DOCUMENT_TYPES.values(), ids=DOCUMENT_TYPES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_type
def test_sections_come_in_the_order_of_the_declaration(document_type: Any) -> None:
    keys = [part.key for part in outline(document_type, filled(document_type)).parts]

    assert keys == [s.key for s in document_type.shown_sections(filled(document_type))]


@every_type
def test_answers_come_in_the_order_of_the_fields(document_type: Any) -> None:
    values = filled(document_type)
    built = outline(document_type, values)

    for section in document_type.shown_sections(values):
        row = section.rows(values)[0]
        asked = (f for f in section.fields_in(document_type.version) if f.key != section.groups_by)
        labels = [say(f.label, "en") for f in asked if f.applies(row)]
        blocks = part(built, section.key).blocks
        heads = [label for block in blocks if block.table for label in block.table.header[1:]]
        assert heads + [pair.label for block in blocks for pair in block.pairs] == labels


@every_type
@every_language
def test_the_head_says_number_project_and_type(document_type: Any, language: str) -> None:
    built = outline(document_type, {}, language, title="Mācību līgums: Zoë")

    assert [pair.lines for pair in built.header] == [(NUMBER,), (CODE,)]
    assert (built.number, built.title) == (NUMBER, "Mācību līgums: Zoë")
    assert built.type_name == say(document_type.heading, language)


@every_type
def test_an_empty_document_shows_every_required_question_with_a_dash(document_type: Any) -> None:
    built = outline(document_type, {})

    pairs = [pair for part in built.parts for block in part.blocks for pair in block.pairs]
    lines = {pair.lines for pair in pairs if not pair.by_pen}
    required = [s.key for s in document_type.sections if s.need(document_type.version) == "required"]
    assert lines == {(NOTHING,)}
    assert [part.key for part in built.parts] == required


@pytest.mark.parametrize("empty", ["", "  \n"], ids=["nothing", "spaces"])
def test_an_empty_required_answer_is_a_dash_and_an_optional_one_is_left_out(empty: str) -> None:
    built = outline(LA, filled(LA, hosting={"city": empty, "phone": empty}))

    assert shown(built, "hosting")["Town"] == (NOTHING,)
    assert "Telephone of the organisation" not in shown(built, "hosting")


def test_an_empty_optional_section_is_left_out() -> None:
    assert "mentoring" not in [part.key for part in outline(EM, filled(EM, mentoring=None)).parts]
    assert "provisions" not in [part.key for part in outline(LA, filled(LA, provisions={"text": " "})).parts]


def test_an_empty_repeating_section_that_is_required_is_a_dash() -> None:
    assert shown(outline(LA, filled(LA, outcomes=[])), "outcomes") == {
        "Expected learning outcomes": (NOTHING,)
    }


@pytest.mark.parametrize("section", ["provisions", "contacts"])
@every_language
def test_a_section_that_must_go_is_shown_with_a_note_while_it_holds_answers(
    section: str, language: str
) -> None:
    values = filled(EM, **{section: answered(EM.section(section), EM.version)})

    note = part(outline(EM, values, language), section).note

    assert note
    assert [p.key for p in outline(EM, values).parts if p.note] == [section]
    assert section not in [p.key for p in outline(EM, filled(EM)).parts]


def test_what_must_go_is_shown_without_dashes() -> None:
    built = outline(EM, filled(EM, contacts={"sending_name": "Anna"}))

    assert shown(built, "contacts") == {"Full name": ("Anna",)}


@pytest.mark.parametrize(
    ("document_type", "changes"),
    [
        (LA, {}), (EM, {}), (LA, {"activities": {"tasks": ""}}), (EM, {"hosting": {"email": "none"}}),
        (EM, {"provisions": {"text": "Host family"}}), (EM, {"mentoring": None}), (LA, {"mentoring": None}),
        (LA, {"mobility": {"end_date": "2030-01-01"}}),
    ],
)  # fmt: skip
@every_language
def test_the_draft_mark_stands_exactly_on_drafts(
    document_type: Any, changes: dict[str, Any], language: str
) -> None:
    values = filled(document_type, **changes)

    assert bool(outline(document_type, values, language).draft_mark) != is_fully_encoded(
        document_type, values
    )


@pytest.mark.parametrize(
    ("document_type", "language", "title"),
    [
        (LA, "en", "Expected learning outcomes"),
        (LA, "lv", "Sagaidāmie mācīšanās rezultāti"),
        (LP, "en", "Expected learning outcomes"),
        (EM, "en", "Achieved learning outcomes"),
        (EM, "lv", "Sasniegtie mācīšanās rezultāti"),
    ],
)
def test_outcomes_are_expected_before_and_achieved_after(
    document_type: Any, language: str, title: str
) -> None:
    assert part(outline(document_type, filled(document_type), language), "outcomes").title == title


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Annex: List of participants"), ("lv", "Pielikums: dalībnieku saraksts")],
)
def test_the_list_of_participants_is_an_annex_and_nothing_else_is(language: str, title: str) -> None:
    built = outline(LP, filled(LP), language)

    assert [p.title for p in built.parts if p.is_annex] == [title]
    assert built.parts[-1].is_annex


@every_type
@every_language
def test_the_practice_mark_stands_on_every_document(document_type: Any, language: str) -> None:
    marks = {outline(document_type, v, language).practice_mark for v in ({}, filled(document_type))}

    assert len(marks) == 1
    assert all(marks)


@every_language
def test_the_page_number_has_both_its_values(language: str) -> None:
    sentence = outline(LA, {}, language).page_of % {"page": 3, "pages": 7}

    assert "3" in sentence
    assert "7" in sentence


def test_a_document_is_in_its_own_language() -> None:
    english, latvian = (outline(LA, filled(LA), language) for language in ("en", "lv"))

    assert [p.key for p in english.parts] == [p.key for p in latvian.parts]
    assert part(latvian, "outcomes").title == "Sagaidāmie mācīšanās rezultāti"
    assert english.language == "en"
    titles = [(a.title, b.title) for a, b in zip(english.parts, latvian.parts, strict=True)]
    assert all(a != b for a, b in titles)
