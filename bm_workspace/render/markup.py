"""The outline as the engine's paragraphs: escaped markup, styled from one remembered style sheet."""

from functools import cache
from typing import Any
from xml.dom.minidom import Document, Element, Node, parseString

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from xhtml2pdf.config.resources import ResourceAccessPolicy, render_budget, use_policy
from xhtml2pdf.context import pisaContext
from xhtml2pdf.default import DEFAULT_CSS
from xhtml2pdf.parser import pisaLoop
from xhtml2pdf.xhtml2pdf_reportlab import PmlParagraph

from bm_workspace.outline import Outline
from bm_workspace.paths import folder
from bm_workspace.render import RenderError, address, flows, stays
from bm_workspace.render.fonts import FAMILY, letters, printable

NOTHING = ResourceAccessPolicy.server(allow_remote=False, max_document_bytes=None)
"""No folder and no network: a document may read nothing at all."""

BLANK = "\N{NO-BREAK SPACE}"
COPIED = ("outline", "outlineLevel", "outlineOpen", "tocName", "keepWithNext", "autoLeading")
PARSED = ("css", "cssDefault", "cssBuilder", "cssParser", "cssCascade")
FOUND = ("cssPositionalTags", "cssAttributeNames", "cssCustomNames")


def paragraphs(outline: Outline) -> list[Any]:
    """The paragraphs that xhtml2pdf makes of the outline.

    This does what `pisaDocument` does first, but without html5lib, without reading the style sheet again, and
    without working out anew what is known of a kind of paragraph: together that was half of the whole time.
    """
    tree = parseString(markup(outline))  # noqa: S318 - our own template, and what is in it is escaped
    body = tree.getElementsByTagName("body")[0]
    elements = [node for node in body.childNodes if node.nodeType == Node.ELEMENT_NODE]
    patterns, plain = _patterns(), [element for element in elements if _is_plain(element)]
    new = {_kind(element): _sample(element) for element in plain if _kind(element) not in patterns}
    own = [element for element in elements if not _is_plain(element)]
    made = _made(tree, body, [*new.values(), *own])
    if len(made) != len(new) + len(own):
        raise RenderError("xhtml2pdf left out an empty paragraph, which the template must not make.")
    patterns.update(zip(new, made[: len(new)], strict=True))
    others = iter(made[len(new) :])
    return [
        _like(patterns[_kind(element)], _text(element)) if _is_plain(element) else next(others)
        for element in elements
    ]


def _made(tree: Document, body: Element, elements: list[Element]) -> list[Any]:
    """One paragraph for each of the elements, which are all that the body keeps."""
    while body.firstChild is not None:
        body.removeChild(body.firstChild)
    for element in elements:
        body.appendChild(element)
    context = _context()
    with use_policy(NOTHING), render_budget(NOTHING):
        pisaLoop(tree, context)
    return list(context.story)


@cache
def _patterns() -> dict[tuple[str, str], Any]:
    """A paragraph of each kind, as xhtml2pdf made the first one."""
    return {}


def _sample(element: Any) -> Element:
    """An element of the same kind with a letter in it."""
    sample: Element = element.cloneNode(False)
    sample.appendChild(element.ownerDocument.createTextNode("x"))
    return sample


def _kind(element: Element) -> tuple[str, str]:
    return element.tagName, element.getAttribute("class")


def _is_plain(element: Element) -> bool:
    return all(child.nodeType == Node.TEXT_NODE for child in element.childNodes)


def _text(element: Any) -> str:
    text = "".join(child.data for child in element.childNodes)
    return text if text == BLANK else " ".join(text.split())


def _like(pattern: Any, text: str) -> Any:
    """A paragraph that differs from the pattern in its text only."""
    first, last = pattern.frags[0], pattern.frags[-1]
    paragraph = PmlParagraph(text, pattern.style, frags=[first.clone(text=text), last.clone()])
    for name in COPIED:
        setattr(paragraph, name, getattr(pattern, name))
    return paragraph


def markup(outline: Outline) -> str:
    """The page as XML; jinja escapes, and every value is printable before it is escaped."""
    template = _templates().get_template("document.html")
    return template.render(outline=outline, flows=flows, address=address, stays=stays)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(folder("templates") / "print"),
        autoescape=True,
        finalize=_finished,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def _finished(value: object) -> object:
    return printable(value) if type(value) is str else value  # a Markup is a macro's answer: finished already


def _context() -> pisaContext:
    """A fresh context that already knows the font and the styles."""
    context, ready = pisaContext(), _stylesheet()
    context.fontList[FAMILY] = FAMILY
    context.resource_policy = NOTHING
    for name in PARSED + FOUND:
        setattr(context, name, getattr(ready, name))
    return context


@cache
def _stylesheet() -> pisaContext:
    letters()  # makes the font known
    context = pisaContext()
    context.addDefaultCSS(DEFAULT_CSS)
    context.addCSS((folder("templates") / "print" / "print.css").read_text("utf-8"))
    context.parseCSS()
    return context
