"""The advice against outcomes that people have labelled."""

import pytest

from bench.advice import OUTCOMES, OVERALL, PROBES, SETS, answers, labelled, precision_recall, rows
from bm_workspace.advice import LANGUAGES, Check


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labelled_outcomes_are_what_they_say(language: str) -> None:
    outcomes = labelled(language)
    good = sum(all(outcome[check.value] for check in Check) for outcome in outcomes)

    assert len({outcome["text"] for outcome in outcomes}) == 120
    assert [sum(outcome["part"] == part for outcome in outcomes) for part in SETS[OUTCOMES]] == [60, 60]
    assert 50 <= good <= 70


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_probes_are_further_outcomes(language: str) -> None:
    probes = labelled(language, PROBES)
    texts = {probe["text"] for probe in probes}

    assert len(texts) == len(probes) >= 200
    assert {probe["part"] for probe in probes} == set(SETS[PROBES])
    assert not texts & {outcome["text"] for outcome in labelled(language)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_the_advice_agrees_with_the_labels(name: str, language: str) -> None:
    for part, check, precision, recall in rows(language, name):
        if (name, check) == (PROBES, "object"):
            continue  # too few of them lack an object for a rate to say something
        assert precision >= 0.9, (part, check)
        assert recall >= 0.9, (part, check)


def test_precision_and_recall_are_counted_for_faults() -> None:
    pairs = [(True, True), (True, False), (False, True), (True, True)]

    assert precision_recall(pairs) == (2 / 3, 2 / 3)
    assert precision_recall([]) == (1.0, 1.0)
    assert OVERALL in answers(labelled("lv")[0], "lv")
