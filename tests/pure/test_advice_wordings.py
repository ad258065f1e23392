"""Advice on outcomes: activities, vague wordings in all their forms, and what counts as an object."""

import pytest

from bm_workspace.advice import Check, advise
from bm_workspace.wording import say
from tests.pure.test_advice import missing, words_of


@pytest.mark.parametrize(
    ("language", "text", "faults"),
    [
        ("en", "Visit three companies.", "verb standard not_vague"),
        ("en", "Attends a two-day course with a certificate", "verb standard not_vague"),
        ("en", "Participation in a training camp", "verb standard not_vague"),
        ("en", "Visits three companies and compares their safety signs in a table.", ""),
        ("en", "Visits two patients at home every day and measures their pulse.", ""),
        ("en", "Familiarity with ISO 9001", "verb standard not_vague"),
        ("en", "Experience daily life in a village", "verb standard not_vague"),
        ("en", "Improve my English and get to know the school system", "verb standard not_vague single"),
        ("en", "Designs a card that follows the brand rules of the client.", ""),
        ("lv", "Apmeklēs trīs muzejus.", "verb standard not_vague"),
        ("lv", "Ir apmeklējusi divas izstādes", "verb standard not_vague"),
        ("lv", "Dalība vasaras nometnē", "verb standard not_vague"),
        ("lv", "Apmeklē trīs uzņēmumus un tabulā salīdzina to drošības zīmes.", ""),
        ("lv", "Katru dienu apmeklē divus pacientus un izmēra viņiem pulsu.", ""),
        ("lv", "Orientēties jaunajās tehnoloģijās", "verb standard not_vague"),
        ("lv", "Orientējas apvidū ar karti un kompasu.", ""),
        ("lv", "Labāka angļu valoda", "verb standard not_vague"),
        ("lv", "Būt drošākam, runājot angliski", "verb standard not_vague"),
        ("lv", "Uzlabot valodu un iepazīt skolu sistēmu", "verb standard not_vague single"),
        ("lv", "Tiks izveidota mājaslapa ar piecām sadaļām.", ""),
        ("lv", "Tiks iepazīti darba principi", "verb standard not_vague"),
        ("lv", "Sastāda ēdienkarti atbilstīgi uztura normām.", ""),
    ],
)
def test_each_wording_is_read_in_its_sense(language: str, text: str, faults: str) -> None:
    assert missing(text, language) == set(faults.split())


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [("en", "Visit three companies", "Visit"), ("lv", "Piedalīties kursos", "Piedalīties")],
)
def test_an_activity_is_told_from_what_the_participant_can_do(language: str, text: str, word: str) -> None:
    sentences = {finding.check: say(finding.sentence, "en") for finding in advise(text, language).missing}

    assert sentences[Check.VERB].startswith(f"“{word}” names an activity, not what the participant can do")
    assert sentences[Check.NOT_VAGUE].startswith(f"Having been there (“{word}”) does not show")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Improve my English and get to know the German school system", ("English", "system")),
        ("en", "Quotes a price from the surface measured on site", ("price", "surface")),
        ("en", "Introduces her family in Italian", ("family", "Italian")),
        ("lv", "Es gribu iemācīties gatavot paelju", ("paelju",)),
        ("lv", "Ieprogrammē robotu, kas brauc pa līniju", ("robotu",)),
        ("lv", "Spēj komunicēt svešvalodā", ("svešvalodā",)),
    ],
)
def test_only_what_the_action_is_about_is_called_its_object(
    language: str, text: str, words: tuple[str, ...]
) -> None:
    assert words_of(advise(text, language), Check.OBJECT) == words
