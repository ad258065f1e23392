"""What changed between two texts, told word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.text_changes import Fate, Piece, changes

WORDS = [
    "maize",
    "cepšana",
    "Ķīlis",
    "un",
    "a",
    "9.30",
    "b@c.lv",
    "👩‍🍳",
    "ā",
    ",",
    ".",
    "–",
    "(x)",
    "\u200d",
    "Ģ",
]
SPACES = st.sampled_from(["", " ", "  ", "\n", "\n\n", "\t", "\u00a0"])
TEXT = st.one_of(
    st.text(max_size=40),
    st.lists(st.tuples(SPACES, st.sampled_from(WORDS)), max_size=40).map(
        lambda tokens: "".join(space + word for space, word in tokens)
    ),
)
LONG = st.lists(st.sampled_from(WORDS), min_size=300, max_size=450).map(" ".join)
often = settings(max_examples=400, deadline=None)


def shown(before: str, after: str) -> str:
    """The changes as one line: [-removed-], {+added+}."""
    forms = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}
    return "".join(
        piece.space + forms[piece.fate].format(piece.words) if piece.words else piece.space
        for piece in changes(before, after)
    )


def without(fate: Fate, pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.fate is not fate)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("same words", "same words", "same words"),
        ("", "all new", "{+all new+}"),
        ("all gone", "", "[-all gone-]"),
        ("will bake bread", "baked bread", "[-will bake-]{+baked+} bread"),
        ("bake bread daily", "bake rye bread daily", "bake {+rye+} bread daily"),
        ("bake rye bread daily", "bake bread daily", "bake [-rye-] bread daily"),
        ("Cep rudzu maizi.", "Cep kviešu maizi.", "Cep [-rudzu-] {+kviešu+} maizi."),
        ("Maize", "Maize.", "Maize{+.+}"),
        ("at 9.30 sharp", "at 9.45 sharp", "at [-9.30-] {+9.45+} sharp"),
        ("anna@example.org here", "anna@example.com here", "[-anna@example.org-]{+anna@example.com+} here"),
        ("smiles 👩‍🍳 here", "smiles 👨‍🍳 here", "smiles [-👩‍🍳-] {+👨‍🍳+} here"),
        ("one un two", "three un four", "[-one un two-]{+three un four+}"),
        ("one, two, three", "uno, due, tre", "[-one, two, three-]{+uno, due, tre+}"),
        ("first line\nsecond line", "first line\nother line", "first line\n[-second-]\n{+other+} line"),
    ],
)
def test_what_changed_is_told_word_by_word(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"), [("a  b", "a b"), ("a b", "a\nb"), ("a b", "a b "), (" a", "a")]
)
def test_another_space_between_the_same_words_marks_no_word(before: str, after: str) -> None:
    with_words = [piece for piece in changes(before, after) if piece.words]

    assert "".join("".join(piece.words.split()) for piece in with_words) == "".join(before.split())
    assert {piece.fate for piece in with_words} == {Fate.KEPT}


@often
@given(before=TEXT, after=TEXT)
def test_both_texts_can_be_read_from_the_changes(before: str, after: str) -> None:
    pieces = changes(before, after)

    assert without(Fate.ADDED, pieces) == before
    assert without(Fate.REMOVED, pieces) == after


@settings(max_examples=25, deadline=None)
@given(before=LONG, after=LONG)
def test_both_long_texts_can_be_read_from_the_changes(before: str, after: str) -> None:
    pieces = changes(before, after)

    assert without(Fate.ADDED, pieces) == before
    assert without(Fate.REMOVED, pieces) == after


@often
@given(before=TEXT, after=TEXT)
def test_pieces_hold_text_and_what_was_removed_stands_before_what_was_added(before: str, after: str) -> None:
    pieces = changes(before, after)

    assert all(piece.text for piece in pieces)
    order = {(one.fate, other.fate) for one, other in pairwise(pieces)}
    assert order <= {
        (Fate.KEPT, Fate.REMOVED),
        (Fate.KEPT, Fate.ADDED),
        (Fate.REMOVED, Fate.ADDED),
        (Fate.REMOVED, Fate.KEPT),
        (Fate.ADDED, Fate.KEPT),
    }


@often
@given(text=TEXT)
def test_a_text_beside_itself_has_no_changes(text: str) -> None:
    assert changes(text, text) == ((Piece(Fate.KEPT, text),) if text else ())


def numbered(words: int, every: int) -> tuple[str, str]:
    """A text of so many words, and the same with one word changed every so often."""
    before = [f"vārds{n % 997}" if n % 15 else f"Teikums{n}" for n in range(words)]
    after = ["mainīts" if n % every == 7 else word for n, word in enumerate(before)]
    return " ".join(before), " ".join(after)


@pytest.mark.parametrize("every", [15, 1000, 100_000])
def test_a_word_changed_here_and_there_in_the_longest_answer_is_found(every: int) -> None:
    before, after = numbered(20_000, every)
    changed = len([n for n in range(20_000) if n % every == 7])

    pieces = changes(before, after)

    assert [p.words for p in pieces if p.fate is Fate.ADDED] == ["mainīts"] * changed
    assert sum(len(p.words.split()) for p in pieces if p.fate is Fate.REMOVED) == changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (numbered(20_000, 15)[0], " ".join(reversed(numbered(20_000, 15)[0].split()))),
        ("un " * 20_000, "un " * 19_000 + "beigas"),
        ("a b " * 10_000, "b b a " * 6_667),
        (" , ".join(f"x{n}" for n in range(10_000)), " , ".join(f"y{n}" for n in range(10_000))),
    ],
    ids=["reversed", "one word", "two words", "only commas shared"],
)
def test_no_pair_of_long_texts_takes_long(before: str, after: str) -> None:
    start = time.process_time()

    pieces = changes(before, after)

    assert time.process_time() - start < 3, "compared word with word, it would take minutes"
    assert without(Fate.ADDED, pieces) == before
