"""How good the advice on outcomes is, against the labelled outcomes, and how long it takes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter
from typing import Any

from bm_workspace.advice import LANGUAGES, Check, advise
from bm_workspace.advice.advising import advice_on
from bm_workspace.paths import folder

OUTCOMES, PROBES = "outcomes_{language}", "outcome_probes_{language}"
SETS: Mapping[str, Sequence[str]] = {
    OUTCOMES: ("develop", "held_out"),
    PROBES: ("reported", "develop", "blind"),
}
"""The labelled sets in `fixtures/`, each with its parts; what a part is, its file says."""
OVERALL = "good outcome"


def labelled(language: str, name: str = OUTCOMES) -> list[Mapping[str, Any]]:
    """The labelled outcomes of a language."""
    path = folder("fixtures") / f"{name.format(language=language)}.json"
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


def rows(language: str, name: str = OUTCOMES) -> Iterator[tuple[str, str, float, float]]:
    """Part, check, precision and recall of the faults that the advice names."""
    outcomes = labelled(language, name)
    for part in SETS[name]:
        found = [answers(outcome, language) for outcome in outcomes if outcome["part"] == part]
        for check in (*(check.value for check in Check), OVERALL):
            yield (part, check, *precision_recall([answer[check] for answer in found]))


def time_per_outcome(language: str) -> float:
    """Milliseconds for one outcome, nothing kept from before."""
    outcomes = [outcome for name in SETS for outcome in labelled(language, name)]
    advice_on.cache_clear()
    start = perf_counter()
    for outcome in outcomes:
        advise(outcome["text"], language)
    return (perf_counter() - start) * 1000 / len(outcomes)


def report() -> None:
    """Print one table per language and set."""
    for language in LANGUAGES:
        advise("x", language)
        print(f"\nAdvice on outcomes, {language}: {time_per_outcome(language):.2f} ms for one")
        for name, parts in SETS.items():
            _print_table(language, name, parts)


def _print_table(language: str, name: str, parts: Sequence[str]) -> None:
    outcomes = labelled(language, name)
    counts = {part: sum(outcome["part"] == part for outcome in outcomes) for part in parts}
    print(
        f"\nfixtures/{name.format(language=language)}.json: "
        + ", ".join(f"{part} {n}" for part, n in counts.items())
    )
    heads = [f"{part} {what}" for part in parts for what in ("precision", "recall")]
    print(f"{'':<14}" + "".join(f"{head:>20}" for head in heads))
    found = {(part, check): (p, r) for part, check, p, r in rows(language, name)}
    for check in (*(check.value for check in Check), OVERALL):
        print(f"{check:<14}" + "".join(f"{x:>20.2f}" for part in parts for x in found[part, check]))


if __name__ == "__main__":
    report()
