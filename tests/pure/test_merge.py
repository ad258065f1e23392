"""Two people, one section: what goes in, what clashes, and that nobody's text is lost unseen."""

from typing import Any

import pytest

from bm_workspace.merge import Clash, Edit, Merged, merge, untouched
from bm_workspace.schema.types import FIRST_ROW, ROW_ID, Field, Section
from bm_workspace.wording import Text

KEYS = ("a", "b", "c")
FIELDS = tuple(Field(key, Text(key), Text(key)) for key in KEYS)
ONE = Section(key="one", title=Text("One"), help=Text(""), fields=FIELDS)
MANY = Section(key="many", title=Text("Many"), help=Text(""), fields=FIELDS, repeats=True)


def merged_row(base: Any, saved: Any, mine: dict[str, str]) -> Merged:
    """A section that does not repeat."""
    return merge(ONE, base=base, saved=saved, edit=Edit(answers={"": mine}))


def merged_rows(base: str, saved: str, edit: Edit) -> Merged:
    """A section of rows, each written as `id=answer`."""
    return merge(MANY, base=rows(base), saved=rows(saved), edit=edit)


def rows(text: str) -> list[dict[str, str]]:
    """`x=1 y=2` as rows with an answer to `a`; `x=` is blank."""
    pairs = (part.split("=") for part in text.split())
    return [{ROW_ID: row_id, **({"a": answer} if answer else {})} for row_id, answer in pairs]


def written(answers: Any) -> str:
    """Rows in that short form."""
    return " ".join(f"{row[ROW_ID]}={row.get('a', '')}" for row in answers)


def typed(text: str, **actions: str) -> Edit:
    """An edit that sends these rows, whole."""
    return Edit(answers={row[ROW_ID]: {"a": row.get("a", "")} for row in rows(text)}, **actions)


@pytest.mark.parametrize(
    ("base", "saved", "mine", "result", "clash"),
    [
        ("", "", "", "", None),
        ("", "", "M", "M", None),
        ("", "S", "", "S", None),
        ("", "S", "S", "S", None),
        ("", "S", "M", "M", ("M", "S")),
        ("B", "B", "B", "B", None),
        ("B", "B", "M", "M", None),
        ("B", "B", "", "", None),
        ("B", "S", "B", "S", None),
        ("B", "S", "S", "S", None),
        ("B", "S", "M", "M", ("M", "S")),
        ("B", "S", "", "", ("", "S")),
        ("B", "", "B", "", None),
        ("B", "", "", "", None),
        ("B", "", "M", "M", ("M", "")),
    ],
)
def test_one_answer_three_ways(
    base: str, saved: str, mine: str, result: str, clash: tuple[str, str] | None
) -> None:
    merged = merged_row({"a": base}, {"a": saved}, {"a": mine})

    assert merged.answers["a"] == result
    assert [(c.row, c.field, c.mine, c.saved) for c in merged.clashes] == (
        [("", "a", *clash)] if clash else []
    )


def test_different_fields_go_together() -> None:
    merged = merged_row({"a": "1", "b": "2"}, {"a": "1", "b": "theirs"}, {"a": "mine", "b": "2"})

    assert merged == Merged(answers={"a": "mine", "b": "theirs"}, clashes=())


def test_a_field_that_was_not_sent_stays() -> None:
    merged = merged_row({"a": "1", "b": "2"}, {"a": "1", "b": "3"}, {"a": "mine"})

    assert merged == Merged(answers={"a": "mine", "b": "3"}, clashes=())


def test_an_answer_that_the_declaration_does_not_know_stays() -> None:
    merged = merged_row({"former": "x"}, {"former": "x"}, {"a": "mine", "sent": "from nowhere"})

    assert merged == Merged(answers={"former": "x", "a": "mine"}, clashes=())


@pytest.mark.parametrize("nothing", [None, {}])
def test_the_first_answer_of_a_section_goes_in(nothing: Any) -> None:
    assert merged_row(nothing, nothing, {"a": "mine"}) == Merged(answers={"a": "mine"}, clashes=())


def test_where_the_revision_read_is_unknown_everything_different_clashes() -> None:
    merged = merged_row(None, {"a": "saved", "b": "same"}, {"a": "mine", "b": "same"})

    assert merged.clashes == (Clash(row="", field="a", mine="mine", saved="saved"),)


@pytest.mark.parametrize(
    ("base", "saved", "edit", "result", "clashes"),
    [
        ("x=1", "x=1", typed("x=M"), "x=M", []),
        ("x=1", "x=S", typed("x=1"), "x=S", []),
        ("x=1", "x=S", typed("x=M"), "x=M", [("x", "a", "M", "S")]),
        ("x=1 y=2", "x=1 y=S", typed("x=M y=2"), "x=M y=S", []),
        # rows that come
        ("x=1", "x=1", typed("x=1 n=M"), "x=1 n=M", []),
        ("x=1", "x=1 t=S", typed("x=1"), "x=1 t=S", []),
        ("x=1", "x=1 t=S", typed("x=1 n=M"), "x=1 t=S n=M", []),
        ("x=1", "x=1", typed("x=1", add="n"), "x=1 n=", []),
        ("x=1", "x=1 n=", typed("x=1", add="n"), "x=1 n=", []),
        ("x=1", "x=1", typed("x=1 n="), "x=1", []),
        ("", "", Edit(add="n"), "n=", []),
        # the blank row that an empty section shows
        ("", "", typed(f"{FIRST_ROW}="), "", []),
        ("", "", typed(f"{FIRST_ROW}=M"), f"{FIRST_ROW}=M", []),
        ("", f"{FIRST_ROW}=S", typed(f"{FIRST_ROW}="), f"{FIRST_ROW}=S", []),
        ("", f"{FIRST_ROW}=S", typed(f"{FIRST_ROW}=M"), f"{FIRST_ROW}=M", [(FIRST_ROW, "a", "M", "S")]),
        # rows that go
        ("x=1 y=2", "x=1 y=2", typed("x=1 y=2", remove="x"), "y=2", []),
        ("x=1 y=2", "x=1 y=2", typed("x=M y=2", remove="x"), "y=2", []),
        ("x=1 y=2", "y=2", typed("x=1 y=2"), "y=2", []),
        ("x=1 y=2", "y=2", typed("x=1 y=2", remove="x"), "y=2", []),
        ("x=1 y=2", "y=2", typed("x=M y=2", remove="x"), "y=2", []),
        ("x=1 y=2", "y=2", typed("x=M y=2"), "y=2 x=M", [("x", "a", "M", "")]),
        ("x=1 y=2", "y=2", typed("x= y=2"), "y=2", []),
        ("x=1 y=2", "x=S y=2", typed("x=1 y=2", remove="x"), "y=2", [("x", "", "", "S")]),
        ("x=1", "x=", typed("x=1", remove="x"), "", [("x", "", "", "")]),
        ("x=1", "x=1", Edit(remove="z"), "x=1", []),
        # rows that move
        ("x=1 y=2", "x=1 y=2", typed("x=1 y=2", up="y"), "y=2 x=1", []),
        ("x=1 y=2", "x=1 y=2", typed("x=1 y=2", down="x"), "y=2 x=1", []),
        ("x=1 y=2", "x=1 y=2", typed("x=1 y=2", up="x"), "x=1 y=2", []),
        ("x=1 y=2", "x=1 y=2", typed("x=1 y=2", down="y"), "x=1 y=2", []),
        ("x=1 y=2", "x=1 y=2", typed("x=M y=2", up="y"), "y=2 x=M", []),
        ("x=1 y=2", "t=S x=1 y=2", typed("x=1 y=2", up="y"), "t=S y=2 x=1", []),
        ("x=1 y=2", "x=1", typed("x=1 y=2", up="y"), "x=1", []),
        ("x=1 y=2", "y=2 x=1", typed("x=1 y=2"), "y=2 x=1", []),
        ("x=1", "x=1", Edit(up="z", down="z"), "x=1", []),
    ],
)  # fmt: skip
def test_rows_three_ways(
    base: str, saved: str, edit: Edit, result: str, clashes: list[tuple[str, str, str, str]]
) -> None:
    merged = merged_rows(base, saved, edit)

    assert written(merged.answers) == result
    assert [(c.row, c.field, c.mine, c.saved) for c in merged.clashes] == clashes


def test_what_is_filled_in_clashes_with_the_removal_of_its_row() -> None:
    base = [{ROW_ID: "x", "a": "1"}, {ROW_ID: "blank"}]

    merged = merge(MANY, base=base, saved=[], edit=Edit(answers={"x": {"b": "M"}, "blank": {"a": "N"}}))

    assert [(c.row, c.field, c.mine, c.saved) for c in merged.clashes] == [
        ("x", "b", "M", ""),
        ("blank", "a", "N", ""),
    ]


@pytest.mark.parametrize(
    ("base", "saved", "sent", "as_read"),
    [
        ("x=1", "x=S", "x=1", {("x", "a")}),
        ("x=1", "x=S", "x=M", set()),
        ("x=", "x=S", "x=", {("x", "a")}),
        ("x=1", "", "x=1", set()),  # the row is gone: to bring it back it must come whole
        ("", "x=S", "x=S", set()),
        ("", "x=S", "x=", {("x", "a")}),
    ],
)
def test_answers_sent_as_they_were_read_are_known(
    base: str, saved: str, sent: str, as_read: set[tuple[str, str]]
) -> None:
    assert untouched(MANY, base=rows(base), saved=rows(saved), edit=typed(sent)) == as_read


@pytest.mark.parametrize(("base", "saved"), [(None, None), ([], []), (None, []), ([], None)])
def test_a_section_without_rows_stays_without_rows(base: Any, saved: Any) -> None:
    assert merge(MANY, base=base, saved=saved, edit=Edit()) == Merged(answers=[], clashes=())


def test_what_is_saved_is_never_changed_in_place() -> None:
    base, saved = rows("x=1 y=2"), rows("x=1 y=2")

    merge(MANY, base=base, saved=saved, edit=typed("x=M y=M", up="y"))

    assert (base, saved) == (rows("x=1 y=2"), rows("x=1 y=2"))
