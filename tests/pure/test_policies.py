"""What may be done when, each refusal with its reason."""

import pytest

from bm_workspace.policies import ONGOING, SUBMITTED, why_not_change, why_not_edit
from bm_workspace.schema.lists import choices
from bm_workspace.wording import LANGUAGES, say

STATUSES = [choice.key for choice in choices("project_statuses")]


def test_while_a_project_is_ongoing_everything_may_be_changed() -> None:
    assert why_not_change(ONGOING) is None
    assert why_not_edit(ONGOING, is_deleted=False) is None


@pytest.mark.parametrize("status", [*(s for s in STATUSES if s != ONGOING), "", "unknown"])
def test_in_any_other_state_documents_are_only_looked_at(status: str) -> None:
    reason = why_not_change(status)

    assert reason
    assert "final report" in say(reason, "en")
    assert why_not_edit(status, is_deleted=False) == reason


@pytest.mark.parametrize("status", STATUSES)
def test_a_deleted_document_is_restored_before_it_is_edited(status: str) -> None:
    reason = why_not_edit(status, is_deleted=True)

    assert reason
    assert "Restore" in say(reason, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_deleted", [False, True])
def test_a_reason_is_a_sentence_in_every_language(language: str, is_deleted: bool) -> None:
    reason = why_not_edit(SUBMITTED, is_deleted=is_deleted)

    assert reason
    assert say(reason, language).endswith(".")
    assert (say(reason, language) == reason.msgid) == (language == "en")


def test_the_states_are_those_of_the_code_list() -> None:
    assert {ONGOING, SUBMITTED} == set(STATUSES)
