"""Answers taken by themselves: malformed ones, what a framework asks, limits (product 7)."""

from typing import Any

import pytest

from bm_workspace.schema.rules import ESCO_PREFIX
from bm_workspace.schema.types import MAX_LINE, MAX_ROWS, MAX_WORDS, ROW_ID, Kind
from bm_workspace.status import Trouble, is_fully_encoded, issues
from tests.pure.filled import BOTH, EM, LA, LP, answered, filled, found

EVERY_TYPE_WITH_OUTCOMES = pytest.mark.parametrize("document_type", [LA, EM, LP], ids=["LA", "EM", "LP"])


def outcome(**answers: str) -> dict[str, Any]:
    """One learning outcome, as a change to filled values."""
    return {"outcomes": [{ROW_ID: "r1", "text": "Installs a socket.", **answers}]}


@BOTH
@pytest.mark.parametrize(
    "address",
    ["anna", "anna@", "@example.org", "anna@example", "a b@example.org", "anna@example.org, b@c.lv"],
)
def test_a_malformed_email_is_marked(document_type: Any, address: str) -> None:
    values = filled(document_type, hosting={"email": address})

    assert found(document_type, values) == [("hosting", "email", "mend")]


@pytest.mark.parametrize("address", ["anna@example.org", "jānis.bērziņš@skola.lv", "a+b@xn--80ak6aa92e.com"])
def test_an_email_of_any_alphabet_is_good(address: str) -> None:
    assert is_fully_encoded(LA, filled(LA, hosting={"email": address}))


@BOTH
@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("", []),
        (f"{ESCO_PREFIX}0006", []),
        ("http://data.europa.eu/esco/occupation/1", [("outcomes", "esco_uri", "mend")]),
        ("https://data.europa.eu/esco/skill/1", [("outcomes", "esco_uri", "mend")]),
        ("javascript:alert(1)", [("outcomes", "esco_uri", "mend")]),
    ],
)
def test_an_esco_address_begins_with_the_prefix(
    document_type: Any, typed: str, wrong: list[tuple[str, str, str]]
) -> None:
    change = outcome(framework="B", esco_label="install", esco_uri=typed)

    assert found(document_type, filled(document_type, **change)) == wrong


@BOTH
@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"framework": "A"}, ["competence"]),
        ({"framework": "A", "competence": "no such"}, ["competence"]),
        ({"framework": "B"}, ["esco_label"]),
        ({"framework": "B", "esco_label": "install"}, []),
        ({"framework": "C"}, ["framework_name"]),
        ({"framework": "C", "framework_name": "CEFR"}, []),
        ({"framework": "C", "framework_name": "CEFR", "esco_uri": "former answer"}, []),
        ({"framework": "D"}, ["framework"]),
        ({}, ["framework"]),
        ({"framework": "C", "framework_name": "CEFR", "text": " "}, ["text"]),
    ],
)
def test_an_outcome_asks_what_its_framework_asks(
    document_type: Any, answers: dict[str, str], wrong: list[str]
) -> None:
    values = filled(document_type, **outcome(**answers))

    assert [field for _, field, _ in found(document_type, values)] == wrong


@pytest.mark.parametrize("competence", [f"{c.key}" for c in LA.section("outcomes").fields[1].choices])
def test_each_of_the_eight_key_competences_can_be_chosen(competence: str) -> None:
    assert is_fully_encoded(LA, filled(LA, **outcome(framework="A", competence=competence)))


def test_there_are_eight_key_competences() -> None:
    assert len(LA.section("outcomes").fields[1].choices) == 8


@BOTH
def test_frameworks_may_be_combined(document_type: Any) -> None:
    section = document_type.section("outcomes")
    rows = [
        {ROW_ID: letter, **answered(section, document_type.version, framework=letter.upper())}
        for letter in "abc"
    ]

    assert is_fully_encoded(document_type, filled(document_type, outcomes=rows))


@BOTH
def test_an_issue_names_its_row(document_type: Any) -> None:
    rows = [
        {ROW_ID: "r1", **answered(document_type.section("outcomes"), document_type.version)},
        {ROW_ID: "r2"},
    ]
    rows.append({ROW_ID: "r3", "framework": "C", "text": "Speaks"})

    (issue,) = issues(document_type, filled(document_type, outcomes=rows))

    assert issue.anchor == "outcomes-r3-framework_name"


@BOTH
@pytest.mark.parametrize(
    ("rows", "anchor"),
    [
        ([], "outcomes-first-framework"),
        ([{ROW_ID: "r7"}], "outcomes-r7-framework"),
        ([{ROW_ID: "r7", "text": " "}, {ROW_ID: "r8"}], "outcomes-r7-framework"),
    ],
    ids=["none", "one blank", "two blank"],
)
def test_without_an_outcome_the_way_leads_to_the_first_row(
    document_type: Any, rows: list[dict[str, str]], anchor: str
) -> None:
    (issue,) = issues(document_type, filled(document_type, outcomes=rows))

    assert (issue.anchor, issue.trouble) == (anchor, Trouble.MISSING)


@BOTH
@pytest.mark.parametrize(
    ("length", "wrong"), [(MAX_LINE, []), (MAX_LINE + 1, [("status", "position", "mend")])]
)
def test_a_single_line_answer_has_a_limit(
    document_type: Any, length: int, wrong: list[tuple[str, str, str]]
) -> None:
    assert found(document_type, filled(document_type, status={"position": "ņ" * length})) == wrong


@BOTH
@pytest.mark.parametrize(
    ("words", "wrong"), [(MAX_WORDS, []), (MAX_WORDS + 1, [("activities", "tasks", "mend")])]
)
def test_a_long_answer_has_a_limit_in_words(
    document_type: Any, words: int, wrong: list[tuple[str, str, str]]
) -> None:
    assert found(document_type, filled(document_type, activities={"tasks": "vārds \n" * words})) == wrong


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.LONG_TEXT])
def test_every_short_kind_has_the_limit_of_a_line(kind: Kind) -> None:
    for section in LA.sections:
        for field in (
            f for f in section.fields_in(LA.version) if f.kind is kind and f.applies({"framework": "B"})
        ):
            long = {"framework": "B"} | {field.key: "x" * (MAX_LINE + 1)}
            values = filled(LA, **{section.key: [{ROW_ID: "r1", **long}] if section.repeats else long})
            assert (section.key, field.key, "mend") in found(LA, values)


def outcomes(count: int) -> list[dict[str, str]]:
    """So many good learning outcomes."""
    row = answered(LA.section("outcomes"), LA.version)
    return [{ROW_ID: f"r{number}", **row, "text": f"Installs {number} sockets."} for number in range(count)]


@BOTH
def test_a_repeating_section_holds_two_hundred_rows(document_type: Any) -> None:
    assert is_fully_encoded(document_type, filled(document_type, outcomes=outcomes(MAX_ROWS)))


@BOTH
def test_one_row_too_many_is_said_once_and_leads_to_that_row(document_type: Any) -> None:
    (issue,) = issues(document_type, filled(document_type, outcomes=outcomes(MAX_ROWS + 1)))

    assert (issue.trouble, issue.anchor) == (Trouble.MEND, f"outcomes-r{MAX_ROWS}-framework")


def test_the_limits_are_those_of_the_product() -> None:
    assert (MAX_LINE, MAX_WORDS, MAX_ROWS) == (500, 20_000, 200)


def outcome_rows(*texts: str, **answers: str) -> dict[str, Any]:
    rows = [
        {ROW_ID: f"r{number}", "framework": "A", "competence": "digital", "text": text, **answers}
        for number, text in enumerate(texts, start=1)
    ]
    return {"outcomes": rows}


@EVERY_TYPE_WITH_OUTCOMES
@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (("Installs a socket.", "Installs a lamp."), []),
        (("Installs a socket.", "Installs a socket."), ["outcomes-r2-text"]),
        (("Installs a lamp.", "Installs a socket.", " installs  a\nSOCKET. "), ["outcomes-r3-text"]),
        (("Uzstāda rozeti 🔌", "Uzstāda rozeti 🔌"), ["outcomes-r2-text"]),
    ],
)
def test_an_outcome_that_stands_twice_is_to_mend(
    document_type: Any, texts: tuple[str, ...], wrong: list[str]
) -> None:
    found_issues = issues(document_type, filled(document_type, **outcome_rows(*texts)))

    assert [(i.anchor, i.trouble) for i in found_issues] == [(anchor, Trouble.MEND) for anchor in wrong]


def test_one_text_may_serve_two_frameworks() -> None:
    rows = outcome_rows("Installs a socket.", "Installs a socket.")["outcomes"]
    rows[1] |= {"framework": "C", "framework_name": "CEFR", "competence": ""}

    assert is_fully_encoded(LA, filled(LA, outcomes=rows))


def test_two_outcomes_without_text_are_missing_a_text_each_and_no_double() -> None:
    assert found(LA, filled(LA, **outcome_rows("", " "))) == [("outcomes", "text", "missing")] * 2
