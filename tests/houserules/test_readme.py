"""The README tells the truth: its example of a new document type works as it stands."""

import re
from pathlib import Path

import pytest

from bm_workspace.outline import build
from bm_workspace.render.pdf import pdf
from bm_workspace.schema import about, europass, learning
from bm_workspace.schema.types import DocumentType, Version
from bm_workspace.status import issues
from bm_workspace.wording import _t

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def example() -> DocumentType:
    """The document type of the README, made from its text."""
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert block, "the README shows no document type"
    names: dict[str, object] = {"DocumentType": DocumentType, "Version": Version, "_t": _t}
    names |= {"about": about, "europass": europass, "learning": learning}
    made: dict[str, object] = {}
    exec(block[1], names, made)  # noqa: S102 our own text, to see that it works
    return next(value for value in made.values() if isinstance(value, DocumentType))


def test_the_example_has_about_ten_lines() -> None:
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)

    assert block
    assert len(block[1].splitlines()) <= 10


def test_the_example_is_checked_and_printed_like_the_others(example: DocumentType) -> None:
    names = {"language": "lv", "title": "Vizīte", "number": "1", "project_code": "2"}

    outline = build(example, values={}, **names)

    assert {issue.section for issue in issues(example, {})} == {section.key for section in example.sections}
    assert pdf(outline).startswith(b"%PDF")
