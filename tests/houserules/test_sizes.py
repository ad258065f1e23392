"""Sizes (style 19) and docstrings (style 1 and 9)."""

import ast
import re
from pathlib import Path

import pytest

from tests.houserules.tree import name, text, written

MODULE, FUNCTION, TEMPLATE, LINE = 250, 30, 80, 110

GENERATED = "bm_workspace/store/migrations/versions/"
"""One function per step, written by Alembic and never read again."""

EXPLAINED = ("bm_workspace/services/", "bm_workspace/store/", "bm_workspace/schema/", "bm_workspace/render/")
"""Packages whose public functions and classes all have a docstring, with the pure modules beside them."""

MODULES = [file for file in written(".py") if GENERATED not in name(file)]
TEMPLATES = written(".html", under="templates")
NOTE_TO_A_TOOL = re.compile(r"  # (noqa|type: ignore).*")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

every_module = pytest.mark.parametrize("module", MODULES, ids=name)


def is_explained(file: Path) -> bool:
    """Whether everything public in a module must be explained."""
    return name(file).startswith(EXPLAINED) or name(file.parent) == "bm_workspace"


@every_module
def test_a_module_fits_on_a_few_screens(module: Path) -> None:
    assert len(text(module).splitlines()) <= MODULE


@every_module
def test_a_line_is_not_longer_than_the_line(module: Path) -> None:
    lines = (NOTE_TO_A_TOOL.sub("", line) for line in text(module).splitlines())

    assert [line for line in lines if len(line) > LINE] == []


@every_module
def test_a_module_says_what_it_is_for(module: Path) -> None:
    if text(module).strip():
        assert (ast.get_docstring(ast.parse(text(module))) or "").endswith((".", ":", "…"))


@every_module
def test_a_function_fits_on_a_screen(module: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text(module)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= FUNCTION
    ]

    assert long == []


@pytest.mark.parametrize("module", [m for m in MODULES if is_explained(m)], ids=name)
def test_what_is_public_is_explained(module: Path) -> None:
    silent = [
        node.name
        for node in ast.parse(text(module)).body
        if isinstance(node, Definition) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert silent == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_a_template_fits_on_a_screen(template: Path) -> None:
    assert len(text(template).splitlines()) <= TEMPLATE
