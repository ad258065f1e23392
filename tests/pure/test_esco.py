"""Which skills of ESCO a search finds, in which order, and the ones that come with the program."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bm_workspace.esco import Skill, embedded, in_order, key, keys, uses_esco
from bm_workspace.esco_index import Index
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import read
from bm_workspace.schema.rules import ESCO_PREFIX
from bm_workspace.wording import LANGUAGES

OUTCOMES = DOCUMENT_TYPES["learning_agreement"].section("outcomes")


def skill(label: str, *alternatives: str) -> Skill:
    return Skill(uri=ESCO_PREFIX + key(label), label=label, alternatives=alternatives)


def found(query: str, *skills: Skill, limit: int = 20) -> list[str]:
    """The labels that a search gives, best first."""
    labels = {one.uri: one.label for one in skills}
    return [labels[find.uri] for find in index_of(skills).find(query, limit)]


def index_of(skills: Sequence[Skill]) -> Index:
    return Index([(one.uri, len(one.label), keys(one)) for one in in_order(skills)])


def test_exact_comes_before_beginning_before_beginning_of_a_word_before_inside() -> None:
    skills = [skill(label) for label in ("sow", "bake off", "half bake", "bake", "prebake")]

    assert found("bake", *skills) == ["bake", "bake off", "half bake", "prebake"]


def test_the_shorter_label_comes_first_where_finds_are_equally_good() -> None:
    assert found("weld", skill("weld underwater"), skill("weld"), skill("weld steel")) == [
        "weld",
        "weld steel",
        "weld underwater",
    ]


@pytest.mark.parametrize("query", ["skeres", "ŠĶĒRES", "Skēres", "s\u030ck\u0327e\u0304res"])
def test_case_and_diacritics_do_not_matter(query: str) -> None:
    assert found(query, skill("Lietot šķēres"), skill("lietot šķīvi")) == ["Lietot šķēres"]


def test_alternative_labels_are_searched_and_the_preferred_one_is_given() -> None:
    assert found("bricklaying", skill("lay bricks", "perform bricklaying", "mason")) == ["lay bricks"]


def test_several_words_are_found_in_any_order_and_with_others_between() -> None:
    skills = [skill("install electricity sockets"), skill("install sockets"), skill("install lifts")]

    assert found("sockets install", *skills) == ["install sockets", "install electricity sockets"]
    assert found("install sockets", *skills)[0] == "install sockets"


@pytest.mark.parametrize("sign", ["%", "_", "\\", "?", "*"])
def test_signs_that_databases_read_as_anything_are_only_themselves(sign: str) -> None:
    assert found(sign, skill("bread"), skill(f"mix 5 {sign} brine")) == [f"mix 5 {sign} brine"]
    assert found(f"b{sign}d", skill("bread")) == []


def test_marks_between_words_do_not_hide_a_word() -> None:
    skills = [skill("Python (computer programming)"), skill("e-learning"), skill("student's needs")]

    assert found("computer", *skills) == ["Python (computer programming)"]
    assert found("e learning", *skills) == found("E-learning", *skills) == ["e-learning"]
    assert found("students", *skills) == ["student's needs"]


@pytest.mark.parametrize("query", ["", "  ", "...", "('", "\n", "\x1e", "\ud800", "qqq"])
def test_what_is_no_word_of_a_skill_finds_nothing(query: str) -> None:
    assert found(query, skill("bake"), skill("sow")) == []


def test_no_more_are_found_than_asked_for() -> None:
    skills = [skill(f"bake {'x' * number}") for number in range(50)]

    assert len(found("bake", *skills)) == 20
    assert found("bake", *skills, limit=3) == [one.label for one in in_order(skills)[:3]]


WORD = st.text("abāžc", min_size=1, max_size=3)
LABEL = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
SKILLS = st.lists(st.builds(skill, LABEL, LABEL), min_size=1, max_size=12)


def rank(query: str, labels: Sequence[str]) -> int:
    """How good a find is, said as slowly and plainly as possible; 9 for none."""
    words, whole = key(query).split(), key(query)
    told = [key(label) for label in labels]
    starts = [word for label in told for word in label.split()]
    if whole in told:
        return 0
    if any(label.startswith(whole) for label in told):
        return 1
    if all(any(start.startswith(word) for start in starts) for word in words):
        return 2
    return 3 if all(any(word in start for start in starts) for word in words) else 9


@given(SKILLS, LABEL)
def test_any_search_agrees_with_the_rule(skills: list[Skill], query: str) -> None:
    ranks = {place: rank(query, (one.label, *one.alternatives)) for place, one in enumerate(in_order(skills))}

    finds = index_of(skills).find(query, 50)

    expected = sorted((rank, place) for place, rank in ranks.items() if rank < 9)
    assert [(find.rank, find.uri) for find in finds] == [(r, in_order(skills)[p].uri) for r, p in expected]


def test_an_empty_set_finds_nothing() -> None:
    assert found("bake") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_embedded_skills_have_an_address_and_a_label_of_their_own(language: str) -> None:
    skills = embedded(language)

    assert 230 <= len(skills) <= 300
    assert len({one.uri for one in skills}) == len({key(one.label) for one in skills}) == len(skills)
    assert all(one.uri.startswith(ESCO_PREFIX) and one.label == one.label.strip() for one in skills)


def test_the_embedded_data_says_whose_the_labels_are() -> None:
    notes = read("esco_skills")["notes"]

    assert notes["lv"] == "working translation of bm-workspace, not ESCO's official label"


def test_the_skills_of_the_scenario_are_embedded() -> None:
    known = {one.uri: {one.label for e in LANGUAGES for one in embedded(e)} for one in embedded("en")}
    rows = [
        row
        for project in read("scenario")["projects"]
        for mobility in project["mobilities"]
        for document in mobility.get("documents", ())
        for row in document.get("values", {}).get("outcomes", ())
        if row.get("esco_uri")
    ]

    assert [row for row in rows if row["esco_label"] not in known.get(row["esco_uri"], ())] == []


@pytest.mark.skipif("BM_ESCO_FILE" not in os.environ, reason="BM_ESCO_FILE names no skills_en.csv of ESCO")
def test_the_embedded_addresses_and_english_labels_are_escos() -> None:
    with Path(os.environ["BM_ESCO_FILE"]).open(encoding="utf-8-sig", newline="") as file:
        official = {row["conceptUri"]: row["preferredLabel"] for row in csv.DictReader(file)}

    assert [one for one in embedded("en") if official.get(one.uri) != one.label] == []


@pytest.mark.parametrize(("framework", "expected"), [("A", False), ("B", True), ("C", False), ("", False)])
def test_a_section_uses_esco_where_a_row_is_of_that_framework(framework: str, expected: bool) -> None:
    assert uses_esco(OUTCOMES, [{"framework": "A"}, {"framework": framework}]) is expected
