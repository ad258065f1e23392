"""How good the advice on outcomes is, against the labelled outcomes, and how long it takes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter
from typing import Any

from bm_workspace.advice import LANGUAGES, Check, advise
from bm_workspace.advice.advising import advice_on
from bm_workspace.paths import folder

PARTS = ("develop", "held_out")
OVERALL = "good outcome"


def labelled(language: str) -> list[Mapping[str, Any]]:
    """The labelled outcomes of a language."""
    path = folder("fixtures") / f"outcomes_{language}.json"
    outcomes: list[Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["outcomes"]
    return outcomes


def answers(outcome: Mapping[str, Any], language: str) -> dict[str, tuple[bool, bool]]:
    """Per check: whether the label finds a fault, and whether the advice does; overall: any fault."""
    found = {finding.check.value: not finding.met for finding in advise(outcome["text"], language).findings}
    pairs = {check.value: (not outcome[check.value], found.get(check.value, True)) for check in Check}
    said = [any(pair[side] for pair in pairs.values()) for side in (0, 1)]
    return {**pairs, OVERALL: (said[0], said[1])}


def precision_recall(pairs: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    """Of the faults that the advice names, how many are; of those that are, how many it names."""
    right = sum(label and found for label, found in pairs)
    named, real = sum(found for _label, found in pairs), sum(label for label, _found in pairs)
    return (right / named if named else 1.0), (right / real if real else 1.0)


def rows(language: str) -> Iterator[tuple[str, str, float, float]]:
    """Part, check, precision and recall of the faults that the advice names."""
    outcomes = labelled(language)
    for part in PARTS:
        found = [answers(outcome, language) for outcome in outcomes if outcome["part"] == part]
        for check in (*(check.value for check in Check), OVERALL):
            yield (part, check, *precision_recall([answer[check] for answer in found]))


def time_per_outcome(language: str) -> float:
    """Milliseconds for one outcome, nothing kept from before."""
    outcomes = labelled(language)
    advice_on.cache_clear()
    start = perf_counter()
    for outcome in outcomes:
        advise(outcome["text"], language)
    return (perf_counter() - start) * 1000 / len(outcomes)


def report() -> None:
    """Print one table per language."""
    for language in LANGUAGES:
        advise("x", language)
        print(f"\nAdvice on outcomes, {language}: {time_per_outcome(language):.2f} ms for one")
        print(
            f"{'':<14}"
            + "".join(f"{part + ' ' + what:>20}" for part in PARTS for what in ("precision", "recall"))
        )
        found = {(part, check): (p, r) for part, check, p, r in rows(language)}
        for check in (*(check.value for check in Check), OVERALL):
            print(f"{check:<14}" + "".join(f"{x:>20.2f}" for part in PARTS for x in found[part, check]))


if __name__ == "__main__":
    report()
