"""Advice on outcomes: each question in both languages, Latvian forms, and whatever people type."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bm_workspace.advice import LANGUAGES, Advice, Check, advise
from bm_workspace.advice.latvian_forms import known
from bm_workspace.advice.rules import rules_of
from bm_workspace.advice.words import LONGEST
from bm_workspace.paths import folder
from bm_workspace.wording import say

NASTY = json.loads((folder("fixtures") / "nasty_strings.json").read_text(encoding="utf-8"))


def missing(text: str, language: str) -> set[str]:
    """The questions to which the advice says no."""
    return {finding.check.value for finding in advise(text, language).missing}


def words_of(advice: Advice, check: Check) -> tuple[str, ...]:
    return next(finding.words for finding in advice.findings if finding.check is check)


@pytest.mark.parametrize(
    ("language", "text", "faults"),
    [
        ("en", "Replaces brake pads following the manual within 60 minutes.", ""),
        ("en", "The learner will be able to bleed the brakes of a lorry without supervision", ""),
        ("en", "At level A2, understands short announcements about trains.", ""),
        ("en", "Milling a groove in a steel block to a depth of 2 mm", ""),
        ("en", "Caulks joints.", "standard"),
        ("en", "Write guidelines for new staff.", "standard"),
        ("en", "Improve English", "verb standard not_vague"),
        ("en", "Improve the efficiency of the production line by 5 %.", ""),
        ("en", "Know about welding", "verb standard not_vague"),
        ("en", "Get acquainted with the host company", "verb standard not_vague"),
        ("en", "Hopes to become a better cook", "verb object standard not_vague"),
        ("en", "Installation of solar panels", "verb standard"),
        ("en", "Time management", "verb standard"),
        ("en", "Strengthening of language skills", "verb object standard not_vague"),
        ("en", "Recognise the importance of teamwork", "verb standard not_vague"),
        ("en", "Cook well", "object standard"),
        ("en", "Bakes bread from the recipe. Sings in two choirs.", "single"),
        ("en", "Repairs engines and speaks German at level A2", "single"),
        ("en", "Prepares, shapes and proves three kinds of bread.", ""),
        ("lv", "Patstāvīgi nomaina bremžu klučus pēc rokasgrāmatas.", ""),
        ("lv", "Dalībnieks spēs uzstādīt sadalni bez palīdzības", ""),
        ("lv", "Ar testeri izmēra izolācijas pretestību.", ""),
        ("lv", "Vācu valodā A2 līmenī saprot darba norādījumus.", ""),
        ("lv", "Žonglē ar trim bumbiņām 30 sekundes.", ""),
        ("lv", "Ierīko kontaktligzdas jaunbūvēs.", "standard"),
        ("lv", "Uzlabot angļu valodu", "verb standard not_vague"),
        ("lv", "Uzlabo līnijas efektivitāti par 5 %.", ""),
        ("lv", "Iepazīties ar uzņēmuma darbu", "verb standard not_vague"),
        ("lv", "Gūt priekšstatu par metināšanu", "verb standard not_vague"),
        ("lv", "Vēlas kļūt par labāku pavāru", "verb object standard not_vague"),
        ("lv", "Saules paneļu uzstādīšana", "verb standard"),
        ("lv", "Valodu prasmju nostiprināšana", "verb object standard not_vague"),
        ("lv", "Audzēknim ir labas angļu valodas zināšanas", "verb standard not_vague"),
        ("lv", "Labi gatavo", "object standard"),
        ("lv", "Cep maizi pēc receptūras. Dzied divos koros.", "single"),
        ("lv", "Remontē dzinējus un sarunājas ar klientiem vāciski A2 līmenī", "single"),
    ],
)
def test_each_question_is_answered(language: str, text: str, faults: str) -> None:
    assert missing(text, language) == set(faults.split())


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("uzmērīt", "uzmēra uzmērīs jāuzmēra"),
        ("uzstādīt", "uzstādīt uzstāda uzstādīs uzstādīja uzstādīšu jāuzstāda uzstādījis uzstādījusi"),
        ("nomainīt", "nomainīt nomaina nomainīs nomainīja"),
        ("sagatavot", "sagatavot sagatavo sagatavos sagatavoja jāsagatavo sagatavojuši"),
        ("novērtēt", "novērtēt novērtē novērtēs novērtēja"),
        ("salīdzināt", "salīdzināt salīdzina salīdzinās salīdzināja"),
        ("nogriezt", "nogriezt nogriež nogriezīs nogrieza"),
        ("sašūt", "sašūt sašuj sašūs sašuva"),
        ("uzsiet", "uzsiet uzsien uzsies uzsēja"),
        ("sarunāties", "sarunāties sarunājas sarunāsies sarunājās"),
        ("sazināties", "sazināties sazinās sazināsies"),
        ("palīdzēt", "palīdzēt palīdz palīdzēs palīdzēja"),
        ("noteikt", "noteikt nosaka noteiks noteica"),
    ],
)
def test_a_latvian_verb_is_known_in_all_its_forms(lemma: str, forms: str) -> None:
    rules = rules_of("lv")

    unknown = [form for form in forms.split() if known(form, rules) is None]

    assert not unknown
    assert known(lemma, rules)


@pytest.mark.parametrize(
    "word", ["valodā", "priekšmetus", "ar", "rokasgrāmata", "vācu", "organizācijas", "mašīnu"]
)
def test_other_latvian_words_are_no_verbs(word: str) -> None:
    assert missing(word, "lv") >= {"verb"}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Takes patients' blood pressure every morning", "care"),
        ("en", "Leads a training session for the youth team", "sport"),
        ("en", "Talks about hobbies in German at level A2", "language"),
        ("lv", "Cep maizi pēc viesnīcas receptūras", "hospitality"),
        ("lv", "Apgriež ābeles dārznieka uzraudzībā", "green"),
        ("lv", "Sametina divas tērauda plāksnes", "technical"),
        ("en", "Xyzzy", "general"),
    ],
)
def test_two_examples_of_the_same_kind_are_shown(language: str, text: str, kind: str) -> None:
    advice = advise(text, language)

    assert advice.kind == kind
    assert advice.examples == rules_of(language).examples(kind)
    assert len(advice.examples) == 2


EXAMPLES = [
    (code, text)
    for code in LANGUAGES
    for kind in rules_of(code).raw["examples"]["kinds"].values()
    for text in kind
]


@pytest.mark.parametrize(("language", "text"), EXAMPLES)
def test_every_example_is_good_by_its_own_advice(language: str, text: str) -> None:
    assert missing(text, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_rules_names_its_source(language: str) -> None:
    groups = {name: group for name, group in rules_of(language).raw.items() if isinstance(group, dict)}

    assert len(groups) > 15
    assert [name for name, group in groups.items() if not group.get("source")] == []


@pytest.mark.parametrize(
    ("text", "expected", "read_as"),
    [
        ("Replaces the brake pads of a car without help.", "lv", "en"),
        ("Patstāvīgi nomaina automašīnas bremžu klučus.", "en", "lv"),
        ("Умеет варить борщ по рецепту", "lv", ""),
        (
            "Kann die Bremsen nach dem Handbuch und mit dem Meister wechseln, ohne auf die Hilfe zu warten",
            "en",
            "",
        ),
        ("Improve German", "lv", "en"),
        ("Uzlabot valodu", "en", "lv"),
        ("IT", "lv", "lv"),
        ("CNC", "en", "en"),
    ],
)
def test_the_language_is_the_document_s_unless_the_text_is_evidently_in_another(
    text: str, expected: str, read_as: str
) -> None:
    advice = advise(text, expected)

    assert advice.language == read_as
    assert (advice.note is not None) is (read_as != expected)
    assert bool(advice.findings) is bool(read_as)


@pytest.mark.parametrize("text", ["", " \n\t ", "12", "…", "1. 2. 3.", "😀😀"])
def test_where_there_is_nothing_to_read_there_is_nothing_to_say(text: str) -> None:
    advice = advise(text, "lv")

    assert (advice.findings, advice.note) == ((), None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: str(nasty["name"]))
def test_nasty_strings_are_only_read(language: str, nasty: dict[str, Any]) -> None:
    advice = advise(str(nasty.get("text", nasty)), language)

    assert all(say(finding.sentence, code) for finding in advice.findings for code in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["prot un spēj ", "a, b; c. D ", "1) ", "(((", "– ", "ar ", "with the ", "the the "]
)
def test_of_twenty_thousand_words_only_the_beginning_is_read(language: str, piece: str) -> None:
    whole = piece * 20_000

    assert advise(whole, language) == advise(whole[:LONGEST], language)


PIECES = st.sampled_from(
    [
        "prot",
        "spēj",
        "uzstāda",
        "un",
        "and",
        "installs",
        ",",
        ";",
        ".",
        "–",
        "(",
        ")",
        "1.",
        "A2",
        "EN",
        "ISO",
        "the",
        "with",
        "ar",
        "pēc",
        "😀",
        "to",
        "\n",
    ]
)


@settings(deadline=None, max_examples=150)
@given(
    text=st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=80).map(" ".join)),
    language=st.sampled_from(LANGUAGES),
)
def test_advice_never_fails(text: str, language: str) -> None:
    advice = advise(text, language)

    assert [finding.check for finding in advice.findings] in ([], list(Check))
    assert all(say(finding.sentence, code) for finding in advice.findings for code in LANGUAGES)
