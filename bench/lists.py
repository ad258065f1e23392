"""`make bench-lists`: orders, filters and searches of lists of 100,000 documents and 20,000 mobilities."""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from bench.__main__ import databases
from bench.crowd import fill, organisation_name
from bench.trainee import Trainee, app_on
from bm_workspace.store.listing import CHOICE, DAY, NAME, Declared, Filter
from bm_workspace.store.lists import DOCUMENTS, GROUPS, MOBILITIES
from bm_workspace.store.partner_lists import ORGANISATIONS, PERSONS
from bm_workspace.wording import SOURCE_LANGUAGE

LISTS: Mapping[str, Declared] = {
    "documents": DOCUMENTS,
    "mobilities": MOBILITIES,
    "group-mobilities": GROUPS,
    "organisations": ORGANISATIONS,
    "persons": PERSONS,
}
SEARCH, OTHER = 60, 40
"""What a search and any other page of a list should cost at most, in milliseconds."""

SEARCHES = ("a", "1017", "zanete 17", "vitola girts", "qzx")
"""In nearly every row, a part of an ID, rare, two words, in none."""

DAYS = {"from": "01.09.2025", "to": "01.03.2026"}
IN_USE, NOT_IN_USE = organisation_name(0), organisation_name(59)
COUNT = re.compile(r'class="count">\((\d+)\)')
WORST = 10

Question = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What one page of a list took: its list, the kind of question, the page's address, the median."""

    list: str
    kind: str
    query: Question
    milliseconds: float

    @property
    def aim(self) -> float:
        return SEARCH if "search" in self.query else OTHER

    @property
    def is_slow(self) -> bool:
        return self.milliseconds > self.aim


def questions(declared: Declared) -> Iterator[tuple[str, Question]]:
    """Each order, filter and search alone, and in pairs."""
    sorts = [column.key for column in declared.columns if column.sorts]
    orders = [{"sort": key, "order": order} for key in sorts for order in ("asc", "desc")]
    filters = [{one.key: value} for one in declared.filters for value in _values(one)]
    searches = [{"search": words} for words in SEARCHES]
    yield "first page", {}
    for kind, alone in (("order", orders), ("filter", filters), ("search", searches)):
        yield from ((kind, one) for one in alone)
    yield from (("filter and order", {**one, **order}) for one in filters for order in orders)
    yield from (
        ("two filters", {**one, **other}) for one, other in combinations(filters, 2) if {*one} != {*other}
    )
    yield from (("search and order", {**one, **order}) for one in searches for order in orders)
    yield from (("search and filter", {**one, **other}) for one in searches for other in filters)


def _values(filter_: Filter) -> Sequence[str]:
    """What a filter is asked for: its first and last choice, a day, an organisation in use and another."""
    if filter_.kind == CHOICE and filter_.codes:
        keys = list(filter_.codes(SOURCE_LANGUAGE))
        return (keys[0], keys[-1])
    return {DAY: [DAYS.get(filter_.key, "")], NAME: [IN_USE, NOT_IN_USE]}.get(filter_.kind, ["1"])


def measures(trainee: Trainee, times: int) -> Iterator[Taken]:
    """The first, the middle and the last page of every answer."""
    for name, declared in LISTS.items():
        place = trainee.list_address.replace("documents", name)
        for kind, question in questions(declared):
            found = COUNT.search(trainee.get(f"{place}?{urlencode(question)}").text)
            pages = -(-int(found[1]) // 25) if found else 1
            for page in sorted({1, max(1, pages // 2), max(1, pages)}):
                query = {**question, "page": str(page)}
                taken = [_once(trainee, f"{place}?{urlencode(query)}") for _ in range(times + 1)]
                yield Taken(list=name, kind=kind, query=query, milliseconds=median(taken[1:]))


def _once(trainee: Trainee, address: str) -> float:
    start = perf_counter()
    trainee.get(address)
    return (perf_counter() - start) * 1000


def report(title: str, all_taken: Sequence[Taken], times: int) -> None:
    """Print a table of each list's kinds of questions, and the slowest pages."""
    print(f"\nLong lists, {title}: milliseconds at the server, medians of {times} runs")
    print(f"{'':<18}{'':<20}{'pages':>6}{'median':>8}{'worst':>8}{'aim':>6}{'above':>7}")
    kinds: dict[tuple[str, str], list[Taken]] = defaultdict(list)
    for taken in all_taken:
        kinds[taken.list, taken.kind].append(taken)
    for (name, kind), among in kinds.items():
        cost = [taken.milliseconds for taken in among]
        figures = f"{len(among):>6}{median(cost):>8.1f}{max(cost):>8.1f}{among[0].aim:>6.0f}"
        print(f"{name:<18}{kind:<20}{figures}{sum(taken.is_slow for taken in among):>7}")
    print(f"\nThe {WORST} nearest to their aim, or above:")
    for taken in sorted(all_taken, key=lambda one: one.aim / one.milliseconds)[:WORST]:
        print(f"{taken.milliseconds:>8.1f} of {taken.aim:.0f}  {taken.list}?{urlencode(taken.query)}")


def main() -> None:
    """Print one table per database; end with an error where a page is above its aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="runs of each measurement")
    parser.add_argument("--only", default="", help="the database to measure on, where not on all")
    options = parser.parse_args()
    slow = 0
    with databases() as found:
        for name, url in found.items():
            if options.only not in ("", name):
                continue
            with app_on(url) as app:
                trainee = Trainee(app)
                fill(app, trainee)
                taken = list(measures(trainee, options.times))
                report(name, taken, options.times)
                slow += sum(one.is_slow for one in taken)
    raise SystemExit(1 if slow else 0)


if __name__ == "__main__":
    main()
