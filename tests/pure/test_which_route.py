"""Which route a document takes: every combination of the three answers."""

import pytest

from bm_workspace.which_route import DATABASE, MODULE, NOT_THERE, QUESTIONS, which_route
from bm_workspace.wording import LANGUAGES, say

CASES = {
    (True, True, True): (MODULE, False),
    (True, True, False): (DATABASE, False),
    (True, False, True): (DATABASE, True),
    (True, False, False): (DATABASE, False),
    (False, True, True): (DATABASE, True),
    (False, True, False): (DATABASE, False),
    (False, False, True): (DATABASE, True),
    (False, False, False): (DATABASE, False),
}
"""KA1 project, call 2024 or later, made in the module → the route, and whether an answer cannot be."""


@pytest.mark.parametrize("answers", CASES)
def test_three_answers_lead_to_one_route(answers: tuple[bool, bool, bool]) -> None:
    route = which_route(dict(zip((q.key for q in QUESTIONS), answers, strict=True)))

    assert (route.key, route.corrects == NOT_THERE) == CASES[answers]
    for language in LANGUAGES:
        assert say(route.name, language)
        assert len(say(route.why, language)) > 40
        assert say(route.source, language)


def test_the_mobility_id_is_the_number_on_one_route_alone() -> None:
    numbers = {
        which_route(dict(zip((q.key for q in QUESTIONS), a, strict=True))).number.msgid[:15] for a in CASES
    }

    assert numbers == {"The mobility ID", "The number that"}
