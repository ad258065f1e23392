"""What is done to the ticked rows of a list: all at once, what cannot be done with its reason."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask

from tests.conftest import Draft, act_as, listed, mobility_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, held_by, saved


def ticks(visitor: Visitor, address: str) -> list[str]:
    """The values of the tick boxes of a list."""
    return [box["value"] for box in page(visitor.get(address)).select("input[name=tick][form=bulk]")]


@pytest.fixture
def documents(project: str) -> str:
    return f"/projects/{project}/documents"


@pytest.fixture
def mobilities(project: str) -> str:
    return f"/projects/{project}/mobilities"


@pytest.fixture
def three(trainee: Visitor, draft: Draft, documents: str, mobility: str) -> list[str]:
    """The ticks of three drafts of one mobility."""
    for title in ("Ābols", "Bumbieris", "Ķirsis"):
        draft("learning_agreement", title=title)
    return ticks(trainee, f"{documents}?search={mobility}")


def test_ticked_documents_are_deleted_and_undo_brings_them_back(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    answer = trainee.post(f"{documents}/bulk", {"action": "delete", "tick": three})
    shown = trainee.get(answer.location)
    gone = listed(trainee, project, search=mobility)
    undone = trainee.submit(shown, "#messages form")

    assert "3 documents were deleted." in text_of(shown, "#messages")
    assert (gone, undone.status_code) == ([], 303)
    assert len(listed(trainee, project, search=mobility)) == 3


def test_a_second_click_says_the_same_and_can_be_undone(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    sent = {"action": "delete", "tick": three}
    trainee.post(f"{documents}/bulk", sent)

    shown = trainee.get(trainee.post(f"{documents}/bulk", sent).location)

    trainee.submit(shown, "#messages form:last-of-type")
    assert len(listed(trainee, project, search=mobility)) == 3


def test_a_row_that_was_changed_meanwhile_is_left_and_named(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    changed = DocumentAt(listed(trainee, project, search="Ābols")[0].id)
    trainee.post(changed.at("edit/title"), {"title": "Āboliņš", "revision": "1"})

    answer = trainee.post(f"{documents}/bulk", {"action": "delete", "tick": three})

    assert answer.status_code == 200
    assert "2 documents were deleted." in text_of(answer, ".message")
    assert "Āboliņš It was changed meanwhile." in text_of(answer, ".named")
    assert listed(trainee, project, search=mobility) == [changed]


def test_deleted_documents_are_restored_together(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    trainee.post(f"{documents}/bulk", {"action": "delete", "tick": three})

    deleted = ticks(trainee, f"{documents}?deleted=1")
    trainee.post(f"{documents}/bulk", {"action": "restore", "tick": deleted})

    assert len(listed(trainee, project, search=mobility)) == 3


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_ticked_documents_come_as_one_zip_with_names_of_their_own(
    trainee: Visitor, documents: str, three: list[str], suffix: str
) -> None:
    answer = trainee.post(f"{documents}/download", {"action": suffix, "tick": three})

    with ZipFile(BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert len({name.casefold() for name in names}) == 3
    assert sum(name.endswith(f" (2).{suffix}") for name in names) == 1


@pytest.mark.parametrize(("count", "said"), [(0, "Nothing was ticked"), (101, "101 rows were ticked")])
@pytest.mark.parametrize("ending", ["documents/bulk", "documents/download"])
def test_nothing_or_too_much_is_answered_with_a_sentence(
    app: Flask, trainee: Visitor, project: str, documents: str, count: int, said: str, ending: str
) -> None:
    before = held_by(app, trainee.workspace)
    sent = [f"00000000-0000-4000-8000-{number:012d}:1" for number in range(count)]

    answer = trainee.post(f"/projects/{project}/{ending}", {"action": "pdf", "tick": sent})

    assert said in text_of(trainee.get(answer.location), "#messages")
    assert held_by(app, trainee.workspace) == before


def test_a_strangers_tick_is_not_found(
    app: Flask, stranger: Visitor, documents: str, agreement: DocumentAt
) -> None:
    answer = stranger.post(f"{documents}/bulk", {"action": "delete", "tick": f"{agreement.id}:1"})

    assert "It is not in this project." in text_of(answer, ".named")
    assert saved(app, agreement).deleted_at is None


def test_who_views_downloads_and_deletes_nothing(
    trainee: Visitor, project: str, documents: str, three: list[str]
) -> None:
    act_as(trainee, project, "Agnese Šūmane")

    assert trainee.post(f"{documents}/bulk", {"action": "delete", "tick": three}).status_code == 403
    assert trainee.post(f"{documents}/download", {"action": "docx", "tick": three}).status_code == 200
    buttons = page(trainee.get(documents)).select("#bulk button[name=action]")
    assert [button["value"] for button in buttons] == ["pdf", "docx"]


@pytest.mark.parametrize("way", ["undo", "restore"])
def test_ticked_mobilities_are_deleted_and_brought_back(trainee: Visitor, mobilities: str, way: str) -> None:
    before = ticks(trainee, mobilities)

    answer = trainee.post(f"{mobilities}/bulk", {"action": "delete", "tick": before[:2]})
    shown = trainee.get(answer.location)
    left = ticks(trainee, mobilities)
    if way == "undo":
        trainee.submit(shown, "#messages form")
    else:
        deleted = ticks(trainee, f"{mobilities}?deleted=1")
        trainee.post(f"{mobilities}/bulk", {"action": "restore", "tick": deleted})

    assert "2 mobilities were deleted" in text_of(shown, "#messages")
    assert left == before[2:]
    assert len(ticks(trainee, mobilities)) == len(before)


def test_duplicating_twice_with_one_key_makes_one_copy_each(trainee: Visitor, mobilities: str) -> None:
    before = ticks(trainee, mobilities)
    sent = {"action": "duplicate", "tick": before[:3], "key": "5f1b6a1e-0a52-4d55-9d1e-2b1f7d3c9a10"}

    trainee.post(f"{mobilities}/bulk", sent)
    trainee.post(f"{mobilities}/bulk", sent)

    assert len(ticks(trainee, mobilities)) == len(before) + 3


def test_all_ticked_mobilities_get_the_same_draft_with_a_result_each(
    trainee: Visitor, project: str, mobilities: str
) -> None:
    some = [mobility_of(trainee, project, name) for name in ("Žanete Ābele", "Ūla Zīverte")]
    asked = trainee.post(f"{mobilities}/bulk/drafts", {"tick": [f"{number}:1" for number in some]})
    form = page(asked).select_one("form[data-create]")
    assert {box["value"] for box in form.select("[name=tick]")} == {f"{number}:1" for number in some}
    key = form.select_one("[name=key]")["value"]
    sent = {"type": "learning_agreement", "title": "Līgums visiem", "language": "lv", "key": key}

    for _click in range(2):
        made = trainee.post(f"{mobilities}/bulk/drafts", {**sent, "tick": [f"{n}:1" for n in some]})

        assert "1 draft was created." in text_of(made, ".message")
        assert "not offered for this mobility" in text_of(made, ".named")
    assert len(listed(trainee, project, search="Līgums visiem")) == 1
