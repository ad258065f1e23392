"""What must hold for every page and fragment that any test receives."""

import re
from functools import lru_cache

import html5lib
from bs4 import BeautifulSoup, Tag

CHANGING = re.compile(r'(?<=name="csrf_token" value=")[^"]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')
"""What differs from page to page without changing its form: tokens and identities."""

NO_LETTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
AS_TYPED = re.compile(f"[\x80-\x9f\ufdd0-\ufdef{NO_LETTERS}]")
"""Characters that only a program sends: kept as they came, though HTML has no right way to write them."""

LEADING = {"href", "src", "action", "formaction", "hx-get", "hx-post"}
"""Attributes that hold an address."""

UNLABELLED = {"hidden", "submit", "button"}


def page_problems(html: str, *, language: str, whole: bool) -> tuple[str, ...]:
    """What is wrong with a page, or with a fragment where it is not whole."""
    return _problems(AS_TYPED.sub("x", CHANGING.sub("x", html)), language, whole)


@lru_cache(maxsize=2000)
def _problems(html: str, language: str, whole: bool) -> tuple[str, ...]:
    soup = BeautifulSoup(html, "lxml")
    found = [_validity(html, whole), *_ids(soup), *_labels(soup), *_forms(soup), *_inline(soup)]
    found += _whole_page(soup, language) if whole else _root(html)
    return tuple(problem for problem in found if problem)


def _validity(html: str, whole: bool) -> str:
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parse(html) if whole else parser.parseFragment(html)
    except html5lib.html5parser.ParseError as error:
        return f"not valid HTML5: {error} {parser.errors[-1:]}"
    return ""


def _ids(soup: BeautifulSoup) -> list[str]:
    ids = [tag["id"] for tag in soup.select("[id]")]
    return [f"id used twice: {found}" for found in {i for i in ids if ids.count(i) > 1}]


def _labels(soup: BeautifulSoup) -> list[str]:
    named = {label.get("for") for label in soup.select("label")}
    inputs = [tag for tag in soup.select("input, select, textarea") if tag.get("type") not in UNLABELLED]
    return [f"no label: {tag}" for tag in inputs if tag.get("id") not in named and not tag.get("aria-label")]


def _forms(soup: BeautifulSoup) -> list[str]:
    return [f"form without method and action: {form.attrs}" for form in soup("form") if not _is_sent(form)]


def _is_sent(form: Tag) -> bool:
    return bool(form.get("method") and form.get("action"))


def _inline(soup: BeautifulSoup) -> list[str]:
    scripts = [f"inline script: {script}" for script in soup("script") if not script.get("src")]
    styles = [f"inline style: {style}" for style in soup("style")]
    attributes = [
        f"inline attribute {name}: {tag.name}"
        for tag in soup.find_all(True)
        for name, value in tag.attrs.items()
        if name == "style"
        or name.startswith("on")
        or (name in LEADING and str(value).startswith("javascript:"))
    ]
    return scripts + styles + attributes


def _whole_page(soup: BeautifulSoup, language: str) -> list[str]:
    headings = soup("h1")
    if len(headings) != 1:
        return [f"{len(headings)} headings h1"]
    for count in headings[0].select("span"):
        count.extract()
    heading, title = (" ".join(tag.get_text().split()) for tag in (headings[0], soup.title))
    begins = title.startswith(heading) and bool(heading)
    spoken = soup.html.get("lang")
    return [
        "" if begins else f"title {title!r} does not begin with {heading!r}",
        "" if spoken == language else f"lang is {spoken}, not {language}",
    ]


def _root(html: str) -> list[str]:
    body = BeautifulSoup(html, "lxml").body
    roots = [child for child in body.children if isinstance(child, Tag) or str(child).strip()]
    if len(roots) != 1 or not isinstance(roots[0], Tag) or not roots[0].get("id"):
        return ["a fragment needs one root element with an id"]
    return []
