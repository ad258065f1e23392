"""A scan fails on whatever is more than informational, unless a reason is given; and on a blind scanner."""

from typing import Any

import pytest

from tests.scan.findings import FEWEST_PAGES, false_alarms, findings, troubles
from tests.scan.modules import LEFT_OUT, QUICK, THOROUGH


def report(*, pages: int = FEWEST_PAGES, kind: str = "vulnerabilities", level: int = 2) -> dict[str, Any]:
    """A report in the form of Wapiti's, with one finding."""
    found = {
        "method": "GET",
        "path": "/projects",
        "info": "XSS via the\nparameter search",
        "level": level,
        "parameter": "search",
        "module": "xss",
    }
    empty: dict[str, Any] = {"vulnerabilities": {}, "anomalies": {}, "additionals": {}}
    return {**empty, kind: {"Reflected XSS": [found]}, "infos": {"crawled_pages_nbr": pages}}


@pytest.mark.parametrize("kind", ["vulnerabilities", "anomalies", "additionals"])
def test_what_is_more_than_informational_fails(kind: str) -> None:
    assert troubles(report(kind=kind), [200, 404]) == [
        "medium: Reflected XSS: GET /projects search: XSS via the parameter search"
    ]


def test_what_is_informational_does_not() -> None:
    assert len(findings(report(level=0))) == 1
    assert troubles(report(level=0), [200, 404]) == []


def test_a_scanner_that_saw_next_to_nothing_fails() -> None:
    assert troubles(report(level=0, pages=FEWEST_PAGES - 1), [200]) == ["Only 19 pages were met."]


def test_an_error_of_the_product_fails() -> None:
    assert troubles(report(level=0), [200, 500, 503]) == [
        "The product answered 2 times with an error of its own."
    ]


def test_a_false_alarm_is_listed_with_its_reason() -> None:
    assert all(alarm.keys() == {"category", "path", "info", "reason"} for alarm in false_alarms())
    assert all(len(alarm["reason"]) > 20 for alarm in false_alarms())


def test_every_module_is_chosen_or_left_out_with_a_reason() -> None:
    assert not {*QUICK, *THOROUGH} & set(LEFT_OUT)
    assert not set(QUICK) & set(THOROUGH)
    assert all(LEFT_OUT.values())
