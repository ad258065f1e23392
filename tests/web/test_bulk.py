"""What is done to the ticked rows of a list: all at once, what cannot be done with its reason."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask

from tests.conftest import act_as, listed, mobility_of
from tests.web.browsing import Visitor, page, text_of
from tests.web.things import DocumentAt, held_by, saved
from tests.web.ticking import KEY, ticks


def test_ticked_documents_are_deleted_and_undo_brings_them_back(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    answer = trainee.post(f"{documents}/bulk", {"action": "delete_for_sure", "tick": three})
    shown = trainee.get(answer.location)
    gone = listed(trainee, project, search=mobility)
    undone = trainee.submit(shown, "#messages form")

    assert "3 documents were deleted." in text_of(shown, "#messages")
    assert (gone, undone.status_code) == ([], 303)
    assert len(listed(trainee, project, search=mobility)) == 3


def test_a_second_click_says_the_same_and_can_be_undone(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    sent = {"action": "delete_for_sure", "tick": three}
    trainee.post(f"{documents}/bulk", sent)

    shown = trainee.get(trainee.post(f"{documents}/bulk", sent).location)

    trainee.submit(shown, "#messages form:last-of-type")
    assert len(listed(trainee, project, search=mobility)) == 3


def test_a_row_that_was_changed_meanwhile_is_left_and_named(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    changed = DocumentAt(listed(trainee, project, search="Ābols")[0].id)
    trainee.post(changed.at("edit/title"), {"title": "Āboliņš", "revision": "1"})

    answer = trainee.post(f"{documents}/bulk", {"action": "delete_for_sure", "tick": three})

    assert answer.status_code == 200
    assert "2 documents were deleted." in text_of(answer, ".message")
    assert "Āboliņš It was changed meanwhile." in text_of(answer, ".named")
    assert listed(trainee, project, search=mobility) == [changed]


def test_deleted_documents_are_restored_together(
    trainee: Visitor, project: str, documents: str, mobility: str, three: list[str]
) -> None:
    trainee.post(f"{documents}/bulk", {"action": "delete_for_sure", "tick": three})

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
@pytest.mark.parametrize(
    ("ending", "action"),
    [
        ("documents/bulk", "delete"),
        ("documents/bulk", "restore"),
        ("documents/download", "pdf"),
        ("mobilities/bulk", "delete_for_sure"),
        ("mobilities/bulk", "duplicate"),
        ("mobilities/bulk/drafts", ""),
    ],
)
def test_nothing_or_too_much_is_answered_with_a_sentence(
    app: Flask, trainee: Visitor, project: str, count: int, said: str, ending: str, action: str
) -> None:
    before = held_by(app, trainee.workspace)
    keys = (
        f"00000000-0000-4000-8000-{number:012d}"
        if ending.startswith("documents")
        else f"2025-LONGT-{number + 1:04}-{project.partition('LV01-')[2]}"
        for number in range(count)
    )

    answer = trainee.post(
        f"/projects/{project}/{ending}", {"action": action, "tick": [f"{key}:1" for key in keys]}
    )

    assert answer.status_code == 422
    assert said in text_of(answer, "main [role=alert]")
    assert held_by(app, trainee.workspace) == before


def test_a_strangers_tick_is_not_found(
    app: Flask, stranger: Visitor, documents: str, agreement: DocumentAt
) -> None:
    answer = stranger.post(f"{documents}/bulk", {"action": "delete_for_sure", "tick": f"{agreement.id}:1"})

    assert "It is not in this project." in text_of(answer, ".named")
    assert saved(app, agreement).deleted_at is None


def test_who_views_downloads_and_deletes_nothing(
    trainee: Visitor, project: str, documents: str, three: list[str]
) -> None:
    act_as(trainee, project, "Agnese Šūmane")

    assert trainee.post(f"{documents}/bulk", {"action": "delete_for_sure", "tick": three}).status_code == 403
    assert trainee.post(f"{documents}/download", {"action": "docx", "tick": three}).status_code == 200
    buttons = page(trainee.get(documents)).select("#bulk button[name=action]")
    assert [button["value"] for button in buttons] == ["pdf", "docx"]


@pytest.mark.parametrize("way", ["undo", "restore"])
def test_ticked_mobilities_are_deleted_and_brought_back(trainee: Visitor, mobilities: str, way: str) -> None:
    before = ticks(trainee, mobilities)

    answer = trainee.post(f"{mobilities}/bulk", {"action": "delete_for_sure", "tick": before[:2]})
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
    sent = {"action": "duplicate", "tick": before[:3], "key": KEY}

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


@pytest.mark.parametrize(
    "action", [{}, {"action": ""}, {"action": "DELETE"}, {"action": "wipe"}, {"action": "pdf"}]
)
@pytest.mark.parametrize("entry", ["documents", "mobilities", "group-mobilities"])
def test_a_button_that_no_list_has_does_nothing(
    app: Flask,
    trainee: Visitor,
    project: str,
    group: tuple[str, str],
    three: list[str],
    entry: str,
    action: Any,
) -> None:
    at = f"/projects/{group[0] if entry == 'group-mobilities' else project}"
    sent = {**action, "tick": ticks(trainee, f"{at}/{entry}"), "list": "group" if "group" in entry else ""}
    assert sent["tick"]
    before = held_by(app, trainee.workspace)

    answer = trainee.post(f"{at}/{'documents' if entry == 'documents' else 'mobilities'}/bulk", sent)

    assert answer.status_code == 404
    assert held_by(app, trainee.workspace) == before


@pytest.mark.parametrize("suffix", [{}, {"action": "delete"}, {"action": "exe"}])
def test_no_other_files_are_downloaded(
    trainee: Visitor, documents: str, three: list[str], suffix: Any
) -> None:
    assert trainee.post(f"{documents}/download", {**suffix, "tick": three}).status_code == 404
