"""Answers as printed: dates, choices, lines, outcomes, signatures, links."""

import unicodedata
from typing import Any

import pytest

from bm_workspace.outline import NOTHING
from bm_workspace.schema.lists import read
from bm_workspace.schema.rules import ESCO_PREFIX
from bm_workspace.schema.types import ROW_ID, Kind
from bm_workspace.wording import say
from tests.pure.filled import AC, EM, LA, LP, answered, filled
from tests.pure.outlines import outline, part, said, shown


@pytest.mark.parametrize(("language", "written"), [("en", "2 March 2026"), ("lv", "2026. gada 2. marts")])
def test_a_date_is_written_out(language: str, written: str) -> None:
    lines = [
        pair.lines
        for block in part(outline(LA, filled(LA), language), "mobility").blocks
        for pair in block.pairs
    ]

    assert (written,) in lines


@pytest.mark.parametrize("typed", ["31.02.2026", "in spring"])
def test_what_is_no_date_is_printed_as_typed(typed: str) -> None:
    assert shown(outline(LA, filled(LA, mobility={"start_date": typed})), "mobility")["Start date"] == (
        typed,
    )


@pytest.mark.parametrize(("language", "label"), [("en", "Germany"), ("lv", "Vācija")])
def test_a_choice_is_printed_by_its_label(language: str, label: str) -> None:
    assert label in said(outline(LA, filled(LA, hosting={"country": "DE"}), language))


def test_a_choice_that_is_not_in_the_list_is_printed_as_it_stands() -> None:
    assert shown(outline(LA, filled(LA, hosting={"country": "Atlantis"})), "hosting")["Country"] == (
        "Atlantis",
    )


def test_the_activity_is_printed_programme_first() -> None:
    values = filled(LA, mobility={"activity_type": "LM-LONG-VET"})

    label = "Programme and activity type"
    assert shown(outline(LA, values), "mobility")[label] == (
        "Erasmus+ Long-term learning mobility of VET learners (ErasmusPro)",
    )


def test_a_long_answer_keeps_its_lines() -> None:
    (pair,) = (p for b in part(outline(LA, filled(LA)), "activities").blocks for p in b.pairs)

    assert pair.lines == ("Pirmā rinda.", "", "Trešā rinda.")
    assert pair.is_long


def test_only_what_the_framework_asks_for_is_printed() -> None:
    row = {
        ROW_ID: "a",
        "framework": "C",
        "framework_name": "CEFR",
        "esco_label": "former answer",
        "text": "t",
    }

    assert "former answer" not in said(outline(LA, filled(LA, outcomes=[row])))


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        (f"{ESCO_PREFIX}1", f"{ESCO_PREFIX}1"),
        ("javascript:alert(1)", ""),
        ("http://example.org/", ""),
        ("", ""),
    ],
)
def test_only_an_esco_address_becomes_a_link(typed: str, link: str) -> None:
    row = {ROW_ID: "a", **answered(LA.section("outcomes"), LA.version, framework="B"), "esco_uri": typed}

    built = outline(LA, filled(LA, outcomes=[row]))

    assert {p.link for part in built.parts for b in part.blocks for p in b.pairs} - {""} == {link} - {""}


def test_each_signatory_has_room_to_sign_and_the_date_of_issue_has_none() -> None:
    agreement, certificate = (part(outline(t, filled(t)), "signatures").blocks for t in (LA, EM))

    assert [bool(block.signs) for block in agreement] == [True, True, True, True]
    assert [bool(block.signs) for block in certificate] == [True, True, False]


def test_nobody_who_is_not_named_is_asked_to_sign() -> None:
    nobody = {"guardian_name": "", "guardian_place": "", "guardian_date": ""}

    blocks = part(outline(LA, filled(LA, signatures=nobody)), "signatures").blocks

    assert [block.title for block in blocks] == [
        "Participant",
        "Sending organisation",
        "Hosting organisation",
    ]


@pytest.mark.parametrize("document_type", [LA, EM, LP, AC], ids=["LA", "EM", "LP", "AC"])
@pytest.mark.parametrize("empty", ["", "  "], ids=["nothing", "spaces"])
def test_place_and_date_that_were_not_given_are_left_for_the_pen_of_every_party(
    document_type: Any, empty: str
) -> None:
    section = document_type.section("signatures")
    given = {f.key: empty for f in section.fields_in(document_type.version) if f.by_pen}
    values = filled(document_type, signatures=given)

    blocks = [b for b in part(outline(document_type, values), "signatures").blocks if b.signs]

    assert len(blocks) >= 2
    for block in blocks:
        blank = [pair for pair in block.pairs if pair.by_pen]
        assert [pair.label for pair in blank] == ["Place", "Date of signature"]
        assert {(pair.lines, pair.by_pen) for pair in blank} == {((), "to be filled in by hand")}
        assert block.pairs[-2:] == tuple(blank)


def test_a_party_that_is_not_named_is_left_no_line() -> None:
    nobody = {"sending_name": "", "sending_role": "", "sending_place": "", "sending_date": ""}

    blocks = part(outline(EM, filled(EM, signatures=nobody)), "signatures").blocks

    assert [block.title for block in blocks] == ["Hosting organisation", ""]


def test_a_date_that_was_given_is_printed_and_the_place_beside_it_left_for_the_pen() -> None:
    blocks = part(outline(LA, filled(LA, signatures={"hosting_place": ""})), "signatures").blocks

    pairs = {pair.label: pair for pair in blocks[-1].pairs}
    assert pairs["Place"].by_pen
    assert pairs["Date of signature"].lines == ("30 December 2027",)


@pytest.mark.parametrize("nasty", [entry["text"] for entry in read("nasty_strings")])
def test_whatever_was_typed_stands_in_the_outline_as_text(nasty: str) -> None:
    built = outline(LA, filled(LA, activities={"tasks": nasty}))

    lines = shown(built, "activities")["Programme and tasks"]

    assert "\n".join(lines) == (unicodedata.normalize("NFC", nasty.strip()) or NOTHING)


def test_an_outline_is_a_plain_value() -> None:
    values = filled(LA)

    assert outline(LA, values) == outline(LA, values)
    assert hash(outline(LA, values)) == hash(outline(LA, values))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.ORGANISATION])
def test_every_kind_of_a_document_is_shown(kind: Kind) -> None:
    row = {ROW_ID: "a", **answered(LA.section("outcomes"), LA.version, framework="B")}
    document_type = LP if kind is Kind.NUMBER else LA
    values = filled(document_type, outcomes=[row])
    labels = {
        say(f.label, "en")
        for s in document_type.shown_sections(values)
        for f in s.fields_in(document_type.version)
        if f.kind is kind and f.applies(s.rows(values)[0]) and f.key != s.groups_by
    }

    blocks = [block for part in outline(document_type, values).parts for block in part.blocks]

    assert labels
    assert labels <= {pair.label for block in blocks for pair in block.pairs} | {
        label for block in blocks if block.table for label in block.table.header
    }
