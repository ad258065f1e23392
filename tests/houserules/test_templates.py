"""What holds for every template."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from jinja2 import Environment, meta

from tests.houserules.tree import ROOT, markup, name, text, written

FOLDER = ROOT / "templates"
FRAMES = {"base.html", "project_base.html"}
NO_PAGES = ("components/", "print/")
FORBIDDEN = {
    "a script in the page": r"<script(?![^>]*\bsrc=)",
    "a style in the page": r"<style|\sstyle\s*=",
    "an event handler": r"\son[a-z]+\s*=",
    "hx-on": r"hx-on",
    "text that htmx evaluates": r"""hx-(vals|headers)=["']js:|hx-trigger=["'][^"']*\[""",
    "an address that is code": r"javascript:",
    "unescaped text": r"\|\s*safe\b|\{%-?\s*autoescape",
    "another host's file": r"""(src|<link[^>]*href)\s*=\s*["']?(https?:)?//""",
}
TEMPLATES = written(".html", under="templates")
JINJA = Environment(autoescape=True)
TAG = re.compile(r"""<([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>""")
ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*("[^"]*"|'[^']*')""")

every_template = pytest.mark.parametrize("template", TEMPLATES, ids=name)


def own_name(template: Path) -> str:
    """The name by which a template is rendered."""
    return template.relative_to(FOLDER).as_posix()


def is_page(template: Path) -> bool:
    """Whether a template is answered whole: no frame, no fragment, no collection of macros."""
    kept_apart = own_name(template) in FRAMES or own_name(template).startswith(NO_PAGES)
    return not (kept_apart or template.name.startswith("_") or "{% macro" in text(template)[:200])


PAGES = [template for template in TEMPLATES if is_page(template)]


def references(template: Path) -> set[str]:
    """The templates that one extends, includes or imports."""
    return {found for found in meta.find_referenced_templates(JINJA.parse(text(template))) if found}


@cache
def rendered() -> frozenset[str]:
    """Every template that the code names."""
    strings = (
        node.value
        for module in written(".py", under="bm_workspace")
        for node in ast.walk(ast.parse(text(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")
    )
    return frozenset(strings)


@cache
def fragments() -> tuple[str, ...]:
    """The templates that are answered alone to htmx."""
    named = {
        keyword.value.value
        for module in written(".py", under="bm_workspace/web")
        for node in ast.walk(ast.parse(text(module)))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "fragment" and isinstance(keyword.value, ast.Constant)
    }
    return tuple(sorted(str(found) for found in named))


def tags(template: Path, *kinds: str) -> list[dict[str, str]]:
    """The attributes of every tag of these kinds."""
    found = (match for match in TAG.finditer(markup(text(template))) if not kinds or match[1] in kinds)
    return [
        {key: value[1:-1] for key, value in ATTRIBUTE.findall(match[2])} | {"<": match[1]} for match in found
    ]


@every_template
def test_a_template_is_used(template: Path) -> None:
    used = rendered().union(*map(references, TEMPLATES)) | {f"print/{named}" for named in rendered()}

    assert own_name(template) in used


@every_template
def test_what_a_template_names_exists(template: Path) -> None:
    assert [named for named in references(template) if not (FOLDER / named).is_file()] == []


def with_included(template: Path) -> str:
    """A template's text with that of everything it includes, which sees what it imports."""
    included = re.findall(r'\{%-?\s*include\s+"([^"]+)"', text(template))
    return text(template) + "".join(with_included(FOLDER / found) for found in included)


@every_template
def test_what_a_template_imports_is_used(template: Path) -> None:
    imports = re.findall(r"\{%-?\s*from\s+\S+\s+import\s+(.+?)(?:\s+with context)?\s*-?%\}", text(template))
    names = {part.strip().split(" as ")[-1] for found in imports for part in found.split(",")}
    rest = re.sub(r"\{%-?\s*from\s.*?%\}", "", with_included(template))

    assert {found for found in names if not re.search(rf"\b{found}\b", rest)} == set()


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_a_page_has_a_frame_a_title_and_one_heading(template: Path) -> None:
    whole = with_included(template)

    assert re.match(r'\s*\{% extends "', text(template))
    assert re.search(r"\{% block title %\}.*\S.*\{% endblock %\}", whole)
    assert len(re.findall(r"<h1\b", whole)) == 1


@every_template
@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_template_does_without(template: Path, what: str) -> None:
    assert re.findall(FORBIDDEN[what], text(template)) == []


@every_template
def test_every_form_says_how_and_where_it_is_sent(template: Path) -> None:
    for form in tags(template, "form"):
        assert form.get("method") in {"get", "post"}
        assert form.get("action")


@every_template
def test_every_form_that_posts_carries_a_token(template: Path) -> None:
    forms = re.findall(r"<form\b.*?</form>", text(template), re.DOTALL)

    assert [form[:80] for form in forms if 'method="post"' in form and "token()" not in form] == []


@every_template
def test_what_htmx_does_works_without_it(template: Path) -> None:
    for tag in tags(template):
        if "hx-get" in tag or "hx-post" in tag:
            assert tag.get("href") or tag.get("action") or tag.get("formaction")
        if tag["<"] in ("form", "button") and "hx-post" in tag:
            assert tag["hx-post"] == tag.get("action", tag.get("formaction"))
        if "hx-get" in tag:
            assert tag["hx-get"] == tag["href"]


@every_template
def test_every_link_leads_somewhere(template: Path) -> None:
    assert [tag for tag in tags(template, "a") if not tag.get("href") or tag["href"] == "#"] == []


@every_template
def test_every_input_has_a_name_or_is_made_by_a_form(template: Path) -> None:
    assert [tag for tag in tags(template, "input", "select", "textarea") if not tag.get("name")] == []


@pytest.mark.parametrize("fragment", fragments())
def test_a_fragment_is_one_element_with_an_id(fragment: str) -> None:
    assert Path(fragment).name.startswith("_")
    parsed = BeautifulSoup(markup(text(FOLDER / fragment)), "html.parser")
    top = [
        node
        for node in parsed.contents
        if not isinstance(node, Comment) and not (isinstance(node, NavigableString) and not node.strip())
    ]

    assert len(top) == 1
    assert isinstance(top[0], Tag)
    assert top[0].get("id")


@pytest.mark.parametrize("fragment", fragments())
def test_a_fragment_gets_its_addresses_and_asks_for_none(fragment: str) -> None:
    assert "request." not in with_included(FOLDER / fragment)


def test_the_fragments_were_found() -> None:
    assert {"editor/_editor.html", "mobilities/_create.html"} <= set(fragments())


def test_no_text_is_declared_safe_in_code() -> None:
    modules = [m for m in written(".py", under="bm_workspace") if re.search(r"\bMarkup\(|\|safe", text(m))]

    assert modules == []
