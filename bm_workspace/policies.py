"""Why something may not be done now: a reason in words, or None where it may."""

from collections.abc import Mapping

from bm_workspace.identifiers import LAST_COUNTER
from bm_workspace.sent_to_host import COMPLETED, INCOMPLETE, SENT
from bm_workspace.wording import Text, _t

ONGOING = "ongoing"
UNCONFIRMED = "unconfirmed"
CONFIRMED = "confirmed"
"""On the way into the Europass mobility database: registered, then confirmed, then ongoing."""

SUBMITTED = "submitted"
EDIT = "edit"
VIEW = "view"

NOT_YET = {
    UNCONFIRMED: _t("The registration is not confirmed yet: press the button in the practice mailbox first."),
    CONFIRMED: _t("The quality criteria are not accepted yet: accept them first."),
}
TO_SENDER: Mapping[str, Text] = {
    SENT: _t(
        "This certificate is with the hosting organisation, so nothing is changed here. "
        "Take the link back first, then go on working on it."
    ),
    COMPLETED: _t(
        "The hosting organisation has confirmed this certificate. To change it, take the link back first."
    ),
}
TO_HOST: Mapping[str, Text] = {
    INCOMPLETE: _t(
        "The sending organisation has taken this link back, so nothing was saved. Ask it for a new one."
    ),
    COMPLETED: _t(
        "This certificate is confirmed, so nothing in it is changed any more. If something is wrong, "
        "ask the sending organisation for a new link."
    ),
}
"""Why the one or the other side may not edit a document that is sent to hosts, by how far it is."""


def why_not_change(project_status: str, rights: str) -> Text | None:
    """Only a person with the right to edit changes anything, while the project is ongoing (domain 1.2)."""
    if project_status in NOT_YET:
        return NOT_YET[project_status]
    if project_status != ONGOING:
        return _t("The final report has been submitted: everything can only be viewed and downloaded.")
    if rights != EDIT:
        return _t(
            "You act as a person with the right to view, who changes nothing. "
            "Under Associated persons you can act as a person with the right to edit."
        )
    return None


def why_not_edit(
    project_status: str, rights: str, *, is_deleted: bool, host: str = INCOMPLETE, as_host: bool = False
) -> Text | None:
    """A document is edited while its project may be changed and it is not deleted.

    `host` says how far its host is with it: while it is there, only the host edits it, who is nobody of
    the project and needs no right in it; once it is confirmed, nobody does.
    """
    if is_deleted:
        return _t("This document is deleted. Restore it to go on working on it.")
    reason = why_not_change(project_status, EDIT if as_host else rights)
    return reason or (TO_HOST if as_host else TO_SENDER).get(host)


def why_not_send(
    project_status: str, rights: str, *, is_deleted: bool, host: str, of_database: bool
) -> Text | None:
    """What may be edited is sent to its host, where its number is of the Europass mobility database."""
    reason = why_not_edit(project_status, rights, is_deleted=is_deleted, host=host)
    if reason is None and not of_database:
        return _t("Only documents of the Europass mobility database are sent to the hosting organisation.")
    return reason


def why_not_restore(project_status: str, rights: str, *, mobility_is_deleted: bool) -> Text | None:
    """A deleted document comes back to a mobility that is there."""
    reason = why_not_change(project_status, rights)
    if reason is None and mobility_is_deleted:
        return _t(
            "The mobility of this document is deleted. Restore the mobility first; "
            "the documents that were deleted with it come back too."
        )
    return reason


def why_not_delete_organisation(
    project_status: str, rights: str, *, is_beneficiary: bool, mobilities: int
) -> Text | None:
    """An organisation goes as long as no mobility begins or leads there; the beneficiary never does."""
    reason = why_not_change(project_status, rights)
    if reason:
        return reason
    if is_beneficiary:
        return _t("This is the beneficiary: a project always has one.")
    if mobilities:
        return _t(
            "This organisation is in use. Delete these mobilities or give them another organisation first."
        )
    return None


def why_not_remove_person(
    project_status: str, rights: str, *, is_acting: bool, is_last_editor: bool
) -> Text | None:
    """A person goes as long as somebody who can edit stays; nobody removes themselves."""
    reason = why_not_change(project_status, rights)
    if reason:
        return reason
    if is_acting:
        return _t("You act as this person. Act as another person first.")
    if is_last_editor:
        return _t("This is the last person with the right to edit.")
    return None


def why_not_submit(
    project_status: str, rights: str, *, drafts: int, complete: int = 0, most: int | None = None
) -> Text | None:
    """The final report takes complete mobilities only (domain facts 2.3), and not too many of them.

    `most` is how many complete participants there may be at most, where that is limited (domain facts 2.4).
    """
    reason = why_not_change(project_status, rights)
    if reason:
        return reason
    if drafts:
        return _t("These mobilities are drafts. Complete or delete them first.")
    if most is not None and complete > most:
        return too_many_participants(complete, most)
    return None


def too_many_participants(complete: int, most: int) -> Text:
    """What is said where more participants are complete than there may be."""
    return _t(
        "%(count)s participants are complete; in KA182 at most %(most)s are possible. "
        "The final report cannot be submitted like this: delete the surplus ones.",
        count=complete,
        most=most,
    )


def why_no_numbers(code: str, left: int, wanted: int) -> Text | None:
    """A mobility is made where its activity type has a number left: none is ever given twice."""
    if wanted <= left:
        return None
    if left == 0:
        return _t(
            "All %(count)s numbers of this activity type are given in this project, so no further "
            "mobility can be created. Nothing was changed.",
            count=LAST_COUNTER,
        )
    return _t(
        "Numbers with the code %(code)s that are left in this project: %(left)s of %(count)s. "
        "Needed are %(wanted)s, so nothing was changed.",
        count=LAST_COUNTER,
        code=code,
        left=left,
        wanted=wanted,
    )


def full_after(complete: int, most: int | None) -> Text | None:
    """What is said of an import after which more participants would be complete than there may be."""
    if most is None or complete <= most:
        return None
    return _t(
        "After this import %(count)s participants are complete; in KA182 at most %(most)s are possible. "
        "The final report cannot be submitted like that.",
        count=complete,
        most=most,
    )


def why_not_return(project_status: str, rights: str) -> Text | None:
    """What was submitted can be returned; here a person with the right to edit plays the agency."""
    if project_status != SUBMITTED:
        return _t("The final report has not been submitted.")
    return why_not_change(ONGOING, rights)
