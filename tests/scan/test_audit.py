"""An audit is called whole only where everything installed was looked at; the answers are recorded ones."""

import json
from typing import Any

import pytest

from tests.scan.audit import Verdict, installed, judged

LIBRARIES = {"flask": "3.1.3", "jinja2": "3.1.6"}
NONE: list[Any] = []
KNOWN = [
    {
        "id": "PYSEC-2021-66",
        "fix_versions": ["2.11.3"],
        "aliases": ["CVE-2020-28493", "GHSA-g3rq-g295-4j3m"],
        "description": "This affects the package jinja2 from 0.0.0 and before 2.11.3.",
    }
]


def of(name: str, vulns: list[Any], version: str = "") -> dict[str, Any]:
    """What pip-audit says of a library that it looked at."""
    return {"name": name, "version": version or LIBRARIES[name.casefold()], "vulns": vulns}


def skipped(name: str) -> dict[str, Any]:
    """The same of one that the service does not know, as behind a mirror."""
    reason = f"Dependency not found on PyPI and could not be audited: {name} ({LIBRARIES[name]})"
    return {"name": name, "skip_reason": reason}


def verdict(*found: dict[str, Any]) -> Verdict:
    return judged(json.dumps({"dependencies": found, "fixes": []}), "", LIBRARIES)


def test_everything_looked_at_and_nothing_known_is_whole() -> None:
    answer = verdict(of("flask", NONE), of("Jinja2", NONE))

    assert answer == Verdict(told="audited 2 of 2 installed: no known vulnerability", is_whole=True)


@pytest.mark.parametrize(
    "found",
    [
        (skipped("flask"), skipped("jinja2")),
        (of("flask", NONE), skipped("jinja2")),
        (of("flask", NONE),),
        (of("flask", NONE), of("jinja2", NONE, version="2.0")),
        (),
    ],
    ids=["all skipped", "one skipped", "one not named", "another version", "nothing"],
)
def test_whatever_was_not_looked_at_is_not_checked(found: tuple[dict[str, Any], ...]) -> None:
    answer = verdict(*found)

    assert answer.told.startswith("not checked: audited ")
    assert not answer.is_whole
    assert not answer.is_vulnerable


@pytest.mark.parametrize("other", [of("flask", NONE), skipped("flask")], ids=["whole", "in part"])
def test_a_known_vulnerability_fails_however_much_was_looked_at(other: dict[str, Any]) -> None:
    answer = verdict(of("jinja2", KNOWN), other)

    assert answer.is_vulnerable
    assert not answer.is_whole
    assert answer.told.startswith("jinja2 3.1.6: PYSEC-2021-66, mended in 2.11.3\n")


@pytest.mark.parametrize(
    ("complaint", "told"),
    [
        ("ERROR:pip_audit: the service\nTemporary failure", "Temporary failure"),
        ("", "pip-audit says nothing"),
    ],
)
def test_a_service_that_does_not_answer_has_checked_nothing(complaint: str, told: str) -> None:
    assert judged("", complaint, LIBRARIES) == Verdict(told=f"not checked: {told}")


def test_what_is_installed_is_counted_without_the_product_itself() -> None:
    found = installed()

    assert {"flask", "sqlalchemy", "xhtml2pdf"} <= set(found)
    assert "bm-workspace" not in found
