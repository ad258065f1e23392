"""The deliberate breakages still fit the product; `python -m tests.breakages.run` tries them."""

from pathlib import Path

import pytest

from tests.breakages.run import ROOT, Breakage, apply, breakages

ALL = breakages()
every_breakage = pytest.mark.parametrize("breakage", ALL, ids=lambda breakage: breakage.patch.stem)


def test_there_are_about_twenty() -> None:
    assert len(ALL) >= 20


@every_breakage
def test_a_breakage_says_what_it_breaks_and_names_tests(breakage: Breakage) -> None:
    assert breakage.what.endswith(".")
    assert breakage.tests


@every_breakage
def test_the_tests_it_names_exist(breakage: Breakage) -> None:
    for test in breakage.tests:
        file, _, function = test.partition("::")
        assert f"def {function}" in (ROOT / file).read_text(encoding="utf-8")


@every_breakage
def test_its_patch_applies(breakage: Breakage, tmp_path: Path) -> None:
    text = breakage.patch.read_text(encoding="utf-8")
    for name in {line[len("--- a/") :] for line in text.splitlines() if line.startswith("--- a/")}:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())

    assert apply(breakage.patch, tmp_path)
