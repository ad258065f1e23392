"""What is written about the product agrees with the product."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.houserules.tree import ROOT, name, text, written

PROJECT: dict[str, Any] = tomllib.loads(text("pyproject.toml"))["project"]
RUN = [Requirement(line) for line in PROJECT["dependencies"]]
ALL = [*RUN, *(Requirement(line) for lines in PROJECT["optional-dependencies"].values() for line in lines)]
PINNED = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(.*(?:\n {4}--hash=\S+.*)*)", re.MULTILINE
)
FILES = [file for file in written() if file != Path(__file__)]
ELSEWHERE = re.compile(r"(?<![\w.~}])/(?:work|root|home|tmp)/\w")
INDEX = re.compile(r"--(?:extra-)?index-url|--find-links|/simple\b|files\.pythonhosted|pypi\.org")
LATER = re.compile(r"\b(?:TODO|FIXME)\b")


def settings_in_code() -> set[str]:
    """Every BM_ variable that the configuration reads."""
    module = ast.parse(text("bm_workspace/config.py"))
    strings = [n.value for n in ast.walk(module) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return {found for string in strings for found in re.findall(r"^BM_[A-Z_]+$", string)}


def pins(lock: str) -> dict[str, tuple[str, int]]:
    """Version and number of hashes by package."""
    return {
        canonicalize_name(found[1]): (found[2], found[3].count("--hash=sha256:"))
        for found in PINNED.finditer(text(lock))
    }


def test_the_settings_table_of_the_readme_names_every_variable_and_no_other() -> None:
    table = re.findall(r"^\| `(BM_[A-Z_]+)` \|", text("README.md"), re.MULTILINE)

    assert sorted(table) == sorted(settings_in_code())


def test_settings_are_read_in_one_module_only() -> None:
    readers = {
        name(module)
        for module in written(".py", under="bm_workspace")
        if re.search(r"os\.environ|getenv", text(module))
    }

    assert readers == {"bm_workspace/config.py"}


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    files = [text(file) for file in ("README.md", ".ci/run", "pyproject.toml")]
    named = {
        found for file in files for found in re.findall(r"(?:^    |`|^)make ([a-z]+)", file, re.MULTILINE)
    }

    assert named
    assert named <= targets


def test_every_file_that_the_readme_shows_is_there() -> None:
    shown = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text("README.md"))

    assert [file for file in shown if not (ROOT / file).exists()] == []


def test_every_folder_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`([a-z_]+(?:/[a-z_]+)*/)`", text("README.md"))

    assert [folder for folder in named if not (ROOT / folder).is_dir()] == []


def test_the_changelog_keeps_a_place_for_what_is_not_released() -> None:
    assert re.search(r"^## (\[Unreleased\]|Unreleased)\n", text("CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_file_knows_the_machine_it_was_written_on(file: Path) -> None:
    assert ELSEWHERE.findall(text(file)) == []
    assert INDEX.findall(text(file)) == []


@pytest.mark.parametrize("file", FILES, ids=name)
def test_nothing_is_put_off_in_a_comment(file: Path) -> None:
    assert LATER.findall(text(file)) == []


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_text_file_ends_with_one_line_end_and_holds_no_tabs_or_carriage_returns(file: Path) -> None:
    content = text(file)

    assert not content or content.endswith("\n")
    assert "\r" not in content
    assert file.name == "Makefile" or file.suffix in {".json", ".patch"} or "\t" not in content


@pytest.mark.parametrize(
    ("lock", "required"), [("constraints.txt", ALL), ("constraints-run.txt", RUN)], ids=["all", "run"]
)
def test_a_lock_file_holds_every_dependency_in_its_range(lock: str, required: list[Requirement]) -> None:
    pinned = pins(lock)

    missing = [str(r) for r in required if canonicalize_name(r.name) not in pinned]
    assert missing == []
    assert [str(r) for r in required if pinned[canonicalize_name(r.name)][0] not in r.specifier] == []


LOCKS = [
    "constraints.txt",
    "constraints-run.txt",
    "bench/load/requirements.txt",
    "tests/scan/requirements.txt",
]


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_hashes(lock: str) -> None:
    packages = re.findall(r"^[A-Za-z0-9].*", text(lock), re.MULTILINE)
    pinned = list(PINNED.finditer(text(lock)))

    assert [found[0].splitlines()[0] for found in pinned] == packages
    assert [found[1] for found in pinned if "--hash=sha256:" not in found[3]] == []


def test_both_lock_files_hold_the_same_versions() -> None:
    run, everything = pins("constraints-run.txt"), pins("constraints.txt")

    assert {p: v for p, (v, _) in run.items()} == {p: everything[p][0] for p in run}


def test_build_requirements_are_pinned() -> None:
    required = tomllib.loads(text("pyproject.toml"))["build-system"]["requires"]

    assert all(re.fullmatch(r"[a-z-]+==[\d.]+", line) for line in required)


@pytest.mark.parametrize("fixture", written(".json", under="fixtures"), ids=name)
def test_every_fixture_is_read(fixture: Path) -> None:
    readers = [m for place in ("bm_workspace", "tests", "bench") for m in written(".py", under=place)]
    one_per_language = re.sub(r"_(en|lv)$", "_{language}", fixture.stem)

    assert any(re.search(f'"{re.escape(one_per_language)}(\\.json)?"', text(module)) for module in readers)
