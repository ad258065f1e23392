"""Whatever two people do to one section, no text of either is lost unseen."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.merge import Edit, Merged, Replacement, merge, untouched
from bm_workspace.schema.types import ROW_ID
from tests.pure.test_merge import KEYS, MANY, merged_row

TEXT = st.sampled_from(["", "base", "left", "right", "other"])
ROW = st.dictionaries(st.sampled_from(KEYS), TEXT)
IDS = ("p", "q", "r", "s")
ROWS = st.dictionaries(st.sampled_from(IDS), ROW).map(
    lambda found: [{ROW_ID: row_id, **row} for row_id, row in found.items()]
)
NAME = st.sampled_from(("", *IDS, "n"))
EDITS = st.builds(
    Edit, answers=st.dictionaries(st.sampled_from(IDS), ROW), add=NAME, remove=NAME, up=NAME, down=NAME
)
often = settings(max_examples=400, deadline=None)


def cells(answers: Any) -> dict[tuple[str, str], str]:
    """Every answer by row and field, empty ones left out."""
    return {(row[ROW_ID], key): row[key] for row in answers for key in KEYS if row.get(key)}


@often
@given(base=ROW, saved=ROW, mine=ROW)
def test_no_text_of_one_row_is_lost_unseen(
    base: dict[str, str], saved: dict[str, str], mine: dict[str, str]
) -> None:
    merged = merged_row(base, saved, mine)

    named = {(clash.field, clash.mine, clash.saved) for clash in merged.clashes}
    for key in KEYS:
        before, theirs, now = (row.get(key, "") for row in (base, saved, merged.answers))
        typed_text = mine.get(key, before)
        if typed_text != before:
            assert now == typed_text, "what I changed goes in"
        if theirs != before and now != theirs:
            assert (key, typed_text, theirs) in named, "what they changed goes in, or the clash names it"


@often
@given(base=ROWS, saved=ROWS, edit=EDITS)
def test_no_text_of_any_row_is_lost_unseen(base: Any, saved: Any, edit: Edit) -> None:
    merged = merge(MANY, base=base, saved=saved, edit=edit)

    before, theirs, now = cells(base), cells(saved), cells(merged.answers)
    answers = {(row_id, key): text for row_id, row in edit.answers.items() for key, text in row.items()}
    named = {(clash.row, clash.field): clash for clash in merged.clashes}
    for place, text in answers.items():
        if text and text != before.get(place, "") and place[0] != edit.remove:
            assert now.get(place) == text, "what I typed goes in, unless I took the row out"
    for place, text in theirs.items():
        if text != before.get(place, "") and now.get(place) != text:
            clash = named.get(place) or named.get((place[0], ""))
            assert clash is not None, "what they changed goes in, or a clash names it"
            assert text in clash.saved


@often
@given(base=ROWS, saved=ROWS, edit=EDITS)
def test_every_row_stays_once_and_keeps_its_name(base: Any, saved: Any, edit: Edit) -> None:
    merged = merge(MANY, base=base, saved=saved, edit=edit)

    ids = [row[ROW_ID] for row in merged.answers]
    assert len(ids) == len(set(ids))
    assert {row[ROW_ID] for row in saved} - set(ids) <= {edit.remove}


@often
@given(saved=ROWS)
def test_sending_back_what_is_saved_changes_nothing(saved: Any) -> None:
    same = {row[ROW_ID]: {key: row.get(key, "") for key in KEYS} for row in saved}

    merged = merge(MANY, base=saved, saved=saved, edit=Edit(answers=same))

    assert merged == Merged(answers=saved, clashes=())


@often
@given(base=ROWS, saved=ROWS, edit=EDITS)
def test_a_decided_conflict_changes_nothing_but_what_was_decided_or_typed(
    base: Any, saved: Any, edit: Edit
) -> None:
    """The conflict page sends mine or saved for each clash, and carries what was not sent as it was read."""
    clashes = merge(MANY, base=base, saved=saved, edit=edit).clashes
    as_read = untouched(MANY, base=base, saved=saved, edit=edit)
    chosen = {(c.row, c.field): c.saved for c in clashes}
    carried = {
        row_id: {
            key: chosen.get((row_id, key), text) for key, text in row.items() if (row_id, key) not in as_read
        }
        for row_id, row in edit.answers.items()
    }

    second = merge(MANY, base=saved, saved=saved, edit=replace(edit, answers=carried, remove=""))

    assert second.clashes == ()
    before, theirs, now = cells(base), cells(saved), cells(second.answers)
    for place, text in theirs.items():
        if text != before.get(place, ""):
            assert now.get(place) == text, "the saved side was chosen, so what they changed stays"


@often
@given(base=ROWS, saved=ROWS, mine=st.dictionaries(st.sampled_from((*IDS, "n")), ROW))
def test_a_replacement_is_what_was_sent_and_no_change_of_others_is_lost_unseen(
    base: Any, saved: Any, mine: dict[str, dict[str, str]]
) -> None:
    merged = merge(MANY, base=base, saved=saved, edit=Replacement(answers=mine))

    before, theirs, now = cells(base), cells(saved), cells(merged.answers)
    assert [row[ROW_ID] for row in merged.answers] == list(mine)
    assert {
        (row_id, key): text for row_id, row in mine.items() for key, text in row.items() if text
    }.items() <= (now.items())
    for (row_id, key), text in theirs.items():
        if text != before.get((row_id, key), "") and now.get((row_id, key)) != text:
            assert text in next(clash for clash in merged.clashes if clash.row == row_id).saved


@often
@given(base=ROWS, mine=st.dictionaries(st.sampled_from((*IDS, "n")), ROW))
def test_replacing_twice_from_one_page_is_replacing_once(base: Any, mine: dict[str, dict[str, str]]) -> None:
    once = merge(MANY, base=base, saved=base, edit=Replacement(answers=mine))

    again = merge(MANY, base=base, saved=once.answers, edit=Replacement(answers=mine))

    assert (once.clashes, again) == ((), once)
