"""The empty Word file that documents are written into: A4, our styles, the document's language."""

from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from bm_workspace.paths import folder

AUTHOR = "bm-workspace (practice)"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""No clock in here: equal documents are equal files."""

REGIONS = {"lv": "lv-LV", "en": "en-GB"}
"""Language code → the language whose spelling Word checks."""

WORD_2013 = "15"
"""Older ways of setting a table move its text instead of its border, and Word says so in its title bar."""

UNUSED = ("thumbnail", "stylesWithEffects", "customXml")
"""What python-docx's own empty file brings along: half of its size."""


@cache
def blank(language: str) -> bytes:
    """The empty file for a language."""
    document, region = Document(), REGIONS.get(language, language)
    _lighten(document)
    _set_styles(document, region)
    _set_page(document.sections[0])
    _set_mode(document.settings.element)
    core = document.core_properties
    core.author = core.last_modified_by = AUTHOR
    core.created = core.modified = LONG_AGO
    core.language, core.comments, core.revision = region, "", 1
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _lighten(document: Any) -> None:
    """Takes out the parts that no document needs."""
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(UNUSED):
                del owner.rels[key]


def _set_styles(document: Any, region: str) -> None:
    """Our styles in place of python-docx's hundred and sixty."""
    xml = (folder("templates") / "print" / "word_styles.xml").read_text("utf-8").replace("REGION", region)
    styles = document.styles.element
    for style in list(styles):
        styles.remove(style)
    styles.extend(parse_xml(xml))


def _set_mode(settings: Any) -> None:
    (mode,) = settings.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), WORD_2013)


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(28), Mm(22)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
