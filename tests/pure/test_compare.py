"""What became of an agreement's answers in its certificate."""

from typing import Any

import pytest

from bm_workspace import carried
from bm_workspace.compare import BECOMES, Side, compare
from bm_workspace.compared import Answer, Part, Pieces, State
from bm_workspace.schema.prefill import carried_over
from bm_workspace.schema.types import Need
from bm_workspace.text_changes import Fate
from bm_workspace.web.compare import WORDS
from bm_workspace.wording import LANGUAGES, say
from tests.pure.filled import EM, LA, filled

S = State
Place = tuple[str, str, str]


def beside(
    agreement: Any, certificate: Any, *, languages: tuple[str, str] = ("en", "en")
) -> tuple[Part, ...]:
    """The comparison of an agreement and a certificate with these answers."""
    old, new = languages
    return compare(
        Side(type=LA, language=old, values=agreement), Side(type=EM, language=new, values=certificate)
    )


def made_from(agreement: Any, **changes: Any) -> dict[str, Any]:
    """The certificate as it is made, all marks taken off, with these sections changed; None takes one out."""
    values = {k: v for k, v in carried_over(EM, agreement).items() if k != carried.CARRIED}
    for key, change in changes.items():
        values[key] = {**values[key], **change} if isinstance(change, dict) else change
    return {key: answers for key, answers in values.items() if answers is not None}


def answers(parts: tuple[Part, ...]) -> dict[str, Answer]:
    return {answer.anchor: answer for part in parts for answer in part.answers}


def states(parts: tuple[Part, ...]) -> dict[str, State]:
    return {anchor: answer.state for anchor, answer in answers(parts).items()}


def text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def of_fate(pieces: Pieces, fate: Fate) -> list[str]:
    return [piece.words for piece in pieces if piece.fate is fate]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_words_of_its_own(state: State, language: str) -> None:
    spoken = [say(word, language) for word in WORDS.values()]

    assert say(WORDS[state], language)
    assert len(set(spoken)) == len(State)


def test_every_pair_of_needs_that_differ_for_a_reader_has_a_sentence() -> None:
    """Optional before and gone afterwards, or the like; `must go` is no need of an agreement."""
    pairs = {(before, after) for before in Need for after in Need if before is not Need.MUST_GO}
    silent = {(need, need) for need in Need} | {(Need.ABSENT, Need.MUST_GO)}

    assert set(BECOMES) == pairs - silent


def test_a_fresh_certificate_holds_the_same_except_what_only_one_of_them_asks() -> None:
    agreement = filled(LA)

    found = states(beside(agreement, made_from(agreement)))

    others = {anchor: state for anchor, state in found.items() if state is not S.SAME}
    assert others == {
        "assessment-result": S.NEW,
        "recognition-reintegration": S.GONE,
        "recognition-recognised": S.NEW,
        "provisions-text": S.MUST_GO,
        **{anchor: S.MUST_GO for anchor in found if anchor.startswith("contacts-")},
        "signatures-participant_name": S.GONE,
        "signatures-participant_place": S.GONE,
        "signatures-participant_date": S.GONE,
        "signatures-guardian_name": S.GONE,
        "signatures-guardian_place": S.GONE,
        "signatures-guardian_date": S.GONE,
        "signatures-sending_place": S.REMOVED,
        "signatures-sending_date": S.REMOVED,
        "signatures-hosting_place": S.REMOVED,
        "signatures-hosting_date": S.REMOVED,
        "signatures-issue_date": S.NEW,
    }


@pytest.mark.parametrize(
    ("section", "field", "before", "after", "is_ahead", "expected"),
    [
        ("activities", "tasks", "Will bake bread.", "Will bake bread.", False, S.SAME),
        ("activities", "tasks", "Will bake bread.", "Will  bake\nbread. ", False, S.SAME),
        ("activities", "tasks", "Cepšana", "Cepšana", False, S.SAME),
        ("activities", "tasks", "Will bake bread.", "Baked bread.", False, S.CHANGED),
        ("activities", "tasks", "Will bake bread.", "Will bake bread.", True, S.MUST_CHANGE),
        ("activities", "tasks", "Will bake cakes.", "Will bake bread.", True, S.MUST_CHANGE),
        ("activities", "tasks", "", "Will bake bread.", True, S.MUST_CHANGE),
        ("activities", "tasks", "Will bake bread.", "", True, S.REMOVED),
        ("activities", "tasks", "Will bake bread.", "", False, S.REMOVED),
        ("activities", "tasks", "", "Baked bread.", False, S.NEW),
        ("activities", "tasks", "", "", False, None),
        ("mobility", "end_date", "2026-06-12", "2026-06-12", False, S.SAME),
        ("mobility", "end_date", "2026-06-12", "2026-06-13", False, S.CHANGED),
        ("mobility", "end_date", "soon", "2026-06-13", False, S.CHANGED),
        ("mobility", "mode", "physical", "blended", False, S.CHANGED),
        ("assessment", "result", "", "", False, S.NEW),
        ("assessment", "result", "", "Passed.", False, S.NEW),
        ("assessment", "result", "not asked there", "Passed.", False, S.NEW),
        ("recognition", "reintegration", "Two tests.", "", False, S.GONE),
        ("recognition", "reintegration", "Two tests.", "not asked there", False, S.GONE),
        ("recognition", "reintegration", "", "", False, None),
        ("provisions", "text", "A host family.", "A host family.", False, S.MUST_GO),
        ("provisions", "text", "A host family.", "", False, S.GONE),
        ("provisions", "text", "", "A host family.", False, S.MUST_GO),
        ("provisions", "text", "", "", False, None),
        ("signatures", "participant_name", "Anna", "", False, S.GONE),
        ("signatures", "hosting_name", "Inés", "Inés", False, S.SAME),
        ("signatures", "issue_date", "", "", False, S.NEW),
    ],
)
def test_what_became_of_an_answer(
    section: str, field: str, before: str, after: str, is_ahead: bool, expected: State | None
) -> None:
    marks = carried.marked([carried.place(section, "", field)] if is_ahead else [])
    certificate = {section: {field: after}, carried.CARRIED: marks}

    found = states(beside({section: {field: before}}, certificate))

    assert found.get(f"{section}-{field}") == expected


def test_an_answer_that_only_the_certificate_asks_is_open_until_it_is_given() -> None:
    parts = beside({}, {"recognition": {"recognised": "As a module."}})

    assert answers(parts)["assessment-result"].is_open
    assert not answers(parts)["recognition-recognised"].is_open


@pytest.mark.parametrize(
    ("languages", "old", "new"),
    [
        (("en", "en"), "12 June 2026", "Physical"),
        (("lv", "lv"), "2026. gada 12. jūnijs", "Klātienē"),
        (("lv", "en"), "2026. gada 12. jūnijs", "Physical"),
    ],
)
def test_dates_and_choices_stand_in_words_of_each_documents_language(
    languages: tuple[str, str], old: str, new: str
) -> None:
    stay = {"mobility": {"end_date": "2026-06-12", "mode": "physical"}}

    found = answers(beside(stay, stay, languages=languages))

    assert text(found["mobility-end_date"].agreement) == old
    assert text(found["mobility-mode"].certificate) == new
    assert {answer.state for anchor, answer in found.items() if "mobility-" in anchor} == {S.SAME}


def test_what_changed_is_told_word_by_word_on_either_side() -> None:
    parts = beside(
        {"activities": {"tasks": "Ceps rudzu maizi 🍞 katru dienu."}},
        {"activities": {"tasks": "Cepa kviešu maizi 🍞 katru dienu."}},
    )

    answer = answers(parts)["activities-tasks"]
    assert of_fate(answer.agreement, Fate.REMOVED) == ["Ceps rudzu"]
    assert of_fate(answer.certificate, Fate.ADDED) == ["Cepa kviešu"]
    assert of_fate(answer.agreement, Fate.KEPT) == of_fate(answer.certificate, Fate.KEPT)


def test_a_date_in_two_languages_changes_as_a_whole() -> None:
    before, after = ({"mobility": {"end_date": day}} for day in ("2026-06-12", "2026-06-13"))

    answer = answers(beside(before, after, languages=("lv", "en")))["mobility-end_date"]

    assert answer.state is S.CHANGED
    assert of_fate(answer.agreement, Fate.REMOVED) == of_fate(answer.certificate, Fate.ADDED) == []


def test_each_section_says_what_becomes_of_it() -> None:
    agreement = filled(LA)

    parts = beside(agreement, made_from(agreement))

    said = {part.key: say(part.becomes, "en") for part in parts if part.becomes}
    assert said == {
        "mentoring": "Mandatory in the agreement, optional in the certificate.",
        "provisions": "The certificate does not contain this section.",
        "contacts": "The certificate does not contain this section.",
    }
    assert [part.key for part in parts] == [section.key for section in EM.sections]
    assert [part.key for part in parts if part.must_go] == ["provisions", "contacts"]


def test_a_section_that_went_stays_in_sight_and_is_done_with() -> None:
    agreement = filled(LA)

    parts = {part.key: part for part in beside(agreement, made_from(agreement, provisions=None))}

    assert parts["provisions"].state is S.GONE
    assert not parts["provisions"].must_go


def test_a_state_that_all_answers_share_is_that_of_their_section() -> None:
    agreement = filled(LA)

    parts = {part.key: part for part in beside(agreement, made_from(agreement, hosting={"city": "Brno"}))}

    assert parts["participant"].state is S.SAME
    assert parts["contacts"].state is S.MUST_GO
    assert parts["hosting"].state is None


def test_two_empty_documents_show_only_what_the_certificate_asks_anew() -> None:
    assert set(states(beside({}, {})).values()) == {S.NEW}
