"""Every screen, both languages, desk and telephone: no barrier that axe finds, nothing over the edge."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from e2e.answers import TITLES
from e2e.conftest import NewTrainee
from e2e.screens import SCREENS, editor
from e2e.trainee import Trainee

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
WIDTHS = (1280, 390)
AXE_AT = {"en": 1280, "lv": 390}
"""Axe takes longest: it sees every screen at the desk in one language, on the telephone in the other."""

TOO_WIDE = """[...document.querySelectorAll("html, .table-wrap, .panel, .sheet, dialog")]
    .filter(place => place.scrollWidth > place.clientWidth)
    .map(place => place.className || place.tagName)"""


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_no_barrier(new_trainee: NewTrainee, language: str, name: str) -> None:
    trainee = new_trainee(language)

    SCREENS[name](trainee)

    assert barriers(trainee) == []


def test_no_section_of_the_editor_has_a_barrier(new_trainee: NewTrainee, language: str) -> None:
    page = editor(new_trainee(language))

    found = {title: barriers(page.open_tab(title).trainee) for title in TITLES}

    assert found == {title: [] for title in TITLES}


def barriers(trainee: Trainee) -> list[str]:
    """What is wrong with the page as it stands: what is cut off at each width, what axe finds at one."""
    found = []
    for width in WIDTHS:
        trainee.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {place} is cut off" for place in trainee.page.evaluate(TOO_WIDE)]
        if width != AXE_AT[trainee.language]:
            continue
        violations = Axe().run(trainee.page, options=RULES).response["violations"]
        found += [f"{width}: {v['id']} at {v['nodes'][0]['target']} ({len(v['nodes'])})" for v in violations]
    return found


def test_the_page_says_its_language(new_trainee: NewTrainee, language: str) -> None:
    trainee = new_trainee(language)

    trainee.open("/")

    assert trainee.page.locator("html").get_attribute("lang") == language
