"""Associated persons: added, changed, removed, and in whose name one acts."""

from uuid import uuid4

import pytest
from flask import Flask

from tests.conftest import Draft, act_as, person_of, project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.things import everything_counted, held_by, revisions

FORM = "#short-form"
CONFIRM = "#confirm-dialog form"
EDITOR, OTHER_EDITOR, VIEWER = "Līga Ābolkalne", "Vilnis Krastkalns", "Agnese Šūmane"
NEW = {"person__first_name": "Ņikita", "person__last_name": "Ļūļāks 😀", "person__rights": "edit"}


@pytest.fixture
def persons(project: str) -> str:
    """The list of persons."""
    return f"/projects/{project}/persons"


def own(visitor: Visitor, project: str, name: str) -> str:
    """The page of a person."""
    return f"/projects/{project}/persons/{person_of(visitor, project, name)}"


def names(visitor: Visitor, persons: str, **asked: str) -> list[str]:
    cells = page(visitor.get(persons, query_string=asked)).select("td[data-label='Name']")
    return [cell.get_text(strip=True) for cell in cells]


def acting(visitor: Visitor, project: str) -> str:
    """What the header says about whose name one acts in."""
    return text_of(visitor.get(f"/projects/{project}"), ".acting")


def test_the_list_shows_who_may_do_what(trainee: Visitor, persons: str) -> None:
    answer = trainee.get(persons)

    assert names(trainee, persons) == [EDITOR, OTHER_EDITOR, VIEWER]
    rights = [cell.get_text(strip=True) for cell in page(answer).select("td[data-label=Rights]")]
    assert rights == ["Edit", "Edit", "View"]
    assert "You act as this person" in text_of(answer, "tbody tr:first-child")
    assert names(trainee, persons, sort="name") == [EDITOR, OTHER_EDITOR, VIEWER]
    assert names(trainee, persons, search="sumane") == [VIEWER]


def test_a_person_is_added_once_at_the_end(app: Flask, trainee: Visitor, persons: str) -> None:
    form = trainee.get(f"{persons}/new")
    first = trainee.submit(form, FORM, **NEW)
    before = everything_counted(app)

    again = trainee.submit(form, FORM, **NEW)

    assert (first.status_code, again.status_code) == (303, 303)
    assert everything_counted(app) == before
    assert names(trainee, persons)[-1] == "Ņikita Ļūļāks 😀"


WRONG = {
    "no first name": ("person-first_name", ""),
    "no last name": ("person-last_name", "   "),
    "no rights": ("person-rights", ""),
    "other rights": ("person-rights", "admin"),
    "e-mail": ("person-email", "a@b"),
    "name too long": ("person-last_name", "Ā" * 201),
    "role too long": ("person-role", "Ā" * 201),
    "phone too long": ("person-phone", "1" * 101),
}


@pytest.mark.parametrize("creates", [True, False], ids=["add", "edit"])
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(
    app: Flask, trainee: Visitor, project: str, persons: str, wrong: str, creates: bool
) -> None:
    before = held_by(app, trainee.workspace)
    place, typed = WRONG[wrong]
    form = trainee.get(f"{persons}/new" if creates else own(trainee, project, VIEWER))

    answer = trainee.submit(form, FORM, **{**NEW, place.replace("-", "__"): typed})

    assert answer.status_code == 422
    assert text_of(answer, f"#{place}-error")
    assert shown(answer, place) == typed.strip()
    assert "Ņikita" in answer.text or place == "person-first_name"
    assert held_by(app, trainee.workspace) == before


def test_a_role_is_kept_in_each_language_until_it_is_rewritten(trainee: Visitor, project: str) -> None:
    person = own(trainee, project, VIEWER)
    trainee.submit(trainee.get(person), FORM, person__phone="+371 1")
    trainee.switch_language("lv")
    assert shown(trainee.get(person), "person-role") == "Grāmatvede"

    trainee.submit(trainee.get(person), FORM, person__role="Galvenā grāmatvede")

    trainee.switch_language("en")
    assert shown(trainee.get(person), "person-role") == "Galvenā grāmatvede"


def test_a_stale_page_is_told_what_is_saved_and_keeps_its_text(trainee: Visitor, project: str) -> None:
    person = own(trainee, project, VIEWER)
    mine = trainee.get(person)
    trainee.submit(trainee.get(person), FORM, person__rights="edit")

    answer = trainee.submit(mine, FORM, person__rights="", person__phone="+371 2")

    assert answer.status_code == 409
    assert text_of(answer, ".notice dl") == "RightsEdit"
    assert shown(answer, "person-phone") == "+371 2"
    assert trainee.submit(answer, FORM, person__rights="view").status_code == 303
    assert shown(trainee.get(person), "person-rights") == "view"


def test_the_last_person_who_can_edit_keeps_the_right(app: Flask, trainee: Visitor, project: str) -> None:
    trainee.submit(trainee.get(own(trainee, project, OTHER_EDITOR)), FORM, person__rights="view")
    last = own(trainee, project, EDITOR)

    answer = trainee.submit(trainee.get(last), FORM, person__rights="view", person__phone="+371 3")

    assert answer.status_code == 422
    assert "last person" in text_of(answer, "#person-rights-error")
    assert shown(answer, "person-phone") == "+371 3"
    assert shown(trainee.get(last), "person-rights") == "edit"


def test_a_person_is_removed(trainee: Visitor, project: str, persons: str) -> None:
    person = own(trainee, project, VIEWER)
    asked = trainee.get(f"{person}/remove")

    assert trainee.submit(asked, CONFIRM).status_code == 303

    assert "cannot be undone" in text_of(asked, "#confirm-dialog")
    assert names(trainee, persons) == [EDITOR, OTHER_EDITOR]
    assert trainee.get(person).status_code == 404


def test_nobody_removes_themselves(trainee: Visitor, project: str, persons: str) -> None:
    asked = trainee.get(f"{own(trainee, project, EDITOR)}/remove")

    answer = trainee.submit(asked, CONFIRM)

    for shown_page, status in ((asked, 200), (answer, 422)):
        assert shown_page.status_code == status
        assert "act as this person" in text_of(shown_page, "#why-not-now")
        assert page(shown_page).select_one("#confirm-dialog button")["aria-disabled"] == "true"
    assert EDITOR in names(trainee, persons)


@pytest.mark.parametrize("revision", ["", "1", "99", str(10**30)])
def test_a_stale_removal_changes_nothing(trainee: Visitor, project: str, revision: str) -> None:
    person = own(trainee, project, VIEWER)
    trainee.submit(trainee.get(person), FORM, person__phone="+371 4")

    assert trainee.post(f"{person}/remove", {"revision": revision}).status_code == 409
    assert trainee.get(person).status_code == 200


def test_one_acts_as_the_first_editor_until_another_is_chosen(trainee: Visitor, project: str) -> None:
    assert acting(trainee, project) == f"You act as {EDITOR} (Edit)"

    act_as(trainee, project, VIEWER)

    assert acting(trainee, project) == f"You act as {VIEWER} (View)"
    other = project_of(trainee, "KA122-SCH")
    assert acting(trainee, other) == "You act as Sarmīte Bērzkalne (Edit)"


def test_revisions_carry_the_name_of_whom_one_acts_as(
    app: Flask, trainee: Visitor, project: str, draft: Draft
) -> None:
    document = draft("learning_agreement")
    act_as(trainee, project, OTHER_EDITOR)

    trainee.submit(trainee.get(document.tab("status")), "#section-form", status__level="EQF 4")

    assert [revision.author for revision in revisions(app, document)] == [EDITOR, OTHER_EDITOR]
    assert OTHER_EDITOR in text_of(trainee.get(document.at("history")), ".states")


def test_two_browsers_in_one_workspace_act_as_two_persons(trainee: Visitor, project: str) -> None:
    code = page(trainee.get("/return-code")).select_one("code").get_text()
    colleague = Visitor(trainee.app)
    colleague.post("/come-back", {"code": code})

    act_as(colleague, project, VIEWER)

    assert acting(trainee, project) == f"You act as {EDITOR} (Edit)"
    assert acting(colleague, project) == f"You act as {VIEWER} (View)"


def test_whoever_acted_as_a_person_removed_elsewhere_acts_as_the_first_editor(
    trainee: Visitor, project: str
) -> None:
    colleague = trainee.another_window()
    act_as(colleague, project, VIEWER)

    trainee.submit(trainee.get(f"{own(trainee, project, VIEWER)}/remove"), CONFIRM)

    assert acting(colleague, project) == f"You act as {EDITOR} (Edit)"


def test_a_fresh_workspace_begins_with_its_own_first_editor(trainee: Visitor, project: str) -> None:
    act_as(trainee, project, VIEWER)

    trainee.post("/start-over")

    assert acting(trainee, project) == f"You act as {EDITOR} (Edit)"


@pytest.mark.parametrize("ending", ["", "/remove", "/act-as"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_anothers_person_reads_like_one_that_never_was(
    app: Flask, trainee: Visitor, stranger: Visitor, project: str, persons: str, method: str, ending: str
) -> None:
    foreign = own(trainee, project, VIEWER)
    before = everything_counted(app)
    data = {"csrf_token": stranger.token, "revision": "1"} if method == "POST" else None

    answers = [
        stranger.send(method, place + ending, data=data) for place in (foreign, f"{persons}/{uuid4()}")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert everything_counted(app) == before
    assert acting(stranger, project) == f"You act as {EDITOR} (Edit)"
