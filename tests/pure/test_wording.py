"""Texts that people read: marked in English, said in the reader's language."""

import pytest

from bm_workspace.wording import LANGUAGES, Text, _t, catalogue, say

DAYS = (
    "The stay counts %(days)s days; this activity type lasts from %(shortest)s to %(longest)s days, "
    "travel days not counted."
)


def test_english_is_its_own_source() -> None:
    assert say(Text("Learning agreement"), "en") == "Learning agreement"


def test_latvian_comes_from_the_catalogue() -> None:
    assert say(Text("Learning agreement"), "lv") == "Mācību līgums"


def test_what_somebody_typed_stays_as_it_is() -> None:
    assert say("Learning agreement", "lv") == "Learning agreement"
    assert say("100 %(days)s %", "lv") == "100 %(days)s %"


@pytest.mark.parametrize("language", LANGUAGES)
def test_named_values_are_put_into_the_sentence(language: str) -> None:
    sentence = say(Text(DAYS, {"days": 89, "shortest": 90, "longest": 365}), language)

    assert all(number in sentence for number in ("89", "90", "365"))
    assert "%(" not in sentence


def test_texts_inside_a_text_are_said_in_the_same_language() -> None:
    nested = _t("%(outer)s", outer=_t("%(inner)s", inner=_t("Learning agreement")))

    assert say(nested, "lv") == "Mācību līgums"
    assert say(nested, "en") == "Learning agreement"


def test_a_typed_value_is_not_translated_and_not_filled_in() -> None:
    assert say(_t("%(title)s", title="Learning agreement %(days)s"), "lv") == "Learning agreement %(days)s"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_text_says_nothing(language: str) -> None:
    assert say(Text(""), language) == ""
    assert not Text("")


def test_a_sentence_without_values_may_hold_a_percent_sign() -> None:
    assert say(Text("100 %"), "en") == "100 %"


def test_an_unknown_text_reads_as_its_source() -> None:
    assert say(Text("no such sentence"), "lv") == "no such sentence"


def test_equal_texts_are_equal_and_can_be_keys() -> None:
    assert Text("a", {"b": 1}) == Text("a", {"b": 1}) != Text("a", {"b": 2})
    assert len({Text("a"), Text("a")}) == 1


@pytest.mark.parametrize(
    ("number", "form"), [(0, 2), (1, 0), (2, 1), (10, 1), (11, 1), (21, 0), (101, 0), (111, 1)]
)
def test_the_catalogue_knows_the_latvian_plural_forms(number: int, form: int) -> None:
    """One of: 1, 21, 101; several; none."""
    plural = catalogue("lv").plural  # type: ignore[attr-defined]  # GNUTranslations has it, its stub does not

    assert plural(number) == form
