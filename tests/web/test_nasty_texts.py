"""Every form around the documents takes any text: it is kept as it stands, or answered in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from bm_workspace.answers import clean
from bm_workspace.schema.lists import read
from tests.conftest import person_of
from tests.web.browsing import Visitor, page, shown
from tests.web.mobility_forms import FIRST, FORM, GROUP, SHORT

NASTY = {entry["name"]: entry["text"] for entry in read("nasty_strings")}
OK = (200, 303, 422)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A project with a mobility in it, and one with a group."""

    project: str
    mobility: str
    group: tuple[str, str]

    @property
    def own(self) -> str:
        return f"/projects/{self.project}/mobilities/{self.mobility}"


@pytest.fixture
def place(project: str, mobility: str, group: tuple[str, str]) -> Place:
    return Place(project=project, mobility=mobility, group=group)


Sent = Callable[[Visitor, Place, str], TestResponse]
"""Types a text into a form and sends it; gives what answered."""


def new_mobility(trainee: Visitor, place: Place, text: str) -> TestResponse:
    form = trainee.get(f"/projects/{place.project}/mobilities/new")
    typed = {"new-first_name": text, "new-last_name": text, "new-accompanying_type": text}
    return trainee.submit(form, SHORT, **(FIRST | typed))


def new_group(trainee: Visitor, place: Place, text: str) -> TestResponse:
    typed = {"new-title": text, "new-first_name": text, "new-last_name": text}
    return trainee.submit(
        trainee.get(f"/projects/{place.group[0]}/group-mobilities/new"), SHORT, **(GROUP | typed)
    )


def own_id(trainee: Visitor, place: Place, text: str) -> TestResponse:
    return trainee.submit(trainee.get(f"{place.own}/edit/activity"), ".title-form", activity_id=text)


def subgroups(trainee: Visitor, place: Place, text: str) -> TestResponse:
    tab = f"/projects/{place.group[0]}/mobilities/{place.group[1]}/edit/subgroups"
    names = [tag["name"] for tag in page(trainee.get(tab)).select("#panel [name^='subgroups-']")]
    assert names
    return trainee.submit(trainee.get(tab), FORM, **dict.fromkeys(names, text))


def a_section(trainee: Visitor, place: Place, text: str) -> TestResponse:
    tab = f"{place.own}/edit/comments"
    names = [tag["name"] for tag in page(trainee.get(tab)).select("#panel [name^='comments-']")]
    assert names
    return trainee.submit(trainee.get(tab), FORM, **dict.fromkeys(names, text))


def new_person(trainee: Visitor, place: Place, text: str) -> TestResponse:
    form = trainee.get(f"/projects/{place.project}/persons/new")
    typed = {f"person-{key}": text for key in ("first_name", "last_name", "role", "email")}
    return trainee.submit(form, SHORT, **(typed | {"person-rights": "view"}))


def changed_person(trainee: Visitor, place: Place, text: str) -> TestResponse:
    form = trainee.get(f"/projects/{place.project}/persons/{person_of(trainee, place.project, 'Šūmane')}")
    return trainee.submit(form, SHORT, **{"person-first_name": text, "person-rights": text})


def duplicate(trainee: Visitor, place: Place, text: str) -> TestResponse:
    form = trainee.get(f"{place.own}/duplicate")
    return trainee.submit(form, SHORT, **{"new-activity_type": text, "key": text})


def bulk_drafts(trainee: Visitor, place: Place, text: str) -> TestResponse:
    ticked = {"tick": f"{place.mobility}:1", "key": str(uuid4())}
    sent = {"type": "learning_agreement", "title": text, "language": "lv", **ticked}
    return trainee.post(f"/projects/{place.project}/mobilities/bulk/drafts", sent)


def bulk_choices(trainee: Visitor, place: Place, text: str) -> TestResponse:
    sent = {"type": text, "title": "X", "language": text, "key": text, "tick": text, "list": text}
    return trainee.post(f"/projects/{place.project}/mobilities/bulk/drafts", sent)


FORMS: Mapping[str, Sent] = {
    "new mobility": new_mobility,
    "new group": new_group,
    "own ID": own_id,
    "subgroups": subgroups,
    "a section": a_section,
    "new person": new_person,
    "changed person": changed_person,
    "duplicate": duplicate,
    "bulk drafts": bulk_drafts,
    "bulk choices": bulk_choices,
}


@pytest.mark.parametrize("form", FORMS)
def test_no_text_is_an_accident(trainee: Visitor, place: Place, form: str) -> None:
    answers = {name: FORMS[form](trainee, place, text) for name, text in NASTY.items()}

    assert {name for name, answer in answers.items() if answer.status_code not in OK} == set()


KEPT: Mapping[str, tuple[Sent, str]] = {
    "new mobility": (new_mobility, "participant-last_name"),
    "new group": (new_group, "activity-title"),
    "own ID": (own_id, "activity_id"),
    "a section": (a_section, "comments-text"),
}
"""Where the text stands afterwards."""


@pytest.mark.parametrize("form", KEPT)
def test_a_text_is_kept_as_it_stands_or_refused_in_words(trainee: Visitor, place: Place, form: str) -> None:
    found, wanted = {}, {}
    for name, text in NASTY.items():
        answer = KEPT[form][0](trainee, place, text)
        if answer.status_code == 422:
            assert page(answer).select(".problem")
            continue
        wanted[name] = clean(text, is_long=form == "a section").strip()
        found[name] = shown(afterwards(trainee, answer, KEPT[form][1]), KEPT[form][1]).strip()

    assert found == wanted
    assert found


def afterwards(trainee: Visitor, answer: TestResponse, name: str) -> TestResponse:
    """The tab of a mobility on which an input of that name stands."""
    section = "activity" if name == "activity_id" else name.partition("-")[0]
    return trainee.get(f"{answer.location.partition('/edit/')[0]}/edit/{section}")


def test_a_nasty_title_is_that_of_every_draft(trainee: Visitor, place: Place) -> None:
    for text in NASTY.values():
        made = bulk_drafts(trainee, place, text)
        links = page(made).select(".named a")

        assert made.status_code == 422 or links
        assert [shown(trainee.get(a["href"]), "title") for a in links] == [clean(text, is_long=False)] * len(
            links
        )
