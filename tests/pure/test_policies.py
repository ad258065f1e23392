"""What may be done when and by whom, each refusal with its reason."""

from collections.abc import Callable

import pytest

from bm_workspace import policies
from bm_workspace.policies import (
    CONFIRMED,
    EDIT,
    NOT_YET,
    ONGOING,
    SUBMITTED,
    UNCONFIRMED,
    VIEW,
    why_not_change,
    why_not_edit,
)
from bm_workspace.schema.lists import choices
from bm_workspace.sent_to_host import COMPLETED, INCOMPLETE, SENT
from bm_workspace.wording import LANGUAGES, Text, say

STATUSES = [choice.key for choice in choices("project_statuses")]
Reason = Callable[[str, str], Text | None]

OF_CHANGES: dict[str, Reason] = {
    "change": why_not_change,
    "edit": lambda status, rights: why_not_edit(status, rights, is_deleted=False),
    "send to a host": lambda status, rights: policies.why_not_send(
        status, rights, is_deleted=False, host=INCOMPLETE, of_database=True
    ),
    "restore": lambda status, rights: policies.why_not_restore(status, rights, mobility_is_deleted=False),
    "delete organisation": lambda status, rights: policies.why_not_delete_organisation(
        status, rights, is_beneficiary=False, mobilities=0
    ),
    "remove person": lambda status, rights: policies.why_not_remove_person(
        status, rights, is_acting=False, is_last_editor=False
    ),
    "submit": lambda status, rights: policies.why_not_submit(status, rights, drafts=0),
}
every_change = pytest.mark.parametrize("why_not", OF_CHANGES.values(), ids=OF_CHANGES)


@every_change
def test_while_a_project_is_ongoing_an_editor_changes_everything(why_not: Reason) -> None:
    assert why_not(ONGOING, EDIT) is None


@every_change
@pytest.mark.parametrize("rights", [EDIT, VIEW])
@pytest.mark.parametrize("status", [*(s for s in STATUSES if s != ONGOING), "", "unknown"])
def test_in_any_other_state_a_project_is_only_looked_at(why_not: Reason, status: str, rights: str) -> None:
    reason = why_not(status, rights)

    assert reason
    assert "final report" in say(reason, "en")


@every_change
@pytest.mark.parametrize("rights", [EDIT, VIEW])
@pytest.mark.parametrize(("status", "words"), [(UNCONFIRMED, "not confirmed"), (CONFIRMED, "criteria")])
def test_before_the_registration_is_done_nothing_is_changed(
    why_not: Reason, status: str, words: str, rights: str
) -> None:
    reason = why_not(status, rights)

    assert reason
    assert words in say(reason, "en")
    assert say(reason, "lv") != say(reason, "en")


@every_change
@pytest.mark.parametrize("rights", [VIEW, "", "unknown"])
def test_without_the_right_to_edit_nothing_is_changed(why_not: Reason, rights: str) -> None:
    reason = why_not(ONGOING, rights)

    assert reason
    assert "Associated persons" in say(reason, "en")


@pytest.mark.parametrize("rights", [EDIT, VIEW])
@pytest.mark.parametrize("status", STATUSES)
def test_a_deleted_document_is_restored_before_it_is_edited(status: str, rights: str) -> None:
    reason = why_not_edit(status, rights, is_deleted=True)

    assert reason
    assert "Restore" in say(reason, "en")


@pytest.mark.parametrize(
    ("status", "rights", "words"),
    [(SUBMITTED, EDIT, ""), (SUBMITTED, VIEW, "right to view"), (ONGOING, EDIT, "not been submitted")],
)
def test_only_a_submitted_report_is_returned_and_by_an_editor(status: str, rights: str, words: str) -> None:
    reason = policies.why_not_return(status, rights)

    assert words in say(reason, "en") if reason else not words


@pytest.mark.parametrize("drafts", [1, 9999])
def test_drafts_stand_against_the_report(drafts: int) -> None:
    reason = policies.why_not_submit(ONGOING, EDIT, drafts=drafts)

    assert reason
    assert "drafts" in say(reason, "en")


@pytest.mark.parametrize(
    ("is_beneficiary", "mobilities", "words"),
    [(True, 0, "beneficiary"), (True, 3, "beneficiary"), (False, 1, "in use")],
)
def test_an_organisation_that_is_needed_stays(is_beneficiary: bool, mobilities: int, words: str) -> None:
    reason = policies.why_not_delete_organisation(
        ONGOING, EDIT, is_beneficiary=is_beneficiary, mobilities=mobilities
    )

    assert reason
    assert words in say(reason, "en")


@pytest.mark.parametrize(
    ("is_acting", "is_last_editor", "words"),
    [(True, True, "act as this person"), (True, False, "act as this person"), (False, True, "last person")],
)
def test_a_person_who_is_needed_stays(is_acting: bool, is_last_editor: bool, words: str) -> None:
    reason = policies.why_not_remove_person(ONGOING, EDIT, is_acting=is_acting, is_last_editor=is_last_editor)

    assert reason
    assert words in say(reason, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_document_comes_back_without_its_mobility(language: str) -> None:
    reason = policies.why_not_restore(ONGOING, EDIT, mobility_is_deleted=True)

    assert reason
    assert (say(reason, language) == reason.msgid) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rights", [EDIT, VIEW])
@pytest.mark.parametrize("is_deleted", [False, True])
def test_a_reason_is_a_sentence_in_every_language(language: str, rights: str, is_deleted: bool) -> None:
    reason = why_not_edit(SUBMITTED if rights == EDIT else ONGOING, rights, is_deleted=is_deleted)

    assert reason
    assert say(reason, language).endswith(".")
    assert (say(reason, language) == reason.msgid) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("host", "as_host", "words"),
    [
        (INCOMPLETE, False, ""),
        (SENT, False, "with the hosting organisation"),
        (COMPLETED, False, "has confirmed"),
        (INCOMPLETE, True, "taken this link back"),
        (SENT, True, ""),
        (COMPLETED, True, "is confirmed"),
    ],
)
def test_what_is_sent_to_a_host_only_the_host_edits_until_it_confirms(
    language: str, host: str, as_host: bool, words: str
) -> None:
    reason = why_not_edit(ONGOING, EDIT, is_deleted=False, host=host, as_host=as_host)

    assert bool(reason) == bool(words)
    if reason:
        assert words in say(reason, "en")
        assert (say(reason, language) == reason.msgid) == (language == "en")


@pytest.mark.parametrize("rights", [EDIT, VIEW, ""])
def test_a_host_needs_no_right_in_the_project_and_changes_nothing_after_its_report(rights: str) -> None:
    assert why_not_edit(ONGOING, rights, is_deleted=False, host=SENT, as_host=True) is None
    assert why_not_edit(SUBMITTED, rights, is_deleted=False, host=SENT, as_host=True)
    assert why_not_edit(ONGOING, rights, is_deleted=True, host=SENT, as_host=True)


@pytest.mark.parametrize("host", [SENT, COMPLETED])
def test_what_is_with_a_host_is_not_sent_again(host: str) -> None:
    assert policies.why_not_send(ONGOING, EDIT, is_deleted=False, host=host, of_database=True)


def test_only_documents_of_the_database_are_sent() -> None:
    reason = policies.why_not_send(ONGOING, EDIT, is_deleted=False, host=INCOMPLETE, of_database=False)

    assert reason
    assert "Europass mobility database" in say(reason, "en")


def test_states_and_rights_are_those_of_the_code_lists() -> None:
    assert {ONGOING, SUBMITTED} == set(STATUSES)
    assert not NOT_YET.keys() & set(STATUSES)
    assert {EDIT, VIEW} == {choice.key for choice in choices("rights")}


@pytest.mark.parametrize(
    ("complete", "most", "refused"), [(10, 10, False), (11, 10, True), (500, None, False)]
)
def test_no_report_goes_out_with_too_many_participants(
    complete: int, most: int | None, refused: bool
) -> None:
    reason = policies.why_not_submit(ONGOING, EDIT, drafts=0, complete=complete, most=most)

    assert bool(reason) is refused
