"""Every promise of SECURITY.md names a test that exists."""

import re

import pytest

from tests.houserules.tree import ROOT, text

ROW = re.compile(r"^\| (V\d+)[^|]*\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PROMISES = [(promise, kept_by) for _chapter, promise, kept_by in ROW.findall(text("SECURITY.md"))]


def test_there_are_about_twenty_five_promises() -> None:
    assert len(PROMISES) >= 25
    assert len(PROMISES) == len(re.findall(r"^\| V\d", text("SECURITY.md"), re.MULTILINE))


@pytest.mark.parametrize(("promise", "kept_by"), PROMISES, ids=[promise for promise, _kept_by in PROMISES])
def test_a_promise_names_tests_that_exist(promise: str, kept_by: str) -> None:
    named = TEST.findall(kept_by)

    assert ", ".join(f"`{file}::{name}`" for file, name in named) == kept_by
    for file, name in named:
        assert (ROOT / file).is_file()
        assert re.search(rf"^def {name}\(", text(file), re.MULTILINE), name
