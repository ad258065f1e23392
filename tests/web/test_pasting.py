"""A list pasted from a spreadsheet: looked at first, added once, and no text of anybody lost."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import Draft
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.things import DocumentAt, revisions, saved

FORM, PASTE = "#section-form", "form.panel"
TEXT = "Vārds;Uzvārds;Loma;Klase\nJānis;Ūdris;;7.a\nAnna;Ķirse;Pavadošā persona;"
TWO = [("Jānis Ūdris", "participant", "7.a"), ("Anna Ķirse", "accompanying", "")]
CELLS = "tbody [role=cell]"


@pytest.fixture
def programme(draft: Draft) -> DocumentAt:
    """A new learning programme, nobody in its list."""
    return draft("group_programme")


@pytest.fixture
def colleague(trainee: Visitor) -> Visitor:
    """Somebody in the same workspace, at another window."""
    return trainee.another_window()


def people(app: Flask, document: DocumentAt) -> list[tuple[str, str, str]]:
    rows = saved(app, document).values.get("participants", [])
    return [(row.get("name", ""), row.get("role", ""), row.get("note", "")) for row in rows]


def pasted(
    visitor: Visitor, document: DocumentAt, text: str, press: str = "preview=1", **more: str
) -> TestResponse:
    """The answer to pressing a button of the tab after pasting."""
    opened = visitor.get(document.tab("participants"))
    return visitor.submit(opened, FORM, press=press, pasted=text, **more)


def states(answer: TestResponse) -> list[str]:
    """What becomes of each line, as the preview says."""
    return [tr.select("td")[-1].get_text() for tr in page(answer).select("tbody tr")]


def test_a_preview_shows_what_was_understood_and_adds_nothing(
    app: Flask, trainee: Visitor, programme: DocumentAt
) -> None:
    answer = pasted(trainee, programme, TEXT)

    assert answer.status_code == 200
    assert [cell.get_text() for cell in page(answer).select(CELLS)] == [
        *("2", "Jānis Ūdris", "Learner", "7.a", "will be added"),
        *("3", "Anna Ķirse", "Accompanying person", "—", "will be added"),
    ]
    assert shown(answer, "pasted") == TEXT
    assert "New: 2." in text_of(answer, "#editor")
    assert people(app, programme) == []
    assert len(revisions(app, programme)) == 1


def test_an_error_leads_to_its_row_which_is_marked_in_words_too(
    trainee: Visitor, programme: DocumentAt
) -> None:
    answer = pasted(trainee, programme, "Jānis Ūdris;;7.a\nAnna Ķirse;Šoferis")

    link = page(answer).select_one("#pasted-error a")
    row = page(answer).find(id=link["href"].removeprefix("#"))
    assert link.get_text().startswith("Line 2: Role in the group: ")
    assert row["class"] == ["to-mend"]
    assert states(answer) == ["will be added", "! line to mend"]


def test_two_leads_are_said_once_the_list_is_there(trainee: Visitor, programme: DocumentAt) -> None:
    preview = pasted(trainee, programme, "Jānis Ūdris;vadītājs\nAnna Ķirse;vadītāja")

    added = trainee.submit(preview, PASTE, press="add=1")

    notice = text_of(trainee.get(added.location), "#panel .notice")
    assert "2 lead accompanying persons: Jānis Ūdris, Anna Ķirse." in notice


def test_add_adds_what_was_shown_and_leads_to_it(app: Flask, trainee: Visitor, programme: DocumentAt) -> None:
    answer = trainee.submit(pasted(trainee, programme, TEXT), PASTE, press="add=1")

    opened = trainee.get(answer.location)
    assert people(app, programme) == TWO
    assert "Added to the list: 2." in text_of(opened, "#messages")
    assert page(opened).select_one(f"#{answer.location.partition('#')[2]}.row-card")
    assert shown(opened, "pasted") == ""


def test_add_pressed_twice_adds_once(app: Flask, trainee: Visitor, programme: DocumentAt) -> None:
    preview = pasted(trainee, programme, TEXT)

    answers = [trainee.submit(preview, PASTE, press="add=1") for _ in range(2)]

    assert answers[0].location == answers[1].location
    assert people(app, programme) == TWO
    assert len(revisions(app, programme)) == 2


def test_other_answers_of_the_tab_are_saved_with_a_preview(
    app: Flask, trainee: Visitor, programme: DocumentAt
) -> None:
    typed = {"participants__first__name": "Elza", "participants__first__role": "lead"}

    preview = pasted(trainee, programme, TEXT, **typed)
    trainee.submit(preview, PASTE, press="add=1")

    assert "Saved." in text_of(preview, "#messages")
    assert people(app, programme) == [("Elza", "lead", ""), *TWO]


@pytest.mark.parametrize("press", ["", "go=plan", "add=new1", "remove=first", "up=first"])
def test_pasted_text_is_not_lost_whatever_is_pressed(
    trainee: Visitor, programme: DocumentAt, press: str
) -> None:
    answer = pasted(trainee, programme, TEXT, press=press)

    assert shown(answer, "pasted") == TEXT
    assert states(answer) == ["will be added", "will be added"]


def test_preview_without_text_says_what_to_do(trainee: Visitor, programme: DocumentAt) -> None:
    answer = pasted(trainee, programme, " \n")

    assert "There is nothing to read" in text_of(answer, ".notice")
    assert not page(answer).select("[name=add], [name=replace], table")


def test_cancel_adds_nothing_and_leads_back(app: Flask, trainee: Visitor, programme: DocumentAt) -> None:
    answer = trainee.submit(pasted(trainee, programme, TEXT), PASTE, press="cancel=1")

    assert answer.location == programme.tab("participants")
    assert people(app, programme) == []


def test_who_is_in_the_list_already_is_named_and_not_added(
    app: Flask, trainee: Visitor, programme: DocumentAt
) -> None:
    trainee.submit(pasted(trainee, programme, TEXT), PASTE, press="add=1")

    again = pasted(trainee, programme, f"{TEXT}\nIlze;Priede\nILZE;priede")
    trainee.submit(again, PASTE, press="add=1")

    assert states(again) == [
        "in the list already: Person 1",
        "in the list already: Person 2",
        "will be added",
        "the same as line 4",
    ]
    assert people(app, programme) == [*TWO, ("Ilze Priede", "participant", "")]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Line 3: Role in the group: “Šoferis” is not one of the possible answers: Learner,"),
        ("lv", "3. rinda: Loma grupā: „Šoferis” nav neviena no iespējamām atbildēm: Izglītojamais,"),
    ],
)
def test_what_is_not_understood_is_said_by_line_and_can_be_mended(
    app: Flask, trainee: Visitor, programme: DocumentAt, language: str, said: str
) -> None:
    wrong = TEXT.replace("Pavadošā persona", "Šoferis")
    trainee.switch_language(language)

    answer = pasted(trainee, programme, wrong)

    assert said in text_of(answer, "#pasted-error")
    assert page(answer).select_one("#pasted[aria-invalid=true][aria-describedby~=pasted-error]")
    assert shown(answer, "pasted") == wrong
    assert not page(answer).select("[name=add]")
    mended = trainee.submit(answer, PASTE, press="preview=1", pasted=TEXT)
    trainee.submit(mended, PASTE, press="add=1")
    assert people(app, programme) == TWO


def test_a_text_changed_after_the_preview_is_shown_before_it_is_added(
    app: Flask, trainee: Visitor, programme: DocumentAt
) -> None:
    preview = pasted(trainee, programme, TEXT)

    answer = trainee.submit(preview, PASTE, press="add=1", pasted=f"{TEXT}\nIlze;Priede")

    assert answer.status_code == 422
    assert "not the one you looked at" in text_of(answer, ".notice")
    assert people(app, programme) == []
    trainee.submit(answer, PASTE, press="add=1")
    assert len(people(app, programme)) == 3


@pytest.mark.parametrize("batch", ["", "p", "first", "../../x", "0" * 9])
def test_identities_of_rows_are_those_of_a_preview(
    app: Flask, trainee: Visitor, programme: DocumentAt, batch: str
) -> None:
    answer = trainee.submit(pasted(trainee, programme, TEXT), PASTE, press="add=1", batch=batch)

    assert answer.status_code == 422
    assert people(app, programme) == []


def test_a_list_changed_meanwhile_keeps_both(
    app: Flask, trainee: Visitor, colleague: Visitor, programme: DocumentAt
) -> None:
    preview = pasted(trainee, programme, TEXT)
    typed = {"participants__first__name": "Elza", "participants__first__role": "lead"}
    colleague.submit(colleague.get(programme.tab("participants")), FORM, **typed)

    answer = trainee.submit(preview, PASTE, press="add=1")

    assert answer.status_code == 303
    assert people(app, programme) == [("Elza", "lead", ""), *TWO]


def test_who_was_added_meanwhile_is_not_added_again(
    app: Flask, trainee: Visitor, colleague: Visitor, programme: DocumentAt
) -> None:
    mine, theirs = pasted(trainee, programme, TEXT), pasted(colleague, programme, f"{TEXT}\nIlze;Priede")
    colleague.submit(theirs, PASTE, press="add=1")

    answer = trainee.submit(mine, PASTE, press="add=1")

    assert answer.status_code == 422
    assert states(answer) == ["in the list already: Person 1", "in the list already: Person 2"]
    assert len(people(app, programme)) == 3


def test_a_clash_in_the_tab_is_decided_first_and_keeps_the_text(
    app: Flask, trainee: Visitor, colleague: Visitor, programme: DocumentAt
) -> None:
    trainee.post(programme.tab("participants"), {"participants-a-name": "Elza", "revision": "1"})
    opened = trainee.get(programme.tab("participants"))
    theirs = colleague.get(programme.tab("participants"))
    colleague.submit(theirs, FORM, participants__a__name="Else")

    clash = trainee.submit(opened, FORM, press="preview=1", pasted=TEXT, participants__a__name="Elza Egle")
    preview = trainee.submit(clash, "#conflict")

    assert clash.status_code == 409
    assert shown(preview, "pasted") == TEXT
    trainee.submit(preview, PASTE, press="add=1")
    assert people(app, programme) == [("Elza Egle", "", ""), *TWO]
