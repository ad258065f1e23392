"""The rule book as a table (domain facts 3.2, 2.5): what makes a document fully encoded, or what is wrong."""

from datetime import date, timedelta
from typing import Any

import pytest

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import activity_types, read
from bm_workspace.schema.mobility import INDIVIDUAL
from bm_workspace.schema.rules import ESCO_PREFIX, age_on
from bm_workspace.schema.types import MAX_LINE, MAX_ROWS, MAX_WORDS, ROW_ID, Kind, Need, Version
from bm_workspace.status import DRAFT, FULLY_ENCODED, Trouble, is_fully_encoded, issues, status
from tests.pure.filled import answered, filled

LA, EM = DOCUMENT_TYPES["learning_agreement"], DOCUMENT_TYPES["mobility_certificate"]
BOTH = pytest.mark.parametrize("document_type", [LA, EM], ids=["LA", "EM"])

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


def found(document_type: Any, values: Any) -> list[tuple[str, str, str]]:
    """What is wrong, as section, field and trouble."""
    return [(i.section, i.field, i.trouble.value) for i in issues(document_type, values)]


def cases(table: dict[str, tuple[str, str]], *needs: str) -> list[Any]:
    """Type and place of everything that the table calls one of these needs."""
    return [
        pytest.param(document_type, *place.split(), id=f"{document_type.code}-{place.replace(' ', '-')}")
        for place, columns in table.items()
        for document_type, need in zip((LA, EM), columns, strict=True)
        if need in needs
    ]


def outcome(**answers: str) -> dict[str, Any]:
    """One learning outcome, as a change to filled values."""
    return {"outcomes": [{ROW_ID: "r1", "text": "Installs a socket.", **answers}]}


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


# Dates and durations.

FIRST = date(2026, 3, 2)


def stay(days: int, activity: str = "SM-TTA") -> dict[str, Any]:
    """A stay of so many days, first and last included."""
    last = FIRST + timedelta(days=days - 1)
    dates = {"start_date": FIRST.isoformat(), "end_date": last.isoformat()}
    return {"mobility": {"activity_type": activity, **dates}}


@BOTH
@pytest.mark.parametrize("beyond", [-1, 0, 1])
@pytest.mark.parametrize("limit", ["min_days", "max_days"])
@pytest.mark.parametrize("activity", activity_types())
def test_a_stay_fits_its_activity_type_first_and_last_day_included(
    document_type: Any, activity: str, limit: str, beyond: int
) -> None:
    entry = activity_types()[activity]
    days = getattr(entry, limit) + beyond
    allowed = entry.min_days <= days <= entry.max_days

    wrong = found(document_type, filled(document_type, **stay(days, activity)))

    assert wrong == ([] if allowed else [("mobility", "end_date", "mend")])


DURATIONS = {
    "LM-SKILL-VET": (1, 10), "LM-SHORT-VET": (10, 89), "LM-LONG-VET": (90, 365), "LM-GRP-VET": (2, 30),
    "LM-GRP-PUPIL": (2, 30), "LM-SHORT-PUPIL": (10, 29), "LM-LONG-PUPILS": (30, 365), "LM-GRP-ADU": (2, 30),
    "LM-SHORT-ADU": (2, 29), "LM-LONG-ADU": (30, 365), "SM-JOB-SHDW": (2, 60), "SM-TTA": (2, 365),
    "SM-COUR-TRAIN": (2, 30), "OA-INV-EXP": (2, 60), "OA-HOS-TTT": (10, 365), "SM-JOB-SHOP": (2, 14),
    "SM-CTA": (7, 45),
}  # fmt: skip
"""Domain facts 2.5, written down a second time on purpose."""


def test_the_durations_are_those_of_the_table() -> None:
    assert {key: (a.min_days, a.max_days) for key, a in activity_types().items()} == DURATIONS


@BOTH
def test_an_end_before_the_start_is_said_once_at_the_end(document_type: Any) -> None:
    values = filled(document_type, mobility={"start_date": "2026-05-31", "end_date": "2026-05-30"})

    assert found(document_type, values) == [("mobility", "end_date", "mend")]


@BOTH
@pytest.mark.parametrize(
    "typed", ["31.02.2026", "2026-02-31", "soon", "2026-W05-1", "0026-01-31", "2026-1-31"]
)
@pytest.mark.parametrize("field", ["start_date", "end_date"])
def test_an_unreadable_date_is_said_once_at_its_field(document_type: Any, field: str, typed: str) -> None:
    values = filled(document_type, mobility={field: typed})

    assert found(document_type, values) == [("mobility", field, "mend")]


def test_the_duration_names_the_days_that_it_counted() -> None:
    (issue,) = issues(LA, filled(LA, **stay(89, "LM-LONG-VET")))

    assert issue.message.values == {"days": 89, "shortest": 90, "longest": 365}


def test_the_duration_of_an_unknown_activity_type_is_not_judged() -> None:
    assert found(LA, filled(LA, **stay(500, "LM-OLD"))) == [("mobility", "activity_type", "mend")]


@pytest.mark.parametrize("travel_days", ["", "0", "4"])
def test_travel_days_do_not_count_in_a_mobility(travel_days: str) -> None:
    longest = FIRST + timedelta(days=364)
    dates = {"start_date": FIRST.isoformat(), "end_date": longest.isoformat(), "travel_days": travel_days}

    assert is_fully_encoded(INDIVIDUAL, filled(INDIVIDUAL, duration=dates))


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ({"start_date": "2026-03-02", "end_date": "2026-03-02"}, [("duration", "end_date", "mend")]),
        ({"start_date": "2026-03-02", "end_date": "2026-03-01"}, [("duration", "end_date", "mend")]),
        ({"start_date": "", "end_date": "2026-03-01"}, [("duration", "start_date", "missing")]),
    ],
    ids=["too short", "end before start", "no start"],
)
def test_the_dates_of_a_mobility_follow_the_same_rules(
    dates: dict[str, str], wrong: list[tuple[str, str, str]]
) -> None:
    assert found(INDIVIDUAL, filled(INDIVIDUAL, duration=dates)) == wrong


# Who signs.

GUARDIAN = [("signatures", "guardian_name", "mend")]


@pytest.mark.parametrize(
    ("born", "wrong"),
    [
        ("2008-03-03", GUARDIAN),  # 17, eighteen tomorrow
        ("2008-03-02", []),  # 18 on the first day
        ("2008-03-01", []),
        ("2012-02-29", GUARDIAN),
        ("", []),  # not given: nobody can know
        ("01.01.2015", [("participant", "birth_date", "mend")]),
    ],
    ids=["17", "18 on the first day", "18", "leap day", "no birth date", "unreadable"],
)
def test_an_agreement_of_a_minor_is_signed_by_the_guardian(
    born: str, wrong: list[tuple[str, str, str]]
) -> None:
    values = filled(LA, participant={"birth_date": born}, signatures={"guardian_name": ""})

    assert found(LA, values) == wrong


def test_with_the_guardian_an_agreement_of_a_minor_is_fully_encoded() -> None:
    assert is_fully_encoded(LA, filled(LA, participant={"birth_date": "2010-01-01"}))


def test_without_a_first_day_nobody_is_called_a_minor() -> None:
    values = filled(
        LA,
        participant={"birth_date": "2010-01-01"},
        mobility={"start_date": ""},
        signatures={"guardian_name": ""},
    )

    assert found(LA, values) == [("mobility", "start_date", "missing")]


def test_a_certificate_of_a_minor_needs_no_guardian() -> None:
    assert is_fully_encoded(EM, filled(EM, participant={"birth_date": "2012-01-01"}))


def test_the_age_of_signing_is_a_fact_in_a_table() -> None:
    assert read("limits")["guardian_signs_under"] == 18


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 5, 5), date(2008, 5, 5), 0),
    ],
)
def test_age_counts_full_years(born: date, day: date, age: int) -> None:
    assert age_on(day, born) == age


@pytest.mark.parametrize(
    ("sending", "hosting", "wrong"),
    [
        ("Anna", "Bo", []),
        ("Anna", "", []),
        ("", "Bo", []),
        ("", "", [("signatures", "hosting_name", "mend")]),
    ],
    ids=["both", "sending", "hosting", "neither"],
)
def test_on_a_certificate_one_organisation_signs(
    sending: str, hosting: str, wrong: list[tuple[str, str, str]]
) -> None:
    values = filled(EM, signatures={"sending_name": sending, "hosting_name": hosting})

    assert found(EM, values) == wrong


@pytest.mark.parametrize("party", ["participant", "sending", "hosting"])
def test_an_agreement_is_signed_by_three_parties(party: str) -> None:
    values = filled(LA, signatures={f"{party}_name": ""})

    assert found(LA, values) == [("signatures", f"{party}_name", "missing")]


# Answers taken by themselves.


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


# Limits (product 7): what is beyond stays, is marked, and keeps the document a draft.


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
    return [{ROW_ID: f"r{number}", **row} for number in range(count)]


@BOTH
def test_a_repeating_section_holds_two_hundred_rows(document_type: Any) -> None:
    assert is_fully_encoded(document_type, filled(document_type, outcomes=outcomes(MAX_ROWS)))


@BOTH
def test_one_row_too_many_is_said_once_and_leads_to_that_row(document_type: Any) -> None:
    (issue,) = issues(document_type, filled(document_type, outcomes=outcomes(MAX_ROWS + 1)))

    assert (issue.trouble, issue.anchor) == (Trouble.MEND, f"outcomes-r{MAX_ROWS}-framework")


def test_the_limits_are_those_of_the_product() -> None:
    assert (MAX_LINE, MAX_WORDS, MAX_ROWS) == (500, 20_000, 200)
